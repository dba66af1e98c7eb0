/** What stands between and around messages: days, the unread mark, who came and went. Pure. */
import type { Member, Message } from "../api/types";
import { dayOf } from "../words/dates";
import type { Note } from "./log";

export type Row =
  | { kind: "day"; key: string; at: string }
  | { kind: "unread"; key: string }
  | { kind: "note"; key: string; note: Note }
  | { kind: "message"; key: string; message: Message; isFirst: boolean; isLast: boolean };

const TOGETHER_MS = 5 * 60_000;

interface Reading {
  unreadAfter: number;
  myId: string;
}

export function rowsOf(messages: Message[], notes: Note[], { unreadAfter, myId }: Reading): Row[] {
  const rows: Row[] = [];
  let day = "";
  let isMarked = false;
  for (const entry of merged(messages, notes)) {
    const at = "author" in entry ? entry.created_at : entry.at;
    if (dayOf(at) !== day) {
      day = dayOf(at);
      rows.push({ kind: "day", key: `day ${day}`, at });
    }
    if (!isMarked && "author" in entry && entry.sequence > unreadAfter && entry.author.id !== myId) {
      isMarked = true;
      if (rows.some((row) => row.kind === "message")) rows.push({ kind: "unread", key: "unread" });
    }
    rows.push(rowOf(entry, rows.at(-1)));
  }
  return rows;
}

function merged(messages: Message[], notes: Note[]): (Message | Note)[] {
  const oldest = messages[0]?.sequence ?? 0;
  return [...messages, ...notes.filter((note) => note.sequence > oldest)].sort((a, b) => a.sequence - b.sequence);
}

/** Also closes the group before, when this entry continues it. */
function rowOf(entry: Message | Note, before: Row | undefined): Row {
  if (!("author" in entry)) return { kind: "note", key: `note ${entry.sequence}`, note: entry };
  const goesOn = before?.kind === "message" && belongTogether(before.message, entry);
  if (goesOn) before.isLast = false;
  return { kind: "message", key: entry.id, message: entry, isFirst: !goesOn, isLast: true };
}

function belongTogether(one: Message, next: Message): boolean {
  const apart = Date.parse(next.created_at) - Date.parse(one.created_at);
  return one.author.id === next.author.id && apart < TOGETHER_MS && !next.reply_to;
}

/** The newest message of mine that others have read, and how many of them did. */
export function readUpTo(messages: Message[], members: Member[], myId: string): { id: string; count: number } | null {
  const others = members.filter((member) => !member.is_me);
  for (const message of messages.toReversed()) {
    if (message.author.id !== myId) continue;
    const count = others.filter((member) => member.read_sequence >= message.sequence).length;
    if (count > 0) return { id: message.id, count };
  }
  return null;
}
