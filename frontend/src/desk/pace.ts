/** How often a desk's page asks: the line after a hint, the rest when it may be something else by now. */
import type * as calls from "./calls";

export const HEARTBEAT_MS = 30_000;
export const LOOK_EVERY_MS = 10_000;
export const TYPED_LATELY_MS = 8_000;
const REFRESH_AFTER_MS = 250;
/** Twenty pages that answered each hint at once would ask more than the desk has to say. */
const LOOK_AT_MOST_EVERY_MS = 3_000;
const COUNT_AT_MOST_EVERY_MS = 10_000;
const READ_AGAIN_AFTER_MS = 15_000; // what a colleague noted doesn't show in the visit's line

const isOver = (since: number, milliseconds: number) => Date.now() - since >= milliseconds;
const apartFromUnread = (line: calls.VisitLine) => JSON.stringify({ ...line, unread: 0 });

export class Pace {
  lookedAt = 0;
  countedAt = 0;
  readAt = 0;

  get untilNextLook(): number {
    return Math.max(REFRESH_AFTER_MS, this.lookedAt + LOOK_AT_MOST_EVERY_MS - Date.now());
  }

  get mayCount(): boolean {
    return isOver(this.countedAt, COUNT_AT_MOST_EVERY_MS);
  }

  mayBeOther(known: calls.VisitLine | undefined, now: calls.VisitLine | undefined): boolean {
    return !known || !now || apartFromUnread(known) !== apartFromUnread(now) || isOver(this.readAt, READ_AGAIN_AFTER_MS);
  }
}
