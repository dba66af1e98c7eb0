/** Putting the question together: pictures, a template or own words, more if wanted; what it costs, and send. */
import { type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { AnswerState, Form, Offer } from "../api/asked";
import { bulb, camera, clock, device, person, plus, send } from "../drawings/icons";
import { Watching } from "../room/piece";
import { asking as words } from "../words/asking";
import { fullMoment } from "../words/dates";
import type { Asking } from "./asking";
import "./choosing";
import { money } from "./money";
import { renderChosen } from "./chosen";
import { isAskable } from "./question";
import type { View } from "./sights";

const PARTS = ["purpose", "where", "avoid", "answer"] as const;

/** What became of a draft, where it stands among earlier questions. */
function renderStanding(state: AnswerState): TemplateResult | typeof nothing {
  const said: Partial<Record<AnswerState, string>> = words().draft.standing;
  return said[state] ? html` <span class="asking-tag is-${state}">${said[state]}</span>` : nothing;
}

@customElement("sudare-question")
export class QuestionPanel extends Watching<Asking> {
  @property({ attribute: false }) asking!: Asking;
  @property({ attribute: false }) views: readonly (View | null)[] = [];
  @property({ type: Number }) picture = 0;
  @property({ type: Boolean }) isPointing = false;
  @state() private wasPressed = false;

  protected get watched(): Asking {
    return this.asking;
  }

  private submit(sent: Event): void {
    sent.preventDefault();
    this.wasPressed = true;
    if (isAskable(this.asking.draft)) void this.asking.ask();
    else this.querySelector<HTMLElement>(this.asking.draft.pictures.length ? "#asked-words" : ".chosen-add")?.focus();
  }

  /** Enter alone makes a line; with Ctrl or ⌘ it asks, as everywhere. */
  private pressed(pressed: KeyboardEvent): void {
    if (pressed.key === "Enter" && (pressed.ctrlKey || pressed.metaKey) && !pressed.isComposing) this.submit(pressed);
  }

  protected override render(): TemplateResult {
    const { asking } = this;
    const { offer, draft, problem } = asking;
    return html`<form class="asking-form" @submit=${this.submit}>
      <div class="asking-scroll stack">
        ${offer?.why_not ? html`<p class="notice notice-hold asking-not" role="status">${offer.why_not.text}</p>` : nothing}
        ${offer?.drafts ? html`<p class="notice notice-hold asking-not asking-drafts">${clock}<span>${offer.may_approve ? words().draft.aheadStaff : words().draft.ahead}</span></p>` : nothing}
        ${this.renderAdvice()} ${this.renderQuestion(offer)} ${this.renderForm()}
        ${renderChosen({ asking, at: this.picture, views: this.views })}
        <sudare-choosing .asking=${asking}></sudare-choosing>
        ${this.renderKeep()} ${asking.earlier.length ? this.renderEarlier() : nothing}
      </div>
      <footer class="asking-foot">
        ${problem ? html`<p class="error" role="alert">${problem.message}</p>` : nothing}
        ${this.wasPressed && !isAskable(draft) ? html`<p class="error" role="alert">${draft.pictures.length ? words().needQuestion : words().pictures.none}</p>` : nothing}
        ${offer ? this.renderCost(offer) : nothing}
        <button class="button grow" ?disabled=${offer?.may_ask !== true || asking.isSending}>${send}${asking.isSending ? words().sending : words().send}</button>
      </footer>
    </form>`;
  }

  /** First of all: a better picture costs nothing. */
  private renderAdvice(): TemplateResult | typeof nothing {
    const told = this.asking.draft.pictures.flatMap(({ attachment }, at) => attachment.advice.map(({ message }) => ({ message, number: at + 1 })));
    if (!told.length) return nothing;
    const isSeveral = this.asking.draft.pictures.length > 1;
    return html`<section class="asking-advice"><h3>${bulb}<span>${words().advice}</span></h3>
      <ul>${told.map(({ message, number }) => html`<li>${isSeveral ? html`<strong>${words().pictures.number(number)}</strong> ` : nothing}${message}</li>`)}</ul></section>`;
  }

  private renderQuestion(offer: Offer | null): TemplateResult {
    const said = words().question;
    const { draft } = this.asking;
    const take = (template: string) => this.asking.change({ ...draft, template });
    const chip = (name: string, title: string) => html`<label class="chip"><input type="radio" name="template" value=${name} .checked=${draft.template === name} @change=${() => take(name)}><span>${title}</span></label>`;
    const chosen = offer?.templates.find(({ name }) => name === draft.template);
    return html`<fieldset class="asking-what"><legend>${said.title}</legend>
        <div class="chips">${chip("", said.free)} ${offer?.templates.map(({ name, title }) => chip(name, title))}</div></fieldset>
      ${chosen
        ? html`<div class="asking-template">${chosen.about ? html`<p>${chosen.about}</p>` : nothing}
            ${chosen.fields.length ? html`<p class="hint">${said.reads(chosen.fields.map(({ title }) => title).join(words().comma))}</p>` : nothing}
            ${chosen.capture?.map((line) => html`<p class="hint asking-capture">${camera}<span>${line}</span></p>`)}
            ${chosen.disclaimers.map((line) => html`<p class="hint">${line}</p>`)}</div>`
        : html`<p class="field"><label for="asked-words">${said.label}</label>
            <textarea id="asked-words" rows="2" maxlength="4000" placeholder=${said.hint} .value=${draft.text} @keydown=${this.pressed}
              @input=${(typed: Event) => this.asking.change({ ...draft, text: (typed.target as HTMLTextAreaElement).value })}></textarea>
            ${draft.pictures.length === 2 && !draft.text
              ? html`<button type="button" class="button-plain asking-suggested" @click=${() => this.asking.change({ ...draft, text: said.compare })}>${plus}${said.compare}</button>`
              : nothing}</p>`}`;
  }

  private renderForm(): TemplateResult {
    const said = words().question;
    const { draft } = this.asking;
    const write = (part: keyof Form, typed: Event) =>
      this.asking.change({ ...draft, form: { ...draft.form, [part]: (typed.target as HTMLInputElement).value } });
    return html`<details class="asking-more"><summary>${said.form}</summary>
      <div class="stack stack-tight"><p class="hint">${said.formHint}</p>
      ${PARTS.map((part) => html`<p class="field"><label for="asked-${part}">${said[part]}</label>
        <input id="asked-${part}" maxlength="500" autocomplete="off" placeholder=${said[`${part}Hint`]} .value=${draft.form[part]} @input=${(typed: Event) => write(part, typed)}></p>`)}
      </div></details>`;
  }

  private renderKeep(): TemplateResult {
    const said = words().keep;
    const { draft } = this.asking;
    return html`<div class="asking-keep"><label class="choice"><input type="checkbox" role="switch" .checked=${!draft.keep} aria-describedby="asked-keep"
        @change=${(turned: Event) => this.asking.change({ ...draft, keep: !(turned.target as HTMLInputElement).checked })}>${said.label}</label>
      <p class="hint" id="asked-keep">${draft.keep ? said.off : said.on}</p></div>`;
  }

  /** Who reads, and what that costs. Where there is a model, the reader of the house may be asked in its place. */
  private renderCost({ readers, prices, left }: Offer): TemplateResult {
    const said = words();
    const { draft } = this.asking;
    const model = readers.find(({ kind }) => kind === "model");
    const isModel = model !== undefined && draft.model;
    const cost = isModel ? draft.pictures.length * prices.per_picture : 0;
    const remains = [
      ...(left.cost === null ? [] : [said.cost.left(money(left.cost, prices.currency))]),
      ...(left.pictures === null ? [] : [said.cost.leftPictures(left.pictures)]),
    ];
    const place = model && (model.place === "here" ? said.reader.here : model.place);
    return html`<div class="asking-cost">
      <p>${isModel ? person : device}<span>${isModel ? said.reader.model(model.name, place ?? "") : said.reader.built_in}</span></p>
      <p class="figures">${cost ? said.cost.about(money(cost, prices.currency)) : said.cost.free}${remains.map((one) => html` · ${one}`)}</p>
      ${model
        ? html`<label class="choice"><input type="checkbox" .checked=${!draft.model} @change=${() => this.asking.change({ ...draft, model: !draft.model })}>${said.reader.only}</label>`
        : nothing}</div>`;
  }

  private renderEarlier(): TemplateResult {
    const said = words();
    const titleOf = (template: string) => this.asking.offer?.templates.find(({ name }) => name === template)?.title ?? template;
    return html`<details class="asking-earlier" ?open=${this.asking.earlier.some(({ state, may_approve }) => state === "draft" && may_approve)}><summary>${said.earlier}</summary><ul>
      ${this.asking.earlier.map(({ id, question, state }) => html`<li><button type="button" class="button-plain" @click=${() => this.asking.open(id)}>
        <span><strong>${question.text || titleOf(question.template)}</strong>${renderStanding(state)}<br>
        <span class="hint">${question.asked_by.name} · <time datetime=${question.asked_at}>${fullMoment(question.asked_at)}</time></span></span></button></li>`)}</ul></details>`;
  }
}
