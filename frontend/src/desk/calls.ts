/** What the staff's page asks of the API, and the shapes of the answers. */
import { request } from "../api/client";
import type { Author } from "../api/types";

export type VisitState = "waiting" | "open" | "snoozed" | "closed";
export type Door = "widget" | "page" | "line" | "mail";

export interface StaffDesk {
  id: string;
  name: string;
  here: "available" | "away" | null;
  waiting: number;
  open: number;
  late: number;
  people_here: number;
  minutes: number | null;
  hours: { is_within: boolean; opens_at: string | null; closes_at: string | null; holiday: string; is_always: boolean };
}

export interface VisitLine {
  id: string;
  room_id: string;
  visitor: Author;
  state: VisitState;
  door: Door;
  language: string;
  queued_at: string;
  waits_since: string | null;
  snoozed_until: string | null;
  closed_at: string | null;
  assignee: Author | null;
  is_mine: boolean;
  is_late: boolean;
  unread: number;
  words: string;
  words_by_visitor: boolean;
  words_at: string | null;
  has_pictures: boolean;
  draft_waiting: boolean;
  tags: string[];
}

export interface Note {
  id: string;
  author: Author | null;
  text: string;
  written_at: string;
  is_mine: boolean;
}

export interface VisitFacts {
  line: VisitLine;
  desk: Author;
  may_read: boolean;
  may_look_in: boolean;
  answers: { name: string; title: string; answer: string }[];
  page: string;
  mail_given: boolean;
  signed_in: boolean;
  taken_at: string | null;
  first_answer_at: string | null;
  close_reason: string;
  satisfaction: number | null;
  satisfaction_words: string;
  before: { id: string; queued_at: string; closed_at: string | null; close_reason: string; assignee: Author | null; satisfaction: number | null }[];
  consents: { purpose: string; version: number | null; at: string | null }[];
  pictures: Record<string, number>;
  notes: Note[];
  block: { until: string; reason: string; by: Author | null } | null;
}

export interface Colleague {
  id: string;
  name: string;
  is_here: boolean;
  open: number;
  capacity: number;
}

export interface OtherDesk {
  id: string;
  name: string;
  people_here: number;
  waiting: number;
  is_within: boolean;
}

export interface Reply {
  id: string;
  shortcut: string;
  title: string;
  text: string;
}

export interface Looking {
  id: string;
  name: string;
  typing: boolean;
}

export type View = "hand" | "mine" | "snoozed" | "closed";

const STATES: Record<View, readonly VisitState[]> = {
  hand: ["waiting", "open"],
  mine: ["open", "snoozed"],
  snoozed: ["snoozed"],
  closed: ["closed"],
};

export const desks = () => request<{ items: StaffDesk[] }>("/desks").then((page) => page.items);
export const present = (id: string, here: "available" | "away") =>
  request<void>(`/desks/${id}/presence`, { method: "PUT", body: { here } });
export const staff = (id: string) => request<{ items: Colleague[] }>(`/desks/${id}/staff`).then((page) => page.items);
export const visits = (id: string, view: View, sought: string, skip: number) => {
  const asked = new URLSearchParams(STATES[view].map((state) => ["state", state]));
  if (view === "mine") asked.set("mine", "true");
  if (sought) asked.set("q", sought);
  if (skip) asked.set("skip", String(skip));
  return request<{ items: VisitLine[]; more: boolean }>(`/desks/${id}/visits?${asked}`);
};
export const visit = (id: string) => request<VisitFacts>(`/visits/${id}`);
export const deed = (id: string, name: string, body: unknown = {}) =>
  request<VisitFacts>(`/visits/${id}/${name}`, { method: "POST", body });
export const otherDesks = (id: string) => request<{ items: OtherDesk[] }>(`/visits/${id}/desks`).then((page) => page.items);
export const passOn = (id: string, desk_id: string) => request<void>(`/visits/${id}/pass`, { method: "POST", body: { desk_id } });
export const shutOut = (id: string, hours: number, reason: string) => request<void>(`/visits/${id}/block`, { method: "POST", body: { hours, reason } });
export const letIn = (id: string) => request<void>(`/visits/${id}/block`, { method: "DELETE" });
export const tag = (id: string, tags: string[]) => request<VisitFacts>(`/visits/${id}/tags`, { method: "PUT", body: { tags } });
export const note = (id: string, text: string) => request<Note>(`/visits/${id}/notes`, { method: "POST", body: { text } });
export const unnote = (id: string) => request<void>(`/notes/${id}`, { method: "DELETE" });
export const replies = (id: string) => request<{ items: Reply[] }>(`/visits/${id}/replies`).then((page) => page.items);
export const look = (id: string, typing: boolean) =>
  request<{ items: Looking[] }>(`/visits/${id}/looking`, { method: "POST", body: { typing } }).then((page) => page.items);
