/** Deeds behind glass ask once more who somebody is: to the page that asks, and back to where they were. */
const KEY = "sudare.about-to-unmask";
const KEPT_MS = 15 * 60_000;

interface AboutTo {
  attachmentId: string;
  reason: string;
  at: number;
  hasReturned: boolean;
}

export function proofPage(): string {
  return `/prove/?next=${encodeURIComponent(location.pathname)}`;
}

/** Leave for the page that asks. What was typed waits in this tab alone. */
export function proveThenUnmask(attachmentId: string, reason: string): void {
  const about: AboutTo = { attachmentId, reason, at: Date.now(), hasReturned: false };
  sessionStorage.setItem(KEY, JSON.stringify(about));
  location.assign(proofPage());
}

/** The picture somebody left for that page from, if they have just come back. */
export function aboutToUnmask(): AboutTo | null {
  try {
    const about = JSON.parse(sessionStorage.getItem(KEY) ?? "null") as AboutTo | null;
    return about && Date.now() - about.at < KEPT_MS ? about : null;
  } catch {
    return null;
  }
}

/** Which picture to open again, told once: a page loaded anew later stays where it is. */
export function returning(): string {
  const about = aboutToUnmask();
  if (!about || about.hasReturned) return "";
  sessionStorage.setItem(KEY, JSON.stringify({ ...about, hasReturned: true }));
  return about.attachmentId;
}

export function unmaskDone(): void {
  sessionStorage.removeItem(KEY);
}
