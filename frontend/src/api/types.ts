/** The shapes of `/api/v1`, by hand and small. `tests/connect/test_front_end_types.py` holds them to the OpenAPI document. */

export type AttachmentState =
  | "uploading"
  | "received"
  | "checking"
  | "checked"
  | "editing"
  | "confirmed"
  | "sent"
  | "held"
  | "refused"
  | "discarded"
  | "forgotten";

export type Decision = "accept" | "mask" | "hold" | "never" | "unreadable";
export type RenditionName = "thumbnail" | "view" | "full" | "veil";
export type ReviewKind = "held" | "appeal" | "without_picture";
export type ReviewState = "waiting" | "accepted" | "refused" | "expired";
/** x, y, width, height: parts of the upright picture, origin top left. */
export type Box = [number, number, number, number];

export interface Rendition {
  url: string;
  width_px: number;
  height_px: number;
  media_type: string;
}

export interface Media {
  format: string;
  width_px: number;
  height_px: number;
  pages: number;
}

export interface Reason {
  rule: string;
  message: string;
  instead: string | null;
}

export interface Verdict {
  decision: Decision;
  message: string;
  reasons: Reason[];
}

export interface Fact {
  kind: string;
  message: string;
}

export interface Advice {
  kind: string;
  score: number;
  message: string;
}

export interface Finding {
  kind: string;
  score: number;
  box: Box | null;
  message: string;
  is_covered: boolean;
}

export interface Stroke {
  points: [number, number][];
  radius: number;
}

/** One of the two. */
export interface Mask {
  box?: Box | null;
  stroke?: Stroke | null;
}

export interface Edit {
  masks: Mask[];
  quarter_turns: number;
  straighten_degrees: number;
  crop: Box | null;
}

export interface ReviewStatus {
  kind: ReviewKind;
  state: ReviewState;
  requested_at: string;
  due_at: string;
  is_overdue: boolean;
  reason: string;
  can_appeal: boolean;
  has_reviewer: boolean;
}

export interface Attachment {
  id: string;
  state: AttachmentState;
  name: string;
  room_id: string | null;
  media: Media | null;
  verdict: Verdict | null;
  removed: string[];
  facts: Fact[];
  advice: Advice[];
  findings: Finding[];
  engines_done: string[];
  masks: Box[];
  edit: Edit | null;
  edit_failed: boolean;
  is_veiled: boolean;
  original_kept: boolean;
  review: ReviewStatus | null;
  renditions: Partial<Record<RenditionName, Rendition | null>>;
  created_at: string;
  expires_at: string | null;
  forget_at: string | null;
  kept: Kept | null;
}

/** Why a picture can't be forgotten now. `is_wanted`: that was asked for already, and it goes as soon as it may. */
export interface Kept {
  is_held: boolean;
  contact: string;
  until: string | null;
  is_wanted: boolean;
}

export interface Author {
  id: string;
  name: string;
}

export interface Quote {
  id: string;
  author_name: string;
  text: string;
  deleted: boolean;
}

export interface Message {
  id: string;
  room_id: string;
  sequence: number;
  author: Author;
  text: string;
  reply_to: Quote | null;
  attachments: Attachment[];
  created_at: string;
  edited_at: string | null;
  deleted_at: string | null;
  hidden?: boolean;
}

export type EventKind =
  | "message_posted"
  | "message_edited"
  | "message_deleted"
  | "member_joined"
  | "member_left"
  | "room_changed"
  | "picture_forgotten"
  | "picture_released"
  | "picture_refused"
  | "visit_waiting"
  | "visit_taken"
  | "visit_away"
  | "visit_closed"
  | "visit_reopened";

export interface MemberRef {
  user_id: string;
  name: string;
}

export interface RoomEvent {
  sequence: number;
  kind: EventKind;
  at: string;
  actor: Author | null;
  message: Message | null;
  member: MemberRef | null;
}

export interface LastMessage {
  author_name: string;
  text: string;
  has_pictures: boolean;
  at: string;
}

export interface RoomSummary {
  id: string;
  kind: "direct" | "group";
  name: string;
  unread: number;
  last_sequence: number;
  last_message: LastMessage | null;
}

export interface Member {
  user_id: string;
  name: string;
  role: string;
  read_sequence: number;
  is_me: boolean;
}

export interface Room extends RoomSummary {
  house_rules: string;
  rules_accepted: boolean;
  read_sequence: number;
  retention_days: number;
  place: "member" | "desk";
  ai: "off" | "ask" | "on";
  night: import("../help/terms").Night | null;
  members: Member[];
}

export interface Person {
  user_id: string;
  name: string;
  role: string;
}

export interface Me {
  user: { id: string; name: string; email: string; language: string };
  organisation: { id: string; name: string };
  role: string;
  rights: string[];
  reviews_waiting: number;
  visitors_waiting: number | null;
  cases_waiting: number;
}

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

export interface MessagePage extends Page<Message> {
  last_sequence: number;
}

export interface EventPage {
  items: RoomEvent[];
  last_sequence: number;
}
