import { afterEach, expect, it } from "vitest";
import type { Quote } from "../src/api/types";
import "../src/room/message";
import type { MessageView } from "../src/room/message";
import { words } from "../src/words";
import { message } from "./made";

afterEach(() => document.body.replaceChildren());

async function quoteShown(given: Partial<Quote>): Promise<string> {
  const view = document.createElement("sudare-message") as MessageView;
  view.message = message({ reply_to: { id: "m0", author_name: "Mori", text: "", deleted: false, ...given } });
  document.body.append(view);
  await view.updateComplete;
  return view.querySelector(".quote-text")?.textContent ?? "";
}

it("quotes the words, or says there was a picture, or that the message was deleted", async () => {
  expect(await quoteShown({ text: "hello" })).toBe("hello");
  expect(await quoteShown({})).toBe(words().room.quotedPicture);
  expect(await quoteShown({ deleted: true })).toBe(words().room.quotedGone);
});
