/** 顔（かお） as kanji with its reading above. Pure, but for the elements it makes. */
import { type TemplateResult, html } from "lit";

const READ = /([\p{Script=Han}々〆ヶ0-9]+)（([\p{Script=Hiragana}\p{Script=Katakana}ー]+)）/u;

export interface Part {
  text: string;
  reading?: string;
}

export function partsOf(sentence: string): Part[] {
  const parts: Part[] = [];
  let rest = sentence;
  for (let found = READ.exec(rest); found; found = READ.exec(rest)) {
    if (found.index > 0) parts.push({ text: rest.slice(0, found.index) });
    parts.push({ text: found[1] ?? "", reading: found[2] ?? "" });
    rest = rest.slice(found.index + found[0].length);
  }
  if (rest) parts.push({ text: rest });
  return parts;
}

export const withRuby = (sentence: string): (string | TemplateResult)[] =>
  partsOf(sentence).map(({ text, reading }) => (reading ? html`<ruby>${text}<rp>(</rp><rt>${reading}</rt><rp>)</rp></ruby>` : text));
