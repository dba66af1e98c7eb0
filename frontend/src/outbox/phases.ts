/** Where a picture stands, in one word for the person waiting. Pure, so it can be tried on every case. */
import type { Attachment } from "../api/types";
import type { Parcel, Picture } from "./terms";

export type Phase =
  | "waiting" // no connection
  | "queued"
  | "uploading"
  | "checking"
  | "ready"
  | "look" // ready, but the sender should see it first
  | "editing" // being drawn anew with the sender's masks
  | "held" // a person looks at it after sending
  | "unopened" // held before it could be opened: nothing to send
  | "refused"
  | "failed"
  | "expired";

export interface Situation {
  attachment: Attachment | undefined;
  progress: number | undefined;
  isOnline: boolean;
}

export function phaseOf(picture: Picture, { attachment, progress, isOnline }: Situation): Phase {
  if (picture.failure) return "failed";
  if (attachment && picture.isUploaded) return phaseOfAttachment(attachment);
  if (!isOnline) return "waiting";
  if (picture.isUploaded) return "checking";
  return progress === undefined ? "queued" : "uploading";
}

function phaseOfAttachment(attachment: Attachment): Phase {
  switch (attachment.state) {
    case "uploading":
      return "uploading";
    case "received":
    case "checking":
      return "checking";
    case "editing":
      return "editing";
    case "checked":
    case "confirmed":
    case "sent":
      return mayGoUnseen(attachment) ? "ready" : "look";
    case "held":
      return attachment.media ? "held" : "unopened";
    case "refused":
      return "refused";
    case "discarded":
    case "forgotten":
      return "expired";
  }
}

/** Only what is accepted as it is may leave without another look; everything else waits for the sender's eyes. */
export function mayGoUnseen(attachment: Attachment): boolean {
  return attachment.verdict?.decision === "accept";
}

export const hasArrived = (phase: Phase) => phase === "ready" || phase === "look" || phase === "held";
export const isStuck = (phase: Phase) => ["unopened", "refused", "failed", "expired"].includes(phase);

export function mayLeave(parcel: Parcel, picture: Picture, attachment: Attachment | undefined): boolean {
  if (!attachment || !picture.attachmentId) return false;
  if (attachment.state === "confirmed") return true;
  const isApproved = parcel.approved.includes(attachment.id);
  if (attachment.state === "held") return attachment.media !== null && isApproved;
  return attachment.state === "checked" && (mayGoUnseen(attachment) || isApproved);
}
