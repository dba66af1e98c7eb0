/** The end of a visit: whether it helped, in one press, and the way to begin again. */
import { type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { asProblem } from "../src/api/problem";
import { check } from "../src/drawings/icons";
import { Watching } from "../src/room/piece";
import type { Visiting } from "./visiting";
import { said } from "./tongue";

type Score = 1 | 2 | 3;
const SCORES: readonly Score[] = [3, 2, 1];

@customElement("sudare-closing")
export class Closing extends Watching<Visiting> {
  @property({ attribute: false }) visiting!: Visiting;
  @state() private score: Score | null = null;
  @state() private failure = "";

  protected get watched(): Visiting {
    return this.visiting;
  }

  private async send(sent: Event): Promise<void> {
    sent.preventDefault();
    if (!this.score) return;
    this.failure = "";
    try {
      await this.visiting.judge(this.score, this.querySelector("textarea")?.value.trim() ?? "");
    } catch (thrown) {
      this.failure = asProblem(thrown).message;
    }
  }

  protected override render(): TemplateResult {
    const { visit } = this.visiting;
    const isAsked = visit?.asks_satisfaction ?? false;
    const words = said().closing;
    return html`<div class="closing stack stack-tight">
      <p><strong>${said().talk.closed}</strong></p>
      ${visit?.satisfaction ? html`<p class="finding finding-fine" role="status">${check}<span>${words.thanks}</span></p>` : nothing}
      ${isAsked && visit && !visit.satisfaction ? this.renderAsk() : nothing}
      <p class="row"><button class="button ${visit?.satisfaction || !isAsked ? "" : "button-quiet"} grow"
        @click=${() => this.dispatchEvent(new Event("again", { bubbles: true }))}>${words.again}</button></p>
    </div>`;
  }

  private renderAsk(): TemplateResult {
    const words = said().closing;
    return html`<form class="stack stack-tight" @submit=${this.send}>
      <fieldset class="scores"><legend>${words.ask}</legend>
        ${SCORES.map((score) => html`<label><input type="radio" name="score" value=${score} .checked=${this.score === score} @change=${() => (this.score = score)}><span>${words.scores[score]}</span></label>`)}
      </fieldset>
      ${this.score
        ? html`<p class="field"><label for="closing-words">${words.words}</label><textarea id="closing-words" rows="2" maxlength="500"></textarea></p>
            ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : nothing}
            <p class="row"><button class="button grow">${words.send}</button></p>`
        : nothing}
    </form>`;
  }
}
