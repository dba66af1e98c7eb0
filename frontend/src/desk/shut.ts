/** Shutting a visitor out for a while, and letting them in again. What it does is said before it is done. */
import { type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { stop } from "../drawings/icons";
import { Watching } from "../room/piece";
import { momentOf } from "../words/dates";
import { desk as words } from "../words/desk";
import type { Line } from "./line";

const HOURS = [1, 24, 24 * 7, 24 * 30] as const;

@customElement("sudare-desk-shut")
export class DeskShut extends Watching<Line> {
  @property({ attribute: false }) line!: Line;
  @state() private isAsked = false;

  protected get watched(): Line {
    return this.line;
  }

  ask(): void {
    if (!this.line.facts || this.line.facts.block) return;
    this.isAsked = true;
    void this.updateComplete.then(() => this.querySelector("dialog")?.showModal());
  }

  private readonly leave = (): void => {
    this.querySelector("dialog")?.close();
    this.isAsked = false;
  };

  private readonly shut = async (sent: SubmitEvent): Promise<void> => {
    sent.preventDefault();
    const told = new FormData(sent.target as HTMLFormElement);
    if (await this.line.shutOut(Number(told.get("hours")), String(told.get("reason")))) this.leave();
  };

  protected override render(): TemplateResult {
    const said = words();
    const block = this.line.facts?.block;
    if (block) {
      return html`<div class="notice notice-hold stack stack-tight">
        <p><strong>${said.blocked(momentOf(block.until))}</strong></p>
        ${block.reason ? html`<p class="break">${said.blockedWhy(block.reason, block.by?.name ?? "")}</p>` : nothing}
        <p><button class="button button-quiet" @click=${() => this.line.letIn()}>${said.unblock}</button></p></div>`;
    }
    return html`<p><button class="button-plain shut" @click=${() => this.ask()}>${stop}${said.block}</button></p>
      ${this.isAsked ? html`<dialog aria-labelledby="shut-title" @close=${() => (this.isAsked = false)}>${this.renderAsked()}</dialog>` : nothing}`;
  }

  private renderAsked(): TemplateResult {
    const said = words();
    const { failure } = this.line;
    return html`<form class="sheet-body stack" @submit=${this.shut}>
      <h2 id="shut-title">${said.blockTitle(this.line.facts?.line.visitor.name ?? "")}</h2>
      <ul class="shut-means hint">${said.blockMeans.map((one) => html`<li>${one}</li>`)}</ul>
      <fieldset><legend>${said.blockHours}</legend>
        <div class="shut-hours">${HOURS.map((hours, at) => html`<label class="choice"><input type="radio" name="hours" value=${hours} ?checked=${at === 1} ?autofocus=${at === 1}>${said.blockFor[at]}</label>`)}</div>
      </fieldset>
      <p class="field"><label for="shut-why">${said.blockWhy}</label>
        <input id="shut-why" name="reason" required maxlength="200" autocomplete="off"><span class="hint">${said.blockWhyHint}</span></p>
      ${failure ? html`<p class="error" role="alert">${failure.message}</p>` : nothing}
      <p class="row row-end"><button type="button" class="button-plain" @click=${this.leave}>${said.cancel}</button>
        <button class="button button-danger">${said.blockGo}</button></p>
    </form>`;
  }
}
