import { expect, it } from "vitest";
import { FIT, MOST, pan, zoom } from "../src/lightbox/zoom";

const stage = { width: 400, height: 800 };

it("keeps the point under the finger where it is", () => {
  const about = { x: 60, y: -120 };
  const view = zoom(FIT, 2, about, stage);
  const pointBefore = { x: about.x / FIT.scale, y: about.y / FIT.scale };
  expect({ x: pointBefore.x * view.scale + view.x, y: pointBefore.y * view.scale + view.y }).toEqual(about);
});

it("stays between the whole picture and a limit", () => {
  expect(zoom(FIT, 0.1, { x: 0, y: 0 }, stage)).toEqual(FIT);
  expect(zoom(FIT, 1000, { x: 0, y: 0 }, stage).scale).toBe(MOST);
});

it("never pushes the picture out of sight", () => {
  const view = pan({ scale: 2, x: 0, y: 0 }, 5000, -5000, stage);
  expect(view).toEqual({ scale: 2, x: 200, y: -400 });
});

it("comes home when zoomed out", () => {
  const far = pan(zoom(FIT, 4, { x: 100, y: 100 }, stage), 300, 300, stage);
  const home = zoom(far, 0.01, { x: 0, y: 0 }, stage);
  expect([home.scale, home.x, home.y].map((number) => number + 0)).toEqual([1, 0, 0]); // without a sign on zero
});
