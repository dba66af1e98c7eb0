import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { Turnstile } from "../src/outbox/locks";
import { Outbox } from "../src/outbox/outbox";
import { MemoryStore, type ParcelStore, openStore } from "../src/outbox/store";
import { isEmpty, newKey, newParcel } from "../src/outbox/terms";
import { picture } from "./made";

// Nothing leaves in these tests: delivery is walked in tests/journeys, against the real server.
Object.defineProperty(navigator, "onLine", { configurable: true, get: () => false });

const stores: [string, () => Promise<ParcelStore>][] = [
  ["IndexedDB", openStore],
  ["memory", async () => new MemoryStore()],
];

describe.each(stores)("a parcel kept in %s", (_, open) => {
  it("comes back with its files", async () => {
    const store = await open();
    const parcel = { ...newParcel("u1", "r1"), text: "hello", pictures: [picture()] };
    await store.put(parcel);
    const kept = await (await (open === openStore ? open() : Promise.resolve(store))).get(parcel.key);
    expect(kept?.text).toBe("hello");
    expect(kept?.pictures[0]?.bytes).toBe(5);
    await store.remove(parcel.key);
    expect(await store.get(parcel.key)).toBeUndefined();
  });

  it("is shown to its owner only: the next person at this device sees nothing of it", async () => {
    const store = await open();
    const parcel = newParcel("u1", "r1");
    await store.put(parcel);
    expect(await store.all("u2")).toEqual([]);
    expect((await store.all("u1")).map((one) => one.key)).toContain(parcel.key);
    await store.remove(parcel.key);
  });

  it("does not change behind the page's back", async () => {
    const store = await open();
    const parcel = { ...newParcel("u1", "r1"), text: "before" };
    await store.put(parcel);
    parcel.text = "after";
    expect((await store.get(parcel.key))?.text).toBe("before");
    await store.remove(parcel.key);
  });
});

describe("the outbox", () => {
  it("keeps what is sent before anything leaves, and finds it again after a restart", async () => {
    const store = new MemoryStore();
    const outbox = new Outbox(store, "u1");
    const draft = outbox.draft("r1");
    outbox.write(draft, { text: "from the train" });
    await outbox.send(draft, []);
    expect((await store.all("u1")).map((parcel) => [parcel.text, parcel.intent])).toEqual([["from the train", "send"]]);
    expect(outbox.leaving("r1")).toHaveLength(1);
    expect(outbox.draft("r1").key).not.toBe(draft.key);
  });

  it("gives a second tab's sending of the same draft a key of its own", async () => {
    const store = new MemoryStore();
    const [one, other] = [new Outbox(store, "u1"), new Outbox(store, "u1")];
    const draft = one.draft("r1");
    one.write(draft, { text: "same beginning" });
    const twin = structuredClone(draft);
    other.parcels.set(twin.key, twin);
    await one.send(draft, []);
    other.write(twin, { text: "same beginning, another end" });
    await other.send(twin, []);
    expect(new Set((await store.all("u1")).map((parcel) => parcel.key)).size).toBe(2);
  });

  it("takes a message back without losing what was begun meanwhile", async () => {
    const outbox = new Outbox(new MemoryStore(), "u1");
    const draft = outbox.draft("r1");
    outbox.write(draft, { text: "first" });
    await outbox.send(draft, []);
    outbox.write(outbox.draft("r1"), { text: "second" });
    const before = draft.key;
    await outbox.takeBack(draft);
    expect(outbox.draft("r1").text).toBe("first\nsecond");
    expect(outbox.draft("r1").key).not.toBe(before); // the server may know the old one
    expect(outbox.leaving("r1")).toEqual([]);
  });

  it("keeps no empty drafts", async () => {
    const store = new MemoryStore();
    const outbox = new Outbox(store, "u1");
    const draft = outbox.draft("r1");
    await outbox.add(draft, [new File(["x"], "a.jpg", { type: "image/jpeg" })]);
    expect(await store.all("u1")).toHaveLength(1);
    await outbox.takeOut(draft, draft.pictures[0]!);
    expect(await store.all("u1")).toEqual([]);
    expect(isEmpty(draft)).toBe(true);
  });
});

it("lets only so many through at once, and all in the end", async () => {
  const turnstile = new Turnstile(2);
  let inside = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++inside);
    await new Promise((go) => setTimeout(go, 5));
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 7 }, () => turnstile.pass(work)));
  expect([most, inside]).toEqual([2, 0]);
});

it("never makes the same key twice", () => expect(new Set(Array.from({ length: 1000 }, newKey)).size).toBe(1000));
