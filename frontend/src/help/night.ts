/** `<sudare-night>`: above the composer, while nobody under age here is rung: what becomes of what is sent now. */
import { type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { asProblem } from "../api/problem";
import { hourglass } from "../drawings/icons";
import type { Feed } from "../room/feed";
import { Piece } from "../room/piece";
import { timeOf } from "../words/dates";
import { help } from "../words/help";
import * as calls from "./calls";
import { wearStyle } from "./dress";
import type { Night as Told } from "./terms";

const LOOK_EVERY_MS = 20_000;

export const isNight = (night: Told | null, now = Date.now()): boolean =>
  night !== null && Date.parse(night.begins) <= now && now < Date.parse(night.ends);

@customElement("sudare-night")
export class Night extends Piece {
  @property({ attribute: false }) feed!: Feed;
  @state() private said = "";
  private wakes = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    wearStyle(this);
    this.wakes = window.setInterval(() => this.requestUpdate(), LOOK_EVERY_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.wakes);
  }

  private get night(): Told | null {
    return this.feed.room?.night ?? null;
  }

  private async ring(event: Event): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const reason = new FormData(form).get("reason") as string;
    try {
      await calls.ring(this.feed.roomId, reason);
      this.said = this.night?.is_held ? help().night.sent : help().night.rung;
      form.reset();
      form.closest("details")?.removeAttribute("open");
    } catch (thrown) {
      this.said = asProblem(thrown).message;
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { night } = this;
    if (!night || !isNight(night)) return nothing;
    const said = help().night;
    const [from, until] = [timeOf(night.begins), timeOf(night.ends)];
    return html`<section class="night-note" aria-label=${said.title}>${hourglass}
      <div>
        <p>${night.is_mine ? said.mine(until) : night.is_held ? said.held(from, until) : said.others(from, until)}</p>
        ${night.is_mine ? html`<p>${said.hard} <a href="tel:0120078310">${said.line}</a> · <a href="/guide/threatened/">${said.guide}</a></p>` : nothing}
        ${night.may_ring ? this.renderRing(night.is_held) : nothing}
        <p role="status">${this.said}</p>
      </div></section>`;
  }

  private renderRing(isHeld: boolean): TemplateResult {
    const said = help().night;
    return html`<details><summary>${isHeld ? said.emergencyHeld : said.emergency}</summary>
      <form class="stack stack-tight" @submit=${this.ring}>
        <label class="field"><span>${said.why}</span><input name="reason" required maxlength="200" autocomplete="off"></label>
        <p class="hint">${isHeld ? said.keptHeld : said.kept}</p>
        <div><button class="button button-quiet">${isHeld ? said.send : said.ring}</button></div>
      </form></details>`;
  }
}
