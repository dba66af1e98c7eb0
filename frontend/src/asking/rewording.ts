/** What became of a text, line by line: those taken out, those put in. Pure. */

export interface Change {
  kind: "out" | "in";
  text: string;
}

const MOST = 400; // lines; beyond, the whole of both is told

/** The lines that differ, in their order; what both have is left out. */
export function changesIn(before: string, after: string): Change[] {
  const [one, other] = [before.split("\n"), after.split("\n")];
  if (one.length > MOST || other.length > MOST) return [...told("out", one), ...told("in", other)];
  const shared = sharedBy(one, other);
  const changes: Change[] = [];
  let [at, to] = [0, 0];
  while (at < one.length || to < other.length) {
    if (at < one.length && to < other.length && one[at] === other[to]) [at, to] = [at + 1, to + 1];
    else if (at < one.length && (to >= other.length || (shared[at + 1]?.[to] ?? 0) >= (shared[at]?.[to + 1] ?? 0))) changes.push({ kind: "out", text: one[at++] ?? "" });
    else changes.push({ kind: "in", text: other[to++] ?? "" });
  }
  return changes.filter(({ text }) => text.trim());
}

const told = (kind: Change["kind"], lines: readonly string[]): Change[] => lines.map((text) => ({ kind, text }));

/** How many lines two ends share at most, from each place of both on. */
function sharedBy(one: readonly string[], other: readonly string[]): number[][] {
  const shared = Array.from({ length: one.length + 1 }, () => new Array<number>(other.length + 1).fill(0));
  for (let at = one.length - 1; at >= 0; at -= 1) {
    for (let to = other.length - 1; to >= 0; to -= 1) {
      const row = shared[at] as number[];
      row[to] = one[at] === other[to] ? (shared[at + 1]?.[to + 1] ?? 0) + 1 : Math.max(shared[at + 1]?.[to] ?? 0, row[to + 1] ?? 0);
    }
  }
  return shared;
}
