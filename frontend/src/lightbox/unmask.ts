/** What is covered, for whoever holds the right: with a reason, for a while, and told to the sender. */
import { type PropertyValues, type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import * as calls from "../api/calls";
import { asProblem } from "../api/problem";
import { aboutToUnmask, proveThenUnmask, unmaskDone } from "../api/proof";
import { Piece } from "../room/piece";
import { words } from "../words";

const TICK_MS = 1000;

@customElement("sudare-unmask")
export class Unmask extends Piece {
  @property() attachmentId = "";
  @state() private until = 0;
  @state() private failure = "";
  @state() private isOver = false;
  private timer = 0;

  override willUpdate(changed: PropertyValues): void {
    if (changed.has("attachmentId")) this.cover();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearInterval(this.timer);
  }

  private async ask(sent: SubmitEvent): Promise<void> {
    sent.preventDefault();
    const reason = (sent.target as HTMLFormElement).querySelector("input")?.value.trim() ?? "";
    if (!reason) return;
    this.failure = "";
    try {
      const { expires_at, url } = await calls.unmask(this.attachmentId, reason);
      this.until = Date.parse(expires_at);
      this.isOver = false;
      this.tell(url);
      this.timer = window.setInterval(() => this.tick(), TICK_MS);
      unmaskDone();
    } catch (thrown) {
      const problem = asProblem(thrown);
      if (problem.needsProof) return proveThenUnmask(this.attachmentId, reason);
      this.failure = problem.message;
    }
  }

  private tick(): void {
    if (Date.now() < this.until) return this.requestUpdate();
    this.cover();
    this.isOver = true;
    this.tell("");
  }

  private cover(): void {
    window.clearInterval(this.timer);
    this.until = 0;
    this.isOver = false;
  }

  private tell(url: string): void {
    this.dispatchEvent(new CustomEvent("unmasked", { detail: url }));
  }

  protected override render(): TemplateResult {
    const said = words().looked.unmask;
    if (this.until) {
      const left = Math.max(0, Math.ceil((this.until - Date.now()) / 1000));
      const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
      return html`<p class="unmask-now"><strong>${said.shown}</strong> <span class="figures" role="timer">${said.left(time)}</span></p>`;
    }
    const about = aboutToUnmask();
    const isBack = about?.attachmentId === this.attachmentId;
    return html`<details class="unmask" ?open=${isBack}><summary>${said.title}</summary>
      <form @submit=${this.ask}>
        <p>${said.hint}</p>
        <p class="field"><label for="unmask-reason">${said.reason}</label><input id="unmask-reason" maxlength="200" required autocomplete="off" .value=${isBack ? about.reason : ""} @keydown=${(pressed: Event) => pressed.stopPropagation()}></p>
        <p><button class="button">${said.show}</button></p>
      </form></details>
      ${this.isOver ? html`<p role="status">${said.over}</p>` : nothing}
      ${this.failure ? html`<p role="alert">${this.failure}</p>` : nothing}`;
  }
}
