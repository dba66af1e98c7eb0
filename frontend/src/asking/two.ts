/** Two pictures side by side, or one over the other with a border that moves: by finger, mouse and keys. */
import { type TemplateResult, html } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Piece } from "../room/piece";
import { asking as words } from "../words/asking";
import type { Sight } from "./stage";
import { type Spot, isWithin } from "./values";

const percent = (part: number) => `${Math.round(part * 1e4) / 100}%`;

@customElement("sudare-two")
export class Two extends Piece {
  @property({ attribute: false }) one!: Sight;
  @property({ attribute: false }) other!: Sight;
  /** Their numbers in the question, from 0. */
  @property({ attribute: false }) places: readonly [number, number] = [0, 1];
  /** What stands where in each of them. */
  @property({ attribute: false }) spots: readonly [readonly Spot[], readonly Spot[]] = [[], []];
  @property() lit = "";
  @state() private isOver = false;
  @state() private border = 50;

  override updated(): void {
    this.querySelector(".two-spot.is-lit")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** The border goes where the finger is. */
  private slide(moved: PointerEvent): void {
    if (!(moved.buttons & 1)) return;
    const { left, width } = (moved.currentTarget as Element).getBoundingClientRect();
    this.border = Math.round(Math.min(Math.max((moved.clientX - left) / width, 0), 1) * 100);
  }

  private grasp(pressed: PointerEvent): void {
    (pressed.currentTarget as Element).setPointerCapture(pressed.pointerId);
    this.slide(pressed);
  }

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
    const ratio = sight.width / sight.height;
    return html`<figure class="two-one"><div class="two-sheet" .style=${`aspect-ratio: ${ratio}; --ratio: ${ratio}`}>
        <img src=${sight.url} width=${sight.width} height=${sight.height} alt=${sight.name} draggable="false">${this.spots[at]?.map((spot) => this.renderSpot(spot))}</div>
      <figcaption class="hint">${words().pictures.number((this.places[at] ?? at) + 1)}</figcaption></figure>`;
  }

  /** For pointers: whoever reads the list beside it needs none of it. */
  private renderSpot({ key, box: [x, y, width, height], title }: Spot): TemplateResult {
    const choose = () => this.dispatchEvent(new CustomEvent("choose", { detail: key, bubbles: true }));
    return html`<button type="button" class="two-spot ${isWithin(key, this.lit) ? "is-lit" : ""}" tabindex="-1" aria-hidden="true" title=${title} @click=${choose}
      .style=${`left: ${percent(x)}; top: ${percent(y)}; width: ${percent(width)}; height: ${percent(height)}`}></button>`;
  }

  private renderOver(): TemplateResult {
    const { one, other, border } = this;
    return html`<div class="two-over" .style=${`aspect-ratio: ${one.width} / ${one.height}; --ratio: ${one.width / one.height}`} @pointerdown=${this.grasp} @pointermove=${this.slide}>
        <img src=${other.url} alt=${other.name} draggable="false">
        <img src=${one.url} alt=${one.name} draggable="false" .style=${`clip-path: inset(0 ${100 - border}% 0 0)`}>
        <span class="two-line" .style=${`left: ${border}%`} aria-hidden="true"></span>
      </div>
      <input type="range" min="0" max="100" .value=${String(border)} aria-label=${words().two.slider} aria-valuetext=${words().two.share(border)}
        @input=${(slid: Event) => (this.border = Number((slid.target as HTMLInputElement).value))}>`;
  }
}
