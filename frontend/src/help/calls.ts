import { request } from "../api/client";
import type { Card, Listening, Reason, Reportable, Reported } from "./terms";

export const card = (roomId: string, register: string) =>
  request<{ card: Card | null }>(`/rooms/${roomId}/card?language=${register}`).then((told) => told.card);
export const dismiss = (roomId: string) => request<void>(`/rooms/${roomId}/card/dismiss`, { method: "POST" });
export const listening = (roomId: string) => request<Listening>(`/rooms/${roomId}/listening`);
export const answerHere = (roomId: string, isWanted: boolean) =>
  request<Listening>(`/rooms/${roomId}/listening`, { method: "PUT", body: { is_wanted: isWanted } });
export const answer = (isYes: boolean, version: number) =>
  request<void>("/me/listening", { method: "PUT", body: { is_yes: isYes, version } });
export const ring = (roomId: string, reason: string) => request<unknown>(`/rooms/${roomId}/ring`, { method: "POST", body: { reason } });

export const report = ({ message, attachment }: Reportable, reason: Reason) =>
  request<Reported>("/reports", {
    method: "POST",
    body: { room_id: message.room_id, message_id: message.id, reason, ...(attachment ? { attachment_id: attachment.id } : {}) },
  });
export const memo = (reportId: string, fields: Record<string, string>) =>
  request<unknown>(`/reports/${reportId}/memo`, { method: "PUT", body: fields });
