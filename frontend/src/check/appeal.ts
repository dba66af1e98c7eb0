import { type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import * as calls from "../api/calls";
import { asProblem } from "../api/problem";
import { seenOf } from "../api/seen";
import type { Attachment } from "../api/types";
import { Piece } from "../room/piece";
import { words } from "../words";

/** One objection, in the sender's own words, to somebody who hasn't judged this picture yet. */
@customElement("sudare-appeal")
export class Appeal extends Piece {
  @property({ attribute: false }) attachment!: Attachment;
  @state() private failure = "";
  @state() private isSending = false;

  private async object(sent: SubmitEvent): Promise<void> {
    sent.preventDefault();
    const said = (sent.target as HTMLFormElement).querySelector("textarea")?.value.trim() ?? "";
    if (!said) return;
    this.isSending = true;
    this.failure = "";
    try {
      this.attachment = await calls.appeal(this.attachment.id, said);
      this.dispatchEvent(new CustomEvent("learnt", { detail: this.attachment, bubbles: true }));
    } catch (thrown) {
      this.failure = asProblem(thrown).message;
    }
    this.isSending = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const said = words().looked;
    const { review } = seenOf(this.attachment);
    if (review && review.kind !== "held" && review.state === "waiting") return html`<p class="hint" role="status">${said.appealWaiting}</p>`;
    if (!review?.can_appeal) return nothing;
    const id = `appeal-${this.attachment.id}`;
    return html`<details class="appeal"><summary>${said.appeal}</summary>
      <form class="stack stack-tight" @submit=${this.object}>
        <p class="hint">${said.appealHint}</p>
        <p class="field"><label for=${id}>${said.appealWords}</label><textarea id=${id} rows="2" maxlength="1000" required></textarea></p>
        ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : nothing}
        <p class="row row-end"><button class="button button-quiet" ?disabled=${this.isSending}>${said.appealSend}</button></p>
      </form>
    </details>`;
  }
}
