/** A room's log as this page knows it: every sequence once, in order, and honest about gaps. Pure. */
import type { Author, EventKind, Message, RoomEvent } from "../api/types";

export interface Note {
  sequence: number;
  at: string;
  kind: EventKind;
  actor: Author | null;
  name: string;
}

export type Outcome = "applied" | "known" | "gap";

const NOTED = new Set<EventKind>([
  "member_joined",
  "member_left",
  "room_changed",
  "visit_waiting",
  "visit_taken",
  "visit_away",
  "visit_closed",
  "visit_reopened",
]);

export class Log {
  readonly messages = new Map<string, Message>();
  readonly notes: Note[] = [];
  last = 0;

  /** A page of messages as they are now; events up to `last` are already in them. */
  begin(messages: Message[], last: number): void {
    this.add(messages);
    this.last = Math.max(this.last, last);
  }

  add(messages: Message[]): void {
    for (const message of messages) this.messages.set(message.id, message);
  }

  apply(event: RoomEvent): Outcome {
    if (event.sequence <= this.last) return "known";
    if (event.sequence > this.last + 1) return "gap";
    this.last = event.sequence;
    if (event.message) this.replace(event.message);
    if (NOTED.has(event.kind)) {
      this.notes.push({ sequence: event.sequence, at: event.at, kind: event.kind, actor: event.actor, name: event.member?.name ?? "" });
    }
    return "applied";
  }

  inOrder(): Message[] {
    return [...this.messages.values()].sort((one, other) => one.sequence - other.sequence);
  }

  get oldest(): number {
    return Math.min(...[...this.messages.values()].map((message) => message.sequence));
  }

  /** A late answer to an edit must not undo a deletion heard meanwhile. */
  replace(message: Message): void {
    const known = this.messages.get(message.id);
    if (known?.deleted_at && !message.deleted_at) return;
    this.messages.set(message.id, message);
    if (known) this.requote(message);
  }

  /** Answers quote what was said: an edit changes those words too, and a deletion takes them away. */
  private requote({ id, text, deleted_at }: Message): void {
    const deleted = deleted_at !== null;
    for (const answer of this.messages.values()) {
      if (answer.reply_to?.id === id) {
        this.messages.set(answer.id, { ...answer, reply_to: { ...answer.reply_to, text, deleted } });
      }
    }
  }
}
