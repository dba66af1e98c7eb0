/** A draft before a person has read it: its words may be changed, it is sent in their name, or it is not sent. */
import { type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Answer } from "../api/asked";
import { check, clock, stop } from "../drawings/icons";
import { Piece } from "../room/piece";
import { asking as words } from "../words/asking";
import { momentOf } from "../words/dates";
import type { Asking } from "./asking";
import { type Change, changesIn } from "./rewording";

@customElement("sudare-approval")
export class Approval extends Piece {
  @property({ attribute: false }) asking!: Asking;
  @property({ attribute: false }) answer!: Answer;
  @state() private words: string | null = null;
  @state() private isRefusing = false;

  private get text(): string {
    return this.words ?? this.answer.text;
  }

  private async refuse(sent: SubmitEvent): Promise<void> {
    sent.preventDefault();
    const reason = (sent.target as HTMLFormElement).querySelector("input")?.value.trim();
    if (reason) await this.asking.refuse(reason);
  }

  private async turn(): Promise<void> {
    this.isRefusing = !this.isRefusing;
    await this.updateComplete;
    this.querySelector<HTMLElement>(this.isRefusing ? "#refuse-reason" : ".draft-refuse")?.focus();
    this.querySelector("form")?.scrollIntoView({ block: "nearest" });
  }

  protected override render(): TemplateResult | typeof nothing {
    const said = words().draft;
    const { state, decided_by, reason } = this.answer;
    const who = decided_by?.name;
    if (state === "approved") return html`<p class="draft-end is-sent" role="status">${check}<span>${said.approved(who ?? "")}<br><strong>${said.mark}</strong></span></p>${this.renderChanges()}`;
    if (state === "refused") return html`<p class="draft-end" role="status">${stop}<span>${said.refused(who ?? "")}<br>${reason ? said.because(reason) : nothing}</span></p>`;
    if (state === "expired") return html`<p class="draft-end">${clock}<span>${said.expired}</span></p>`;
    return state === "draft" ? this.renderDraft() : nothing;
  }

  private renderDraft(): TemplateResult {
    const said = words().draft;
    const { may_approve: mayApprove, expires_at: until } = this.answer;
    if (!mayApprove) {
      return html`<section class="draft" aria-labelledby="draft-title"><h3 id="draft-title">${clock}<span>${said.waits}</span></h3>
        <p role="status">${said.waitsHint}</p></section>`;
    }
    return html`<section class="draft" aria-labelledby="draft-title"><h3 id="draft-title">${clock}<span>${said.title}</span></h3>
      <p>${said.hint} ${until ? html`<span class="hint figures">${said.until(momentOf(until))}</span>` : nothing}</p>
      ${this.renderDeciding()}</section>`;
  }

  private renderDeciding(): TemplateResult {
    const said = words().draft;
    return html`<p class="field"><label for="draft-words">${said.words}</label>
        <textarea id="draft-words" rows="5" maxlength="8000" .value=${this.text} @input=${(typed: Event) => (this.words = (typed.target as HTMLTextAreaElement).value)}></textarea></p>
      ${this.renderChanges()}
      <p class="row"><button class="button button-quiet draft-refuse" aria-expanded=${this.isRefusing} @click=${() => this.turn()}>${said.refuse}</button>
        <button class="button grow" ?disabled=${!this.text.trim()} @click=${() => this.asking.approve(this.text)}>${check}${said.approve}</button></p>
      ${this.isRefusing
        ? html`<form class="stack stack-tight" @submit=${this.refuse}><p class="field"><label for="refuse-reason">${said.reason}</label>
            <input id="refuse-reason" maxlength="300" required autocomplete="off"><span class="hint">${said.reasonHint}</span></p>
            <p class="row row-end"><button class="button button-danger">${said.refuseYes}</button></p></form>`
        : nothing}`;
  }

  /** What a person made of the AI's words: both stay to be seen. */
  private renderChanges(): TemplateResult | typeof nothing {
    const said = words().draft;
    const before = this.answer.given?.text ?? this.answer.text;
    if (before === this.text) return nothing;
    const one = ({ kind, text }: Change) => (kind === "out" ? html`<li><span class="unseen">${said.before}: </span><del>${text}</del></li>` : html`<li><span class="unseen">${said.after}: </span><ins>${text}</ins></li>`);
    return html`<details class="draft-changes"><summary>${said.changed}</summary><ul>${changesIn(before, this.text).map(one)}</ul></details>`;
  }
}
