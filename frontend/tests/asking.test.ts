import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Answer } from "../src/api/asked";
import { Asking } from "../src/asking/asking";
import { answer, attachment, field, offer } from "./made";

/** A house that answers as told, and remembers what it was asked. */
class FakeHouse {
  readonly asked: { method: string; path: string; body: unknown; key: string | null }[] = [];
  answers: Answer[] = [];
  lines: string[][] = [];
  failures = 0;

  readonly fetch = async (address: RequestInfo | URL, { method = "GET", body, headers }: RequestInit = {}): Promise<Response> => {
    const path = String(address).replace("/api/v1", "");
    this.asked.push({ method, path, body: body ? JSON.parse(String(body)) : null, key: new Headers(headers).get("Idempotency-Key") });
    if (path.endsWith("/asking")) return this.json(offer());
    if (path.endsWith("/stream")) return this.stream();
    if (path.endsWith("/questions") && this.failures-- > 0) return new Response(JSON.stringify({ code: "x", detail: "Please wait." }), { status: 503 });
    return this.json(path.startsWith("/answers/") || path.endsWith("/questions") ? (this.answers.length > 1 ? this.answers.shift() : this.answers[0]) : { items: [] });
  };

  private json = (told: unknown) => new Response(JSON.stringify(told), { status: 200 });

  private stream(): Response {
    return new Response(this.lines.shift()?.join("") ?? "", { status: 200 });
  }
}

const frame = (told: Answer) => `event: ${told.state}\ndata: ${JSON.stringify(told)}\n\n`;

let house: FakeHouse;
let asking: Asking;

beforeEach(async () => {
  house = new FakeHouse();
  vi.stubGlobal("fetch", house.fetch);
  asking = new Asking("r1", [attachment("sent")], [attachment("sent")]);
  await asking.start();
  asking.change({ ...asking.draft, text: "How much?" });
});

afterEach(() => {
  asking.close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const settled = (state: Answer["state"]) => vi.waitFor(() => expect(asking.answer?.state).toBe(state), { timeout: 4_000 });

describe("a sitting", () => {
  it("shows words as they come, and the answer as it ended", async () => {
    const texts: string[] = [];
    asking.addEventListener("change", () => texts.push(asking.answer?.text ?? ""));
    house.answers = [answer({ state: "queued" }), answer({ state: "done", text: "1,234 yen." })];
    house.lines = [[frame(answer({ state: "streaming", text: "1," })), frame(answer({ state: "done", text: "1,234 yen." })), "event: bye\ndata: {}\n\n"]];
    await asking.ask();
    await settled("done");
    expect(texts).toContain("1,");
    expect(asking.answer?.text).toBe("1,234 yen.");
  });

  it("takes up a line that broke in the middle", async () => {
    house.answers = [answer({ state: "queued" }), answer({ state: "streaming", text: "1," }), answer({ state: "done", text: "all" })];
    house.lines = [[frame(answer({ state: "streaming", text: "1," })), "event: streaming\ndata: {\"id\""], [frame(answer({ state: "done", text: "all" }))]];
    await asking.ask();
    await settled("done");
    expect(house.asked.filter(({ path }) => path.endsWith("/stream"))).toHaveLength(2);
  });

  it("sends the same key again after a failure, and another once the question has changed", async () => {
    house.answers = [answer({ state: "done" })];
    house.failures = 1;
    await asking.ask();
    expect(asking.problem?.message).toBe("Please wait.");
    await asking.ask();
    asking.look(-1);
    asking.change({ ...asking.draft, text: "And the tax?" });
    await asking.ask();
    const [first, second, third] = house.asked.filter(({ path }) => path.endsWith("/questions")).map(({ key }) => key);
    expect(first).toBe(second);
    expect(third).not.toBe(first);
  });

  it("changes a question in place of the one asked, and follows an answer with the same pictures", async () => {
    house.answers = [answer({ state: "done" })];
    await asking.ask();
    asking.edit();
    expect(asking.draft).toMatchObject({ replaces: "w1", text: "How much?" });
    await asking.ask();
    await asking.follow("And the date?");
    const last = house.asked.filter(({ path }) => path.endsWith("/questions")).at(-1)?.body;
    expect(last).toMatchObject({ text: "And the date?", follows: "w1", replaces: null, pictures: [{ attachment: "a1" }] });
  });

  it("corrects a value and says so when that fails", async () => {
    house.answers = [answer({ state: "done", fields: [field({ name: "total", value: 1 })] })];
    await asking.ask();
    expect(await asking.correct("total", 2)).toBe(true);
    expect(house.asked.at(-1)).toMatchObject({ method: "PATCH", path: "/answers/w1/fields/total", body: { value: 2 } });
    vi.stubGlobal("fetch", async () => new Response(JSON.stringify({ detail: "Too late." }), { status: 409 }));
    expect(await asking.correct("total", 3)).toBe(false);
    expect(asking.problem?.message).toBe("Too late.");
  });
});
