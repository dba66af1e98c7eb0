/** Server-sent events that come back by themselves: the room's log without gaps, plus hints that may be lost. */
import { ROOT, addressOf } from "./client";
import type { EventKind, RoomEvent } from "./types";

const KINDS: readonly EventKind[] = [
  "message_posted",
  "message_edited",
  "message_deleted",
  "member_joined",
  "member_left",
  "room_changed",
  "picture_forgotten",
  "picture_released",
  "picture_refused",
  "visit_waiting",
  "visit_taken",
  "visit_away",
  "visit_closed",
  "visit_reopened",
];

const LONGEST_WAIT_MS = 15_000;
const CLOSED = 2; // of `readyState`, by the standard

export interface Hints {
  typing?: (hint: { user_id: string }) => void;
  read?: (hint: { user_id: string; sequence: number }) => void;
  room?: (hint: { room_id: string; last_sequence: number }) => void;
  attachment?: (hint: { id: string; state: string }) => void;
  line?: (hint: { desk_id: string }) => void;
  card?: (hint: { room_id: string }) => void;
}

export interface Listener extends Hints {
  /** Where to go on from; asked anew at every reconnect. */
  after?: () => number;
  event?: (event: RoomEvent) => void;
  bye?: () => void;
  connected?: (isConnected: boolean) => void;
}

/** What a stream is read from: `EventSource`, or what stands for it where a line must say who calls. */
export type Source = Pick<EventSource, "onopen" | "onerror" | "readyState" | "close"> & {
  addEventListener: (kind: string, heard: (message: MessageEvent<string>) => void) => void;
};

let openSource: (address: string) => Source = (address) => new EventSource(address);

export function listenBy(open: (address: string) => Source): void {
  openSource = open;
}

export class Stream {
  private source: Source | null = null;
  private timer = 0;
  private failures = 0;

  constructor(
    private readonly path: string,
    private readonly listener: Listener,
  ) {
    this.open();
    window.addEventListener("online", this.again);
    window.addEventListener("offline", this.lost);
    document.addEventListener("visibilitychange", this.seen);
  }

  close(): void {
    window.removeEventListener("online", this.again);
    window.removeEventListener("offline", this.lost);
    document.removeEventListener("visibilitychange", this.seen);
    window.clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }

  private open(): void {
    window.clearTimeout(this.timer);
    this.source?.close();
    const after = this.listener.after?.();
    const source = openSource(addressOf(ROOT + this.path + (after === undefined ? "" : `?after=${after}`)));
    this.source = source;
    source.onopen = () => {
      this.failures = 0;
      this.listener.connected?.(true);
    };
    source.onerror = () => this.failed(source);
    for (const kind of KINDS) source.addEventListener(kind, (heard) => this.listener.event?.(read(heard)));
    for (const hint of ["typing", "read", "room", "attachment", "line", "card"] as const) {
      source.addEventListener(hint, (heard) => this.listener[hint]?.(read(heard)));
    }
    source.addEventListener("bye", () => {
      this.close();
      this.listener.bye?.();
    });
  }

  /** The browser retries a broken line itself; a refused one (a restart, a lost session) it gives up, so we don't. */
  private failed(source: Source): void {
    this.listener.connected?.(false);
    if (source !== this.source || source.readyState !== CLOSED) return;
    this.failures += 1;
    this.timer = window.setTimeout(() => this.open(), Math.min(1000 * 2 ** (this.failures - 1), LONGEST_WAIT_MS));
  }

  private readonly again = () => this.open();
  private readonly lost = () => this.listener.connected?.(false);
  private readonly seen = () => {
    if (document.visibilityState === "visible" && this.source?.readyState === CLOSED) this.open();
  };
}

function read<T>(heard: MessageEvent<string>): T {
  return JSON.parse(heard.data) as T;
}
