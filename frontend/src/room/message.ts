import { type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import * as calls from "../api/calls";
import { asProblem } from "../api/problem";
import type { Message } from "../api/types";
import { ask, bin, edit, flag, more, reply } from "../drawings/icons";
import { words } from "../words";
import { fullMoment, timeOf } from "../words/dates";
import { initialOf } from "./faces";
import { Piece } from "./piece";
import { isHidden, isShown, renderPictures } from "./pictures";
import { linked } from "./text";

/** One message: its words and pictures, and what may be done with it. */
@customElement("sudare-message")
export class MessageView extends Piece {
  @property({ attribute: false }) message!: Message;
  @property({ type: Boolean }) isMine = false;
  @property({ type: Boolean }) isFirst = false;
  @property({ type: Boolean }) isCurrent = false;
  @property({ type: Number }) readBy = 0;
  @property({ type: Boolean }) isDirect = false;
  @property({ type: Boolean }) mayAsk = false;
  @state() private hasActions = false;
  @state() private isEditing = false;
  @state() private failure = "";

  private tell(name: string): void {
    this.hasActions = false;
    this.dispatchEvent(new CustomEvent(name, { detail: this.message, bubbles: true }));
  }

  private async startEdit(): Promise<void> {
    this.hasActions = false;
    this.isEditing = true;
    await this.updateComplete;
    const field = this.querySelector("textarea");
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }

  private stopEdit(): void {
    this.isEditing = false;
    this.failure = "";
    this.closest<HTMLElement>("li")?.focus();
  }

  private async saveEdit(sent: Event): Promise<void> {
    sent.preventDefault();
    const text = this.querySelector("textarea")?.value.trim() ?? "";
    try {
      this.learn(await calls.edit(this.message.id, text));
      this.stopEdit();
    } catch (thrown) {
      this.failure = asProblem(thrown).message;
    }
  }

  private learn(message: Message): void {
    this.dispatchEvent(new CustomEvent("learn", { detail: message, bubbles: true }));
  }

  private pressed(pressed: KeyboardEvent): void {
    if (pressed.key !== "Escape" || pressed.isComposing) return;
    pressed.stopPropagation();
    if (this.isEditing) this.stopEdit();
    this.hasActions = false;
  }

  protected override render(): TemplateResult {
    const { message, isMine } = this;
    return html`<article class="message ${isMine ? "mine" : ""} ${this.isFirst ? "first" : ""}" @keydown=${this.pressed}>
      ${this.isFirst && !isMine
        ? html`<span class="face" aria-hidden="true">${initialOf(message.author.name)}</span>
            <h3 class="author">${message.author.name}</h3>`
        : html`<h3 class="unseen">${isMine ? words().room.you : message.author.name}</h3>`}
      <div class="message-line">
        ${isHidden(message) ? this.renderHidden() : message.deleted_at ? this.renderDeleted() : this.isEditing ? this.renderEditor() : this.renderBody()}
        <span class="message-side">${isMine && message.deleted_at ? nothing : this.renderMore()}${this.renderStamp()}</span>
      </div>
      ${this.hasActions ? this.renderActions() : nothing}
    </article>`;
  }

  private renderBody(): TemplateResult {
    const { message } = this;
    const quote = message.reply_to;
    const said = words().room;
    return html`<div class="bubble ${message.text ? "" : "bubble-bare"}">
      ${quote
        ? html`<blockquote class="quote"><span class="quote-author">${quote.author_name}</span>
            <span class="quote-text">${quote.deleted ? said.quotedGone : quote.text || said.quotedPicture}</span></blockquote>`
        : nothing}
      ${renderPictures(message, this.isCurrent ? 0 : -1, this.isMine)}
      ${message.text ? html`<p class="message-text">${linked(message.text, this.isCurrent ? 0 : -1)}</p>` : nothing}
    </div>`;
  }

  private renderDeleted(): TemplateResult {
    const said = words().room;
    return html`<div class="bubble bubble-deleted">
      <span class="blind deleted-mark" aria-hidden="true"></span>
      <p>${said.deleted}${this.message.attachments.length ? html`<br><span class="hint">${said.deletedHint}</span>` : nothing}</p>
    </div>`;
  }

  private renderHidden(): TemplateResult {
    const said = words().room;
    return html`<div class="bubble bubble-deleted">
      <span class="blind deleted-mark" aria-hidden="true"></span>
      <p>${said.hidden}<br><span class="hint">${said.hiddenHint}</span></p>
    </div>`;
  }

  private renderStamp(): TemplateResult {
    const said = words().room;
    const { message } = this;
    return html`<span class="stamp">
      ${this.readBy > 0 ? html`<span>${this.isDirect ? said.read : said.readBy(this.readBy)}</span>` : nothing}
      ${message.edited_at && !message.deleted_at ? html`<span>${said.edited}</span>` : nothing}
      <time datetime=${message.created_at} title=${fullMoment(message.created_at)}>${timeOf(message.created_at)}</time>
    </span>`;
  }

  private renderMore(): TemplateResult {
    return html`<button class="button-plain message-more" tabindex=${this.isCurrent ? 0 : -1}
      aria-label=${words().room.actions} aria-expanded=${this.hasActions}
      @click=${() => (this.hasActions = !this.hasActions)}>${more}</button>`;
  }

  private renderActions(): TemplateResult {
    const said = words().room;
    if (this.message.deleted_at || isHidden(this.message)) return html`<div class="message-actions row">${this.renderReport()}</div>`;
    return html`<div class="message-actions row">
      <button class="button-plain" @click=${() => this.tell("reply")}>${reply}${said.reply}</button>
      ${this.mayAsk && this.message.attachments.some(isShown)
        ? html`<button class="button-plain" @click=${() => this.tell("ask-about")}>${ask}${words().ask.about}</button>`
        : nothing}
      ${this.isMine
        ? html`${this.message.text
              ? html`<button class="button-plain" @click=${() => this.startEdit()}>${edit}${said.edit}</button>`
              : nothing}
            <button class="button-plain danger" @click=${() => this.tell("remove")}>${bin}${said.delete}</button>`
        : this.renderReport()}
    </div>`;
  }

  private renderReport(): TemplateResult {
    return html`<button class="button-plain" @click=${() => this.report()}>${flag}${words().room.report}</button>`;
  }

  private report(): void {
    this.hasActions = false;
    this.dispatchEvent(new CustomEvent("report", { detail: { message: this.message }, bubbles: true }));
  }

  private renderEditor(): TemplateResult {
    const said = words().room;
    return html`<form class="editor stack stack-tight" @submit=${this.saveEdit}>
      <label class="unseen" for="edit-${this.message.id}">${said.editLabel}</label>
      <textarea id="edit-${this.message.id}" maxlength="8000" .value=${this.message.text}
        @keydown=${(pressed: KeyboardEvent) => this.sendByKey(pressed)}></textarea>
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : nothing}
      <p class="row row-end">
        <button type="button" class="button button-quiet" @click=${() => this.stopEdit()}>${said.cancel}</button>
        <button class="button">${said.save}</button>
      </p>
    </form>`;
  }

  private sendByKey(pressed: KeyboardEvent): void {
    const isSend = pressed.key === "Enter" && (pressed.ctrlKey || pressed.metaKey) && !pressed.isComposing;
    if (isSend) (pressed.target as HTMLTextAreaElement).form?.requestSubmit();
  }
}
