/** The first thing a visitor reads: what this is, whether somebody is there, what becomes of a picture. */
import { type TemplateResult, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { brokenThing } from "../src/drawings/examples";
import { clock, hourglass, mask, people, place } from "../src/drawings/icons";
import { Watching } from "../src/room/piece";
import { momentOf } from "../src/words/dates";
import "./about";
import type { Desk } from "./terms";
import type { Visiting } from "./visiting";
import { said } from "./tongue";

@customElement("sudare-welcome")
export class Welcome extends Watching<Visiting> {
  @property({ attribute: false }) visiting!: Visiting;

  protected get watched(): Visiting {
    return this.visiting;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { desk, isGone, problem } = this.visiting;
    if (!desk) return nothing;
    const words = said().welcome;
    if (!desk.is_open) {
      return html`<div class="view"><div class="view-scroll stack"><h2 class="view-title" tabindex="-1">${words.closed}</h2>
        <p>${desk.look.words.away || words.closedHint}</p></div></div>`;
    }
    return html`<div class="view">
      <div class="view-scroll stack">
        ${isGone ? html`<p class="notice notice-hold" role="status">${said().gone}</p>` : nothing}
        ${problem ? html`<p class="notice notice-care" role="alert">${problem.message}</p>` : nothing}
        <div class="welcome-lead">${brokenThing}
          <h2 class="view-title" tabindex="-1">${words.title}</h2>
          <p>${desk.look.words.greeting || words.greeting}</p></div>
        ${this.renderStanding(desk)}
        <ul class="promises">
          <li>${place}<span>${words.cleaned}</span></li>
          <li>${mask}<span>${words.covered}</span></li>
          <li>${hourglass}<span>${words.forgotten(desk.notice.retention_days)}</span></li>
        </ul>
        <sudare-about .visiting=${this.visiting}></sudare-about>
      </div>
      <footer class="view-foot"><button class="button" @click=${() => this.dispatchEvent(new Event("begin"))}>${words.start}</button></footer>
    </div>`;
  }

  private renderStanding({ hours_now: hours, waiting, is_anybody_here: isAnybodyHere }: Desk): TemplateResult {
    const words = said().welcome;
    if (!hours.is_within) {
      return html`<div class="standing is-away">${clock}<p><strong>${words.outside}</strong>
        <span>${hours.opens_at ? words.opens(momentOf(hours.opens_at)) : hours.words}</span> <span class="hint">${words.outsideHint}</span></p></div>`;
    }
    if (!isAnybodyHere) return html`<div class="standing is-away">${clock}<p><strong>${words.nobody}</strong> <span class="hint">${words.outsideHint}</span></p></div>`;
    return html`<div class="standing">${people}<p><strong>${words.here}</strong> <span class="figures">${words.line(waiting.people, waiting.minutes)}</span></p></div>`;
  }
}
