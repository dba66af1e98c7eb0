/** Out of here: a file, the clipboard, or a message in the room. */
import { type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Answer, ExportFormat } from "../api/asked";
import { save, send } from "../drawings/icons";
import { Piece } from "../room/piece";
import { asking as words } from "../words/asking";
import type { Asking } from "./asking";
import { copy } from "./icons";
import { asRows, harmless } from "./values";

const FORMATS: readonly ExportFormat[] = ["csv", "xlsx", "json", "md"];

@customElement("sudare-out")
export class Out extends Piece {
  @property({ attribute: false }) asking!: Asking;
  @property({ attribute: false }) answer!: Answer;
  @state() private told = "";

  private async copy(): Promise<void> {
    const said = words();
    const rows = asRows(this.answer, (part) => said.items.parts[part]).map((row) => row.map((cell) => harmless(cell.replace(/[\t\r\n]+/g, " "))));
    try {
      await navigator.clipboard.writeText(rows.map((row) => row.join("\t")).join("\n"));
      this.told = said.out.copied;
    } catch {
      this.told = said.out.notCopied; // no clipboard without https
    }
  }

  private async post(): Promise<void> {
    if (await this.asking.post()) this.told = words().out.posted;
  }

  protected override render(): TemplateResult {
    const said = words().out;
    const { answer } = this;
    return html`<section class="out" aria-labelledby="out-title"><h3 id="out-title">${said.title}</h3>
      <div class="out-ways">
        ${FORMATS.map((format) => html`<a class="button button-quiet" href=${this.asking.address(format)} download data-format=${format}>${save}${said[format]}</a>`)}
        <button class="button button-quiet" @click=${this.copy}>${copy}${said.copy}</button>
        ${answer.state === "done" && answer.is_mine && !answer.message_id ? html`<button class="button" @click=${this.post}>${send}${said.post}</button>` : nothing}
      </div>
      <p class="hint" role="status">${this.told || (answer.message_id ? said.posted : "")}</p></section>`;
  }
}
