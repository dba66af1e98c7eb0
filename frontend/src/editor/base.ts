/** The picture to draw on: ours as it came, or once it was drawn anew, the file on this device. */
import { seenOf } from "../api/seen";
import type { Attachment } from "../api/types";
import type { Size } from "./terms";

const LONGEST_PX = 2048;

export interface Base extends Size {
  url: string;
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
  const scale = Math.min(1, LONGEST_PX / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const drawn = await new Promise<Blob | null>((made) => canvas.toBlob(made, "image/jpeg", 0.9));
  if (!drawn) throw new Error("the canvas gave no picture");
  const url = URL.createObjectURL(drawn);
  return { url, width: canvas.width, height: canvas.height, release: () => URL.revokeObjectURL(url) };
}
