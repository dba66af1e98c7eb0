/** The notice above the composer: one line that opens to a sheet; in an empty room the whole of it. */
import { type PropertyValues, type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import * as calls from "../api/calls";
import type { Notice as Told } from "../api/seen";
import { check, clock, close, forward, mask, stop } from "../drawings/icons";
import { renderEmpty } from "../room/empty";
import { Piece } from "../room/piece";
import { language, words } from "../words";
import type { Register } from "../words/notice";

const KEPT = "sudare.notice.register";
type Sheet = typeof import("./sheet");

@customElement("sudare-notice")
export class Notice extends Piece {
  @property() roomId = "";
  @property({ type: Boolean }) isWhole = false;
  @state() private told: Told | null = null;
  @state() private sheet: Sheet | null = null;
  @state() private hasFailed = false;
  private register: Register = kept();
  private asked = "";

  override willUpdate(_: PropertyValues): void {
    const wanted = `${this.roomId} ${this.registerNow}`;
    if (wanted !== this.asked) void this.load(wanted);
    if (this.isWhole && !this.sheet) void this.bring();
  }

  /** Who chose a register keeps it; otherwise the page's own language counts. */
  private get registerNow(): Register {
    if (this.register === "ja-plain") return "ja-plain";
    return hasChosen() ? this.register : language();
  }

  private async load(wanted: string): Promise<void> {
    const [room = "", register = ""] = wanted.split(" ");
    const isOtherRoom = !this.asked.startsWith(`${room} `);
    this.asked = wanted;
    if (isOtherRoom) this.told = null;
    try {
      const told = await calls.notice(room, register);
      if (wanted === this.asked) this.told = told;
    } catch {
      this.hasFailed = true; // the check before sending says the same at length
    }
  }

  private async bring(): Promise<void> {
    this.sheet ??= await import("./sheet").catch(() => null);
  }

  private readonly choose = (register: Register): void => {
    this.register = register;
    keep(register);
    this.requestUpdate();
  };

  private async open(): Promise<void> {
    await this.bring();
    await this.updateComplete;
    this.querySelector("dialog")?.showModal();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { told, sheet } = this;
    if (this.isWhole) {
      if (!told || !sheet) return this.hasFailed ? renderEmpty() : nothing;
      return html`<section class="empty notice-whole"><h2>${sheet.titleOf(this.registerNow)}</h2>${this.renderBody(told, sheet)}</section>`;
    }
    if (!told) return nothing;
    return html`${this.renderLine(told)}
      <dialog class="notice-sheet" aria-labelledby="notice-title">
        ${sheet
          ? html`<header class="check-head"><button class="button-plain" aria-label=${sheet.closeWord(this.registerNow)} @click=${() => this.querySelector("dialog")?.close()}>${close}</button>
              <h2 id="notice-title" tabindex="-1" autofocus>${sheet.titleOf(this.registerNow)}</h2></header>
              <div class="sheet-body">${this.renderBody(told, sheet)}</div>`
          : html`<h2 id="notice-title" class="unseen">${words().looked.notice.label}</h2>`}
      </dialog>`;
  }

  private renderBody(told: Told, sheet: Sheet): TemplateResult {
    return sheet.renderNotice({ notice: told, register: this.registerNow, choose: this.choose });
  }

  private renderLine({ may, covered, held, never }: Told): TemplateResult {
    const said = words().looked.notice;
    const part = (kind: string, mark: TemplateResult, word: string, examples: readonly { text: string }[]) =>
      examples.length ? html`<span class="notice-part" data-kind=${kind}>${mark}<span>${word}</span></span>` : nothing;
    return html`<button type="button" class="notice-line" @click=${() => this.open()}><span class="unseen">${said.label}</span>
      ${part("may", check, said.may, may)} ${part("covered", mask, said.covered, covered)} ${part("held", clock, said.held, held)}
      ${part("never", stop, said.never, never)}<span class="notice-open">${said.open}${forward}</span>
    </button>`;
  }
}

function kept(): Register {
  try {
    return (localStorage.getItem(KEPT) as Register | null) ?? language();
  } catch {
    return language();
  }
}

function hasChosen(): boolean {
  try {
    return localStorage.getItem(KEPT) !== null;
  } catch {
    return false;
  }
}

function keep(register: Register): void {
  try {
    localStorage.setItem(KEPT, register);
  } catch {
    // storage is closed to us: it holds for this page
  }
}
