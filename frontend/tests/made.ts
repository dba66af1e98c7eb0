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
