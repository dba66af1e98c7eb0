import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import "../src/asking/approval";
import type { Approval } from "../src/asking/approval";
import { render } from "lit";
import { Asking } from "../src/asking/asking";
import { renderDifferences } from "../src/asking/differences";
import "../src/asking/items";
import type { Items } from "../src/asking/items";
import "../src/asking/two";
import type { Two } from "../src/asking/two";
import "../src/asking/value";
import type { ValueRow } from "../src/asking/value";
import { spotsIn } from "../src/asking/values";
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

describe("two pictures that differ", () => {
  const box: [number, number, number, number] = [0.1, 0.2, 0.3, 0.1];
  const told = answer({ differences: [{ kind: "changed", message: "580 → 680", boxes: [[0, box], [1, box]] }, { kind: "only_second", message: "tea", boxes: [[1, box]] }] });
  const sight = (name: string) => ({ url: `/${name}`, name, width: 300, height: 400 });

  it("are listed in words; a press lights the place in both", async () => {
    const lit: string[] = [];
    const place = document.createElement("div");
    document.body.append(place);
    place.addEventListener("light", (heard) => lit.push((heard as CustomEvent<string>).detail));
    render(renderDifferences(told, ""), place);
    expect([...place.querySelectorAll("li")].map((one) => one.textContent?.replace(/\s+/g, " ").trim())).toEqual(["changed580 → 680", "only picture 2tea"]);
    place.querySelectorAll<HTMLElement>(".difference")[1]?.click();
    expect(lit).toEqual(["difference.1"]);
    expect([spotsIn(told, 0), spotsIn(told, 1)].map((spots) => spots.map(({ key }) => key))).toEqual([["difference.0"], ["difference.0", "difference.1"]]);
  });

  it("lie side by side with their places, or under a border that keys move", async () => {
    const made = await shown<Two>("sudare-two", { one: sight("a"), other: sight("b"), spots: [spotsIn(told, 0), spotsIn(told, 1)], lit: "difference.0" });
    expect(made.querySelectorAll(".two-spot").length).toBe(3);
    expect(made.querySelectorAll(".two-spot.is-lit").length).toBe(2);
    made.querySelectorAll<HTMLElement>(".two-ways button")[1]?.click();
    await made.updateComplete;
    const border = made.querySelector<HTMLInputElement>("input[type=range]");
    if (border) border.value = "20";
    border?.dispatchEvent(new Event("input"));
    await made.updateComplete;
    expect(made.querySelector<HTMLElement>(".two-line")?.getAttribute("style") ?? made.querySelector<HTMLElement>(".two-line")?.style.left).toContain("20%");
  });
});
