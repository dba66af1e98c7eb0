/** Single letters that do what buttons do. They can be turned off: whoever dictates or trembles presses them unawares. */
const KEPT = "sudare.desk.keys";

export function keysAreOn(): boolean {
  try {
    return localStorage.getItem(KEPT) !== "off";
  } catch {
    return true;
  }
}

export function setKeys(areOn: boolean): void {
  try {
    localStorage.setItem(KEPT, areOn ? "on" : "off");
  } catch {
    // storage is closed to us: it holds for this page
  }
}

/** The letter, where it is meant as one: not while somebody writes, and not as a part of the browser's own keys. */
export function meant(pressed: KeyboardEvent): string {
  const where = pressed.target as HTMLElement;
  const writes = where.closest("input, textarea, select, [contenteditable], dialog[open]");
  if (writes || pressed.ctrlKey || pressed.metaKey || pressed.altKey || pressed.isComposing) return "";
  return keysAreOn() ? pressed.key : "";
}
