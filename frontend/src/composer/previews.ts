/** The sender's own file, shown on the sender's own screen. One address per picture, let go when it has left. */
import type { Picture } from "../outbox/terms";

const addresses = new Map<Blob, string>();
const blobs = new Map<string, Blob>();

export function previewOf(picture: Picture): string {
  const blob = blobs.get(picture.key) ?? picture.file;
  blobs.set(picture.key, blob);
  const known = addresses.get(blob) ?? URL.createObjectURL(blob);
  addresses.set(blob, known);
  return known;
}

export function keepPreviews(pictures: Picture[]): void {
  const kept = new Set(pictures.map((picture) => picture.key));
  for (const [key, blob] of blobs) {
    if (kept.has(key)) continue;
    URL.revokeObjectURL(addresses.get(blob) ?? "");
    addresses.delete(blob);
    blobs.delete(key);
  }
}
