/** What is said, in which language. One at a time; whoever renders words listens for a change. */
import type { Language, Words } from "./terms";

export type { Language, Words };

const spoken: Partial<Record<Language, Words>> = {};
const changes = new EventTarget();
let current: Language = "ja";

/** Before anything is said: the page knows both languages, the widget brings the one it needs. */
export function teach(language: Language, words: Words): void {
  spoken[language] = words;
}

export function words(): Words {
  const said = spoken[current];
  if (!said) throw new Error(`nobody taught ${current}`);
  return said;
}

export function language(): Language {
  return current;
}

export function asLanguage(tag: string): Language {
  return tag.toLowerCase().startsWith("en") ? "en" : "ja";
}

/** `where` carries the language for the browser: the whole page, or our part of somebody else's. */
export function speak(next: Language, where: HTMLElement = document.documentElement): void {
  current = next;
  where.lang = next;
  changes.dispatchEvent(new Event("change"));
}

export function onLanguage(listener: () => void): () => void {
  changes.addEventListener("change", listener);
  return () => changes.removeEventListener("change", listener);
}
