import { type TemplateResult, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import * as calls from "../api/calls";
import { asProblem } from "../api/problem";
import { proofPage } from "../api/proof";
import type { Message } from "../api/types";
import { words } from "../words";
import { Piece } from "./piece";

/** Asks before a message and its pictures' keys are destroyed: the one thing here that can't be undone. */
@customElement("sudare-remove")
export class Remove extends Piece {
  @state() private message: Message | null = null;
  @state() private failure = "";

  async ask(message: Message): Promise<void> {
    this.message = message;
    this.failure = "";
    await this.updateComplete;
    this.querySelector("dialog")?.showModal();
  }

  private async destroy(): Promise<void> {
    if (!this.message) return;
    try {
      await calls.deleteMessage(this.message.id);
      const now = new Date().toISOString();
      const attachments = this.message.attachments.map((one) => ({ ...one, state: "forgotten" as const, renditions: {} }));
      const gone: Message = { ...this.message, text: "", attachments, deleted_at: now };
      this.dispatchEvent(new CustomEvent("learn", { detail: gone, bubbles: true }));
      this.close();
    } catch (thrown) {
      const problem = asProblem(thrown);
      if (problem.needsProof) location.assign(proofPage());
      this.failure = problem.message;
    }
  }

  private close(): void {
    this.querySelector("dialog")?.close();
  }

  protected override render(): TemplateResult {
    const said = words().remove;
    const pictures = this.message?.attachments.length ?? 0;
    return html`<dialog aria-labelledby="remove-title">
      <div class="sheet-body stack">
        <h2 id="remove-title">${said.title}</h2>
        <p>${pictures ? said.withPictures(pictures) : said.text}</p>
        ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : nothing}
        <p class="row row-end">
          <button class="button button-quiet" autofocus @click=${this.close}>${said.no}</button>
          <button class="button button-danger" @click=${this.destroy}>${said.yes}</button>
        </p>
      </div>
    </dialog>`;
  }
}
