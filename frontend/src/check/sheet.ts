/** The check before sending: what was found and removed, who will see it, until when — and the choice. */
import { type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { asProblem } from "../api/problem";
import { back, close, forward, mask, plus } from "../drawings/icons";
import type { Outbox } from "../outbox/outbox";
import { hasArrived, isStuck } from "../outbox/phases";
import type { Parcel, Picture } from "../outbox/terms";
import type { Feed } from "../room/feed";
import { Heed } from "../composer/heed";
import { Watching } from "../room/piece";
import type { Seat } from "../room/session";
import { words } from "../words";
import { renderAudience, renderFindings } from "./findings";
import { sendApart, tellingIn } from "./apart";
import { renderStage } from "./stage";

@customElement("sudare-check")
export class CheckSheet extends Watching<Seat> {
  @property({ attribute: false }) session!: Seat;
  @property({ attribute: false }) feed!: Feed;
  @state() private parcel: Parcel | null = null;
  @state() private at = 0;
  @state() private shown = "";
  @state() private failure = "";
  private hasSentApart = false;
  private isAsking = false;
  private readonly heed = new Heed(() => this.requestUpdate());

  protected get watched(): Seat {
    return this.session;
  }

  private get outbox(): Outbox {
    if (!this.session.outbox) throw new Error("a check needs an outbox");
    return this.session.outbox;
  }

  show(parcel: Parcel, picture?: Picture): void {
    this.parcel = parcel;
    this.shown = this.failure = "";
    this.hasSentApart = false;
    this.heed.soon(parcel.roomId, parcel.text);
    this.at = Math.max(0, picture ? parcel.pictures.indexOf(picture) : this.firstToSee(parcel));
    void this.updateComplete.then(() => {
      const dialog = this.querySelector("dialog");
      if (dialog && !dialog.open) dialog.showModal();
    });
  }

  private firstToSee(parcel: Parcel): number {
    const stuck = parcel.pictures.findIndex((picture) => isStuck(this.outbox.phase(picture)));
    return stuck < 0 ? parcel.pictures.findIndex((picture) => this.outbox.phase(picture) === "look") : stuck;
  }

  private close(): void {
    this.querySelector("dialog")?.close();
  }

  private point(kind: string): void {
    this.shown = this.shown === kind ? "" : kind;
    if (this.shown) this.querySelector(".check-stage")?.scrollIntoView({ block: "start" });
  }

  private async change(parcel: Parcel, picture: Picture): Promise<void> {
    const attachment = this.outbox.attachmentOf(picture);
    if (!attachment) return;
    this.failure = "";
    try {
      const { openEditor } = await import("../editor/editor");
      const edit = await openEditor(attachment, picture.file);
      if (edit) await this.outbox.edit(parcel, attachment.id, edit);
    } catch (thrown) {
      this.failure = `${words().looked.editFailed} ${asProblem(thrown).message}`;
    }
  }

  private step(by: number): void {
    const last = (this.parcel?.pictures.length ?? 1) - 1;
    this.at = Math.max(Math.min(this.at + by, last), 0);
    this.shown = this.failure = "";
  }

  private pressed(pressed: KeyboardEvent): void {
    if ((pressed.target as HTMLElement).matches("input, textarea")) return;
    if (pressed.key === "ArrowLeft") this.step(-1);
    if (pressed.key === "ArrowRight") this.step(1);
  }

  /** The picture is gone from sight at once; the server is told meanwhile. */
  private takeOut(picture: Picture): void {
    const { parcel } = this;
    if (!parcel) return;
    void this.outbox.takeOut(parcel, picture);
    this.step(0);
    if (parcel.pictures.length === 0) this.close();
  }

  private async dropAll(): Promise<void> {
    const { parcel } = this;
    this.close();
    for (const picture of [...(parcel?.pictures ?? [])]) await this.outbox.takeOut(parcel as Parcel, picture);
  }

  private async send(): Promise<void> {
    const { parcel } = this;
    if (!parcel || !(await this.goes(parcel, true))) return;
    const seen = parcel.pictures.filter((picture) => hasArrived(this.outbox.phase(picture)));
    this.close();
    await this.outbox.send(parcel, seen.map((picture) => picture.attachmentId ?? ""));
    this.dispatchEvent(new Event("sent"));
  }

  protected override render(): TemplateResult {
    const said = words().check;
    const { parcel } = this;
    const picture = parcel?.pictures[this.at];
    return html`<dialog class="check" aria-labelledby="check-title" @keydown=${this.pressed} @close=${() => (this.parcel = null)}>
      ${parcel && picture
        ? html`
            <header class="check-head">
              <button class="button-plain" aria-label=${said.close} @click=${this.close}>${close}</button>
              <h2 id="check-title" tabindex="-1" autofocus>${said.title}</h2>
              ${this.renderSteps(parcel)}
            </header>
            <div class="check-body" tabindex="-1">
              ${renderStage(this.outbox, picture, this.shown, this.renderEdit(parcel, picture))}
              <div class="check-facts stack">
                ${renderFindings(this.outbox, parcel, picture, { takeOut: () => this.takeOut(picture), shown: this.shown, point: (kind) => this.point(kind) })}
                ${this.renderFailure(picture)}
                ${renderAudience(this.feed.room)} ${this.renderText(parcel)}
              </div>
            </div>
            ${this.renderFoot(parcel)}`
        : html`<h2 id="check-title" class="unseen">${said.title}</h2>`}
    </dialog>`;
  }

  private renderSteps(parcel: Parcel): TemplateResult | typeof nothing {
    const said = words().check;
    const count = parcel.pictures.length;
    if (count < 2) return nothing;
    return html`<span class="check-steps">
      <button class="button-plain" aria-label=${said.previous} ?disabled=${this.at === 0} @click=${() => this.step(-1)}>${back}</button>
      <span class="figures" aria-live="polite">${said.count(this.at + 1, count)}</span>
      <button class="button-plain" aria-label=${said.next} ?disabled=${this.at === count - 1} @click=${() => this.step(1)}>${forward}</button>
    </span>`;
  }

  private renderEdit(parcel: Parcel, picture: Picture): TemplateResult | typeof nothing {
    if (this.outbox.attachmentOf(picture)?.state !== "checked") return nothing;
    return html`<button class="button button-quiet check-edit" @click=${() => this.change(parcel, picture)}>${mask}${words().looked.edit}</button>`;
  }

  private renderFailure(picture: Picture): TemplateResult | typeof nothing {
    const failure = this.failure || (this.outbox.attachmentOf(picture)?.edit_failed ? words().looked.editFailed : "");
    return failure ? html`<p class="error" role="alert">${failure}</p>` : nothing;
  }

  private renderText(parcel: Parcel): TemplateResult {
    const said = words().check;
    return html`<p class="field">
      <label for="check-words">${said.text}</label>
      <textarea id="check-words" rows="2" maxlength="8000" placeholder=${said.textHint} .value=${parcel.text}
        @input=${(typed: Event) => this.wrote(parcel, (typed.target as HTMLTextAreaElement).value)}></textarea>
    </p>
    ${this.renderApart(parcel)}`;
  }

  private wrote(parcel: Parcel, text: string): void {
    this.outbox.write(parcel, { text });
    this.heed.soon(parcel.roomId, text);
  }

  /** A picture and words that tell who somebody is are better not in one message. The sender decides. */
  private renderApart(parcel: Parcel): TemplateResult | typeof nothing {
    const said = words().check;
    const telling = tellingIn(parcel.text);
    const told = this.heed.about(parcel.text);
    if (telling.length + told.length === 0) return this.hasSentApart ? html`<p class="hint" role="status">${said.apartSent}</p>` : nothing;
    const kinds = telling.map((kind) => said.apartKinds[kind] ?? kind);
    const lines = told.length ? told : [said.apart(kinds)]; // the house's own words, as soon as they are here
    return html`<div class="notice notice-care stack stack-tight check-apart" role="status">${lines.map((line) => html`<p>${line}</p>`)}
      <p><button class="button button-quiet" @click=${() => this.sendApart(parcel)}>${said.apartSend}</button></p></div>`;
  }

  /** Not at this press where the house has something to say that nobody could read before it. */
  private async goes(parcel: Parcel, hasPicture: boolean): Promise<boolean> {
    if (this.isAsking) return false;
    this.isAsking = true;
    const goes = await this.heed.mayGo(parcel.roomId, parcel.text, hasPicture);
    this.isAsking = false;
    await this.updateComplete;
    if (!goes) this.querySelector(".check-apart")?.scrollIntoView({ block: "nearest" });
    return goes && this.parcel === parcel;
  }

  private async sendApart(parcel: Parcel): Promise<void> {
    if (!(await this.goes(parcel, false))) return;
    this.hasSentApart = true;
    await sendApart(this.outbox, parcel);
  }

  private renderFoot(parcel: Parcel): TemplateResult {
    const said = words().check;
    const phases = parcel.pictures.map((picture) => this.outbox.phase(picture));
    const isBlocked = phases.some(isStuck);
    const isReady = phases.every(hasArrived);
    const count = phases.length;
    const now = count > 1 ? said.sendMany(count) : said.send;
    const send = isReady || isBlocked ? now : navigator.onLine ? said.sendReady : said.sendLater;
    return html`<footer class="check-foot">
      ${isBlocked ? html`<p class="hint">${said.withoutThese}</p>` : isReady ? nothing : html`<p class="hint">${said.autoText}</p>`}
      <div class="row">
        <button class="button button-quiet" @click=${this.dropAll}>${said.drop}</button>
        <button class="button-plain check-add" aria-label=${said.add} title=${said.add} @click=${() => this.dispatchEvent(new Event("pick"))}>
          ${plus}<span>${said.add}</span></button>
        <button class="button grow" ?disabled=${isBlocked} @click=${this.send}>${send}</button>
      </div>
    </footer>`;
  }
}
