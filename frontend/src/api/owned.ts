/** What a sender may know of and do with a picture of their own. The one place that knows which doors lead there. */
import * as calls from "./calls";
import { asProblem } from "./problem";
import type { View } from "./seen";
import type { Attachment, Message } from "./types";

export type Deed = "opened" | "downloaded" | "exported" | "shared" | "unmasked";

/** One person who looked: how often, when last, what else they did, and with which reasons they saw what is covered. */
export interface Onlooker {
  key: string;
  name: string;
  role: string;
  lastAt: string;
  times: number;
  deeds: Deed[]; // besides opening it
  reasons: string[];
}

/** The newest first. ``asOf``: how far the log went when it was read, so that "nobody" is a statement and not a gap. */
export interface Seen {
  onlookers: Onlooker[];
  asOf: { size: number; at: string } | null;
}

/** What the log says of one look; the older doors tell less. */
type Look = View & Partial<{ role: string | null; deed: Deed; entries: number }>;
type Looks = { items: Look[]; as_of?: { size: number; at: string } };

export async function seenBy(attachmentId: string): Promise<Seen> {
  const told: Looks = await calls.views(attachmentId);
  const found = new Map<string, Onlooker>();
  for (const look of told.items) note(found, look);
  const onlookers = [...found.values()].sort((one, other) => other.lastAt.localeCompare(one.lastAt));
  return { onlookers, asOf: told.as_of ?? null };
}

function note(found: Map<string, Onlooker>, look: Look): void {
  const { user, at, reason } = look;
  const deed = look.deed ?? (reason || look.rendition === "original" ? "unmasked" : "opened");
  const key = user?.id ?? "";
  const known = found.get(key) ?? { key, name: user?.name ?? "", role: look.role ?? "", lastAt: at, times: 0, deeds: [], reasons: [] };
  if (at > known.lastAt) known.lastAt = at;
  if (deed === "opened") known.times += 1;
  else if (!known.deeds.includes(deed)) known.deeds.push(deed);
  if (reason && !known.reasons.includes(reason)) known.reasons.push(reason);
  found.set(key, known);
}

/** The picture's keys are destroyed; the message stays, without it. Raises `Problem`, also when it is held. */
export async function forget(attachment: Attachment, message: Message): Promise<Message> {
  try {
    await calls.discard(attachment.id);
  } catch (thrown) {
    const isAlone = message.attachments.length === 1 && !message.text;
    if (asProblem(thrown).code !== "not_ready" || !isAlone) throw thrown;
    await calls.deleteMessage(message.id); // the message is nothing but this picture
    return { ...message, attachments: [gone(attachment)], deleted_at: new Date().toISOString() };
  }
  return { ...message, attachments: message.attachments.map((one) => (one.id === attachment.id ? gone(one) : one)) };
}

const gone = (attachment: Attachment): Attachment => ({ ...attachment, state: "forgotten", renditions: {} });
