/** One question of the form before the talk, as the field that fits it. */
import { type TemplateResult, html, nothing } from "lit";
import type { Question } from "./terms";
import { said } from "./tongue";

export interface Asked {
  readonly answers: Record<string, string>;
  readonly missing: readonly string[];
  answer: (name: string, value: string) => void;
}

const MAIL = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;

/** Names of questions that lack an answer, or have one that can't be right. The server judges again. */
export function missingIn(questions: readonly Question[], answers: Record<string, string>): string[] {
  return questions
    .filter(({ name, kind, is_required: isRequired }) => {
      const answer = (answers[name] ?? "").trim();
      return answer ? kind === "mail" && !MAIL.test(answer) : isRequired;
    })
    .map(({ name }) => name);
}

const FIELDS: Partial<Record<Question["kind"], { type: string; autocomplete: string; inputmode: string }>> = {
  name: { type: "text", autocomplete: "name", inputmode: "text" },
  mail: { type: "email", autocomplete: "email", inputmode: "email" },
  phone: { type: "tel", autocomplete: "tel", inputmode: "tel" },
};
const PLAIN = { type: "text", autocomplete: "off", inputmode: "text" };

export function renderQuestion(question: Question, asked: Asked): TemplateResult {
  const words = said().door;
  const { name, kind } = question;
  const id = `question-${name}`;
  const isMissing = asked.missing.includes(name);
  const mark = html`<span class="hint">${question.is_required ? words.required : words.optional}</span>`;
  const error = isMissing ? html`<p class="error" id="${id}-error">${kind === "mail" && asked.answers[name] ? words.badMail : words.missingField}</p>` : nothing;
  if (kind === "choice" || kind === "age_band") return renderChoices(question, asked, { mark, error });
  return html`<div class="field"><label for=${id}>${question.title} ${mark}</label>${renderField(question, asked, id)}${error}</div>`;
}

function renderField({ name, kind, is_required: isRequired }: Question, asked: Asked, id: string): TemplateResult {
  const value = asked.answers[name] ?? "";
  const isMissing = asked.missing.includes(name);
  const typed = (event: Event) => asked.answer(name, (event.target as HTMLInputElement).value);
  const told = isMissing ? `${id}-error` : nothing;
  if (kind === "long") {
    return html`<textarea id=${id} rows="3" maxlength="2000" .value=${value} aria-required=${isRequired} aria-invalid=${isMissing} aria-describedby=${told} @input=${typed}></textarea>`;
  }
  const { type, autocomplete, inputmode } = FIELDS[kind] ?? PLAIN;
  return html`<input id=${id} type=${type} autocomplete=${autocomplete as "off"} inputmode=${inputmode} maxlength="200" .value=${value}
    aria-required=${isRequired} aria-invalid=${isMissing} aria-describedby=${told} @input=${typed}>`;
}

function renderChoices({ name, title, options }: Question, asked: Asked, { mark, error }: { mark: unknown; error: unknown }): TemplateResult {
  const isMissing = asked.missing.includes(name);
  return html`<fieldset class="choices"><legend>${title} ${mark}</legend>
    ${options.map(({ value, title: text }) => html`<label class="choice"><input type="radio" name=${name} value=${value} .checked=${asked.answers[name] === value}
      aria-invalid=${isMissing} @change=${() => asked.answer(name, value)}><span>${text}</span></label>`)}
    ${error}
  </fieldset>`;
}
