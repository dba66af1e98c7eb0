import { expect, it } from "vitest";
import { meansSend } from "../src/composer/keys";

const enter = { key: "Enter", keyCode: 13, isComposing: false, shiftKey: false, ctrlKey: false, metaKey: false };

it("Enter alone is a new line unless chosen otherwise", () => {
  expect(meansSend(enter, false)).toBe(false);
  expect(meansSend(enter, true)).toBe(true);
});

it("Shift and Enter is always a new line", () => expect(meansSend({ ...enter, shiftKey: true }, true)).toBe(false));

it.each([{ ctrlKey: true }, { metaKey: true }])("with %o it always sends", (held) => expect(meansSend({ ...enter, ...held }, false)).toBe(true));

it.each([{ isComposing: true }, { keyCode: 229 }])("never while converting (%o)", (composing) => {
  expect(meansSend({ ...enter, ...composing }, true)).toBe(false);
  expect(meansSend({ ...enter, ...composing, ctrlKey: true }, true)).toBe(false);
});
