/** Findings gathered by what they are: what is told in one line, and where that is. Pure. */
import type { Found, Place } from "../api/seen";
import { words } from "../words";

export interface Group {
  kind: string;
  name: string;
  count: number;
  isCovered: boolean;
  places: Place[];
}

/** Letters are no news; where it was taken stands in the file, not in the picture, and is told with what was removed. */
const TOLD_ELSEWHERE = new Set(["text", "gps"]);

/** A sentence's worth: numbers on a card are told with the card's own name, each kind once. That there are letters is no news. */
export function groupsOf(findings: Found[]): Group[] {
  const groups = new Map<string, Group>();
  for (const found of findings.filter((found) => !TOLD_ELSEWHERE.has(found.kind))) {
    const key = `${found.kind} ${found.is_covered}`;
    const group = groups.get(key) ?? { kind: found.kind, name: nameOf(found), count: 0, isCovered: found.is_covered, places: [] };
    group.count += 1;
    if (found.box) group.places.push(found.box);
    groups.set(key, group);
  }
  return [...groups.values()].sort((one, other) => Number(other.isCovered) - Number(one.isCovered) || other.count - one.count);
}

export function listOf(groups: Group[]): string {
  const said = words().looked;
  return said.list(groups.map((group) => said.count(group.name, group.count)));
}

function nameOf(found: Found): string {
  return words().looked.kinds[found.kind] ?? (found.message || words().looked.kinds["text"] || found.kind);
}

/** How long until a person has looked, in minutes. */
export function minutesUntil(due: string | null | undefined, now = Date.now()): number {
  const usual = 10;
  return due ? Math.max(1, Math.round((Date.parse(due) - now) / 60_000)) : usual;
}
