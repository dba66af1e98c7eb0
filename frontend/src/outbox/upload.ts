/** One picture's bytes on their way, resumable after a cut of either side. */
import { DetailedError, Upload } from "tus-js-client";
import { ROOT, addressOf, sayingSignedOut, wayNow } from "../api/client";
import { type Problem, asProblem, readProblem, unreachable } from "../api/problem";
import type { Picture } from "./terms";

const CHUNK_BYTES = 1024 * 1024; // what a cut costs at most

export interface Watching {
  roomId: string;
  progress: (share: number) => void;
  address: (url: string) => Promise<void>;
  signal: AbortSignal;
}

/** Raises `Problem`. Resolves with the attachment's id once every byte is there. */
export function upload(picture: Picture, watching: Watching): Promise<string> {
  return new Promise((resolve, reject) => {
    const sending = new Upload(picture.file, {
      endpoint: addressOf(`${ROOT}/uploads/tus`),
      uploadUrl: picture.uploadUrl,
      chunkSize: CHUNK_BYTES,
      retryDelays: [300, 1000, 3000],
      storeFingerprintForResuming: false,
      removeFingerprintOnSuccess: true,
      metadata: { filename: picture.name, filetype: picture.type, room_id: watching.roomId },
      onBeforeRequest: (asked) => {
        for (const [name, value] of Object.entries(wayNow().headers(true))) asked.setHeader(name, value);
        if (asked.getMethod() === "POST") asked.setHeader("Idempotency-Key", picture.key);
      },
      onShouldRetry: (error) => !isFinal(error) && navigator.onLine,
      onUploadUrlAvailable: () => void watching.address(sending.url ?? ""),
      onProgress: (sent, total) => watching.progress(total ? sent / total : 1),
      onError: (error) => reject(problemOf(error)),
      onSuccess: () => resolve(idIn(sending.url ?? "")),
    });
    watching.signal.addEventListener("abort", () => {
      void sending.abort(false);
      reject(watching.signal.reason);
    });
    sending.start();
  });
}

export function idIn(url: string): string {
  return new URL(url, location.href).pathname.split("/").filter(Boolean).pop() ?? "";
}

function statusOf(error: Error | DetailedError): number {
  return error instanceof DetailedError ? (error.originalResponse?.getStatus() ?? 0) : -1;
}

function isFinal(error: Error | DetailedError): boolean {
  const status = statusOf(error);
  return status >= 400 && status < 500 && ![408, 409, 423, 429].includes(status);
}

function problemOf(error: Error | DetailedError): Problem {
  const status = statusOf(error);
  if (status === 401) sayingSignedOut();
  if (status === 0) return unreachable();
  if (status < 0) return asProblem(error);
  return readProblem(status, (error as DetailedError).originalResponse?.getBody() ?? "");
}
