/** A translation and its original side by side, line by line where both have as many. */
import { type TemplateResult, html } from "lit";
import type { Answer, Field } from "../api/asked";
import { asking as words } from "../words/asking";
import { linesOf } from "./values";

const ORIGINAL = "original";
const TRANSLATION = "translation";

/** Both of them, where both are there. */
export function pairOf({ fields }: Answer): { original: Field; translation: Field } | null {
  const text = (name: string) => fields.find((field) => field.name === name && typeof field.value === "string" && field.value.trim());
  const [original, translation] = [text(ORIGINAL), text(TRANSLATION)];
  return original && translation ? { original, translation } : null;
}

/** A press on a line shows where it stands. */
export function renderBeside(answer: Answer, lit: string): TemplateResult | null {
  const pair = pairOf(answer);
  if (!pair) return null;
  const said = words().beside;
  const [original, translation] = [linesOf(String(pair.original.value)), linesOf(String(pair.translation.value))];
  const rows = original.length === translation.length ? original.map((line, at) => [line, translation[at] ?? ""] as const) : [[original.join("\n"), translation.join("\n")] as const];
  const light = (key: string) => (pressed: Event) => pressed.target?.dispatchEvent(new CustomEvent("light", { detail: key, bubbles: true }));
  return html`<section class="beside" aria-labelledby="beside-title"><h3 id="beside-title">${said.title}</h3>
    <table><thead><tr><th scope="col">${said.original}</th><th scope="col">${said.translation}</th></tr></thead>
      <tbody>${rows.map(([line, told], at) => {
        const key = rows.length > 1 ? `${ORIGINAL}.${at}` : ORIGINAL;
        return html`<tr class=${lit === key ? "is-lit" : ""}><td><button type="button" class="cell" data-key=${key} aria-pressed=${lit === key} @focus=${light(key)} @click=${light(key)}>${line}</button></td><td>${told}</td></tr>`;
      })}</tbody></table></section>`;
}
