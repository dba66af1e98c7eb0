import { describe, expect, it } from "vitest";
import type { Answer, Field, Item } from "../src/api/asked";
import { chunksOf, framesOf } from "../src/api/frames";
import { EMPTY, PICTURES_AT_MOST, asQuestion, begun, changed, draftOf, isAskable, moved, toggled } from "../src/asking/question";
import { asRows, doubtOf, evidenceOf, harmless, isWithin, mayEdit, nextUnresolved, shown, spotsIn, typed, unresolved, withItem } from "../src/asking/values";
import { answer, attachment, field } from "./made";

const pictures = Array.from({ length: 10 }, (_, at) => attachment("sent", { id: `a${at}` }));
const evidence = (x: number, picture = 0, candidates = 1) => ({ picture, box: [x, 0.1, 0.1, 0.02] as [number, number, number, number], method: "ocr", candidates });

describe("a question", () => {
  it("holds a few pictures, each once", () => {
    const all = begun([...pictures, pictures[0]!]);
    expect(begun(pictures).pictures).toHaveLength(PICTURES_AT_MOST);
    expect(all.pictures.map(({ attachment: { id } }) => id)).not.toContain("a0"); // the second press takes it out again
  });

  it("keeps its order when one moves, also at the ends", () => {
    const draft = begun(pictures.slice(0, 3));
    const order = (by: number, id: string) => moved(draft, id, by).pictures.map(({ attachment: one }) => one.id).join();
    expect([order(-1, "a2"), order(1, "a0"), order(-1, "a0"), order(1, "a2"), order(1, "gone")]).toEqual(["a0,a2,a1", "a1,a0,a2", "a0,a1,a2", "a0,a1,a2", "a0,a1,a2"]);
  });

  it("can be sent with a template, with words or with the form alone, never without a picture", () => {
    const draft = begun(pictures.slice(0, 1));
    expect([draft, { ...draft, text: "  " }, { ...draft, text: "How much?" }, { ...draft, template: "receipt" }, { ...EMPTY, text: "How much?" }].map(isAskable)).toEqual([false, false, true, true, false]);
    expect(isAskable({ ...draft, form: { ...draft.form, purpose: "expenses" } })).toBe(true);
  });

  it("says where to look in each picture, and leaves words out under a template", () => {
    const draft = changed({ ...begun(pictures.slice(0, 2)), text: "How much?", template: "receipt" }, "a1", { regions: [[0.1, 0.2, 0.3, 0.4]], name: " back ", intent: "detail" });
    const asked = asQuestion(draft, null, "ja");
    expect(asked.pictures[1]).toEqual({ attachment: "a1", name: "back", intent: "detail", regions: [[0.1, 0.2, 0.3, 0.4]] });
    expect([asked.text, asQuestion({ ...draft, template: "" }, null, "ja").text]).toEqual(["", "How much?"]);
  });

  it("comes back as it was asked, without pictures that are gone", () => {
    const { question } = answer({ question: { ...answer().question, pictures: [{ attachment_id: "a1", number: 1, name: "x", intent: "odd", regions: [] }, { attachment_id: "gone", number: 2, name: "", intent: "", regions: [] }] } });
    const draft = draftOf(question, new Map(pictures.map((one) => [one.id, one])));
    expect(draft.pictures.map(({ attachment: { id }, intent }) => [id, intent])).toEqual([["a1", ""]]);
    expect(toggled(draft, pictures[1]!).pictures).toEqual([]);
  });
});

const item = (name: string, amount: number | null): Item => ({ name, quantity: 1, unit_price: amount, amount, tax_rate: 8, evidence: { amount: [evidence(0.8)] } });

function receipt(total: Partial<Field> = {}): Answer {
  return answer({
    fields: [
      field({ name: "shop", title: "Shop", value: "Aozora", raw: "Aozora", evidence: [evidence(0.1)] }),
      field({ name: "date", title: "Date", value: null, status: "unreadable" }),
      field({ name: "total", title: "Total", value: 1234, raw: "¥1,234", evidence: [evidence(0.7)], ...total }),
      field({ name: "items", title: "Items", value: [item("tea", 500), item("=cake", 734)], evidence: [evidence(0.8)] }),
    ],
    checks: [{ name: "tax_adds_up", ok: true, fields: ["total"] }],
  });
}

describe("an answer", () => {
  it("knows which values want a person", () => {
    const doubt = (total: Partial<Field>, ok = true) => {
      const told = receipt(total);
      return doubtOf({ ...told, checks: [{ name: "tax_adds_up", ok, fields: ["total"] }] }, told.fields[2]!);
    };
    expect([
      doubt({}), doubt({ status: "unreadable" }), doubt({ evidence: [] }), doubt({ evidence: [evidence(0.7, 0, 2)] }), doubt({}, false), doubt({ goods: "seller_must_confirm" }),
      doubt({ is_corrected: true, evidence: [] }, false),
    ]).toEqual([null, "unreadable", "not_found", "several", "sum", "seller", null]);
  });

  it("goes round what is unresolved, also from within the items", () => {
    const told = receipt({ evidence: [] });
    expect(unresolved(told)).toEqual(["date", "total"]);
    expect(["", "shop", "date", "total", "items.1.amount"].map((at) => nextUnresolved(told, at))).toEqual(["date", "date", "total", "date", "date"]);
    expect(nextUnresolved(answer(), "")).toBe("");
  });

  it("tells what is covered or said in own words, and leaves alone what looking can't change", () => {
    const doubt = (given: Partial<Field>) => doubtOf(answer(), field({ value: null, ...given }));
    expect([doubt({ reason: "covered", status: "unreadable" }), doubt({ reason: "needs_eyes", status: "unreadable" }), doubt({ value: "red", reason: "own_words", status: "inferred" }), doubt({ reason: "580 + 500" })]).toEqual(["covered", "eyes", "own_words", null]);
    const told = answer({ fields: [field({ name: "phone", reason: "covered", status: "unreadable" }), field({ name: "look", value: "red", reason: "own_words" })] });
    expect(unresolved(told)).toEqual(["look"]);
  });

  it("knows the place of each line of a long text", () => {
    const original = field({ name: "original", value: "Tea\n\nNo dogs", evidence: [evidence(0.1), evidence(0.2)] });
    const told = answer({ fields: [original] });
    expect(spotsIn(told, 0).map(({ key }) => key)).toEqual(["original.0", "original.1"]);
    expect(evidenceOf(told, "original.1").map(({ box }) => box[0])).toEqual([0.2]);
    expect([isWithin("original.1", "original"), isWithin("original.1", "original.1"), isWithin("original.1", "orig"), isWithin("a", "")]).toEqual([true, true, false, false]);
  });

  it("finds the place of a value, of an item and of a part of it", () => {
    const told = receipt();
    expect(["total", "items.1.amount", "items.1", "items.1.name", "gone"].map((key) => evidenceOf(told, key).length)).toEqual([1, 1, 1, 0, 0]);
    expect(spotsIn(told, 0).map(({ key }) => key)).toEqual(["shop", "total", "items.0.amount", "items.1.amount"]);
    expect(spotsIn(told, 1)).toEqual([]);
  });

  it("takes what a person types as what was there before", () => {
    expect([typed("￥１，２３４", 1), typed("1,234円", 1), typed("12.5", 1), typed("－３", 1), typed("", 1), typed("abc", 1), typed("2026-11-21", "x"), typed("a、b", ["c"])]).toEqual([
      1234, 1234, 12.5, -3, null, "abc", "2026-11-21", ["a", "b"],
    ]);
    expect(withItem([item("tea", 500), item("cake", null)], 1, "amount", "734")[1]?.amount).toBe(734);
    expect(withItem([item("tea", 500)], 0, "name", "500")[0]?.name).toBe("500");
  });

  it("may be changed by whoever asked, and as a draft by whoever approves", () => {
    const may = (state: Answer["state"], may_approve: boolean) => mayEdit(answer({ state, may_approve }));
    expect([may("done", false), may("draft", false), may("draft", true), may("approved", true), may("streaming", true)]).toEqual([true, false, true, false, false]);
  });

  it("becomes rows without formulas", () => {
    const rows = asRows(receipt(), (part) => part);
    expect(rows).toContainEqual(["Total", "1234"]);
    expect(rows.at(-1)?.map(harmless)).toEqual(["'=cake", "1", "734", "734", "8"]);
    expect(["-12", "-12a", "@x", "+1", "\tx", "tea"].map(harmless)).toEqual(["-12", "'-12a", "'@x", "'+1", "'\tx", "tea"]);
    expect([shown(1234567), shown(null), shown(["a", "b"])]).toEqual(["1,234,567", "", "a, b"]);
  });
});

describe("frames", () => {
  const told = async (...parts: string[]) => {
    async function* chunks() {
      for (const part of parts) yield new TextEncoder().encode(part);
    }
    const found = [];
    for await (const frame of framesOf(chunks())) found.push(frame);
    return found;
  };

  it("come whole, however the line cuts them", async () => {
    expect(await told("retry: 1000\n\n: hello\n\nid: 1\nevent: strea", 'ming\ndata: {"text":"a', 'b"}\r\n\r\n', "event: bye\ndata: {}\n\nevent: cut")).toEqual([
      { event: "streaming", data: { text: "ab" } },
      { event: "bye", data: {} },
    ]);
  });

  it("keep letters that were cut in two", async () => {
    const bytes = new TextEncoder().encode('data: {"text":"合計"}\n\n');
    async function* chunks() {
      yield bytes.slice(0, 16);
      yield bytes.slice(16);
    }
    for await (const { data } of framesOf(chunks())) expect(data).toEqual({ text: "合計" });
  });

  it("end when nobody listens any more", async () => {
    const listening = new AbortController();
    let isCancelled = false;
    const body = new ReadableStream<Uint8Array>({ pull: (line) => line.enqueue(new TextEncoder().encode("data: {}\n\n")), cancel: () => void (isCancelled = true) });
    for await (const _ of chunksOf(body, listening.signal)) listening.abort();
    expect(isCancelled).toBe(true);
  });
});
