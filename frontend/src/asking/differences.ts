/** In what two pictures differ, as a list: a press shows the place in both. */
import { type TemplateResult, html, nothing } from "lit";
import type { Answer, Difference } from "../api/asked";
import { asking as words } from "../words/asking";
import { DIFFERENCE } from "./values";

export function renderDifferences({ differences }: Answer, lit: string): TemplateResult | typeof nothing {
  if (!differences.length) return nothing;
  const said = words().differences;
  return html`<section class="differences" aria-labelledby="differences-title"><h3 id="differences-title">${said.title(differences.length)}</h3>
    <ol>${differences.map((one, at) => renderOne(one, `${DIFFERENCE}.${at}`, lit))}</ol></section>`;
}

function renderOne({ kind, message }: Difference, key: string, lit: string): TemplateResult {
  const light = (pressed: Event) => pressed.target?.dispatchEvent(new CustomEvent("light", { detail: key, bubbles: true }));
  return html`<li><button type="button" class="difference" data-key=${key} aria-pressed=${lit === key} @focus=${light} @click=${light}>
    <span class="asking-tag is-${kind}">${words().differences.kinds[kind]}</span><span>${message}</span></button></li>`;
}
