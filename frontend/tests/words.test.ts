import { afterEach, describe, expect, it } from "vitest";
import { asLanguage, speak, words } from "../src/words";
import { ageOf, dayName, shortDay, tellTimeIn } from "../src/words/dates";
import { en } from "../src/words/en";
import { ja } from "../src/words/ja";
import { asking as askingEn } from "../src/words/asking/en";
import { asking as askingJa } from "../src/words/asking/ja";
import { editing as editingEn } from "../src/words/editing/en";
import { editing as editingJa } from "../src/words/editing/ja";

afterEach(() => speak("ja"));

function sentences(node: unknown, path = ""): [string, string][] {
  if (typeof node === "string") return [[path, node]];
  if (typeof node === "function") return [[path, String(node)]];
  return Object.entries(node as object).flatMap(([key, below]) => sentences(below, `${path}.${key}`));
}

describe("the two catalogues", () => {
  it("say the same things", () => expect(sentences(en).map(([path]) => path)).toEqual(sentences(ja).map(([path]) => path)));
  it("leave nothing empty", () => expect([...sentences(ja), ...sentences(en)].filter(([, text]) => !text.trim())).toEqual([]));
  it("keep Japanese out of English, but for the switch to it", () => {
    const japanese = sentences(en).filter(([, text]) => /[\u3040-\u30ff\u4e00-\u9fff]/.test(text));
    expect(japanese.map(([path]) => path)).toEqual([".language.switch", ".language.switchLabel"]);
  });
});

it.each([["the editor", editingEn, editingJa], ["asking", askingEn, askingJa]])("gives %s words in both languages", (_, english, japanese) => {
  expect(sentences(english).map(([path]) => path)).toEqual(sentences(japanese).map(([path]) => path));
  expect(sentences(english).filter(([, text]) => /[\u3040-\u30ff\u4e00-\u9fff]/.test(text))).toEqual([]);
});

it("says the promise about offline sending in the words of the design", () => {
  expect(words().outbox.offline).toBe("つながったら自動で送ります。閉じても消えません。次に開いたときに送ります");
  speak("en");
  expect(words().outbox.offline).toBe("We’ll send it when you’re back online. If you close this page it is kept, and sent when you next open Sudare");
});

it("falls back to Japanese", () => expect([asLanguage("en-GB"), asLanguage("ja"), asLanguage("")]).toEqual(["en", "ja", "ja"]));

it("tells the forgetting day in the installation's time zone", () => {
  tellTimeIn("Asia/Tokyo");
  expect(words().picture.forget(shortDay("2026-12-20T15:30:00Z"))).toBe("12/21に忘れます");
  tellTimeIn("UTC");
  expect(shortDay("2026-12-20T15:30:00Z")).toBe("12/20");
});

it("names today and yesterday", () => {
  tellTimeIn("Asia/Tokyo");
  const now = new Date("2026-11-21T03:00:00Z");
  expect(dayName("2026-11-20T16:00:00Z", now)).toBe("今日");
  expect(dayName("2026-11-20T14:00:00Z", now)).toBe("昨日");
  expect(ageOf("2026-11-21T02:05:00Z", now)).toBe("11:05");
});
