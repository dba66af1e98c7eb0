import { describe, expect, it } from "vitest";
import type { Found } from "../src/api/seen";
import { addBox, addStroke, asEdit, boundsOf, coverFaces, coversFace, draftOf, freeFaces, isBox, remove, toggleFace, turn } from "../src/editor/drafting";
import { History } from "../src/editor/history";
import { nudged } from "../src/editor/marks";
import { UNTOUCHED } from "../src/editor/terms";

const face = (x: number, is_covered = false): Found => ({ kind: "face", score: 0.9, box: [x, 0.2, 0.1, 0.2], message: "", is_covered });
const box = { x: 0.2, y: 0.3, width: 0.1, height: 0.05 };

describe("all faces but these", () => {
  const faces = freeFaces([face(0.1), face(0.4, true), face(0.7), { ...face(0.2), kind: "phone" }]);

  it("is about faces the rules leave to the sender", () => expect(faces.map(({ at }) => at)).toEqual([0, 2]));

  it("covers each once, with a margin, and lets single ones stay", () => {
    const covered = coverFaces(coverFaces(UNTOUCHED, faces), faces);
    expect(covered.masks).toHaveLength(2);
    const [first] = covered.masks;
    expect(first && isBox(first) && first.box.width).toBeGreaterThan(0.1);
    const one = toggleFace(covered, 2, faces[1]!.box);
    expect([coversFace(one, 0), coversFace(one, 2)]).toEqual([true, false]);
  });
});

describe("what is asked of the server", () => {
  it("comes back as it was drawn", () => {
    const draft = { ...addStroke(addBox(UNTOUCHED, box), [{ x: 0.1, y: 0.1 }, { x: 0.2, y: 0.25 }], 0.02), turns: 3, degrees: -2.5 };
    const again = asEdit(draftOf(asEdit({ ...draft, crop: { x: 0.1, y: 0, width: 0.9, height: 0.5 } })));
    expect(again).toEqual({
      masks: [{ box: [0.2, 0.3, 0.1, 0.05] }, { stroke: { points: [[0.1, 0.1], [0.2, 0.25]], radius: 0.02 } }],
      quarter_turns: 3,
      straighten_degrees: -2.5,
      crop: [0.1, 0, 0.9, 0.5],
    });
  });

  it("has no crop when everything stays", () =>
    expect(asEdit({ ...UNTOUCHED, crop: { x: 0, y: 0, width: 1, height: 1 } }).crop).toBeNull());

  it("takes a crop along when the picture is turned", () => {
    const turned = turn({ ...UNTOUCHED, crop: { x: 0, y: 0, width: 1, height: 0.25 } });
    expect(asEdit(turned)).toMatchObject({ quarter_turns: 1, crop: [0.75, 0, 0.25, 1] });
  });

  it("never holds more points than a line needs", () => {
    const points = Array.from({ length: 5000 }, (_, at) => ({ x: at / 5000, y: 0.5 }));
    const [mask] = asEdit(addStroke(UNTOUCHED, points, 0.01)).masks;
    expect(mask?.stroke?.points.length).toBeLessThanOrEqual(401);
    expect(mask?.stroke?.points.at(-1)).toEqual([0.9998, 0.5]);
  });
});

it("gives every mask a name of its own, also after one was taken away", () => {
  const draft = addBox(remove(addBox(addBox(UNTOUCHED, box), box), 1), box);
  expect(new Set(draft.masks.map((mask) => mask.id)).size).toBe(2);
});

it("measures a brush round, whatever the picture's shape", () => {
  const stroke = { id: 1, points: [{ x: 0.5, y: 0.5 }], radius: 0.1 };
  const wide = boundsOf(stroke, 2); // 0.1 of the longer side, which is the width
  expect([wide.width, wide.height].map((side) => side.toFixed(3))).toEqual(["0.200", "0.400"]);
});

describe("keys", () => {
  const size = { width: 400, height: 300 };
  const mask = { id: 1, box };
  it("move", () => expect(nudged(mask, { key: "ArrowRight", shiftKey: false }, size)).toMatchObject({ box: { x: expect.closeTo(0.21), width: 0.1 } }));
  it("resize with Shift", () => expect(nudged(mask, { key: "ArrowUp", shiftKey: true }, size)).toMatchObject({ box: { height: expect.closeTo(0.06) } }));
  it("mean nothing otherwise", () => expect(nudged(mask, { key: "a", shiftKey: false }, size)).toBeNull());
});

it("takes back and does again, and forgets what was undone once something new is done", () => {
  const history = new History(0);
  for (const step of [1, 2, 3]) history.do(step);
  history.undo();
  history.undo();
  expect([history.now, history.canRedo]).toEqual([1, true]);
  history.redo();
  expect(history.now).toBe(2);
  history.do(9);
  expect([history.canRedo, history.now]).toEqual([false, 9]);
  for (let at = 0; at < 9; at += 1) history.undo();
  expect([history.now, history.canUndo]).toEqual([0, false]);
});
