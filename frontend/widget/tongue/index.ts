/** The widget's own words and the page's, in one language at a time: the other one comes when it is chosen. */
import { type Language, language, teach } from "../../src/words/speech";
import type { Said } from "./ja";

const own: Partial<Record<Language, Said>> = {};

export const said = (): Said => {
  const found = own[language()];
  if (!found) throw new Error("no words were brought");
  return found;
};

export async function bring(wanted: Language): Promise<void> {
  if (own[wanted]) return;
  const { page, visitor } = await (wanted === "en" ? import("./bring-en") : import("./bring-ja"));
  teach(wanted, page);
  own[wanted] = visitor;
}
