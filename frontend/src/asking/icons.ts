/** Drawings only asking needs, 24 × 24. */
import { type TemplateResult, html, svg } from "lit";

const icon = (path: TemplateResult) =>
  html`<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${path}</svg>`;

export const point = icon(svg`<path d="M4 8V5.5A1.5 1.5 0 0 1 5.5 4H8M16 4h2.5A1.5 1.5 0 0 1 20 5.5V8M20 16v2.5a1.5 1.5 0 0 1-1.5 1.5H16M8 20H5.5A1.5 1.5 0 0 1 4 18.5V16"/><circle cx="12" cy="12" r="2.4"/>`);
export const whole = icon(svg`<rect x="4" y="5.5" width="16" height="13" rx="2"/><path d="M8 9.5h8v5H8z"/>`);
export const up = icon(svg`<path d="M12 18.5V6M6.5 11.5 12 6l5.5 5.5"/>`);
export const sum = icon(svg`<path d="M17 6H7l5.5 6L7 18h10"/>`);
export const smudge = icon(svg`<path d="M4 12h2.5l1.5-3 2 6 2-8 2 9 1.8-4H20"/>`);
export const nothingThere = icon(svg`<circle cx="12" cy="12" r="8" stroke-dasharray="3 3.3"/>`);
export const hand = icon(svg`<path d="m5 18.5.9-3.6L15.7 5.1a1.6 1.6 0 0 1 2.3 0l.8.8a1.6 1.6 0 0 1 0 2.3L9 18z"/><path d="m14 20 1.8 1.8L20.5 17"/>`);
export const copy = icon(svg`<rect x="8.5" y="8.5" width="11" height="11" rx="2"/><path d="M15.5 8.5V6.5a2 2 0 0 0-2-2h-7a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h2"/>`);
export const quill = icon(svg`<path d="M5 19c1-6 4.5-11 14-14-1 7-5 10.5-11 10.5M5 19l5-6.5"/>`);
