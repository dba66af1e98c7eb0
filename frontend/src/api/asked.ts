/** Asking about pictures: the shapes of its calls, and the calls. They come with the part of the page that asks. */
import { ROOT, request } from "./client";
import type { Author, Box, RenditionName } from "./types";

export type AnswerState =
  | "queued" | "reading" | "streaming" | "done" | "draft" | "approved" | "refused" | "expired" | "stopped" | "failed" | "forgotten";
export type Status = "seen" | "inferred" | "unreadable" | "absent";
export type ExportFormat = "csv" | "xlsx" | "json" | "md";

export interface Why {
  code: string;
  text: string;
}

export interface Reader {
  name: string;
  kind: "built_in" | "model";
  sees_pictures: boolean;
  place: string; // "here", or the host covered pictures go to
  about: string;
}

export interface TemplateOffered {
  name: string;
  title: string;
  about: string;
  fields: { name: string; title: string; kind: string }[];
  disclaimers: string[];
  capture?: string[]; // how to take the picture
}

/** What may be asked in a room, by whom it would be read, and what it costs. Limits of null: there is none. */
export interface Offer {
  may_ask: boolean;
  why_not: Why | null;
  readers: Reader[]; // whoever is asked first, first
  prices: { currency: string; per_picture: number };
  left: { pictures: number | null; cost: number | null; begins_again_at: string };
  templates: TemplateOffered[];
  disclaimers: string[];
  drafts: boolean;
  may_approve: boolean;
  drafts_waiting: number;
}

export interface PictureAsked {
  attachment: string;
  name: string;
  intent: string;
  regions: Box[];
}

export interface Form {
  purpose: string;
  where: string;
  avoid: string;
  answer: string;
}

/** A question as it is sent. */
export interface NewQuestion {
  pictures: PictureAsked[];
  text: string;
  template: string;
  form: Form;
  follows: string | null;
  replaces: string | null;
  keep: boolean;
  model: boolean; // false: the built-in reader, also where there is a model
  language: string;
}

export interface PictureOfQuestion {
  attachment_id: string;
  number: number;
  name: string;
  intent: string;
  regions: Box[];
}

export interface Question {
  id: string;
  text: string;
  template: string;
  form: Partial<Form>;
  language: string;
  keep: boolean;
  follows: string | null;
  pictures: PictureOfQuestion[];
  asked_by: Author;
  asked_at: string;
}

export interface Evidence {
  picture: number;
  box: Box;
  method: string;
  candidates: number;
}

export const ITEM_PARTS = ["name", "quantity", "unit_price", "amount", "tax_rate"] as const;
export type ItemPart = (typeof ITEM_PARTS)[number];
export type Item = Record<ItemPart, string | number | null> & { evidence?: Partial<Record<ItemPart, Evidence[]>> };
export type Value = string | number | boolean | null | string[] | Item[];

export interface Field {
  name: string;
  title: string;
  value: Value;
  raw: string;
  status: Status;
  evidence: Evidence[];
  confidence: number | null;
  goods: "visible" | "seller_must_confirm" | null;
  reason: string;
  is_corrected: boolean;
  was: Value;
}

export interface Check {
  name: string;
  ok: boolean | null;
  fields: string[];
}

/** One place in which two pictures differ; each box beside the number of its picture, 0 or 1. */
export interface Difference {
  kind: "only_first" | "only_second" | "changed";
  message: string;
  boxes: [number, Box][];
}

export interface Answer {
  id: string;
  room_id: string;
  state: AnswerState;
  version: number;
  question: Question;
  text: string;
  fields: Field[];
  checks: Check[];
  differences: Difference[];
  warnings: Why[];
  disclaimers: string[];
  reader: string;
  error: Why | null;
  cost: number;
  currency: string;
  created_at: string;
  expires_at: string | null;
  decided_by: Author | null;
  reason: string;
  given: { text: string; fields: Field[] } | null;
  message_id: string | null;
  is_mine: boolean;
  may_approve: boolean;
}

/** Which rendition an AI would get of a picture, or why it gets none. */
export interface AiView {
  rendition: RenditionName | null;
  url: string | null;
  why_not: Why | null;
  is_closed: boolean;
  may_close: boolean;
}

export const offer = (roomId: string) => request<Offer>(`/rooms/${roomId}/asking`);
export const earlier = (roomId: string) => request<{ items: Answer[] }>(`/rooms/${roomId}/answers`);
export const drafts = (roomId: string) => request<{ items: Answer[] }>(`/rooms/${roomId}/drafts`);
export const aiView = (attachmentId: string, roomId: string) => request<AiView>(`/attachments/${attachmentId}/ai-view?room_id=${roomId}`);
export const closeToAi = (attachmentId: string) => request<AiView>(`/attachments/${attachmentId}/ai-view`, { method: "DELETE" });
export const openToAi = (attachmentId: string) => request<AiView>(`/attachments/${attachmentId}/ai-view`, { method: "PUT" });
export const ask = (roomId: string, question: NewQuestion, key: string) =>
  request<Answer>(`/rooms/${roomId}/questions`, { method: "POST", body: question, key });
export const answer = (id: string) => request<Answer>(`/answers/${id}`);
export const stop = (id: string) => request<Answer>(`/answers/${id}/stop`, { method: "POST", body: {} });
export const regenerate = (id: string) => request<Answer>(`/answers/${id}/regenerate`, { method: "POST", body: {} });
export const correct = (id: string, name: string, value: Value) =>
  request<Answer>(`/answers/${id}/fields/${encodeURIComponent(name)}`, { method: "PATCH", body: { value } });
export const approve = (id: string, text: string) => request<Answer>(`/answers/${id}/approve`, { method: "POST", body: { text } });
export const refuse = (id: string, reason: string) => request<Answer>(`/answers/${id}/refuse`, { method: "POST", body: { reason } });
export const postAnswer = (id: string) => request<Answer>(`/answers/${id}/post`, { method: "POST", body: {} });
export const exportAddress = (id: string, format: ExportFormat) => `${ROOT}/answers/${id}/export/${format}`;
export const streamAddress = (id: string) => `${ROOT}/answers/${id}/stream`;
