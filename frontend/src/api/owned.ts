/** What a sender may know of and do with a picture of their own. The one place that knows which doors lead there. */
import * as calls from "./calls";
import type { Deed, View } from "./seen";
import type { Attachment, Kept, Message } from "./types";

/** One person, or one link, that looked: how often, when last, what else they did, and with which reasons they saw what is covered. */
export interface Onlooker {
  key: string;
  name: string;
  role: string;
  isLink: boolean; // somebody outside, of whom only the link is known
  link: string;
  sharedBy: string;
  lastAt: string;
  times: number;
  deeds: Deed[]; // besides opening it
  reasons: string[];
}

/** The newest first. ``asOf``: how far the log went when it was read, so that "nobody" is a statement and not a gap. */
export interface Seen {
  onlookers: Onlooker[];
  asOf: { size: number; at: string };
}

export async function seenBy(attachmentId: string): Promise<Seen> {
  const told = await calls.views(attachmentId);
  const found = new Map<string, Onlooker>();
  for (const look of told.items) note(found, look);
  const onlookers = [...found.values()].sort((one, other) => other.lastAt.localeCompare(one.lastAt));
  return { onlookers, asOf: told.as_of };
}

function note(found: Map<string, Onlooker>, look: View): void {
  const { user, at, reason, deed } = look;
  const key = user?.id ?? look.share_id ?? "";
  const known = found.get(key) ?? firstSeen(key, look);
  if (at > known.lastAt) known.lastAt = at;
  if (deed === "opened" || deed === "shared") known.times += 1;
  else if (!known.deeds.includes(deed)) known.deeds.push(deed);
  if (reason && !known.reasons.includes(reason)) known.reasons.push(reason);
  found.set(key, known);
}

const firstSeen = (key: string, { user, role, at, deed, link, shared_by }: View): Onlooker => ({
  key,
  name: user?.name ?? "",
  role: role ?? "",
  isLink: deed === "shared",
  link: link ?? "",
  sharedBy: shared_by ?? "",
  lastAt: at,
  times: 0,
  deeds: [],
  reasons: [],
});

/** What keeps a picture now: a case may have begun since the page was loaded. */
export const keptNow = (attachmentId: string): Promise<Kept | null> => calls.attachment(attachmentId).then((known) => known.kept);

/** The picture's keys are destroyed; the message stays, without it. Raises `Problem`, also when it is held. */
export async function forget(attachment: Attachment, message: Message): Promise<Message> {
  await calls.forget(attachment.id);
  return { ...message, attachments: message.attachments.map((one) => (one.id === attachment.id ? gone(one) : one)) };
}

const gone = (attachment: Attachment): Attachment => ({ ...attachment, state: "forgotten", renditions: {} });
