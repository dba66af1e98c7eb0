/** Where the pictures lie: one at a time as the AI sees it, or two to be compared. */
import { type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import type { Answer } from "../api/asked";
import type { Box } from "../api/types";
import { back, eyes, forward, minus, plus, stop } from "../drawings/icons";
import { opening } from "../drawings/slats";
import { Piece } from "../room/piece";
import { asking as words } from "../words/asking";
import { point, whole } from "./icons";
import type { View } from "./sights";
import "./stage";
import type { SightStage } from "./stage";
import "./two";
import { spotsIn } from "./values";

@customElement("sudare-asking-table")
export class AskingTable extends Piece {
  @property({ attribute: false }) views: readonly (View | null)[] = [];
  @property({ type: Number }) at = 0;
  @property({ attribute: false }) answer: Answer | null = null;
  @property({ attribute: false }) regions: readonly Box[] = [];
  @property() lit = "";
  @property({ type: Boolean }) isPointing = false;
  /** What the picture is called, or what it is there for. */
  @property() label = "";
  @state() private isComparing = false;
  private compared = ""; // the answer whose differences were laid open already

  private get stage(): SightStage | null {
    return this.querySelector("sudare-sight");
  }

  /** Where an answer tells differences, both pictures lie there at once. */
  override willUpdate(): void {
    const { answer } = this;
    if (!answer?.differences.length || this.compared === answer.id) return;
    this.compared = answer.id;
    this.isComparing = true;
  }

  private step(by: number): void {
    this.dispatchEvent(new CustomEvent("look-at", { detail: this.at + by, bubbles: true }));
  }

  protected override render(): TemplateResult {
    const { views, at } = this;
    const view = views[at];
    const second = Math.max(at, 1);
    const [one, other] = [views[0]?.sight, views[second]?.sight];
    if (this.isComparing && one && other) {
      const spots = [0, second].map((place) => (this.answer ? spotsIn(this.answer, place) : []));
      return html`${this.renderBar()}<sudare-two .one=${one} .other=${other} .places=${[0, second]} .spots=${spots} .lit=${this.lit}></sudare-two>`;
    }
    return html`${this.renderBar()}
      <div class="sight-frame">${view === undefined ? this.renderNone("") : view === null ? this.renderWait() : view.sight ? this.renderSight(view.sight) : this.renderNone(view.whyNot)}</div>
      ${view && !view.sight ? html`<p class="sight-caption">${this.renderClosing(view)}</p>` : this.renderCaption(view)}`;
  }

  private renderSight(sight: NonNullable<View["sight"]>): TemplateResult {
    const spots = this.answer && !this.isPointing ? spotsIn(this.answer, this.at) : [];
    return html`${keyed(sight.url, html`<sudare-sight .sight=${sight} .regions=${this.regions} .isPointing=${this.isPointing} .spots=${spots} .lit=${this.lit}></sudare-sight>`)}`;
  }

  private renderWait(): TemplateResult {
    return html`<p class="sight-none" role="status">${opening()}<span>${words().view.loading}</span></p>`;
  }

  private renderNone(why: string): TemplateResult {
    const said = words();
    return html`<div class="sight-none blind"><p class="sight-why">${stop}<span>${why ? html`<strong>${said.view.none}</strong><br>${why}` : said.pictures.none}</span></p></div>`;
  }

  private renderBar(): TemplateResult | typeof nothing {
    const said = words();
    const { views, at } = this;
    if (!views.length) return nothing;
    const button = (label: string, icon: TemplateResult, act: () => void, isOff = false) =>
      html`<button class="button-plain" aria-label=${label} title=${label} ?disabled=${isOff} @click=${act}>${icon}</button>`;
    return html`<div class="sight-bar">
      ${views.length > 1
        ? html`${this.isComparing && views.length === 2
              ? nothing
              : html`${button(said.previous, back, () => this.step(-1), at <= (this.isComparing ? 1 : 0))}
            <span class="figures" aria-live="polite">${this.renderCount()}</span>
            ${button(said.next, forward, () => this.step(at === 0 && this.isComparing ? 2 : 1), at === views.length - 1)}`}
            ${views[0]?.sight && views[Math.max(at, 1)]?.sight
              ? html`<button class="button-plain sight-compare" aria-pressed=${this.isComparing} @click=${() => (this.isComparing = !this.isComparing)}>${this.isComparing ? said.two.one : said.two.title}</button>`
              : nothing}`
        : nothing}
      ${this.isComparing || !views[at]?.sight
        ? nothing
        : html`<span class="sight-tools">${button(said.zoomOut, minus, () => this.stage?.zoom(1 / 1.6))} ${button(said.whole, whole, () => this.stage?.fit())}
            ${button(said.zoomIn, plus, () => this.stage?.zoom(1.6))}</span>`}
    </div>`;
  }

  /** Which picture lies there, what it is called and what it is there for; comparing, which two. */
  private renderCount(): string {
    const said = words();
    if (this.isComparing) return said.two.which(1, Math.max(this.at, 1) + 1);
    return [said.count(this.at + 1, this.views.length), this.label].filter(Boolean).join(" · ");
  }

  private renderCaption(view: View | null | undefined): TemplateResult | typeof nothing {
    const said = words();
    if (!view?.sight) return nothing;
    const turn = () => this.dispatchEvent(new Event("point", { bubbles: true }));
    return html`<div class="sight-caption">
      <p class="sight-view">${eyes}<span><strong>${said.view.title}</strong> <span class="hint">${this.isPointing ? said.pointing.hint : said.view.hint}</span></span></p>
      ${this.answer
        ? nothing
        : html`<p class="sight-pointing">
            <button type="button" class="button button-quiet" aria-pressed=${this.isPointing} @click=${turn}>${point}${this.isPointing ? said.pointing.off : said.pointing.on}</button>
            ${this.isPointing ? html`<button type="button" class="button-plain" @click=${() => this.stage?.add()}>${plus}${said.pointing.add}</button>` : this.renderClosing(view)}
          </p>
          ${this.isPointing ? html`<p class="hint sight-keys">${said.pointing.keys}</p>` : nothing}`}
    </div>`;
  }

  /** For the sender: this picture and AIs. */
  private renderClosing({ id, isClosed, mayClose }: View): TemplateResult | typeof nothing {
    const said = words().view;
    if (!mayClose || this.answer) return nothing;
    const turn = () => this.dispatchEvent(new CustomEvent("turn-ai", { detail: id, bubbles: true }));
    return html`<button type="button" class="button button-quiet" @click=${turn}>${isClosed ? said.open : said.close}</button>`;
  }
}
