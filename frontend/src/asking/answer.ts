/** The answer while it comes and once it is there: words, values to check, sums, and ways to go on. */
import { type PropertyValues, type TemplateResult, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Answer, Field } from "../api/asked";
import { again, alert, check, edit, forward, send, stop } from "../drawings/icons";
import { opening } from "../drawings/slats";
import { Watching } from "../room/piece";
import { asking as words } from "../words/asking";
import "./approval";
import { AT_WORK, type Asking } from "./asking";
import { renderBeside } from "./beside";
import { renderChecks } from "./checks";
import { renderDifferences } from "./differences";
import "./items";
import "./out";
import { warningsOf } from "./titles";
import "./value";
import { evidenceOf, isHidden, isItems, isWaiting, mayEdit, nextUnresolved, unresolved } from "./values";

const BUILT_IN = "built-in";

/** Of a draft somebody else decides on there is nothing to take out yet. */
const isReadable = ({ state, may_approve }: Answer) => ["done", "stopped", "approved"].includes(state) || (state === "draft" && may_approve);

/** A template's values say all that its words say, and can be put right. */
const isTable = ({ question, fields }: Answer) => question.template !== "" && fields.length > 0;

const renderWords = ({ text, ...answer }: Answer, isAtWork: boolean) =>
  text && !isHidden(answer) ? html`<div class="answer-text" aria-live=${isAtWork ? "polite" : "off"} aria-busy=${isAtWork}>${text}</div>` : nothing;

@customElement("sudare-answer")
export class AnswerPanel extends Watching<Asking> {
  @property({ attribute: false }) asking!: Asking;
  @property() lit = "";
  private wasAtWork = "";

  protected get watched(): Asking {
    return this.asking;
  }

  /** Which picture a value stands in; -1 when no place is known. */
  pictureOf(key: string): number {
    const { answer } = this.asking;
    return (answer && evidenceOf(answer, key)[0]?.picture) ?? -1;
  }

  /** Bring a value under the eyes and under the keys. */
  show(key: string): void {
    const named = (wanted: string) => this.querySelector<HTMLElement>(`[data-key="${wanted}"] button, button[data-key="${wanted}"]`);
    const found = named(key) ?? named(key.split(".")[0] ?? "") ?? this.querySelector<HTMLElement>(`[data-key^="${key}."]`);
    found?.scrollIntoView({ block: "center" });
    found?.focus({ preventScroll: true });
  }

  /** Whoever waited is told once that it is there; where they are reading is left to them. */
  override updated(_: PropertyValues): void {
    const { answer } = this.asking;
    this.wasAtWork = answer && AT_WORK.has(answer.state) ? answer.id : "";
  }

  private next(): void {
    const { answer } = this.asking;
    const key = answer && nextUnresolved(answer, this.lit);
    if (!key) return;
    this.show(key);
    this.dispatchEvent(new CustomEvent("light", { detail: key, bubbles: true }));
  }

  private follow(sent: SubmitEvent): void {
    sent.preventDefault();
    const field = (sent.target as HTMLFormElement).querySelector("input");
    const text = field?.value.trim() ?? "";
    if (!field || !text) return;
    field.value = "";
    void this.asking.follow(text);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { answer, problem } = this.asking;
    if (!answer) return nothing;
    const isAtWork = AT_WORK.has(answer.state);
    return html`<div class="asking-scroll stack answer" tabindex="-1">
        ${this.renderTurns()} ${this.renderAsked(answer)} ${this.renderState(answer)}
        ${isTable(answer) || answer.differences.length ? nothing : renderWords(answer, isAtWork)}
        ${renderDifferences(answer, this.lit)}
        ${warningsOf(answer).map((text) => html`<p class="answer-warning">${alert}<span>${text}</span></p>`)}
        ${isAtWork ? nothing : renderBeside(answer, this.lit)}
        ${answer.fields.length ? this.renderValues(answer) : nothing}
        ${answer.checks.length ? renderChecks(answer) : nothing}
        ${isTable(answer) ? html`<details><summary>${words().asWords}</summary>${renderWords(answer, false)}</details>` : nothing}
        ${isAtWork ? nothing : this.renderAfter(answer)}
      </div>
      <footer class="asking-foot">
        ${problem ? html`<p class="error" role="alert">${problem.message}</p>` : nothing}
        ${isAtWork ? html`<button class="button button-quiet grow" @click=${() => this.asking.stop()}>${stop}${words().stop}</button>` : this.renderOpen(answer)}
      </footer>`;
  }

  private renderTurns(): TemplateResult | typeof nothing {
    const { answers, at } = this.asking;
    const said = words();
    if (answers.length < 2) return nothing;
    return html`<nav aria-label=${said.turns}><ol class="turns">${answers.map((one, number) => html`<li>
      <button class="button-plain" aria-current=${number === at ? "step" : nothing} @click=${() => this.asking.look(number)}>${said.turn(number + 1, this.titleOf(one))}</button></li>`)}</ol></nav>`;
  }

  private titleOf({ question }: Answer): string {
    return question.text || (this.asking.offer?.templates.find(({ name }) => name === question.template)?.title ?? question.template);
  }

  private renderAsked(answer: Answer): TemplateResult {
    const said = words();
    return html`<div class="answer-asked"><p><span class="unseen">${said.asked}: </span>${this.titleOf(answer)}</p>
      ${answer.is_mine ? html`<button class="button-plain" @click=${() => this.asking.edit()}>${edit}${said.edit}</button>` : html`<span class="hint">${answer.question.asked_by.name}</span>`}</div>`;
  }

  private renderState(answer: Answer): TemplateResult {
    const said = words();
    const { state, error, reader } = answer;
    if (AT_WORK.has(state)) return html`<p class="answer-state" role="status">${opening(true)}<span>${said.state[state as "queued"]}</span></p>`;
    if (state === "failed") return html`<div class="answer-failed" role="alert"><p>${alert}<span><strong>${said.state.failed}</strong><br>${error?.text}</span></p></div>`;
    if (isHidden(answer)) return html``;
    if (state === "forgotten") return html`<p class="answer-state" role="status">${said.state.forgotten}</p>`;
    const by = reader === BUILT_IN ? said.reader.by.built_in : said.reader.by.model(reader);
    return html`<p class="answer-state hint" role="status">${this.wasAtWork === answer.id ? html`<span class="unseen">${said.state.done}</span>` : nothing}
      <span>${state === "stopped" ? said.state.stopped : by}</span></p>`;
  }

  private renderValues(answer: Answer): TemplateResult {
    const said = words();
    const one = (field: Field) => html`<sudare-value .field=${field} .answer=${answer} .asking=${this.asking} .isLit=${this.lit === field.name}></sudare-value>`;
    return html`<section class="values" aria-labelledby="values-title"><h3 id="values-title">${said.values.title}</h3>
      <ol>${repeat(answer.fields.filter((field) => !isItems(field)), ({ name }) => name, (field) => html`<li data-key=${field.name}>${one(field)}</li>`)}</ol>
      ${answer.fields.filter(isItems).map((field) => html`<sudare-items .field=${field} .answer=${answer} .asking=${this.asking} .lit=${this.lit}></sudare-items>`)}
    </section>`;
  }

  private renderAfter(answer: Answer): TemplateResult {
    const said = words();
    const memos = isHidden(answer) ? [] : [...answer.disclaimers, ...(this.asking.offer?.disclaimers ?? [said.memo])];
    return html`
      ${memos.map((line) => html`<p class="hint answer-memo">${line}</p>`)}
      <sudare-approval .asking=${this.asking} .answer=${answer}></sudare-approval>
      ${isReadable(answer) ? html`<sudare-out .asking=${this.asking} .answer=${answer}></sudare-out>` : nothing}
      ${isWaiting(answer) || !answer.is_mine ? nothing : this.renderFurther(answer)}`;
  }

  private renderFurther(answer: Answer): TemplateResult {
    const said = words();
    return html`
      ${isHidden(answer)
        ? nothing
        : html`<form class="answer-follow" @submit=${this.follow}><p class="field"><label for="answer-follow">${said.follow}</label>
        <span class="answer-line"><input id="answer-follow" maxlength="4000" autocomplete="off" placeholder=${said.followHint}>
        <button class="button button-quiet" aria-label=${said.send}>${send}</button></span></p></form>`}
      <p><button class="button-plain" @click=${() => this.asking.regenerate()}>${again}${said.again}</button></p>`;
  }

  /** All of it was looked at: on to deciding. */
  private renderToDraft(): TemplateResult {
    const go = () => {
      this.querySelector("#draft-title")?.scrollIntoView({ block: "start" });
      this.querySelector<HTMLElement>("#draft-words")?.focus({ preventScroll: true });
    };
    return html`<button class="button" @click=${go}>${words().draft.go}${forward}</button>`;
  }

  /** How much is left to look at, and the way there. */
  private renderOpen(answer: Answer): TemplateResult {
    const said = words().open;
    const left = unresolved(answer).length;
    if (isHidden(answer) || !mayEdit(answer)) return html`<button class="button grow" @click=${() => this.dispatchEvent(new Event("left"))}>${words().close}</button>`;
    if (!left) return html`<p class="answer-open">${check}<span>${said.none}</span></p>${answer.state === "draft" ? this.renderToDraft() : nothing}`;
    return html`<p class="answer-open is-open">${alert}<span role="status">${said.left(left)}</span></p>
      <button class="button" aria-keyshortcuts="n" title=${said.key} @click=${() => this.next()}>${said.next}${forward}</button>`;
  }
}
