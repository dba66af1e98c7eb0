import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import "../src/asking/approval";
import type { Approval } from "../src/asking/approval";
import { Asking } from "../src/asking/asking";
import "../src/asking/items";
import type { Items } from "../src/asking/items";
import "../src/asking/value";
import type { ValueRow } from "../src/asking/value";
import type { Field, Item } from "../src/api/asked";
import { speak } from "../src/words";
import { answer, field } from "./made";

let asking: Asking;

beforeEach(() => {
  speak("en");
  asking = new Asking("r1", [], []);
});

afterEach(() => {
  document.body.replaceChildren();
  speak("ja");
});

async function shown<T extends HTMLElement & { updateComplete: Promise<boolean> }>(name: string, given: Partial<T>): Promise<T> {
  const made = Object.assign(document.createElement(name), given) as T;
  document.body.append(made);
  await made.updateComplete;
  return made;
}

const press = (on: Element | null, key: string, more: KeyboardEventInit = {}) => on?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));

describe("a value", () => {
  const total = field({ name: "total", title: "Total", value: 1234, raw: "¥1,234", evidence: [{ picture: 0, box: [0, 0, 1, 1], method: "ocr", candidates: 1 }] });
  const row = (given: Partial<ValueRow> = {}) => shown<ValueRow>("sudare-value", { field: total, answer: answer(), asking, ...given });

  it("lights up when it gets the keys, and is changed by Enter", async () => {
    const correct = vi.spyOn(asking, "correct").mockResolvedValue(true);
    const lit: string[] = [];
    document.body.addEventListener("light", (heard) => lit.push((heard as CustomEvent<string>).detail));
    const made = await row();
    made.querySelector<HTMLElement>(".value-open")?.focus();
    expect(lit).toContain("total");
    made.querySelector<HTMLElement>(".value-open")?.dispatchEvent(new MouseEvent("click", { detail: 0, bubbles: true })); // Enter on a button
    await made.updateComplete;
    const input = made.querySelector("input");
    expect(input?.value).toBe("1234");
    if (input) input.value = "１，２３５";
    press(input, "Enter", { isComposing: true }); // the last Enter of a conversion is its own
    expect(correct).not.toHaveBeenCalled();
    press(input, "Enter");
    expect(correct).toHaveBeenCalledWith("total", 1235);
  });

  it("comes back as it was by Escape, which closes nothing else", async () => {
    const correct = vi.spyOn(asking, "correct").mockResolvedValue(true);
    const made = await row();
    made.querySelector<HTMLElement>(".value-edit")?.click();
    await made.updateComplete;
    const input = made.querySelector("input");
    if (input) input.value = "9";
    const outside = vi.fn();
    document.body.addEventListener("keydown", outside);
    press(input, "Escape");
    await made.updateComplete;
    expect(correct).not.toHaveBeenCalled();
    expect(outside).not.toHaveBeenCalled();
    expect(made.querySelector(".value-open")?.textContent).toBe("1,234");
  });

  it("is shown by the first press of a finger and changed by the second", async () => {
    const made = await row();
    const tap = async () => {
      const open = made.querySelector<HTMLElement>(".value-open");
      open?.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
      open?.dispatchEvent(new MouseEvent("click", { detail: 1, bubbles: true }));
      made.isLit = true; // the sheet answers
      await made.updateComplete;
    };
    await tap();
    expect(made.querySelector("input")).toBeNull();
    await tap();
    expect(made.querySelector("input")).not.toBeNull();
  });

  it("says its standing in words, and what it was before a person put it right", async () => {
    expect((await row()).querySelector(".status")?.textContent).toBe("seen");
    const put = { ...total, value: 1235, is_corrected: true, was: 1234 };
    const made = await row({ field: put });
    expect([made.querySelector(".status")?.textContent, made.textContent?.includes("It was “1,234”")]).toEqual(["corrected", true]);
  });

  it("can't be changed in a draft that somebody else decides on", async () => {
    const made = await row({ answer: answer({ state: "draft" }) });
    made.querySelector<HTMLElement>(".value-open")?.dispatchEvent(new MouseEvent("click", { detail: 0 }));
    await made.updateComplete;
    expect([made.querySelector(".value-edit"), made.querySelector("input")]).toEqual([null, null]);
  });
});

it("changes one cell of the items and sends the list without its places", async () => {
  const correct = vi.spyOn(asking, "correct").mockResolvedValue(true);
  const tea: Item = { name: "tea", quantity: 1, unit_price: 500, amount: 500, tax_rate: 0.08, evidence: {} };
  const items = field({ name: "items", title: "Items", value: [tea, { ...tea, name: "cake" }] }) as Field & { value: Item[] };
  const made = await shown<Items>("sudare-items", { field: items, answer: answer({ fields: [items] }), asking });
  expect([...made.querySelectorAll("tbody tr:first-child td")].map((cell) => cell.textContent)).toEqual(["tea", "1", "500", "500", "8%"]);
  made.querySelector<HTMLElement>('[data-key="items.1.amount"]')?.dispatchEvent(new MouseEvent("click", { detail: 0 }));
  await made.updateComplete;
  const input = made.querySelector("input");
  if (input) input.value = "734";
  press(input, "Enter");
  expect(correct).toHaveBeenCalledTimes(1);
  expect(correct.mock.calls[0]?.[1]).toEqual([{ name: "tea", quantity: 1, unit_price: 500, amount: 500, tax_rate: 0.08 }, { name: "cake", quantity: 1, unit_price: 500, amount: 734, tax_rate: 0.08 }]);
});

describe("a draft", () => {
  const draft = (given = {}) => shown<Approval>("sudare-approval", { asking, answer: answer({ state: "draft", text: "It is 1,234 yen.", may_approve: true, ...given }) });

  it("is sent in the words of whoever approves, with what they changed in sight", async () => {
    const approve = vi.spyOn(asking, "approve").mockResolvedValue(true);
    const made = await draft();
    const area = made.querySelector("textarea");
    if (area) area.value = "It is 1,235 yen.";
    area?.dispatchEvent(new Event("input"));
    await made.updateComplete;
    expect([made.querySelector("del")?.textContent, made.querySelector("ins")?.textContent]).toEqual(["It is 1,234 yen.", "It is 1,235 yen."]);
    made.querySelector<HTMLElement>(".button.grow")?.click();
    expect(approve).toHaveBeenCalledWith("It is 1,235 yen.");
  });

  it("isn't sent for a reason", async () => {
    const refuse = vi.spyOn(asking, "refuse").mockResolvedValue(true);
    const made = await draft();
    made.querySelector<HTMLElement>(".draft-refuse")?.click();
    await made.updateComplete;
    const form = made.querySelector("form");
    form?.dispatchEvent(new SubmitEvent("submit", { cancelable: true }));
    expect(refuse).not.toHaveBeenCalled();
    const input = form?.querySelector("input");
    if (input) input.value = "Wrong receipt";
    form?.dispatchEvent(new SubmitEvent("submit", { cancelable: true }));
    expect(refuse).toHaveBeenCalledWith("Wrong receipt");
  });

  it("only waits for whoever may not decide, and says who did once somebody has", async () => {
    expect((await draft({ may_approve: false })).querySelector("textarea")).toBeNull();
    const sent = await draft({ state: "approved", decided_by: { id: "u2", name: "Mori" } });
    expect(sent.textContent).toContain("Mori checked and sent it");
    expect(sent.textContent).toContain("AI draft, checked");
  });
});
