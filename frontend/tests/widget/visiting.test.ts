import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import { speak } from "../../src/words";
import { keep, keptFor } from "../../widget/keeping";
import { Visiting } from "../../widget/visiting";
import { ME, ROOM, aDesk, visit } from "./desk";

const GROUND = { key: "sd_k", keptAs: "sudare.visit.sd_k", origin: "https://sudare.example", door: "widget" as const, identity: "" };
const TOLD = { answers: {}, consents: [{ purpose: "talk", version: 3 }], rules_accepted: false };

beforeEach(() => {
  localStorage.clear();
  speak("ja");
});

async function arrived(): Promise<Visiting> {
  const visiting = new Visiting(GROUND);
  await visiting.start();
  return visiting;
}

describe("a visitor", () => {
  it("is nobody until they begin: looking makes no account and keeps nothing", async () => {
    const heard = aDesk();
    const visiting = await arrived();
    expect(heard.map((one) => `${one.method} ${one.path}`)).toEqual(["GET /desk/sd_k"]);
    expect(heard[0]?.headers.get("Authorization")).toBeNull();
    expect(visiting.isKnown).toBe(false);
    expect(localStorage).toHaveLength(0);
  });

  it("comes in and begins in one step, and sits in the room that was made for them", async () => {
    const heard = aDesk();
    const visiting = await arrived();
    await visiting.begin(TOLD);
    const asked = heard.map((one) => `${one.method} ${one.path}`);
    expect(asked.slice(1, 3)).toEqual(["POST /desk/sd_k/enter", "POST /visit/begin"]);
    expect(heard[2]?.body["consents"]).toEqual(TOLD.consents);
    expect(heard.slice(2).every((one) => one.headers.get("Authorization") === "Bearer sv_token")).toBe(true);
    expect(visiting.feed?.roomId).toBe(ROOM);
    expect(keptFor(GROUND.keptAs)).toEqual({ token: "sv_token", userId: ME, roomId: ROOM });
  });

  it("who was let in but not yet begun isn't let in twice", async () => {
    const heard = aDesk({ "POST /visit/begin": 403 });
    const visiting = await arrived();
    await expect(visiting.begin(TOLD)).rejects.toMatchObject({ status: 403 });
    await expect(visiting.begin(TOLD)).rejects.toMatchObject({ status: 403 });
    expect(heard.filter((one) => one.path.endsWith("/enter"))).toHaveLength(1);
    expect(visiting.feed).toBeNull();
  });

  it("goes on after a reload", async () => {
    keep(GROUND.keptAs, { token: "sv_old", userId: ME, roomId: ROOM });
    const heard = aDesk({ "GET /visit": visit({ state: "open", staff: { name: "Mori" } }) });
    const visiting = await arrived();
    expect(visiting.visit?.staff?.name).toBe("Mori");
    expect(heard.find((one) => one.path === "/visit")?.headers.get("Authorization")).toBe("Bearer sv_old");
    expect(visiting.feed?.roomId).toBe(ROOM);
  });

  it("whose way in was closed is told so and may begin anew", async () => {
    keep(GROUND.keptAs, { token: "sv_gone", userId: ME, roomId: ROOM });
    aDesk({ "GET /visit": 401 });
    const visiting = await arrived();
    expect([visiting.isGone, visiting.isKnown, visiting.feed]).toEqual([true, false, null]);
    expect(keptFor(GROUND.keptAs)).toBeNull();
  });

  it("who erases everything leaves nothing on this device either", async () => {
    aDesk();
    const visiting = await arrived();
    await visiting.begin(TOLD);
    const { outbox } = visiting;
    if (!outbox) throw new Error("no outbox");
    outbox.write(outbox.draft(ROOM), { text: "a draft nobody should find" });
    await visiting.erase();
    expect(await outbox.store.all(ME)).toEqual([]);
    expect([visiting.isKnown, localStorage.length]).toEqual([false, 0]);
  });
});

it("keeps a visit for this page where storage is closed", () => {
  const closed = { getItem: () => { throw new Error("closed"); }, setItem: () => { throw new Error("closed"); }, removeItem: () => {} };
  const open = globalThis.localStorage;
  Object.defineProperty(globalThis, "localStorage", { configurable: true, value: closed });
  keep("sudare.visit.x", { token: "t", userId: ME, roomId: null });
  expect(keptFor("sudare.visit.x")?.token).toBe("t");
  Object.defineProperty(globalThis, "localStorage", { configurable: true, value: open });
});
