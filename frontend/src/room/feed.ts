/** One open room, live: its log, who types, who has read, and whether we are connected. */
import * as calls from "../api/calls";
import { type Problem, asProblem } from "../api/problem";
import { Stream } from "../api/stream";
import type { Message, Room, RoomEvent } from "../api/types";
import { Log } from "./log";

const TYPING_LASTS_MS = 6000;
const PAGE = 50;

export class Feed extends EventTarget {
  readonly log = new Log();
  room: Room | null = null;
  problem: Problem | null = null;
  hasOlder = false;
  isLoadingOlder = false;
  isConnected = true;
  isGone = false;
  /** Where reading stopped when the room was opened: the separator stands there and stays. */
  unreadAfter = 0;
  readonly typing = new Map<string, number>();
  private stream: Stream | null = null;
  private isFilling = false;
  private isClosed = false;
  private marked = 0;
  private unmarked = false;

  constructor(
    readonly roomId: string,
    private readonly hints: { room: () => void; attachment: (id: string) => void },
  ) {
    super();
  }

  async open(): Promise<void> {
    try {
      const [room, page] = await Promise.all([calls.room(this.roomId), calls.messages(this.roomId, undefined, PAGE)]);
      if (this.isClosed) return;
      this.room = room;
      this.problem = null;
      this.unreadAfter = this.marked = room.read_sequence;
      this.hasOlder = page.next_cursor !== null;
      this.log.begin(page.items, page.last_sequence);
      this.listen();
    } catch (thrown) {
      this.fail(asProblem(thrown));
    }
    this.changed();
  }

  close(): void {
    this.isClosed = true;
    this.stream?.close();
  }

  async loadOlder(): Promise<void> {
    if (!this.hasOlder || this.isLoadingOlder) return;
    this.isLoadingOlder = true;
    this.changed();
    try {
      const page = await calls.messages(this.roomId, this.log.oldest, PAGE);
      this.log.add(page.items);
      this.hasOlder = page.next_cursor !== null;
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
    this.isLoadingOlder = false;
    this.changed();
  }

  async refreshRoom(): Promise<void> {
    try {
      this.room = await calls.room(this.roomId);
    } catch (thrown) {
      this.fail(asProblem(thrown));
    }
    this.changed();
  }

  /** Tried once per place; a refused mark is tried again at the next message or reconnect, not in circles. */
  async markRead(): Promise<void> {
    const newest = this.log.last;
    if (newest <= this.marked) return;
    this.marked = newest;
    try {
      await calls.markRead(this.roomId, newest);
      this.hints.room();
    } catch {
      this.unmarked = true;
    }
  }

  /** What we posted or changed ourselves, before the stream says so too. */
  learn(message: Message): void {
    this.log.replace(message);
    this.changed();
    if (message.hidden) this.dispatchEvent(new Event("card")); // whoever is spared a message needs no card about it
  }

  private listen(): void {
    this.stream = new Stream(`/rooms/${this.roomId}/stream`, {
      after: () => this.log.last,
      event: (event) => void this.hear(event),
      typing: ({ user_id }) => this.heardTyping(user_id),
      read: ({ user_id, sequence }) => this.heardRead(user_id, sequence),
      room: () => this.hints.room(),
      attachment: ({ id }) => this.hints.attachment(id),
      card: ({ room_id }) => room_id === this.roomId && this.dispatchEvent(new Event("card")),
      bye: () => this.leave(),
      connected: (isConnected) => {
        this.isConnected = isConnected;
        if (isConnected && this.unmarked) this.marked = 0;
        if (isConnected) this.unmarked = false;
        this.changed();
      },
    });
  }

  private async hear(event: RoomEvent): Promise<void> {
    const outcome = this.log.apply(event);
    if (outcome === "gap") return this.fill();
    if (outcome === "known") return;
    this.afterwards(event);
    this.changed();
  }

  /** The log is the truth; what the stream skipped is asked for. */
  private async fill(): Promise<void> {
    if (this.isFilling) return;
    this.isFilling = true;
    try {
      for (;;) {
        const page = await calls.eventsAfter(this.roomId, this.log.last);
        for (const event of page.items) if (this.log.apply(event) === "applied") this.afterwards(event);
        if (page.items.length === 0 || this.log.last >= page.last_sequence) break;
      }
    } catch (thrown) {
      this.fail(asProblem(thrown));
    }
    this.isFilling = false;
    this.changed();
  }

  private afterwards(event: RoomEvent): void {
    if (event.kind === "message_posted" && event.message) {
      this.typing.delete(event.message.author.id);
      this.dispatchEvent(new CustomEvent("posted", { detail: event.message }));
    }
    if (["member_joined", "member_left", "room_changed"].includes(event.kind)) void this.refreshRoom();
    this.hints.room();
  }

  private heardTyping(userId: string): void {
    if (this.room?.members.find((member) => member.is_me)?.user_id === userId) return;
    window.clearTimeout(this.typing.get(userId));
    this.typing.set(
      userId,
      window.setTimeout(() => {
        this.typing.delete(userId);
        this.changed();
      }, TYPING_LASTS_MS),
    );
    this.changed();
  }

  private heardRead(userId: string, sequence: number): void {
    const member = this.room?.members.find((one) => one.user_id === userId);
    if (member) member.read_sequence = Math.max(member.read_sequence, sequence);
    this.changed();
  }

  private fail(problem: Problem): void {
    if (problem.status === 404 || problem.status === 403) this.leave();
    else this.problem = problem;
  }

  private leave(): void {
    this.isGone = true;
    this.stream?.close();
    this.hints.room();
    this.changed();
  }

  private changed(): void {
    this.dispatchEvent(new Event("change"));
  }
}
