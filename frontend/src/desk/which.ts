/** Which of several desks a page opens at: the one chosen last on this device, else where somebody waits. */
import type { StaffDesk } from "./calls";

const KEPT_AS = "sudare.desk";

export function deskToShow(desks: readonly StaffDesk[]): StaffDesk | undefined {
  const kept = keptDesk();
  return desks.find((one) => one.id === kept) ?? desks.find((one) => one.waiting > 0) ?? desks[0];
}

export function keepDesk(id: string): void {
  try {
    localStorage.setItem(KEPT_AS, id);
  } catch {
    // a browser that keeps nothing asks again next time
  }
}

function keptDesk(): string | null {
  try {
    return localStorage.getItem(KEPT_AS);
  } catch {
    return null;
  }
}
