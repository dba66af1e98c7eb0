/** What the page says. One language at a time; whoever renders words listens for a change. */
import { en } from "./en";
import { ja } from "./ja";
import type { Language, Words } from "./terms";

export type { Language, Words };

const spoken: Record<Language, Words> = { ja, en };
const changes = new EventTarget();
let current: Language = "ja";

export function words(): Words {
  return spoken[current];
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
