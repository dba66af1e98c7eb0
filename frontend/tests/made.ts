import type { Answer, Field, Offer } from "../src/api/asked";
import type { Attachment, AttachmentState, Member, Message, RoomEvent } from "../src/api/types";
import { type Picture, newPicture } from "../src/outbox/terms";

export const ME = "u1";
export const OTHER = "u2";

export function message(given: Partial<Message> = {}): Message {
  const sequence = given.sequence ?? 1;
  return {
    id: `m${sequence}`,
    room_id: "r1",
    sequence,
    author: { id: OTHER, name: "Mori" },
    text: "hello",
    reply_to: null,
    attachments: [],
    created_at: new Date(Date.UTC(2026, 10, 21, 3, sequence)).toISOString(),
    edited_at: null,
    deleted_at: null,
    ...given,
  };
}

export function event(given: Partial<RoomEvent>): RoomEvent {
  return { sequence: 1, kind: "message_posted", at: "2026-11-21T03:00:00Z", actor: null, message: null, member: null, ...given };
}

export function member(given: Partial<Member> = {}): Member {
  return { user_id: OTHER, name: "Mori", role: "member", read_sequence: 0, is_me: false, ...given };
}

export function attachment(state: AttachmentState, given: Partial<Attachment> = {}): Attachment {
  return {
    id: "a1",
    state,
    name: "20261121_picture_001",
    room_id: "r1",
    media: null,
    verdict: { decision: "accept", message: "", reasons: [] },
    removed: [],
    facts: [],
    advice: [],
    findings: [],
    engines_done: [],
    masks: [],
    edit: null,
    edit_failed: false,
    is_veiled: false,
    original_kept: false,
    review: null,
    renditions: {},
    created_at: "2026-11-21T03:00:00Z",
    expires_at: null,
    forget_at: null,
    kept: null,
    ...given,
  };
}

export function picture(given: Partial<Picture> = {}): Picture {
  return { ...newPicture(new File(["bytes"], "cup.jpg", { type: "image/jpeg" })), ...given };
}

export function field(given: Partial<Field> = {}): Field {
  return { name: "total", title: "Total", value: null, raw: "", status: "seen", evidence: [], confidence: null, goods: null, reason: "", is_corrected: false, was: null, ...given };
}

export function answer(given: Partial<Answer> = {}): Answer {
  return {
    id: "w1",
    room_id: "r1",
    state: "done",
    version: 1,
    question: {
      id: "q1",
      text: "How much?",
      template: "",
      form: {},
      language: "en",
      keep: true,
      follows: null,
      pictures: [{ attachment_id: "a1", number: 1, name: "", intent: "", regions: [] }],
      asked_by: { id: ME, name: "Tamura" },
      asked_at: "2026-11-21T03:00:00Z",
    },
    text: "",
    fields: [],
    checks: [],
    differences: [],
    warnings: [],
    disclaimers: [],
    reader: "built-in",
    error: null,
    cost: 0,
    currency: "JPY",
    created_at: "2026-11-21T03:00:00Z",
    expires_at: null,
    decided_by: null,
    reason: "",
    given: null,
    message_id: null,
    is_mine: true,
    may_approve: false,
    ...given,
  };
}

export function offer(given: Partial<Offer> = {}): Offer {
  return {
    may_ask: true,
    why_not: null,
    readers: [{ name: "built-in", kind: "built_in", sees_pictures: true, place: "here", about: "" }],
    prices: { currency: "JPY", per_picture: 0 },
    left: { pictures: null, cost: null, begins_again_at: "2026-12-01T00:00:00Z" },
    templates: [{ name: "receipt", title: "Receipt", about: "", fields: [{ name: "total", title: "Total", kind: "money" }], disclaimers: [] }],
    disclaimers: [],
    drafts: false,
    may_approve: false,
    drafts_waiting: 0,
    ...given,
  };
}
