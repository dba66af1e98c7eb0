/** What a value, a sum and a warning are called, where the server knows only their names. */
import type { Answer, Field } from "../api/asked";
import { asking as words } from "../words/asking";

/** A free question has no template that would name its values. */
export function titleOf({ name, title }: Pick<Field, "name" | "title">): string {
  const said = words().names;
  if (title !== name) return title;
  if (name === "answer") return said.answer;
  const quote = /^quote_(\d+)$/.exec(name)?.[1];
  return quote ? said.quote(quote) : title;
}

/** A sum nobody has named yet is told by its own name. */
export function titleOfCheck(name: string): string {
  const titles: Record<string, string> = words().checks.titles;
  return titles[name] ?? name;
}

/** Sentences for people. Codes without one say what stands elsewhere already, as a sum that doesn't come out does. */
export function warningsOf({ warnings }: Answer): string[] {
  const said: Record<string, string> = words().warnings;
  return warnings.flatMap(({ code, text }) => (text !== code ? [text] : (said[code] ?? [])));
}

/** What a picture is there for, in words; whoever asks over the API may have put it in words of their own. */
export function intentInWords(intent: string): string {
  const said: Record<string, string> = words().pictures.intents;
  return intent ? (said[intent] ?? intent) : "";
}
