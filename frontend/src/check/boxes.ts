/** Where a finding is, drawn over the picture. */
import { type TemplateResult, html, nothing } from "lit";
import type { Place } from "../api/seen";

export function renderBoxes(places: readonly Place[]): TemplateResult | typeof nothing {
  if (places.length === 0) return nothing;
  return html`<div class="places" aria-hidden="true">
    ${places.map(([x, y, width, height]) => {
      const at = `left: ${100 * x}%; top: ${100 * y}%; width: ${100 * width}%; height: ${100 * height}%`;
      return html`<i .style=${at}></i>`;
    })}
  </div>`;
}
