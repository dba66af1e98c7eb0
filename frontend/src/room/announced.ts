/** What a screen reader is told of the conversation: the newest message, and only while its words are still so. Pure. */
import type { Message } from "../api/types";
import type { Log } from "./log";

/** The message as it was announced, or null once it was edited or deleted: its old words must stand nowhere. */
export function stillSaid(announced: Message | null, log: Log): Message | null {
  const now = announced && log.messages.get(announced.id);
  return now && !now.deleted_at && now.text === announced.text ? announced : null;
}
