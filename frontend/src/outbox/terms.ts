/** What waits on this device until it has safely left it. */
import type { Quote } from "../api/types";

export interface Failure {
  message: string;
  /** Trying the same again can't help; the person has to change something. */
  isFinal: boolean;
}

export interface Picture {
  /** The upload's idempotency key, made when the picture was picked. */
  key: string;
  name: string;
  type: string;
  bytes: number;
  file: Blob;
  attachmentId: string | null;
  uploadUrl: string | null;
  isUploaded: boolean;
  failure: Failure | null;
}

export interface Parcel {
  /** The message's idempotency key, made when the first word was written. */
  key: string;
  ownerId: string;
  roomId: string;
  text: string;
  replyTo: Quote | null;
  pictures: Picture[];
  intent: "draft" | "send";
  /** Attachments whose check the sender has seen and agreed to. */
  approved: string[];
  writtenAt: string;
  failure: Failure | null;
}

export function newKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16)); // randomUUID is missing on plain http in a local network
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function newParcel(ownerId: string, roomId: string): Parcel {
  return {
    key: newKey(),
    ownerId,
    roomId,
    text: "",
    replyTo: null,
    pictures: [],
    intent: "draft",
    approved: [],
    writtenAt: new Date().toISOString(),
    failure: null,
  };
}

export function newPicture(file: File): Picture {
  return {
    key: newKey(),
    name: file.name || "picture",
    type: file.type,
    bytes: file.size,
    file,
    attachmentId: null,
    uploadUrl: null,
    isUploaded: false,
    failure: null,
  };
}

export const isEmpty = (parcel: Parcel) => !parcel.text.trim() && parcel.pictures.length === 0;
