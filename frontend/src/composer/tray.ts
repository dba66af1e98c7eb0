import { type TemplateResult, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { again, alert, check, clock, close } from "../drawings/icons";
import { renderSight } from "../drawings/sight";
import { opening } from "../drawings/slats";
import type { Outbox } from "../outbox/outbox";
import { type Phase, isStuck } from "../outbox/phases";
import type { Parcel, Picture } from "../outbox/terms";
import { Watching } from "../room/piece";
import { words } from "../words";
import { previewOf } from "./previews";

/** The pictures about to be sent, each with where it stands, a way to stop it and a way to try again. */
@customElement("sudare-tray")
export class Tray extends Watching<Outbox> {
  @property({ attribute: false }) outbox!: Outbox;
  @property({ attribute: false }) parcel!: Parcel;

  protected get watched(): Outbox {
    return this.outbox;
  }

  protected override render(): TemplateResult {
    return html`<ul class="tray" aria-label=${words().tray.label}>
      ${this.parcel.pictures.map((picture) => this.renderPicture(picture))}
    </ul>`;
  }

  private renderPicture(picture: Picture): TemplateResult {
    const said = words().tray;
    const phase = this.outbox.phase(picture);
    const open = () => this.dispatchEvent(new CustomEvent("check", { detail: picture, bubbles: true }));
    return html`<li class="tray-item" data-phase=${phase}>
      <button type="button" class="tray-open blind" aria-label=${said.open(picture.name)} @click=${open}>
        ${renderSight({ src: previewOf(picture), file: picture.file, failed: (event) => ((event.target as HTMLElement).hidden = true) })}
      </button>
      <span class="tray-state" role="status">${markOf(phase)}<span>${this.sentence(picture, phase)}</span></span>
      ${phase === "uploading" ? this.renderProgress(picture) : nothing}
      ${isStuck(phase) && phase !== "unopened" && phase !== "refused"
        ? html`<button type="button" class="button-plain tray-retry" @click=${() => this.outbox.retryPicture(this.parcel, picture)}>${again}${said.retry}</button>`
        : nothing}
      <button type="button" class="tray-cancel" aria-label=${said.cancel(picture.name)} @click=${() => this.outbox.takeOut(this.parcel, picture)}>${close}</button>
    </li>`;
  }

  private renderProgress(picture: Picture): TemplateResult {
    return html`<progress max="1" .value=${this.outbox.progress.get(picture.key) ?? 0} aria-label=${picture.name}></progress>`;
  }

  private sentence(picture: Picture, phase: Phase): string {
    const said = words().tray;
    if (phase === "uploading") return said.uploading(Math.round(100 * (this.outbox.progress.get(picture.key) ?? 0)));
    return said[phase];
  }
}

function markOf(phase: Phase): TemplateResult {
  if (phase === "ready") return check;
  if (phase === "held") return clock;
  if (isStuck(phase) || phase === "look") return alert;
  return opening(true);
}
