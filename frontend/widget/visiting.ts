/** One visitor at one desk: where they stand, their room, what waits on this device. All parts of the panel share it. */
import { goBy, onSignedOut } from "../src/api/client";
import { type Problem, asProblem } from "../src/api/problem";
import { listenBy } from "../src/api/stream";
import type { Me, Message } from "../src/api/types";
import { Outbox } from "../src/outbox/outbox";
import { newKey } from "../src/outbox/terms";
import { Feed } from "../src/room/feed";
import type { Seat } from "../src/room/session";
import { language } from "../src/words/speech";
import * as calls from "./calls";
import { Fetched } from "./fetched";
import { type Kept, keep, keptFor, onKeptElsewhere } from "./keeping";
import type { Begun, Desk, Entered, Erased, Visit } from "./terms";

const REFRESH_AFTER_MS = 150;
const LOOK_AGAIN_MS = 20_000; // a place in the line moves without a word in the room

/** Where the widget stands: its desk, the server it came from, and how it came to be there. */
export interface Ground {
  key: string;
  keptAs: string;
  origin: string;
  door: "widget" | "page";
  identity: string;
}

export class Visiting extends EventTarget implements Seat {
  desk: Desk | null = null;
  visit: Visit | null = null;
  outbox: Outbox | null = null;
  feed: Feed | null = null;
  problem: Problem | null = null;
  isGone = false; // the way in has run out: told once
  hasStarted = false;
  private kept: Kept | null = null;
  private timer = 0;
  private pulse = 0;
  private beginKey = newKey();

  constructor(readonly ground: Ground) {
    super();
    goBy({ origin: ground.origin, credentials: "omit", headers: () => this.headers() });
    listenBy((address) => new Fetched(address, this.headers()));
    onSignedOut(() => this.lose());
    onKeptElsewhere(ground.keptAs, () => void this.follow());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.refresh());
  }

  get isKnown(): boolean {
    return this.kept !== null;
  }

  /** What the shared parts of a room ask about whoever sits there. */
  get me(): Me | null {
    if (!this.kept) return null;
    const user = { id: this.kept.userId, name: "", email: "", language: language() };
    return { user, organisation: { id: "", name: "" }, role: "visitor", rights: [], reviews_waiting: 0, visitors_waiting: null, cases_waiting: 0 };
  }

  private headers(): Record<string, string> {
    return { "Accept-Language": language(), ...(this.kept ? { Authorization: `Bearer ${this.kept.token}` } : {}) };
  }

  async start(): Promise<void> {
    this.problem = null;
    try {
      this.desk = await calls.desk(this.ground.key, language());
      await this.comeBack();
      const kept = keptFor(this.ground.keptAs);
      if (kept && !this.kept) await this.resume(kept);
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
    this.hasStarted = true;
    this.changed();
  }

  /** The desk's words in the language that was chosen just now. */
  async reword(): Promise<void> {
    try {
      this.desk = await calls.desk(this.ground.key, language());
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
    this.changed();
  }

  /** By the link in a letter: it works once, and leaves the address so that nobody reads it there. */
  private async comeBack(): Promise<void> {
    const secret = this.ground.door === "page" ? /^#resume=([\w-]+)$/.exec(location.hash)?.[1] : undefined;
    if (!secret) return;
    history.replaceState(null, "", location.pathname + location.search);
    try {
      this.came(await calls.resume(this.ground.key, secret));
      await this.sit();
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
  }

  private came({ token, visitor, room_id: roomId, visit }: Entered): void {
    this.hold({ token, userId: visitor.id, roomId });
    this.visit = visit;
  }

  private async resume(kept: Kept): Promise<void> {
    this.kept = kept;
    try {
      this.visit = await calls.visit();
      await this.sit();
    } catch (thrown) {
      const problem = asProblem(thrown);
      if (problem.isSignedOut || problem.status === 404) return this.lose();
      if (!problem.isOffline) throw problem;
      await this.sit(); // what was written waits on this device, also without a line
    }
  }

  /** Comes in and begins, in one step: nobody is known here who only looked. Raises `Problem`. */
  async begin(told: Omit<Begun, "language">): Promise<void> {
    if (!this.kept) {
      const { ground } = this;
      const entered = await calls.enter(ground.key, {
        language: language(),
        door: ground.door,
        page: location.origin + location.pathname,
        ...(ground.identity ? { identity: ground.identity } : {}),
      });
      this.came(entered);
    }
    this.visit = await calls.begin({ ...told, language: language() }, this.beginKey);
    this.beginKey = newKey();
    this.isGone = false;
    await this.sit();
    this.changed();
  }

  refresh = (): void => {
    if (!this.kept) return;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.look(), REFRESH_AFTER_MS);
  };

  async look(): Promise<void> {
    try {
      this.visit = await calls.visit();
      this.problem = null;
    } catch (thrown) {
      const problem = asProblem(thrown);
      if (!problem.isOffline && !problem.isSignedOut) this.problem = problem;
    }
    this.changed();
  }

  async end(): Promise<void> {
    this.visit = await calls.end();
    this.changed();
  }

  async setMail(mail: string): Promise<void> {
    this.visit = await calls.setMail(mail);
    this.changed();
  }

  async judge(score: 1 | 2 | 3, words: string): Promise<void> {
    this.visit = await calls.judge(score, words);
    this.changed();
  }

  /** Everything is forgotten there, then here. Raises `Problem`. */
  async erase(): Promise<Erased> {
    const erased = await calls.erase();
    await this.leave();
    return erased;
  }

  /** Nothing of the visit stays on this device. */
  async leave(): Promise<void> {
    for (const parcel of [...(this.outbox?.parcels.values() ?? [])]) await this.outbox?.forget(parcel);
    this.hold(null);
    this.stand();
    this.changed();
  }

  private hold(kept: Kept | null): void {
    this.kept = kept;
    keep(this.ground.keptAs, kept);
  }

  /** Takes the place in the room, once. */
  private async sit(): Promise<void> {
    if (!this.kept || this.feed) return;
    const roomId = this.visit?.room_id ?? this.kept.roomId;
    if (!roomId) return;
    const { userId } = this.kept;
    if (this.kept.roomId !== roomId) this.hold({ ...this.kept, roomId });
    const outbox = await Outbox.open(userId);
    this.outbox = outbox;
    outbox.addEventListener("change", () => this.changed());
    outbox.addEventListener("posted", (heard) => {
      const message = (heard as CustomEvent<Message>).detail;
      if (message.room_id === this.feed?.roomId) this.feed.learn(message);
    });
    const feed = new Feed(roomId, { room: this.refresh, attachment: (id) => outbox.hint(id) });
    this.feed = feed;
    feed.addEventListener("change", () => this.changed());
    feed.addEventListener("posted", (heard) => this.dispatchEvent(new CustomEvent("posted", { detail: (heard as CustomEvent<Message>).detail })));
    this.pulse = window.setInterval(() => this.visit?.state === "waiting" && document.visibilityState === "visible" && this.refresh(), LOOK_AGAIN_MS);
    await feed.open();
  }

  private stand(): void {
    window.clearInterval(this.pulse);
    this.feed?.close();
    this.feed = this.outbox = this.visit = null;
  }

  private lose(): void {
    if (!this.kept) return;
    this.hold(null);
    this.stand();
    this.isGone = true;
    this.changed();
  }

  /** Another tab came in or left: this one does the same. */
  private async follow(): Promise<void> {
    const kept = keptFor(this.ground.keptAs);
    if (kept?.token === this.kept?.token) return;
    this.stand();
    this.kept = null;
    if (kept) await this.resume(kept).catch((thrown) => (this.problem = asProblem(thrown)));
    this.changed();
  }

  private changed(): void {
    this.dispatchEvent(new Event("change"));
  }
}
