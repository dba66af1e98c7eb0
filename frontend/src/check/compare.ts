import { type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Place } from "../api/seen";
import { Piece } from "../room/piece";
import { renderSight } from "../drawings/sight";
import { words } from "../words";
import { renderBoxes } from "./boxes";

/** Two pictures in one box with a border that moves: the file on this device, and what arrives. */
@customElement("sudare-compare")
export class Compare extends Piece {
  @property() own = "";
  @property({ attribute: false }) file: Blob | null = null;
  @property() clean = "";
  @property({ type: Number }) width = 4;
  @property({ type: Number }) height = 3;
  @property({ attribute: false }) places: readonly Place[] = [];
  @property({ type: Boolean }) isComparable = true;
  /** What else may be done with the picture: stands beside the comparing. */
  @property({ attribute: false }) tools: TemplateResult | typeof nothing = nothing;
  @state() private isComparing = false;
  @state() private hasBefore = true;
  @state() private border = 50;

  private slid(event: Event): void {
    this.border = Number((event.target as HTMLInputElement).value);
  }

  protected override render(): TemplateResult {
    const said = words().check;
    const ratio = `aspect-ratio: ${this.width} / ${this.height}; --ratio: ${this.width / this.height}`;
    return html`<div class="compare">
      <div class="compare-box" .style=${ratio}>
        ${renderSight({ src: this.clean, width: this.width, height: this.height, alt: said.after })}
        ${this.isComparing
          ? html`${this.renderBefore()}
              <span class="compare-line" .style=${`left: ${this.border}%`} aria-hidden="true"></span>
              <span class="compare-name compare-name-before">${said.before}</span>
              <span class="compare-name compare-name-after">${said.after}</span>`
          : nothing}
        ${renderBoxes(this.places)}
      </div>
      <div class="compare-controls">${this.isComparing ? nothing : this.tools} ${this.isComparable && this.hasBefore ? this.renderComparing() : nothing}</div>
      ${this.isComparing ? html`<p class="hint">${said.beforeOnlyHere}</p>` : nothing}
      ${this.hasBefore ? nothing : html`<p class="hint compare-none" role="status">${said.noBefore}</p>`}
    </div>`;
  }

  private renderBefore(): TemplateResult {
    return renderSight({
      src: this.own,
      ...(this.file ? { file: this.file } : {}),
      className: "compare-before",
      alt: words().check.before,
      style: `clip-path: inset(0 ${100 - this.border}% 0 0)`,
      failed: () => (this.hasBefore = this.isComparing = false),
    });
  }

  private renderComparing(): TemplateResult {
    const said = words().check;
    return html`<button class="button button-quiet" aria-pressed=${this.isComparing} @click=${() => (this.isComparing = !this.isComparing)}>${said.compare}</button>
      ${this.isComparing
        ? html`<input type="range" min="0" max="100" .value=${String(this.border)} aria-label=${said.slider} @input=${this.slid}>`
        : nothing}`;
  }
}
