/** What this browser keeps of a visit: the token, under a name of the desk's, on the page's own origin. No cookie, nobody else's. */
export interface Kept {
  token: string;
  userId: string;
  roomId: string | null; // none before the visit has begun
}

const here = new Map<string, string>(); // where storage is closed to us, it holds for this page

export function keptFor(name: string): Kept | null {
  const found = read(name);
  try {
    const kept = JSON.parse(found ?? "null") as Partial<Kept> | null;
    return kept?.token && kept.userId ? (kept as Kept) : null;
  } catch {
    return null;
  }
}

export function keep(name: string, kept: Kept | null): void {
  here.delete(name);
  try {
    if (kept) localStorage.setItem(name, JSON.stringify(kept));
    else localStorage.removeItem(name);
  } catch {
    if (kept) here.set(name, JSON.stringify(kept));
  }
}

/** Another tab came in, or left. */
export function onKeptElsewhere(name: string, heard: () => void): () => void {
  const listener = (event: StorageEvent) => {
    if (event.key === name || event.key === null) heard();
  };
  window.addEventListener("storage", listener);
  return () => window.removeEventListener("storage", listener);
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name) ?? here.get(name) ?? null;
  } catch {
    return here.get(name) ?? null;
  }
}
