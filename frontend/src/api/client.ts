import { problemOf, unreachable } from "./problem";

export const ROOT = "/api/v1";

/** How calls get there: from our own pages by their session; from a page of somebody else's by what a visitor holds. */
export interface Way {
  /** Where Sudare stands: empty where the page is its own. */
  origin: string;
  credentials: RequestCredentials;
  headers: (isUnsafe: boolean) => Record<string, string>;
}

let way: Way = { origin: "", credentials: "same-origin", headers: (isUnsafe) => (isUnsafe ? { "X-CSRFToken": csrfToken() } : {}) };

export function goBy(other: Way): void {
  way = other;
}

export const wayNow = (): Way => way;
/** Where a call goes, and where a rendition lies: paths are told from the server's root. */
export const addressOf = (path: string): string => way.origin + path;

export interface Call {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: unknown;
  key?: string;
  signal?: AbortSignal;
}

const signedOut = new EventTarget();

/** Told whenever any call is answered with 401, so that one calm prompt can stand for all of them. */
export function onSignedOut(listener: () => void): void {
  signedOut.addEventListener("signed-out", listener);
}

export function sayingSignedOut(): void {
  signedOut.dispatchEvent(new Event("signed-out"));
}

export function csrfToken(): string {
  return /(?:^|;\s*)csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";
}

export function headersFor(call: Call): Record<string, string> {
  return {
    Accept: "application/json",
    ...(call.body === undefined ? {} : { "Content-Type": "application/json" }),
    ...way.headers(call.method !== undefined && call.method !== "GET"),
    ...(call.key ? { "Idempotency-Key": call.key } : {}),
  };
}

/** One request. Raises `Problem`: status 0 when nothing was reached, otherwise what the server said. */
export async function request<T>(path: string, call: Call = {}): Promise<T> {
  const response = await reach(path, call);
  if (response.status === 401) sayingSignedOut();
  if (!response.ok) throw await problemOf(response);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

async function reach(path: string, call: Call): Promise<Response> {
  try {
    return await fetch(addressOf(ROOT + path), {
      method: call.method ?? "GET",
      headers: headersFor(call),
      credentials: way.credentials,
      cache: "no-store",
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      ...(call.signal ? { signal: call.signal } : {}),
    });
  } catch (thrown) {
    if (call.signal?.aborted) throw thrown;
    throw unreachable();
  }
}
