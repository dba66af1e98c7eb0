/** The place to write and to bring pictures: text that grows, files by hand, camera, paste or drop. */
import { type PropertyValues, type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import * as calls from "../api/calls";
import type { Message } from "../api/types";
import type { CheckSheet } from "../check/sheet";
import { ask, camera, close, picture as pictureIcon, send } from "../drawings/icons";
import type { Outbox } from "../outbox/outbox";
import { type Parcel, type Picture, isEmpty } from "../outbox/terms";
import "../notice/notice";
import type { Feed } from "../room/feed";
import { Watching } from "../room/piece";
import type { Seat } from "../room/session";
import { words } from "../words";
import { Dropping } from "./dropping";
import { ACCEPT, sort } from "./files";
import { Heed, renderHeed } from "./heed";
import { commandKey, enterSends, meansSend, setEnterSends } from "./keys";
import { keepPreviews } from "./previews";
import "./tray";

const SAY_TYPING_EVERY_MS = 3000;
/** Comes while the first words are being written; asked for again where it couldn't. */
const checking = () => import("../check/sheet");

@customElement("sudare-composer")
export class Composer extends Watching<Seat> {
  @property({ attribute: false }) session!: Seat;
  @property({ attribute: false }) feed!: Feed;
  @state() private refused: string[] = [];
  @state() private enterSends = enterSends();
  @state() private isAsking = false;
  private readonly heed = new Heed(() => this.requestUpdate());
  private readonly dropping = new Dropping(this, (files) => void this.bring(files));
  private saidTypingAt = 0;

  protected get watched(): Seat {
    return this.session;
  }

  private get outbox(): Outbox {
    if (!this.session.outbox) throw new Error("a composer needs an outbox");
    return this.session.outbox;
  }

  private get draft(): Parcel {
    return this.outbox.draft(this.feed.roomId);
  }

  override firstUpdated(): void {
    void checking().catch(() => {});
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has("feed")) this.refused = [];
    keepPreviews([...this.outbox.parcels.values()].flatMap((parcel) => parcel.pictures));
  }

  override updated(changed: PropertyValues): void {
    this.fit();
    if (changed.has("feed") && matchMedia("(pointer: fine) and (min-width: 900px)").matches) this.field?.focus();
  }

  private get field(): HTMLTextAreaElement | null {
    return this.querySelector("textarea");
  }

  private get sheet(): CheckSheet | null {
    return this.querySelector("sudare-check");
  }

  replyTo(message: Message): void {
    const text = message.text || words().room.quotedPicture;
    this.outbox.write(this.draft, { replyTo: { id: message.id, author_name: message.author.name, text, deleted: false } });
    this.field?.focus();
  }

  async check(parcel: Parcel, picture?: Picture): Promise<void> {
    try {
      await checking();
    } catch {
      this.refused = [words().problem.unreachable]; // the pictures stay in the tray, a press there tries again
      return;
    }
    await this.updateComplete;
    this.sheet?.show(parcel, picture);
  }

  private async bring(files: Iterable<File>): Promise<void> {
    const { draft } = this;
    const { welcome, refused } = sort(files, draft.pictures.length);
    this.refused = refused;
    if (welcome.length === 0) return;
    const first = draft.pictures.length;
    await this.outbox.add(draft, welcome);
    await this.check(draft, draft.pictures[first]);
  }

  private picked(event: Event): void {
    const field = event.target as HTMLInputElement;
    const files = [...(field.files ?? [])];
    field.value = ""; // the same file may be picked again
    void this.bring(files);
  }

  private pasted(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void this.bring(files);
  }

  private typed(event: Event): void {
    this.outbox.write(this.draft, { text: (event.target as HTMLTextAreaElement).value });
    const now = Date.now();
    if (now - this.saidTypingAt < SAY_TYPING_EVERY_MS) return;
    this.saidTypingAt = now;
    void calls.sayTyping(this.feed.roomId).catch(() => {}); // a hint; losing it costs nothing
  }

  private pressed(pressed: KeyboardEvent): void {
    if (!meansSend(pressed, this.enterSends)) return;
    pressed.preventDefault();
    void this.submit();
  }

  /** Pictures are looked at before they leave; words alone go at once, but for a number the house warns of first. */
  private async submit(sent?: Event): Promise<void> {
    sent?.preventDefault();
    const { draft } = this;
    if (isEmpty(draft) || this.isAsking) return;
    if (draft.pictures.length) return this.check(draft);
    this.isAsking = true;
    const goes = await this.heed.mayGo(this.feed.roomId, draft.text, false);
    this.isAsking = false;
    if (!goes) return;
    void this.outbox.send(draft, []);
    this.saidTypingAt = 0;
    this.dispatchEvent(new Event("sent"));
    this.field?.focus();
  }

  private fit(): void {
    const { field } = this;
    if (!field) return;
    if (field.value !== this.draft.text) field.value = this.draft.text;
    if (CSS.supports("field-sizing", "content")) return;
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  }

  protected override render(): TemplateResult {
    const said = words().composer;
    const { draft } = this;
    return html`<form class="composer ${this.dropping.isOver ? "is-over" : ""}" @submit=${this.submit}>
      <sudare-notice .roomId=${this.feed.roomId}></sudare-notice>
      ${this.renderNotices(draft)}
      ${draft.pictures.length
        ? html`<sudare-tray .outbox=${this.outbox} .parcel=${draft}
            @check=${(heard: CustomEvent<Picture>) => this.check(draft, heard.detail)}></sudare-tray>`
        : nothing}
      <div class="composer-line">
        ${this.renderPickers()}
        <label class="unseen" for="words">${said.label}</label>
        <textarea id="words" rows="1" maxlength="8000" placeholder=${said.placeholder} enterkeyhint=${this.enterSends ? "send" : "enter"} ?readonly=${this.isAsking}
          @input=${this.typed} @keydown=${this.pressed} @paste=${this.pasted}></textarea>
        ${this.feed.room && this.feed.room.ai !== "off"
          ? html`<button type="button" class="button-plain composer-ask" aria-label=${words().ask.composer} title=${words().ask.composer}
              @click=${() => this.dispatchEvent(new Event("ask", { bubbles: true }))}>${ask}</button>`
          : nothing}
        <button class="button composer-send" ?disabled=${isEmpty(draft)} aria-label=${draft.pictures.length ? said.review : said.send}>
          ${send}<span>${said.send}</span>
        </button>
      </div>
      <p class="composer-settings hint">
        <span>${said.enterHint(commandKey())}</span>
        <label class="choice"><input type="checkbox" .checked=${this.enterSends} @change=${this.changeEnter}>${said.enterSends}</label>
      </p>
      <p class="drop-here" aria-hidden="true">${pictureIcon}${said.drop}</p>
    </form>
    <sudare-check .session=${this.session} .feed=${this.feed} @sent=${() => this.dispatchEvent(new Event("sent"))}
      @pick=${() => this.querySelector<HTMLInputElement>("#pick")?.click()}></sudare-check>`;
  }

  private renderNotices(draft: Parcel): TemplateResult {
    const said = words().composer;
    return html`
      ${this.outbox.isDurable ? nothing : html`<p class="hint" role="status">${words().outbox.noStorage}</p>`}
      ${this.refused.map((reason) => html`<p class="error" role="alert">${reason}</p>`)}
      ${renderHeed(draft.pictures.length ? [] : this.heed.about(draft.text))}
      ${draft.replyTo
        ? html`<div class="replying quote"><span class="quote-author">${said.replying(draft.replyTo.author_name)}</span>
            <span class="quote-text">${draft.replyTo.text}</span>
            <button type="button" class="button-plain" aria-label=${said.stopReply} @click=${() => this.outbox.write(draft, { replyTo: null })}>${close}</button>
          </div>`
        : nothing}`;
  }

  private renderPickers(): TemplateResult {
    const said = words().composer;
    return html`
      <label class="button-plain picker" title=${said.pick}>${pictureIcon}<span class="unseen">${said.pick}</span>
        <input id="pick" class="unseen" type="file" accept=${ACCEPT} multiple @change=${this.picked}></label>
      <label class="button-plain picker picker-camera" title=${said.camera}>${camera}<span class="unseen">${said.camera}</span>
        <input class="unseen" type="file" accept="image/*" capture="environment" @change=${this.picked}></label>`;
  }

  private changeEnter(event: Event): void {
    this.enterSends = (event.target as HTMLInputElement).checked;
    setEnterSends(this.enterSends);
  }
}
