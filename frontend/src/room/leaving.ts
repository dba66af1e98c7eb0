import { type TemplateResult, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Parcel } from "../outbox/terms";
import { previewOf } from "../composer/previews";
import { again, alert, close, cloudOff, edit } from "../drawings/icons";
import { renderSight } from "../drawings/sight";
import { opening } from "../drawings/slats";
import type { Outbox } from "../outbox/outbox";
import { isStuck } from "../outbox/phases";
import { words } from "../words";
import type { Log } from "./log";
import { Piece } from "./piece";

/** The stream may tell of our message before the answer to its posting does: it is shown once. */
export class Echoes {
  private readonly seenAt = new Map<string, number>();

  without(parcels: Parcel[], log: Log, myId: string): Parcel[] {
    return parcels.filter((parcel) => {
      if (!this.seenAt.has(parcel.key)) this.seenAt.set(parcel.key, log.last);
      return !this.isEchoed(parcel, log, myId);
    });
  }

  private isEchoed(parcel: Parcel, log: Log, myId: string): boolean {
    const ids = parcel.pictures.map((picture) => picture.attachmentId).join();
    const since = this.seenAt.get(parcel.key) ?? 0;
    return [...log.messages.values()].some(
      (message) =>
        message.sequence > since &&
        message.author.id === myId &&
        message.text === parcel.text.trim() &&
        message.attachments.map((one) => one.id).join() === ids,
    );
  }
}

/** A message on its way: waiting for a line, being sent, wanting a look, or refused with a reason. */
@customElement("sudare-leaving")
export class Leaving extends Piece {
  @property({ attribute: false }) outbox!: Outbox;
  @property({ attribute: false }) parcel!: Parcel;

  override updated(): void {
    this.classList.toggle("is-stuck", Boolean(this.parcel.failure));
  }

  // The parcel is one living object; every change of the outbox may be a change of it.
  protected override shouldUpdate(): boolean {
    return true;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.outbox.addEventListener("change", this.again);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.outbox.removeEventListener("change", this.again);
  }

  private readonly again = () => this.requestUpdate();

  private get needsLook(): boolean {
    return this.parcel.pictures.some((picture) => {
      const phase = this.outbox.phase(picture);
      const seen = this.outbox.attachmentOf(picture);
      return isStuck(phase) || (phase === "look" && !this.parcel.approved.includes(seen?.id ?? ""));
    });
  }

  protected override render(): TemplateResult {
    const { parcel } = this;
    return html`<article class="message mine first leaving">
      <h3 class="unseen">${words().room.you}</h3>
      <div class="message-line"><div class="bubble">
        ${parcel.pictures.length ? html`<div class="pictures pictures-waiting">${parcel.pictures.map((picture) => this.renderPicture(picture))}</div>` : nothing}
        ${parcel.text ? html`<p class="message-text">${parcel.text}</p>` : nothing}
      </div></div>
      ${this.renderState()}
    </article>`;
  }

  private renderPicture(picture: Parcel["pictures"][number]): TemplateResult {
    return html`<span class="waiting-picture blind">${renderSight({ src: previewOf(picture), file: picture.file, failed: (event) => ((event.target as HTMLElement).hidden = true) })}</span>`;
  }

  private renderState(): TemplateResult {
    const said = words().outbox;
    const { failure } = this.parcel;
    if (failure) return this.renderTrouble(html`${alert}<span><strong>${said.failed}</strong> ${failure.message}</span>`, this.renderFailureButtons());
    if (this.needsLook) {
      const open = () => this.dispatchEvent(new CustomEvent("check-parcel", { detail: this.parcel, bubbles: true, composed: true }));
      return this.renderTrouble(html`${alert}<span>${said.look}</span>`, html`<button class="button button-quiet" @click=${open}>${said.lookOpen}</button>`);
    }
    if (!navigator.onLine) return html`<p class="leaving-state" role="status">${cloudOff}<span>${said.offline}</span></p>`;
    return html`<p class="leaving-state" role="status">${opening(true)}<span>${said.sending}</span></p>`;
  }

  private renderFailureButtons(): TemplateResult {
    const said = words().outbox;
    return html`
      <button class="button button-quiet" @click=${() => this.outbox.retry(this.parcel)}>${again}${said.retry}</button>
      <button class="button-plain" @click=${() => this.outbox.takeBack(this.parcel)}>${edit}${said.back}</button>
      <button class="button-plain" @click=${() => this.outbox.drop(this.parcel)}>${close}${said.cancel}</button>`;
  }

  private renderTrouble(what: TemplateResult, buttons: TemplateResult): TemplateResult {
    return html`<div class="leaving-trouble" role="alert"><p class="leaving-state">${what}</p><p class="row row-end">${buttons}</p></div>`;
  }
}
