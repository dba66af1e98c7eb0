import { afterEach, beforeEach, expect, it, vi } from "vitest";
import "../src/help/card";
import type { Help } from "../src/help/card";
import "../src/help/listening";
import type { Listening } from "../src/help/listening";
import "../src/help/night";
import type { Night } from "../src/help/night";
import "../src/help/report";
import type { Report } from "../src/help/report";
import type { Card } from "../src/help/terms";
import "../src/room/message";
import type { MessageView } from "../src/room/message";
import { words } from "../src/words";
import { help } from "../src/words/help";
import { ME, OTHER, message } from "./made";

const CARD: Card = {
  stage: "urgent",
  kinds: ["exposure"],
  title: "困（こま）って いませんか",
  says: ["おどしのように読めます"],
  dont: [{ code: "pay", text: "払わない" }],
  now: [{ code: "preserve", text: "残す" }],
  contacts: [{ code: "police_advice", name: "警察", reach: "#9110", note: "平日", href: "tel:%239110", as_of: "2026-11-22" }],
  guides: [],
  trusted: null,
  message_ids: ["m1"],
};
const asked: { method: string; path: string; body: unknown }[] = [];
let answers: Record<string, unknown> = {};

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal("fetch", async (address: string, how: RequestInit = {}) => {
    const [path = ""] = address.replace("/api/v1", "").split("?");
    const method = how.method ?? "GET";
    asked.push({ method, path, body: how.body ? JSON.parse(how.body as string) : undefined });
    const told = answers[`${method} ${path}`];
    return told === undefined ? new Response(null, { status: 204 }) : Response.json(told);
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

const settled = async (part: { updateComplete: Promise<boolean> }) => {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise((done) => setTimeout(done));
    await part.updateComplete;
  }
};

const feed = () => Object.assign(new EventTarget(), { roomId: "r1", log: { messages: new Map([["m1", message()]]) } });
const session = { me: { user: { id: ME } }, outbox: null, refresh: () => {} };

async function aCard(): Promise<Help> {
  const card = document.createElement("sudare-help") as Help;
  Object.assign(card, { feed: feed(), session });
  document.body.append(card);
  await settled(card);
  return card;
}

it("stands in the conversation only when there is something to help with, and hands on to the report", async () => {
  answers = { "GET /rooms/r1/card": { card: null } };
  const card = await aCard();
  expect(card.textContent?.trim()).toBe("");
  answers = { "GET /rooms/r1/card": { card: CARD } };
  card.feed.dispatchEvent(new Event("card"));
  await settled(card);
  expect(card.querySelector("section")?.getAttribute("aria-labelledby")).toBe("help-title");
  expect(card.querySelector("ruby rt")?.textContent).toBe("こま");
  expect(card.querySelector<HTMLAnchorElement>(".help-contacts a")?.getAttribute("href")).toBe("tel:%239110");
  expect(card.querySelector("a[href^='/guide/']")).toBeNull();
  answers = { "GET /rooms/r1/card": { card: { ...CARD, guides: [{ code: "guardians", text: "保護者の方へ" }] } } };
  card.feed.dispatchEvent(new Event("card"));
  await settled(card);
  expect(card.querySelector("a[href^='/guide/guardians/?language=']")?.textContent).toBe("保護者の方へ");
  const heard = vi.fn();
  card.addEventListener("report", heard);
  [...card.querySelectorAll("button")].find((one) => one.textContent === help().card.report)?.click();
  expect(heard.mock.calls[0]?.[0].detail.message.id).toBe("m1");
});

it("goes away when it is put away, and is not offered to report oneself", async () => {
  answers = { "GET /rooms/r1/card": { card: { ...CARD, kinds: ["own"] } } };
  const card = await aCard();
  const labels = [...card.querySelectorAll("button")].map((one) => one.textContent);
  expect(labels).not.toContain(help().card.report);
  [...card.querySelectorAll("button")].find((one) => one.textContent === help().card.dismiss)?.click();
  await settled(card);
  expect(asked.at(-1)).toMatchObject({ method: "POST", path: "/rooms/r1/card/dismiss" });
  expect(card.textContent?.trim()).toBe("");
});

it("reports with one tap on a reason, says what was done, and hides the message at once", async () => {
  const next = [{ code: "dont_pay", says: "Don't pay" }];
  answers = { "POST /reports": { id: "p1", case: { id: "c1", number: 7 }, preserved: true, hidden: true, blocked: true, has_handler: true, next, contacts: CARD.contacts } };
  const sheet = document.createElement("sudare-report") as Report;
  document.body.append(sheet);
  const hidden = vi.fn();
  sheet.addEventListener("learn", hidden);
  await sheet.ask({ message: message({ deleted_at: "2026-11-21T03:00:00Z", text: "" }) });
  sheet.querySelector<HTMLElement>('[data-reason="threat"]')?.click();
  await settled(sheet);
  expect(asked).toEqual([{ method: "POST", path: "/reports", body: { room_id: "r1", message_id: "m1", reason: "threat" } }]);
  expect(sheet.querySelector("h2")?.textContent).toBe(help().report.done);
  expect(sheet.querySelector('a[href="/help/p1/"]')).not.toBeNull();
  for (const said of [help().report.preserved, help().report.quiet, "Don't pay", "#9110"]) expect(sheet.textContent).toContain(said);
  expect(hidden.mock.calls[0]?.[0].detail).toMatchObject({ id: "m1", hidden: true, text: "" });
  sheet.querySelector<HTMLTextAreaElement>("#memo-demanded")!.value = "money";
  sheet.querySelector("form")?.requestSubmit();
  await settled(sheet);
  expect(asked.at(-1)).toMatchObject({ method: "PUT", path: "/reports/p1/memo", body: { demanded: "money" } });
});

it("offers the report on what others said, also after they deleted it, and never on one's own", async () => {
  const shown = async (given: object, isMine = false) => {
    const view = document.createElement("sudare-message") as MessageView;
    Object.assign(view, { message: message(given), isMine });
    document.body.append(view);
    await settled(view);
    view.querySelector<HTMLElement>(".message-more")?.click();
    await settled(view);
    return view;
  };
  const report = words().room.report;
  expect((await shown({})).textContent).toContain(report);
  expect((await shown({ deleted_at: "2026-11-21T03:00:00Z", text: "" })).textContent).toContain(report);
  expect((await shown({ author: { id: ME, name: "Me" } }, true)).textContent).not.toContain(report);
  const spared = await shown({ hidden: true, text: "", author: { id: OTHER, name: "Mori" } });
  expect(spared.textContent).toContain(words().room.hidden);
});

it("asks about listening once, and a no is as easy as a yes", async () => {
  const told = { is_on: true, is_listened: false, is_asked: true, answer: "unasked", is_refused_here: false, version: 3, text: "…" };
  answers = { "GET /rooms/r1/listening": told };
  const ask = document.createElement("sudare-listening") as Listening;
  Object.assign(ask, { feed: feed() });
  document.body.append(ask);
  await settled(ask);
  const deeds = [...ask.querySelectorAll<HTMLElement>("dialog button")];
  const looks = deeds.filter((one) => [help().listening.yes, help().listening.no].includes(one.textContent ?? "")).map((one) => one.className);
  expect(new Set(looks).size).toBe(1); // neither answer is made to look better
  answers = { "GET /rooms/r1/listening": { ...told, is_asked: false, answer: "no" } };
  deeds.find((one) => one.textContent === help().listening.no)?.click();
  await settled(ask);
  expect(asked).toContainEqual({ method: "PUT", path: "/me/listening", body: { is_yes: false, version: 3 } });
  expect(ask.textContent?.trim()).toBe("");
});

it.each([
  [true, help().night.emergencyHeld, help().night.send, help().night.sent],
  [false, help().night.emergency, help().night.ring, help().night.rung],
])("what waits outside is sent, and who is here is rung (held: %s)", async (isHeld, asks, does, done) => {
  const room = { night: { begins: "2026-01-01T00:00:00Z", ends: "2999-01-01T00:00:00Z", is_mine: false, may_ring: true, is_held: isHeld } };
  const note = document.createElement("sudare-night") as Night;
  Object.assign(note, { feed: Object.assign(feed(), { room }) });
  document.body.append(note);
  await settled(note);
  expect([note.querySelector("summary")?.textContent, note.querySelector("button")?.textContent]).toEqual([asks, does]);
  const form = note.querySelector("form")!;
  form.querySelector("input")!.value = "danger";
  form.dispatchEvent(new Event("submit", { cancelable: true }));
  await settled(note);
  expect(note.querySelector("[role=status]")?.textContent).toBe(done);
});
