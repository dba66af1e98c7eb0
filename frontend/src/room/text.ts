import { type TemplateResult, html } from "lit";

const ADDRESS = /https?:\/\/[^\s<>"'「」（）()、。]+/g;

/** Words with their web addresses made pressable. They open elsewhere and tell that place nothing about us. */
export function linked(text: string, tabIndex: number): (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = [];
  let end = 0;
  for (const found of text.matchAll(ADDRESS)) {
    parts.push(text.slice(end, found.index));
    parts.push(html`<a href=${found[0]} target="_blank" rel="noopener noreferrer nofollow" tabindex=${tabIndex}>${found[0]}</a>`);
    end = found.index + found[0].length;
  }
  parts.push(text.slice(end));
  return parts;
}
