/** What the server says about listening, cards and reports. */
import type { Attachment, Message } from "../api/types";

export interface Advice {
  code: string;
  text: string;
}

export interface Contact {
  code: string;
  name: string;
  reach: string;
  note: string;
  href: string;
  as_of: string;
}

export interface Card {
  stage: "noticed" | "serious" | "urgent";
  kinds: string[];
  title: string;
  says: string[];
  dont: Advice[];
  now: Advice[];
  contacts: Contact[];
  /** Pages for a grown-up, by their place among the guides: for a reader under age. */
  guides: Advice[];
  trusted: { user_id: string; name: string } | null;
  message_ids: string[];
}

export interface Listening {
  is_on: boolean;
  is_listened: boolean;
  is_asked: boolean;
  answer: "unasked" | "yes" | "no";
  is_refused_here: boolean;
  version: number;
  text: string;
}

/** What is reported: a message, and a picture of it where one was looked at. */
export interface Reportable {
  message: Message;
  attachment?: Attachment;
}

export interface Reported {
  id: string;
  case: { id: string; number: number };
  preserved: boolean;
  hidden: boolean;
  blocked: boolean;
  has_handler: boolean;
  next: { code: string; says: string }[];
  contacts: Contact[];
}

export const REASONS = ["threat", "sexual", "minor", "self_harm", "harassment", "privacy", "copy", "other"] as const;
export type Reason = (typeof REASONS)[number];
export const MEMO_FIELDS = ["where", "since", "demanded", "payments", "own_age", "stated_age", "words"] as const;

/** Between when nobody under age in a room is rung: this night, or the next. */
export interface Night {
  begins: string;
  ends: string;
  is_mine: boolean;
  may_ring: boolean;
  /** What is sent to a visitor outside leaves in the morning. */
  is_held: boolean;
}
