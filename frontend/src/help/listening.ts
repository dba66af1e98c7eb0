/** `<sudare-listening>`: asks once, calmly, whether talk here may be listened to; in the details, where it stands. */
import { type PropertyValues, type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { asProblem } from "../api/problem";
import { eyes } from "../drawings/icons";
import type { Feed } from "../room/feed";
import { Piece } from "../room/piece";
import { help } from "../words/help";
import * as calls from "./calls";
import { wearStyle } from "./dress";
import type { Listening as Told } from "./terms";

/** Who pressed "later" isn't asked again before the page is opened anew. */
const putOff = new Set<number>();
const answered = new EventTarget();

@customElement("sudare-listening")
export class Listening extends Piece {
  @property({ attribute: false }) feed!: Feed;
  @property({ type: Boolean }) isWhole = false;
  @state() private told: Told | null = null;
  @state() private failure = "";
  private asked = "";

  override connectedCallback(): void {
    super.connectedCallback();
    wearStyle(this);
    answered.addEventListener("change", this.again);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    answered.removeEventListener("change", this.again);
  }

  override willUpdate(_: PropertyValues): void {
    if (this.asked === this.feed.roomId) return;
    this.asked = this.feed.roomId;
    this.told = null;
    this.again();
  }

  private readonly again = (): void => void this.attempt(() => calls.listening(this.feed.roomId));

  /** What it gives is where it stands now, unless another room has been opened meanwhile. */
  private async attempt(deed: () => Promise<Told>): Promise<boolean> {
    const { roomId } = this.feed;
    this.failure = "";
    try {
      const told = await deed();
      if (roomId === this.feed.roomId) this.told = told;
      return true;
    } catch (thrown) {
      const problem = asProblem(thrown);
      if (problem.status !== 404) this.failure = problem.message; // who only looks on isn't asked
      return false;
    }
  }

  private async answer(isYes: boolean): Promise<void> {
    const { told } = this;
    if (!told) return;
    const isDone = await this.attempt(async () => {
      await calls.answer(isYes, told.version);
      return calls.listening(this.feed.roomId);
    });
    if (!isDone) return;
    this.close();
    answered.dispatchEvent(new Event("change"));
  }

  private async here(isWanted: boolean): Promise<void> {
    if (await this.attempt(() => calls.answerHere(this.feed.roomId, isWanted))) answered.dispatchEvent(new Event("change"));
  }

  private later(): void {
    if (this.told) putOff.add(this.told.version);
    this.close();
    this.requestUpdate();
  }

  private close(): void {
    this.querySelector("dialog")?.close();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { told } = this;
    if (!told?.is_on) return nothing;
    if (this.isWhole) return this.renderStanding(told);
    if (!told.is_asked || putOff.has(told.version)) return nothing;
    const said = help().listening;
    return html`<section class="listening-ask" aria-label=${said.title}>
        ${eyes}<p>${said.asked}</p><button class="button button-quiet" @click=${() => this.querySelector("dialog")?.showModal()}>${said.read}</button>
      </section>
      ${this.renderSheet(told)}`;
  }

  private renderSheet(told: Told): TemplateResult {
    const said = help().listening;
    return html`<dialog class="listening-sheet" aria-labelledby="listening-title">
      <div class="sheet-body stack">
        <h2 id="listening-title" tabindex="-1" autofocus>${said.title}</h2>
        <p class="listening-text">${told.text}</p>
        <p class="hint">${said.own}</p>
        ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : nothing}
        <p class="row row-end">
          <button class="button-plain" @click=${this.later}>${said.later}</button>
          <button class="button button-quiet" @click=${() => this.answer(false)}>${said.no}</button>
          <button class="button button-quiet" @click=${() => this.answer(true)}>${said.yes}</button>
        </p>
      </div>
    </dialog>`;
  }

  private renderStanding(told: Told): TemplateResult {
    const said = help().listening;
    const state = told.is_refused_here ? said.off : told.is_listened ? said.on : said.waiting;
    return html`<section class="stack stack-tight">
      <h2>${said.title}</h2>
      <p class="finding">${eyes}<span>${state}</span></p>
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : nothing}
      <p class="row"><button class="button button-quiet" @click=${() => this.here(told.is_refused_here)}>${told.is_refused_here ? said.allow : said.refuse}</button></p>
      <p class="small"><a href="/me/listening/">${said.page}</a></p>
    </section>`;
  }
}
