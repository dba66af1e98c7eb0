/** Who is signed in, their rooms, and the outbox: what every part of the page shares. */
import * as calls from "../api/calls";
import { type Problem, asProblem } from "../api/problem";
import { Stream } from "../api/stream";
import type { Me, Message, RoomSummary } from "../api/types";
import { Outbox } from "../outbox/outbox";
import { Feed } from "./feed";

const REFRESH_AFTER_MS = 120;

/** Whoever may write: what the composer and the check need to know of them. */
export interface Seat extends EventTarget {
  readonly outbox: Outbox | null;
}

export class Session extends EventTarget {
  me: Me | null = null;
  rooms: RoomSummary[] | null = null;
  outbox: Outbox | null = null;
  feed: Feed | null = null;
  problem: Problem | null = null;
  private stream: Stream | null = null;
  private timer = 0;

  async start(): Promise<void> {
    try {
      const [me, rooms] = await Promise.all([calls.me(), calls.rooms()]);
      this.me = me;
      this.rooms = rooms;
      this.problem = null;
      this.outbox ??= await this.openOutbox(me.user.id);
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
    this.changed();
  }

  /** Opens one room, or none: then only hints are listened to. */
  enter(roomId: string | null): void {
    if (roomId === (this.feed?.roomId ?? null) && (this.feed || this.stream)) return;
    this.feed?.close();
    this.stream?.close();
    this.stream = null;
    this.feed = roomId ? this.openFeed(roomId) : null;
    if (!roomId) this.stream = new Stream("/stream", { room: () => this.refresh(), attachment: ({ id }) => this.outbox?.hint(id) });
    this.changed();
  }

  refresh = (): void => {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.reload(), REFRESH_AFTER_MS);
  };

  async reload(): Promise<void> {
    try {
      const mayReview = this.me?.rights.includes("review");
      const [rooms, me] = await Promise.all([calls.rooms(), mayReview ? calls.me() : this.me]);
      this.rooms = rooms;
      this.me = me;
      this.problem = null;
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
    this.changed();
  }

  private openFeed(roomId: string): Feed {
    const feed = new Feed(roomId, { room: this.refresh, attachment: (id) => this.outbox?.hint(id) });
    feed.addEventListener("change", () => this.changed());
    void feed.open();
    return feed;
  }

  private async openOutbox(userId: string): Promise<Outbox> {
    const outbox = await Outbox.open(userId);
    outbox.addEventListener("change", () => this.changed());
    outbox.addEventListener("posted", (heard) => {
      const message = (heard as CustomEvent<Message>).detail;
      if (message.room_id === this.feed?.roomId) this.feed.learn(message);
      this.refresh();
    });
    return outbox;
  }

  private changed(): void {
    this.dispatchEvent(new Event("change"));
  }
}
