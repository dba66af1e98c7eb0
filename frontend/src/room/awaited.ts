/** Drafts of mine that somebody of the staff reads first: known on this device until their word is there. */
const MOST = 20;

const key = (roomId: string) => `sudare-awaited-${roomId}`;

export function awaitedIn(roomId: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(roomId)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
  } catch {
    return []; // no place to keep it, or not ours
  }
}

export function keepAwaited(roomId: string, ids: readonly string[]): void {
  try {
    if (ids.length) localStorage.setItem(key(roomId), JSON.stringify([...new Set(ids)].slice(-MOST)));
    else localStorage.removeItem(key(roomId));
  } catch {
    // then it is only in the list of earlier questions
  }
}
