import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keysAreOn, meant, setKeys } from "../src/desk/keys";
import type { StaffDesk } from "../src/desk/calls";
import { Line } from "../src/desk/line";
import { deskToShow, keepDesk } from "../src/desk/which";
import { desk as en } from "../src/words/desk/en";
import { desk as ja } from "../src/words/desk/ja";

const pressed = (target: HTMLElement, key: string, more: Partial<KeyboardEvent> = {}): KeyboardEvent =>
  ({ target, key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, ...more }) as unknown as KeyboardEvent;

const LINE = { id: "v1", room_id: "r1", state: "waiting", assignee: null, is_mine: false, visitor: { id: "u1", name: "Hanako" } };

const DESK = { id: "d1", name: "Shop" };

function answering(answers: Record<string, unknown>): ReturnType<typeof vi.fn> {
  const asked = vi.fn(async (address: string) => {
    const path = address.replace("/api/v1", "").split("?")[0] ?? "";
    const found = answers[path];
    return found instanceof Response ? found : new Response(JSON.stringify(found ?? { items: [], more: false }), { status: 200 });
  });
  vi.stubGlobal("fetch", asked);
  return asked;
}

beforeEach(() => localStorage.clear());
afterEach(() => vi.unstubAllGlobals());

it("takes a letter for a deed only where nobody writes", () => {
  const field = document.body.appendChild(document.createElement("textarea"));
  expect(meant(pressed(document.body, "t"))).toBe("t");
  expect(meant(pressed(field, "t"))).toBe("");
  expect(meant(pressed(document.body, "t", { ctrlKey: true }))).toBe("");
  expect(meant(pressed(document.body, "t", { isComposing: true }))).toBe("");
});

it("lets the letters be turned off, and remembers it", () => {
  setKeys(false);
  expect(keysAreOn()).toBe(false);
  expect(meant(pressed(document.body, "e"))).toBe("");
});

it("says every line in both languages", () => {
  const shape = (said: object): string[] => Object.entries(said).flatMap(([name, one]) => (one && typeof one === "object" && !Array.isArray(one) ? shape(one as object).map((below) => `${name}.${below}`) : [name]));
  expect(shape(en)).toEqual(shape(ja));
  expect(en.keys.map(([key]) => key)).toEqual(ja.keys.map(([key]) => key));
});

it("shows no conversation of a visit that isn't open to the reader", async () => {
  answering({ "/visits/v1": { line: LINE, may_read: false, notes: [], desk: DESK }, "/visits/v1/looking": { items: [] } });
  const line = new Line();
  await line.open("v1");
  expect(line.facts?.line.visitor.name).toBe("Hanako");
  expect(line.feed).toBeNull();
  await line.close();
});

it("tells why a deed was refused and keeps what was shown", async () => {
  const refused = new Response(JSON.stringify({ code: "taken_already", detail: "A colleague has just taken this visitor.", status: 409 }), {
    status: 409,
    headers: { "Content-Type": "application/problem+json" },
  });
  answering({ "/visits/v1": { line: LINE, may_read: false, notes: [], desk: DESK }, "/visits/v1/take": refused });
  const line = new Line();
  await line.open("v1");
  await line.deed("take", { over: false });
  expect(line.failure?.message).toContain("colleague");
  expect(line.facts?.line.id).toBe("v1");
  line.end();
});

it("doesn't let the answer to an older question replace a newer one's", async () => {
  const waits: ((answer: Response) => void)[] = [];
  vi.stubGlobal("fetch", (address: string) =>
    address.includes("/visits?") ? new Promise<Response>((given) => waits.push(given)) : Promise.resolve(new Response("{}")));
  const line = new Line();
  line.deskId = "d1";
  const first = line.show({ sought: "old" });
  const second = line.show({ sought: "new" });
  const page = (name: string) => new Response(JSON.stringify({ items: [{ ...LINE, visitor: { id: "u", name } }], more: false }));
  waits[1]?.(page("newer"));
  waits[0]?.(page("older"));
  await Promise.all([first, second]);
  expect(line.visits?.map((one) => one.visitor.name)).toEqual(["newer"]);
});

it("reads after a hint the line alone, and the open visit when its line says that it is another by now", async () => {
  vi.useFakeTimers();
  let state = "waiting";
  const here: string[] = [];
  vi.stubGlobal("fetch", async (address: string) => {
    const path = address.replace("/api/v1", "").split("?")[0] ?? "";
    if (!path.endsWith("/looking")) here.push(path);
    const now = { ...LINE, unread: 0, state };
    const answers: Record<string, unknown> = { "/desks": [{ id: "d1" }], "/desks/d1/visits": { items: [now], more: false }, "/visits/v1": { line: now, may_read: false, notes: [], desk: DESK } };
    return new Response(JSON.stringify(answers[path] ?? { items: [] }), { status: 200 });
  });
  const line = new Line();
  line.deskId = "d1";
  await line.open("v1");
  line.refresh();
  await vi.advanceTimersByTimeAsync(4_000); // reads the counts too: they were never read
  here.length = 0;
  line.refresh();
  await vi.advanceTimersByTimeAsync(4_000);
  expect(here).toEqual(["/desks/d1/visits"]);
  state = "open";
  line.refresh();
  await vi.advanceTimersByTimeAsync(4_000);
  expect(here.slice(1)).toContain("/visits/v1");
  line.end();
  vi.useRealTimers();
});

it("opens where somebody waits, or at the desk this device was at last", () => {
  const desks = [{ id: "quiet", waiting: 0 }, { id: "busy", waiting: 2 }] as StaffDesk[];
  expect(deskToShow(desks)?.id).toBe("busy");
  keepDesk("quiet");
  expect(deskToShow(desks)?.id).toBe("quiet");
  keepDesk("closed by now");
  expect(deskToShow(desks)?.id).toBe("busy");
});

it("goes to the desk of a visit that was opened by its address", async () => {
  answering({ "/visits/v1": { line: LINE, may_read: false, notes: [], desk: { id: "d2", name: "Repairs" } }, "/visits/v1/looking": { items: [] } });
  const line = new Line();
  line.desks = [{ id: "d1" }, { id: "d2" }] as StaffDesk[];
  line.deskId = "d1";
  await line.open("v1");
  expect(line.deskId).toBe("d2");
  line.end();
});
