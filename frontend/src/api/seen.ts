/** What screening adds, under the names the page uses; and shapes of calls that are few. */
import type { Attachment, Box, Edit, Finding, ReviewStatus } from "./types";

export type Place = Readonly<Box>;
export type Found = Finding;
export type EditAsked = Edit;

type Seen = Pick<Attachment, "findings" | "engines_done" | "masks" | "edit" | "is_veiled" | "original_kept"> & { review: ReviewStatus | null };

const NOTHING: Seen = { findings: [], engines_done: [], masks: [], edit: null, is_veiled: false, original_kept: false, review: null };

/** What screening said of it; of a picture that isn't known yet: nothing. */
export const seenOf = (attachment: Attachment | undefined): Seen => attachment ?? NOTHING;

export type Deed = "opened" | "downloaded" | "exported" | "shared" | "unmasked" | "read_by_ai";

export interface View {
  user: { id: string; name: string } | null;
  link: string | null; // for whom the link is, where somebody came by one
  share_id: string | null;
  shared_by: string | null;
  role: string | null;
  at: string;
  deed: Deed;
  reason: string;
}

/** "Nobody yet" is a statement about the log as far as it went at that moment. */
export interface WhoSaw {
  items: View[];
  as_of: { size: number; at: string };
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
