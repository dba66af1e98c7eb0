import { describe, expect, it } from "vitest";
import { between, fromCanvas, grown, moved, resized, thinned, toCanvas, turnedBox, turnedSize } from "../src/editor/geometry";
import { CORNERS } from "../src/editor/scene";
import type { Box, Point } from "../src/editor/terms";
import { fitting, toPicture, zoomed } from "../src/editor/view";

/** The same numbers at every run: a failure can be looked at again. */
function chance(seed: number): () => number {
  let now = seed;
  return () => {
    now = (now * 1664525 + 1013904223) % 4294967296;
    return now / 4294967296;
  };
}

const roll = chance(20261122);
const point = (): Point => ({ x: roll() * 1.6 - 0.3, y: roll() * 1.6 - 0.3 });
const inside = (): Point => ({ x: roll(), y: roll() });
const size = () => ({ width: 20 + Math.floor(roll() * 4000), height: 20 + Math.floor(roll() * 4000) });
const placing = () => ({ turns: Math.floor(roll() * 4), degrees: roll() * 30 - 15 });
const often = (how: () => void) => Array.from({ length: 300 }).forEach(how);

const isWithin = ({ x, y, width, height }: Box) =>
  x >= -1e-9 && y >= -1e-9 && x + width <= 1 + 1e-9 && y + height <= 1 + 1e-9 && width >= 0 && height >= 0;

describe("a box", () => {
  it("lies in the picture, however it is drawn", () => often(() => expect(isWithin(between(point(), point()))).toBe(true)));

  it("is the same drawn from either end", () =>
    often(() => {
      const [one, other] = [point(), point()];
      expect(between(one, other)).toEqual(between(other, one));
    }));

  it("keeps its size when it is moved, and stays in the picture", () =>
    often(() => {
      const box = between(inside(), inside());
      const to = moved(box, roll() * 4 - 2, roll() * 4 - 2);
      expect([to.width, to.height, isWithin(to)]).toEqual([box.width, box.height, true]);
    }));

  it("never turns inside out, and what lies opposite the hand stays", () =>
    often(() => {
      const start = inside();
      const box = { x: start.x * 0.7, y: start.y * 0.7, width: 0.05 + roll() * 0.2, height: 0.05 + roll() * 0.2 };
      for (const [corner] of CORNERS) {
        const to = resized(box, corner, point());
        expect(isWithin(to) && to.width >= 0.0079 && to.height >= 0.0079).toBe(true);
        if (!corner.includes("w")) expect(to.x).toBe(box.x);
        if (!corner.includes("e")) expect(to.x + to.width).toBeCloseTo(box.x + box.width, 9);
      }
    }));

  it("grows within the picture", () =>
    often(() => expect(isWithin(grown(between(inside(), inside()), roll() * 2 - 1, roll() * 2 - 1))).toBe(true)));

  it("comes home after four quarter turns", () => {
    const box = { x: 0.1, y: 0.2, width: 0.3, height: 0.15 };
    const home = [1, 2, 3, 4].reduce(turnedBox, box);
    for (const side of ["x", "y", "width", "height"] as const) expect(home[side]).toBeCloseTo(box[side], 12);
  });
});

describe("turning and straightening", () => {
  it("can be undone for every point of every picture", () =>
    often(() => {
      const [at, how, picture] = [inside(), placing(), size()];
      const back = fromCanvas(toCanvas(at, how, picture), how, picture);
      expect(back.x).toBeCloseTo(at.x, 9);
      expect(back.y).toBeCloseTo(at.y, 9);
    }));

  it("takes the top left corner clockwise round the picture", () => {
    const picture = { width: 400, height: 300 };
    const corners = [0, 1, 2, 3].map((turns) => toCanvas({ x: 0, y: 0 }, { turns, degrees: 0 }, picture));
    expect(corners).toEqual([{ x: 0, y: 0 }, { x: 300, y: 0 }, { x: 400, y: 300 }, { x: 0, y: 400 }]);
    expect(turnedSize(picture, 1)).toEqual({ width: 300, height: 400 });
  });

  it("straightens clockwise about the middle", () => {
    const at = toCanvas({ x: 1, y: 0.5 }, { turns: 0, degrees: 10 }, { width: 200, height: 200 });
    expect(at.y).toBeGreaterThan(100);
    expect(toCanvas({ x: 0.5, y: 0.5 }, { turns: 3, degrees: -9 }, { width: 300, height: 200 })).toEqual({ x: 100, y: 150 });
  });
});

it("keeps the point under the fingers when they zoom", () => {
  const [canvas, stage] = [{ width: 2000, height: 1500 }, { width: 390, height: 500 }];
  const at = { x: 120, y: 260 };
  const before = toPicture(at, fitting(canvas), canvas, stage);
  const after = toPicture(at, zoomed(fitting(canvas), 3, before, canvas), canvas, stage);
  expect(after.x).toBeCloseTo(before.x, 6);
  expect(after.y).toBeCloseTo(before.y, 6);
});

it("thins a brush without losing its ends", () => {
  const points = Array.from({ length: 200 }, (_, at) => ({ x: at / 200, y: 0.5 }));
  const thin = thinned(points, 0.02);
  expect(thin.length).toBeLessThan(60);
  expect([thin[0], thin.at(-1)]).toEqual([points[0], points.at(-1)]);
});
