/** `<sudare-report>`: tap one opened it, tap two is the reason. Then it says calmly what has been done. */
import { type TemplateResult, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { asProblem } from "../api/problem";
import type { Message } from "../api/types";
import { check, close } from "../drawings/icons";
import { opening } from "../drawings/slats";
import { Piece } from "../room/piece";
import { help } from "../words/help";
import * as calls from "./calls";
import { renderContacts } from "./contacts";
import { wearStyle } from "./dress";
import { MEMO_FIELDS, REASONS, type Reason, type Reportable, type Reported } from "./terms";

@customElement("sudare-report")
export class Report extends Piece {
  @state() private about: Reportable | null = null;
  @state() private done: Reported | null = null;
  @state() private isBusy = false;
  @state() private isMemoKept = false;
  @state() private failure = "";

  async ask(about: Reportable): Promise<void> {
    wearStyle(this);
    this.about = about;
    this.done = null;
    this.failure = "";
    this.isMemoKept = false;
    await this.updateComplete;
    this.querySelector("dialog")?.showModal();
    this.querySelector<HTMLElement>("#report-title")?.focus();
  }

  private async choose(reason: Reason): Promise<void> {
    if (!this.about || this.isBusy) return;
    this.isBusy = true;
    this.failure = "";
    try {
      this.done = await calls.report(this.about, reason);
      if (this.done.hidden) this.hide(this.about.message);
    } catch (thrown) {
      this.failure = asProblem(thrown).message;
    }
    this.isBusy = false;
    await this.updateComplete;
    if (this.done) this.querySelector<HTMLElement>("#report-title")?.focus();
  }

  /** Gone from this page at once; the server no longer sends it either. */
  private hide(message: Message): void {
    const spared = { ...message, text: "", attachments: [], reply_to: null, hidden: true };
    this.dispatchEvent(new CustomEvent("learn", { detail: spared, bubbles: true }));
  }

  private async keepMemo(sent: SubmitEvent): Promise<void> {
    sent.preventDefault();
    if (!this.done) return;
    const form = new FormData(sent.target as HTMLFormElement);
    const fields = Object.fromEntries(MEMO_FIELDS.map((name) => [name, String(form.get(name) ?? "").trim()]));
    try {
      await calls.memo(this.done.id, fields);
      this.isMemoKept = true;
      this.failure = "";
    } catch (thrown) {
      this.failure = asProblem(thrown).message;
    }
  }

  private close(): void {
    this.querySelector("dialog")?.close();
  }

  protected override render(): TemplateResult {
    const said = help().report;
    return html`<dialog class="report-sheet" aria-labelledby="report-title" aria-busy=${this.isBusy}>
      <div class="sheet-body stack">
        <header class="row row-apart"><h2 id="report-title" tabindex="-1">${this.done ? said.done : said.title}</h2>
          <button class="button-plain" aria-label=${said.close} @click=${this.close}>${close}</button></header>
        ${this.done ? this.renderDone(this.done) : this.about ? this.renderReasons() : nothing}
      </div>
    </dialog>`;
  }

  private renderReasons(): TemplateResult {
    const said = help().report;
    return html`<p>${said.lead}</p>
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : nothing}
      <ul class="report-reasons">
        ${REASONS.map((reason) => {
          const [name = "", more = ""] = said.reasons[reason] ?? [];
          return html`<li><button type="button" data-reason=${reason} aria-disabled=${this.isBusy} @click=${() => this.choose(reason)}><strong>${name}</strong><span>${more}</span></button></li>`;
        })}
      </ul>
      <p class="hint row" role="status">${this.isBusy ? html`${opening(true)} ${said.sending}` : nothing}</p>`;
  }

  private renderDone(done: Reported): TemplateResult {
    const said = help().report;
    const deeds = [done.preserved ? said.preserved : said.notPreserved, ...(done.hidden ? [said.hidden] : []), ...(done.blocked ? [said.blocked] : []), said.quiet];
    return html`<ul class="help-advice" data-kind="now">${deeds.map((deed) => html`<li>${check}<span>${deed}</span></li>`)}</ul>
      <p class="hint figures">${said.number(done.case.number)}</p>
      ${done.has_handler ? nothing : html`<p class="notice notice-care">${said.nobody}</p>`}
      ${done.next.length ? html`<h3>${said.next}</h3><ul class="help-next">${done.next.map((one) => html`<li>${one.says}</li>`)}</ul>` : nothing}
      ${done.contacts.length ? html`<h3>${said.contacts}</h3>${renderContacts(done.contacts)}` : nothing}
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : nothing}
      ${this.isMemoKept ? html`<p class="notice" role="status">${said.saved}</p>` : this.renderMemo()}
      <p class="row row-end">${this.isAtHome ? html`<a class="button button-quiet" href="/help/${done.id}/">${said.page}</a>` : nothing}
        <button class="button" @click=${this.close}>${said.close}</button></p>`;
  }

  /** Visitors on another site have no page here to be led to. */
  private get isAtHome(): boolean {
    return this.getRootNode() === document;
  }

  private renderMemo(): TemplateResult {
    const said = help().report;
    return html`<details><summary>${said.memo}</summary>
      <form class="stack stack-tight" @submit=${this.keepMemo}>
        ${MEMO_FIELDS.map(
          (name) => html`<p class="field"><label for="memo-${name}">${said.fields[name]}</label>
            <textarea id="memo-${name}" name=${name} rows=${name === "words" ? 3 : 1} maxlength="500"></textarea></p>`,
        )}
        <p class="row row-end"><button class="button button-quiet">${said.save}</button></p>
      </form>
    </details>`;
  }
}
