import { describe, expect, it } from "vitest";
import { tellingIn } from "../../src/check/apart";
import { Fetched } from "../../widget/fetched";
import { PlainSight } from "../../widget/plain-sight";
import { missingIn } from "../../widget/questions";
import type { Question } from "../../widget/terms";
import { contrast, read, tonesOf } from "../../widget/tone";
import { en } from "../../widget/tongue/en";
import { ja } from "../../widget/tongue/ja";

describe("the desk's colour", () => {
  const colours = ["#000000", "#ffffff", "#ffff00", "#205072", "#8a4b2d", "#7fc79f", "#ff00ff", "#777777", "#00ff88", "#0000ff"];
  const grounds = { light: ["#ffffff", "#faf8f3"], dark: ["#1d211f", "#141715"] } as const;
  it.each(["light", "dark"] as const)("can be read in the %s, whatever was chosen", (theme) => {
    for (const colour of colours) {
      const tones = tonesOf(colour, theme);
      const bamboo = read(tones?.bamboo ?? "");
      if (!tones || !bamboo) throw new Error(colour);
      for (const ground of [...grounds[theme], tones.wash]) expect(contrast(bamboo, read(ground) ?? bamboo), `${colour} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(read(tones.onBamboo) ?? bamboo, bamboo), `on ${colour}`).toBeGreaterThanOrEqual(4.5);
    }
  });
  it.each(["", "red", "#12345", "#1234567", "#205072; } :host { display: none", "url(https://example.com)"])("is nothing else: %s", (words) =>
    expect(tonesOf(words, "light")).toBeNull(),
  );
});

describe("words that go with a picture", () => {
  it.each([
    ["電話は090-1234-5678です", ["phone"]],
    ["０９０ー１２３４ー５６７８", ["phone"]],
    ["+81 3 1234 5678", ["phone"]],
    ["hana@example.com までお願いします", ["mail"]],
    ["東京都杉並区阿佐谷1-2-3です", ["address"]],
    ["〒166-0004", ["address"]],
    ["会員番号 1234 5678 9012 3456", ["number"]],
  ])("%s", (text, found) => expect(tellingIn(text)).toEqual(found));
  it.each(["取っ手が3つにわれました", "12,345円でした", "2026年11月22日に買いました", "2026-11-22", "型番 AB-1234 です", "サイズは 120 × 80 cm", "東京で買いました"])("nothing: %s", (text) =>
    expect(tellingIn(text)).toEqual([]),
  );
});

it("says which questions lack an answer, and which can't be right", () => {
  const question = (name: string, kind: Question["kind"], is_required: boolean): Question => ({ name, kind, is_required, title: name, options: [] });
  const asked = [question("topic", "choice", true), question("name", "name", false), question("mail", "mail", false)];
  expect(missingIn(asked, {})).toEqual(["topic"]);
  expect(missingIn(asked, { topic: "  " })).toEqual(["topic"]);
  expect(missingIn(asked, { topic: "a", mail: "not an address" })).toEqual(["mail"]);
  expect(missingIn(asked, { topic: "a", mail: "a@example.com" })).toEqual([]);
});

it("takes no yes from a script", () => {
  const button = document.createElement("button");
  document.body.append(button);
  let isTaken: boolean | undefined;
  button.addEventListener("click", (pressed) => (isTaken = new PlainSight(document).holds(pressed, button)));
  button.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  expect(isTaken).toBe(false);
});

it("takes no yes inside somebody else's frame where the browser can't tell what lies over it", () => {
  const button = document.createElement("button");
  document.body.append(button);
  button.getBoundingClientRect = () => new DOMRect(0, 0, 100, 44);
  document.elementFromPoint = () => button;
  for (const one of [button, document.body, document.documentElement]) one.style.opacity = "1";
  const pressed = { isTrusted: true } as Event;
  expect(new PlainSight(document).holds(pressed, button)).toBe(true);
  expect(new PlainSight(document, true).holds(pressed, button)).toBe(false);
});

it("reads a stream, and says once that it has ended", async () => {
  const body = new Blob(['event: message_posted\ndata: {"sequence": 4}\n\n: still here\n\nevent: bye\ndata: {}\n\n']).stream();
  let told: Headers | undefined;
  globalThis.fetch = async (_, given) => {
    told = new Headers(given?.headers);
    return new Response(body);
  };
  const heard: unknown[] = [];
  const source = new Fetched("https://sudare.example/api/v1/stream", { Authorization: "Bearer sv_x" });
  source.addEventListener("message_posted", (message) => heard.push(JSON.parse(message.data)));
  source.onopen = () => heard.push("open");
  await new Promise<void>((ended) => (source.onerror = () => ended()));
  expect([heard, source.readyState, told?.get("Authorization")]).toEqual([["open", { sequence: 4 }], 2, "Bearer sv_x"]);
});

function sentences(node: unknown, path = ""): [string, string][] {
  if (typeof node === "string") return [[path, node]];
  if (typeof node === "function") return [[path, String(node)]];
  return Object.entries(node as object).flatMap(([key, below]) => sentences(below, `${path}.${key}`));
}

it("says the same in both languages", () => {
  expect(sentences(en).map(([path]) => path).sort()).toEqual(sentences(ja).map(([path]) => path).sort());
  expect(sentences(en).filter(([, text]) => /[\u3040-\u30ff\u4e00-\u9fff]/.test(text))).toEqual([]);
});
