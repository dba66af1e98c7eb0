/** Every address the page speaks to, in one place. */
import { request } from "./client";
import type { EditAsked, Notice, Unmasking, WhoSaw } from "./seen";
import type { Attachment, EventPage, Me, Message, MessagePage, Page, Person, Room, RoomSummary } from "./types";

export const me = () => request<Me>("/me");
export const people = () => request<Page<Person>>("/people").then((page) => page.items);

export const rooms = () => request<Page<RoomSummary>>("/rooms").then((page) => page.items);
export const room = (id: string) => request<Room>(`/rooms/${id}`);
export const openGroup = (name: string, userIds: string[], key: string) =>
  request<Room>("/rooms", { method: "POST", body: { kind: "group", name, user_ids: userIds }, key });
export const openDirect = (userId: string, key: string) =>
  request<Room>("/rooms", { method: "POST", body: { kind: "direct", user_id: userId }, key });
export const changeRoom = (id: string, change: { name?: string; house_rules?: string }) =>
  request<Room>(`/rooms/${id}`, { method: "PATCH", body: change });
export const addMember = (id: string, userId: string) =>
  request<unknown>(`/rooms/${id}/members`, { method: "POST", body: { user_id: userId } });
export const removeMember = (id: string, userId: string) =>
  request<void>(`/rooms/${id}/members/${userId}`, { method: "DELETE" });
export const acceptHouseRules = (id: string) => request<void>(`/rooms/${id}/house-rules`, { method: "POST" });
export const joinRoom = (id: string) => request<void>(`/rooms/${id}/join`, { method: "POST" });
export const markRead = (id: string, sequence: number) =>
  request<void>(`/rooms/${id}/read`, { method: "PUT", body: { sequence } });
export const checkWords = (id: string, text: string, has_picture: boolean, signal: AbortSignal) =>
  request<{ items: { kind: string; text: string }[] }>(`/rooms/${id}/check-words`, { method: "POST", body: { text, has_picture }, signal }).then((told) => told.items);
export const sayTyping = (id: string) => request<void>(`/rooms/${id}/typing`, { method: "POST" });

export const messages = (id: string, before?: number, limit = 50) =>
  request<MessagePage>(`/rooms/${id}/messages?limit=${limit}${before ? `&before=${before}` : ""}`);
export const eventsAfter = (id: string, after: number) => request<EventPage>(`/rooms/${id}/events?after=${after}`);
export const post = (id: string, said: { text: string; attachments: string[]; reply_to: string | null }, key: string) =>
  request<Message>(`/rooms/${id}/messages`, { method: "POST", body: said, key });
export const edit = (id: string, text: string) =>
  request<Message>(`/messages/${id}`, { method: "PATCH", body: { text } });
export const deleteMessage = (id: string) => request<void>(`/messages/${id}`, { method: "DELETE" });

export const attachment = (id: string, signal?: AbortSignal) =>
  request<Attachment>(`/attachments/${id}`, signal ? { signal } : {});
export const confirm = (id: string) => request<Attachment>(`/attachments/${id}/confirm`, { method: "POST", body: {} });
export const discard = (id: string) => request<void>(`/attachments/${id}`, { method: "DELETE" });
export const forget = (id: string) => request<{ receipt: string | null }>(`/attachments/${id}/forget`, { method: "POST", body: {} });
export const editPicture = (id: string, edit: EditAsked) =>
  request<Attachment>(`/attachments/${id}/edit`, { method: "POST", body: edit });
export const appeal = (id: string, words: string) =>
  request<Attachment>(`/attachments/${id}/appeal`, { method: "POST", body: { words } });
export const unmask = (id: string, reason: string) =>
  request<Unmasking>(`/attachments/${id}/unmask`, { method: "POST", body: { reason } });
export const views = (id: string) => request<WhoSaw>(`/attachments/${id}/views`);
export const notice = (roomId: string, register: string) => request<Notice>(`/rooms/${roomId}/notice?language=${register}`);
