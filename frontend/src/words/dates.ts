/** Days and times as people say them, in the installation's time zone: a forgetting day must not depend on the reader's clock. */
import { language, words } from "./speech";

let zone: string | undefined;

export function tellTimeIn(timeZone: string | undefined): void {
  zone = timeZone || undefined;
}

function format(when: string | Date, options: Intl.DateTimeFormatOptions): string {
  const tag = language() === "ja" ? "ja-JP" : "en-GB";
  return new Intl.DateTimeFormat(tag, { ...options, ...(zone ? { timeZone: zone } : {}) }).format(new Date(when));
}

export const timeOf = (when: string) => format(when, { hour: "2-digit", minute: "2-digit" });

/** The calendar day, as a key for grouping. */
export const dayOf = (when: string | Date) =>
  new Intl.DateTimeFormat("sv-SE", zone ? { timeZone: zone } : {}).format(new Date(when));

export function dayName(when: string, now = new Date()): string {
  const day = dayOf(when);
  if (day === dayOf(now)) return words().room.today;
  if (day === dayOf(new Date(now.getTime() - 86_400_000))) return words().room.yesterday;
  const isThisYear = day.slice(0, 4) === dayOf(now).slice(0, 4);
  return format(when, { month: "long", day: "numeric", weekday: "short", ...(isThisYear ? {} : { year: "numeric" }) });
}

/** Short: the time today, otherwise the day. For the list of rooms. */
export function ageOf(when: string, now = new Date()): string {
  const day = dayOf(when);
  if (day === dayOf(now)) return timeOf(when);
  if (day === dayOf(new Date(now.getTime() - 86_400_000))) return words().room.yesterday;
  return shortDay(when);
}

/** 12/21 in Japanese, 21 Dec in English. */
export const shortDay = (when: string | Date) =>
  language() === "ja" ? format(when, { month: "numeric", day: "numeric" }) : format(when, { month: "short", day: "numeric" });

export const fullMoment = (when: string) => format(when, { dateStyle: "long", timeStyle: "short" });

/** Day and time in one short line: 12/21 14:05, 21 Dec 14:05. */
export const momentOf = (when: string) => `${shortDay(when)} ${timeOf(when)}`;
