/** Two pictures side by side, or one over the other with a border that moves. */
import { type TemplateResult, html } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Piece } from "../room/piece";
import { asking as words } from "../words/asking";
import type { Sight } from "./stage";

@customElement("sudare-two")
export class Two extends Piece {
  @property({ attribute: false }) one!: Sight;
  @property({ attribute: false }) other!: Sight;
  @state() private isOver = false;
  @state() private border = 50;

  protected override render(): TemplateResult {
    const said = words().two;
    const way = (isOver: boolean, word: string) =>
      html`<button type="button" class="button-plain" aria-pressed=${this.isOver === isOver} @click=${() => (this.isOver = isOver)}>${word}</button>`;
    return html`<div class="two">
      <p class="two-ways" role="group" aria-label=${said.title}>${way(false, said.beside)} ${way(true, said.over)}</p>
      ${this.isOver ? this.renderOver() : html`<div class="two-beside">${[this.one, this.other].map((sight, at) => this.renderOne(sight, at))}</div>`}
    </div>`;
  }

  private renderOne(sight: Sight, at: number): TemplateResult {
    return html`<figure class="two-one"><img src=${sight.url} width=${sight.width} height=${sight.height} alt=${sight.name} draggable="false">
      <figcaption class="hint">${words().pictures.number(at + 1)}</figcaption></figure>`;
  }

  private renderOver(): TemplateResult {
    const { one, other, border } = this;
    return html`<div class="two-over" .style=${`aspect-ratio: ${one.width} / ${one.height}; --ratio: ${one.width / one.height}`}>
        <img src=${other.url} alt=${other.name} draggable="false">
        <img src=${one.url} alt=${one.name} draggable="false" .style=${`clip-path: inset(0 ${100 - border}% 0 0)`}>
        <span class="two-line" .style=${`left: ${border}%`} aria-hidden="true"></span>
      </div>
      <input type="range" min="0" max="100" .value=${String(border)} aria-label=${words().two.slider}
        @input=${(slid: Event) => (this.border = Number((slid.target as HTMLInputElement).value))}>`;
  }
}
