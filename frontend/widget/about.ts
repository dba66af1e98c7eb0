/** What may be sent here, in full: the notice of the rules in force, before anybody has said a word. */
import { type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Notice } from "../src/api/seen";
import { close, forward, picture } from "../src/drawings/icons";
import { Piece } from "../src/room/piece";
import { language } from "../src/words/speech";
import * as calls from "./calls";
import type { Visiting } from "./visiting";
import { said } from "./tongue";

type Sheet = typeof import("../src/notice/sheet");

@customElement("sudare-about")
export class About extends Piece {
  @property({ attribute: false }) visiting!: Visiting;
  @state() private sheet: Sheet | null = null;
  @state() private register: calls.Register | null = null;
  @state() private told: Notice | null = null;

  async show(): Promise<void> {
    this.sheet ??= await import("../src/notice/sheet").catch(() => null);
    await this.updateComplete;
    this.querySelector("dialog")?.showModal();
  }

  private async choose(register: calls.Register): Promise<void> {
    this.told = (await calls.desk(this.visiting.ground.key, register).catch(() => null))?.notice ?? this.told;
    this.register = register;
  }

  protected override render(): TemplateResult {
    const { sheet } = this;
    const notice = this.told ?? this.visiting.desk?.notice;
    const register = this.register ?? language();
    return html`<button type="button" class="about-open" @click=${() => this.show()}>${picture}<span>${said().welcome.notice}</span>${forward}</button>
      <dialog class="notice-sheet" aria-labelledby="about-title">
        ${sheet && notice
          ? html`<header class="check-head"><button class="button-plain" aria-label=${sheet.closeWord(register)} @click=${() => this.querySelector("dialog")?.close()}>${close}</button>
              <h2 id="about-title" tabindex="-1" autofocus>${sheet.titleOf(register)}</h2></header>
            <div class="sheet-body">${sheet.renderNotice({ notice, register, choose: (chosen) => void this.choose(chosen), who: said().who })}</div>`
          : html`<h2 id="about-title" class="unseen">${said().welcome.notice}</h2>${nothing}`}
      </dialog>`;
  }
}
