/** What tells who somebody is, in words that are about to go with a picture. It warns and never blocks. */
import type { Outbox } from "../outbox/outbox";
import { type Parcel, newParcel } from "../outbox/terms";

export type Telling = "mail" | "phone" | "address" | "number";

const PATTERNS: readonly (readonly [Telling, RegExp])[] = [
  ["mail", /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/],
  ["address", /〒\s?\d{3}|(?<![\d-])\d{3}-\d{4}(?![\d-])|[都道府県].{1,12}[市区町村]|[市区町村].{0,14}\d+\s?(?:丁目|番地|番|[-ー]\s?\d)/],
  ["phone", /(?<!\d)(?:\+81|0)[\d() -]{8,14}\d(?!\d)/],
  ["number", /(?<!\d)\d(?:[ -]?\d){11,18}(?!\d)/],
];

/** Digits and signs as people type them on a Japanese keyboard are the same to us. */
const plain = (text: string) => text.normalize("NFKC").replace(/[‐‑–—−ー](?=\d)/g, "-");

export function tellingIn(text: string): Telling[] {
  const said = plain(text);
  return PATTERNS.filter(([, pattern]) => pattern.test(said)).map(([telling]) => telling);
}

/** The words go now, as a message of their own; the pictures stay where they are. */
export async function sendApart(outbox: Outbox, parcel: Parcel): Promise<void> {
  const alone = { ...newParcel(outbox.ownerId, parcel.roomId), text: parcel.text, replyTo: parcel.replyTo };
  outbox.parcels.set(alone.key, alone);
  outbox.write(parcel, { text: "", replyTo: null });
  await outbox.send(alone, []);
}
