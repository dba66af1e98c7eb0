import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Heed } from "../src/composer/heed";

const WARNING = { kind: "my_number", text: "This looks like this: an individual number." };
let asked: { text: string; has_picture: boolean }[];
let answer: () => Promise<Response>;

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  answer = async () => new Response(JSON.stringify({ items: [WARNING] }), { status: 200 });
  vi.stubGlobal("fetch", (_: string, given: RequestInit) => {
    asked.push(JSON.parse(String(given.body)) as (typeof asked)[0]);
    return Promise.race([answer(), new Promise<Response>((_, cut) => given.signal?.addEventListener("abort", () => cut(new Error("cut"))))]);
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("holds words back once where the house warns of them, and lets the next press send them", async () => {
  const heed = new Heed(() => {});
  expect(await heed.mayGo("r1", "1234 5678 9012", false)).toBe(false);
  expect(heed.about("1234 5678 9012")).toEqual([WARNING.text]);
  expect(heed.about("1234 5678 901")).toEqual([]);
  expect(await heed.mayGo("r1", "1234 5678 9012", false)).toBe(true);
  expect(asked).toHaveLength(1);
});

it("asks about words beside a picture anew, and about plain words without one never", async () => {
  const heed = new Heed(() => {});
  expect(await heed.mayGo("r1", "good morning, 3 cups", false)).toBe(true);
  expect(asked).toEqual([]);
  expect(await heed.mayGo("r1", "１２３４５６", false)).toBe(false);
  expect(await heed.mayGo("r1", "１２３４５６", true)).toBe(false);
  expect(asked.map((one) => one.has_picture)).toEqual([false, true]);
});

it("asks while somebody writes, so that the press that follows sends", async () => {
  const told = vi.fn();
  const heed = new Heed(told);
  heed.soon("r1", "hana@example.co");
  heed.soon("r1", "hana@example.com");
  await vi.advanceTimersByTimeAsync(700);
  expect(asked.map((one) => one.text)).toEqual(["hana@example.com"]);
  expect(told).toHaveBeenCalledOnce();
  expect(await heed.mayGo("r1", "hana@example.com", true)).toBe(true);
});

it("blocks nobody where the house can't be asked, or doesn't answer soon", async () => {
  const heed = new Heed(() => {});
  answer = async () => new Response("{}", { status: 503 });
  expect(await heed.mayGo("r1", "090 1234 5678", true)).toBe(true);
  answer = () => new Promise(() => {});
  const given = vi.spyOn(AbortSignal, "timeout").mockImplementation((after) => {
    const cut = new AbortController();
    setTimeout(() => cut.abort(), after);
    return cut.signal;
  });
  const pressed = heed.mayGo("r1", "090 1234 5678", true);
  await vi.advanceTimersByTimeAsync(1_600);
  expect(await pressed).toBe(true);
  expect(given).toHaveBeenCalledWith(1_500);
  given.mockRestore();
});
