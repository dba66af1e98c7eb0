/** The editor's own tools, 24 × 24. */
import { type TemplateResult, html, svg } from "lit";

const icon = (path: TemplateResult) =>
  html`<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${path}</svg>`;

export const boxIcon = icon(svg`<rect x="4" y="6" width="16" height="12" rx="1.5"/><path d="M7.5 10h9M7.5 14h9"/>`);
export const brushIcon = icon(svg`<path d="m10.5 13.5 8-9 1.5 1.5-9 8"/><path d="M10.5 13.5c-2.5-.5-4 1-4.2 3-.1 1.4-1 2.2-2.3 2.5 3.5 1.5 7.5.5 8-3 .1-1-.5-2-1.5-2.5z"/>`);
export const facesIcon = icon(svg`<circle cx="12" cy="11.5" r="4.2"/><path d="M10.5 11v.1M13.5 11v.1M10.7 13.2c.8.7 1.8.7 2.6 0M4 8V5.5A1.5 1.5 0 0 1 5.5 4H8M16 4h2.5A1.5 1.5 0 0 1 20 5.5V8M20 16v2.5a1.5 1.5 0 0 1-1.5 1.5H16M8 20H5.5A1.5 1.5 0 0 1 4 18.5V16"/>`);
export const turnIcon = icon(svg`<path d="M19 13a7 7 0 1 1-2.2-5.1l2.7 2.6M19.5 6v4.5H15"/>`);
export const cropIcon = icon(svg`<path d="M7 3.5V17h13.5M3.5 7H17v13.5"/>`);
export const undoIcon = icon(svg`<path d="M8.5 5 4.5 9l4 4M5 9h8.5a5.5 5.5 0 0 1 0 11H9"/>`);
