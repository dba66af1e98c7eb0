/** Sums and check digits, in words: which came out, which didn't. */
import { type TemplateResult, html } from "lit";
import type { Answer, Check } from "../api/asked";
import { about, alert, check } from "../drawings/icons";
import { asking as words } from "../words/asking";
import { titleOfCheck } from "./titles";

export function renderChecks({ checks }: Answer): TemplateResult {
  const said = words().checks;
  return html`<section class="checks" aria-labelledby="checks-title"><h3 id="checks-title">${said.title}</h3><ul aria-live="polite">${checks.map(renderCheck)}</ul></section>`;
}

function renderCheck({ name, ok }: Check): TemplateResult {
  const said = words().checks;
  const [look, icon, word] = ok === null ? (["unknown", about, said.unknown] as const) : ok ? (["ok", check, said.ok] as const) : (["off", alert, said.off] as const);
  return html`<li class="check-${look}">${icon}<span>${titleOfCheck(name)}: ${word}</span></li>`;
}
