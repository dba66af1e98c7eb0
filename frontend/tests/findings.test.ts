import { afterEach, expect, it } from "vitest";
import type { Verdict } from "../src/api/types";
import { judged } from "../src/check/findings";
import { groupsOf } from "../src/check/groups";
import { speak } from "../src/words";
import { attachment } from "./made";

afterEach(() => speak("ja"));

const verdict = (decision: Verdict["decision"], message: string, ...reasons: string[]) =>
  attachment("held", { verdict: { decision, message, reasons: reasons.map((reason) => ({ rule: reason, message: reason, instead: null })) } });

it("says why a picture can't be opened, and not first that it can't", () => {
  expect(judged(verdict("unreadable", "写真を開けませんでした。", "この種類のファイルは受け取れません。"))).toBe("この種類のファイルは受け取れません。");
  expect(judged(verdict("unreadable", "写真を開けませんでした。"))).toBe("写真を開けませんでした。");
});

it("puts a space between sentences in English and none in Japanese", () => {
  expect(judged(verdict("hold", "お預かりしています。", "確認を終えられませんでした。"), "相手には見えていません。")).toBe(
    "お預かりしています。確認を終えられませんでした。相手には見えていません。",
  );
  speak("en");
  expect(judged(verdict("hold", "It is held back.", "It is held back.", "The check failed."))).toBe("It is held back. The check failed.");
});

it("doesn't tell that there are letters in a picture, only what they give away", () => {
  const found = (kind: string) => ({ kind, score: 0.9, box: [0.1, 0.1, 0.2, 0.1] as [number, number, number, number], message: kind, is_covered: false });
  expect(groupsOf([found("text"), found("phone")]).map((group) => group.kind)).toEqual(["phone"]);
});
