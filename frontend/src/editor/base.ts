/** The picture to draw on: ours as it came, or once it was drawn anew, the file on this device. */
import { seenOf } from "../api/seen";
import type { Attachment } from "../api/types";
import type { Size } from "./terms";

const LONGEST_PX = 2048;

export interface Base extends Size {
  url: string;
  /** What `url` stands for, where it was drawn here. */
  file?: Blob;
  release: () => void;
}

/** Raises when neither can be shown. */
export async function baseOf(attachment: Attachment, file: Blob): Promise<Base> {
  const { view } = attachment.renditions;
  const wasDrawnAnew = seenOf(attachment).edit !== null;
  if (view && !wasDrawnAnew) return { url: view.url, width: view.width_px, height: view.height_px, release: () => {} };
  return ownBase(file);
}

/** Upright, whatever its file says about turning, and no larger than the other. */
async function ownBase(file: Blob): Promise<Base> {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  return copyOf(bitmap, bitmap).finally(() => bitmap.close());
}

/** A picture that the page shows already: asking for it again would be another look on record. */
export const baseOfShown = (shown: HTMLImageElement): Promise<Base> =>
  copyOf(shown, { width: shown.naturalWidth, height: shown.naturalHeight });

async function copyOf(source: CanvasImageSource, { width, height }: Size): Promise<Base> {
  const scale = Math.min(1, LONGEST_PX / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  canvas.getContext("2d")?.drawImage(source, 0, 0, canvas.width, canvas.height);
  const drawn = await new Promise<Blob | null>((made) => canvas.toBlob(made, "image/jpeg", 0.9));
  if (!drawn) throw new Error("the canvas gave no picture");
  const url = URL.createObjectURL(drawn);
  return { url, file: drawn, width: canvas.width, height: canvas.height, release: () => URL.revokeObjectURL(url) };
}
