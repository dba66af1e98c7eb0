/** `<sudare-help>`: the calm card at the end of a conversation, for its reader alone. */
import { type PropertyValues, type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { openDirect } from "../api/calls";
import { asProblem } from "../api/problem";
import { bulb, check, person, stop } from "../drawings/icons";
import { withRuby } from "../notice/ruby";
import type { Feed } from "../room/feed";
import { Piece } from "../room/piece";
import type { Session } from "../room/session";
import { language } from "../words/speech";
import { help } from "../words/help";
import * as calls from "./calls";
import { renderContacts } from "./contacts";
import { wearStyle } from "./dress";
import type { Advice, Card } from "./terms";

@customElement("sudare-help")
export class Help extends Piece {
  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) feed!: Feed;
  @state() private card: Card | null = null;
  @state() private isPlain = false;
  @state() private failure = "";
  private heard: Feed | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    wearStyle(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.heard?.removeEventListener("card", this.look);
    this.heard = null;
  }

  override willUpdate(_: PropertyValues): void {
    if (this.heard === this.feed) return;
    this.heard?.removeEventListener("card", this.look);
    this.heard = this.feed;
    this.card = null;
    this.feed.addEventListener("card", this.look);
    this.look();
  }

  private readonly look = (): void => void this.load();

  private get register(): string {
    return this.isPlain ? "ja-plain" : language();
  }

  private async load(): Promise<void> {
    const { feed } = this;
    try {
      const card = await calls.card(feed.roomId, this.register);
      if (feed !== this.feed) return;
      this.card = card;
      await this.updateComplete; // there to be led to
      this.dispatchEvent(new Event("grown", { bubbles: true }));
    } catch {
      // help that can't be fetched now comes with the next look; the conversation goes on
    }
  }

  private choose(isPlain: boolean): void {
    this.isPlain = isPlain;
    this.look();
  }

  private async dismiss(): Promise<void> {
    try {
      await calls.dismiss(this.feed.roomId);
      this.card = null;
      this.closest(".conversation")?.querySelector<HTMLElement>("textarea")?.focus();
    } catch (thrown) {
      this.failure = asProblem(thrown).message;
    }
  }

  /** Opens the room for two and leaves a sentence there to change; nothing is sent. */
  private async turnTo(userId: string): Promise<void> {
    try {
      const room = await openDirect(userId, crypto.randomUUID());
      const draft = this.session.outbox?.draft(room.id);
      if (draft && !draft.text) this.session.outbox?.write(draft, { text: help().card.trustedWords });
      this.session.refresh();
      this.dispatchEvent(new CustomEvent("go", { detail: room.id, bubbles: true }));
    } catch (thrown) {
      this.failure = asProblem(thrown).message;
    }
  }

  private report(): void {
    const { messages } = this.feed.log;
    const message = this.card?.message_ids.map((id) => messages.get(id)).findLast((one) => one && one.author.id !== this.session.me?.user.id);
    if (message) this.dispatchEvent(new CustomEvent("report", { detail: { message }, bubbles: true }));
  }

  protected override render(): TemplateResult | typeof nothing {
    const { card } = this;
    if (!card) return nothing;
    const said = help().card;
    const isOwn = card.kinds.every((kind) => kind === "own");
    return html`<section class="help-card ${this.isPlain ? "is-plain" : ""}" aria-labelledby="help-title" data-stage=${card.stage}>
      <div class="help-head" role="status"><span class="help-mark">${bulb}</span><h2 id="help-title">${withRuby(card.title)}</h2></div>
      <p class="hint">${said.only}</p>
      ${card.says.map((one) => html`<p>${withRuby(one)}</p>`)}
      ${this.renderAdvice(said.dont, card.dont, stop, "dont")} ${this.renderAdvice(said.now, card.now, check, "now")}
      <h3>${said.contacts}</h3>
      ${renderContacts(card.contacts)}
      ${card.guides.map((one) => html`<p class="small"><a href="/guide/${one.code}/?language=${this.register}">${withRuby(one.text)}</a></p>`)}
      ${card.trusted ? this.renderTrusted(card.trusted) : html`<p class="small"><a href="/me/listening/">${said.choose}</a></p>`}
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : nothing}
      <p class="row row-end help-deeds">
        ${language() === "ja" ? html`<button class="button-plain" aria-pressed=${this.isPlain} @click=${() => this.choose(!this.isPlain)}>${this.isPlain ? said.usual : said.plain}</button>` : nothing}
        <button class="button button-quiet" @click=${this.dismiss}>${said.dismiss}</button>
        ${isOwn ? nothing : html`<button class="button" @click=${this.report}>${said.report}</button>`}
      </p>
    </section>`;
  }

  private renderAdvice(title: string, items: Advice[], mark: TemplateResult, kind: string): TemplateResult | typeof nothing {
    if (items.length === 0) return nothing;
    return html`<h3>${title}</h3>
      <ul class="help-advice" data-kind=${kind}>${items.map((one) => html`<li>${mark}<span>${withRuby(one.text)}</span></li>`)}</ul>`;
  }

  private renderTrusted({ user_id: id, name }: NonNullable<Card["trusted"]>): TemplateResult {
    const said = help().card;
    return html`<p class="help-trusted"><button class="button button-quiet" @click=${() => this.turnTo(id)}>${person}${said.trusted(name)}</button>
      <span class="hint">${said.trustedHint}</span></p>`;
  }
}
