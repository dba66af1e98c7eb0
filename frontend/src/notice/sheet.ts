/** The notice in full: drawn examples, what becomes of them, who sees them, how long. Comes when it is opened. */
import { type TemplateResult, html, nothing } from "lit";
import type { Example, Notice } from "../api/seen";
import { clock, check, eyes, hourglass, mask, stop } from "../drawings/icons";
import { drawingOf } from "../drawings/notice";
import { NOTICE, REGISTERS, type Register } from "../words/notice";
import { withRuby } from "./ruby";

const SHOWN = 6;
const NAMES = 3;

export interface Reading {
  notice: Notice;
  register: Register;
  choose: (register: Register) => void;
  /** Who sees it, where that isn't told by name. */
  who?: string;
}

export const titleOf = (register: Register) => withRuby(NOTICE[register].title);
export const closeWord = (register: Register) => NOTICE[register].close;
const tagOf = (register: Register) => (register === "en" ? "en" : "ja");

export function renderNotice({ notice, register, choose, who }: Reading): TemplateResult {
  const said = NOTICE[register];
  return html`<div class="notice-body ${register === "ja-plain" ? "is-plain" : ""}" lang=${tagOf(register)}>
    <div class="registers" role="group" aria-label=${said.register}>
      ${REGISTERS.map(([one, name]) => html`<button type="button" class="register" lang=${tagOf(one)} aria-pressed=${one === register} @click=${() => choose(one)}>${name}</button>`)}
    </div>
    <p class="quiet">${withRuby(said.lead)}</p>
    ${renderKind("may", check, said.may, notice.may, register)} ${renderKind("covered", mask, said.covered, notice.covered, register)}
    ${renderKind("held", clock, said.held, notice.held, register)} ${renderNever(notice.never, register)} ${renderTerms(notice, register, who)}
  </div>`;
}

function renderKind(kind: string, mark: TemplateResult, title: string, examples: Example[], register: Register): TemplateResult | typeof nothing {
  if (examples.length === 0) return nothing;
  const [shown, rest] = [examples.slice(0, SHOWN), examples.slice(SHOWN)];
  const tile = (example: Example) => html`<li>${drawingOf(example.drawing)}<span>${withRuby(example.text)}</span></li>`;
  return html`<section class="notice-kind" data-kind=${kind}>
    <h3>${mark}<span>${withRuby(title)}</span></h3>
    <ul class="tiles">${shown.map(tile)}</ul>
    ${rest.length ? html`<details><summary>${withRuby(NOTICE[register].more(rest.length))}</summary><ul class="tiles">${rest.map(tile)}</ul></details>` : nothing}
  </section>`;
}

function renderNever(examples: Example[], register: Register): TemplateResult | typeof nothing {
  if (examples.length === 0) return nothing;
  const said = NOTICE[register];
  return html`<section class="notice-kind" data-kind="never">
    <h3>${stop}<span>${withRuby(said.never)}</span></h3>
    <ul class="nevers">
      ${examples.map(({ drawing, text, instead }) => html`<li>${drawingOf(drawing)}<span><strong>${withRuby(text)}</strong>
        ${instead ? html`<span class="instead">${said.instead}: ${withRuby(instead)}</span>` : nothing}</span></li>`)}
    </ul>
  </section>`;
}

function renderTerms({ who, retention_days: days, ai }: Notice, register: Register, asOne?: string): TemplateResult {
  const said = NOTICE[register];
  const names = who.map((one) => one.name);
  const people = names.length ? said.whoMany(names.slice(0, NAMES), Math.max(names.length - NAMES, 0)) : said.nobody;
  return html`<dl class="audience">
    <div><dt>${eyes}${withRuby(said.who)}</dt><dd>${withRuby(asOne ?? people)} <span class="hint">${withRuby(said.screenshot)}</span></dd></div>
    <div><dt>${hourglass}${withRuby(said.long)}</dt><dd>${withRuby(said.days(days))}</dd></div>
    <div><dt>${mask}${withRuby(said.ai)}</dt><dd>${withRuby(ai.text)}</dd></div>
  </dl>`;
}
