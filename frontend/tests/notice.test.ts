import { expect, it } from "vitest";
import { partsOf } from "../src/notice/ruby";
import { NOTICE } from "../src/words/notice";

it("sets readings over the kanji they belong to", () => {
  expect(partsOf("写真（しゃしん）を 見（み）る")).toEqual([
    { text: "写真", reading: "しゃしん" },
    { text: "を " },
    { text: "見", reading: "み" },
    { text: "る" },
  ]);
  expect(partsOf("QRコード")).toEqual([{ text: "QRコード" }]);
  expect(partsOf("30日（にち）")).toEqual([{ text: "30日", reading: "にち" }]);
});

it("leaves no kanji without a reading in plain Japanese", () => {
  const said = Object.values(NOTICE["ja-plain"]).map((word) => (typeof word === "function" ? "" : word));
  const unread = said.flatMap((sentence) => partsOf(sentence)).filter(({ text, reading }) => !reading && /\p{Script=Han}/u.test(text));
  expect(unread).toEqual([]);
});
