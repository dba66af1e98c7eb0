/** What the button needs to know of its desk, before anything heavier comes. */
import type { Desk } from "./terms";

export interface Greeting {
  button: string;
  colour: string;
  side: "left" | "right";
  theme: "auto" | "light" | "dark";
}

const BUTTON = { ja: "写真で相談", en: "Ask with a photo" };

/** What the tag says, then what the page says, then what the browser says. */
export function languageOf(element: Element): "ja" | "en" {
  const around = element.getAttribute("language") || element.closest("[lang]")?.getAttribute("lang") || navigator.language;
  return around.toLowerCase().startsWith("en") ? "en" : "ja";
}

export async function greet(element: Element): Promise<Greeting | null> {
  const language = languageOf(element);
  const key = encodeURIComponent(element.getAttribute("desk") ?? "");
  const address = `${new URL(import.meta.url).origin}/api/v1/desk/${key}?language=${language}`;
  const answer = await fetch(address, { credentials: "omit", headers: { Accept: "application/json", "Accept-Language": language } });
  return answer.ok ? greetingOf((await answer.json()) as Desk, language) : null;
}

export const greetingOf = ({ look }: Desk, language: string): Greeting => ({
  button: look.words.button || (language === "en" ? BUTTON.en : BUTTON.ja),
  colour: look.colour,
  side: look.side,
  theme: look.theme,
});
