/** What screening adds to the API's shapes: findings, masks, edits, reviews, the notice. */
import type { Attachment, Rendition } from "./types";

/** x, y, width, height as parts of the upright picture, origin top left. */
export type Place = readonly [number, number, number, number];

export interface Found {
  kind: string;
  score: number;
  box: Place | null;
  message: string;
  is_covered: boolean;
}

export type MaskAsked = { box: Place } | { stroke: { points: [number, number][]; radius: number } };

/** Order: masks in the picture as it is, quarter turns, straightening, crop. */
export interface EditAsked {
  masks: MaskAsked[];
  quarter_turns: number;
  straighten_degrees: number;
  crop: Place | null;
}

export interface Review {
  kind: string;
  state: "waiting" | "accepted" | "refused" | "expired";
  requested_at: string;
  due_at: string | null;
  is_overdue: boolean;
  reason: string;
  can_appeal: boolean;
}

/** Uploader only, but for `is_veiled` and `original_kept`. */
export interface Seen {
  findings: Found[];
  engines_done: string[];
  masks: Place[];
  edit: EditAsked | null;
  is_veiled: boolean;
  original_kept: boolean;
  review: Review | null;
}

const NOTHING: Seen = {
  findings: [],
  engines_done: [],
  masks: [],
  edit: null,
  is_veiled: false,
  original_kept: false,
  review: null,
};

/** What screening said of it; a server that says nothing has seen nothing. */
export const seenOf = (attachment: Attachment | undefined): Seen => ({ ...NOTHING, ...(attachment as Partial<Seen> | undefined) });

export const veilOf = (attachment: Attachment): Rendition | undefined =>
  (attachment.renditions as Record<string, Rendition | null | undefined>)["veil"] ?? undefined;

export const insteadOf = (reason: object): string => (reason as { instead?: string | null }).instead ?? "";

export interface View {
  user: { id: string; name: string } | null;
  at: string;
  rendition: string;
  reason: string;
}

export interface Unmasking {
  expires_at: string;
  url: string;
}

export interface Example {
  kind: string;
  text: string;
  instead?: string | null;
  drawing: string;
}

export interface Notice {
  policy: string;
  profile: string;
  may: Example[];
  covered: Example[];
  held: Example[];
  never: Example[];
  retention_days: number;
  ai: { mode: string; text: string };
  who: { name: string; role: string }[];
}
