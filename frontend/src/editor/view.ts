/** Which part of the picture the stage shows. Pure: a point under the finger stays under the finger. */
import { clamp } from "./geometry";
import type { Point, Size } from "./terms";

export interface View {
  scale: number;
  /** The canvas pixel in the middle of the stage. */
  middle: Point;
}

const MOST = 10;
const ROOM_PX = 20; // around the picture, so that handles at its edge can be reached

export const fitting = (canvas: Size): View => ({ scale: 1, middle: { x: canvas.width / 2, y: canvas.height / 2 } });

/** Canvas pixels in one pixel of the screen. */
export function unit(view: View, canvas: Size, stage: Size): number {
  const across = canvas.width / Math.max(stage.width - 2 * ROOM_PX, 1);
  const down = canvas.height / Math.max(stage.height - 2 * ROOM_PX, 1);
  return Math.max(across, down) / view.scale;
}

/** `at` is counted from the stage's top left corner. */
export function toPicture(at: Point, view: View, canvas: Size, stage: Size): Point {
  const one = unit(view, canvas, stage);
  return { x: view.middle.x + (at.x - stage.width / 2) * one, y: view.middle.y + (at.y - stage.height / 2) * one };
}

export function zoomed(view: View, factor: number, about: Point, canvas: Size): View {
  const scale = clamp(view.scale * factor, 1, MOST);
  const by = view.scale / scale;
  const middle = { x: about.x - (about.x - view.middle.x) * by, y: about.y - (about.y - view.middle.y) * by };
  return kept({ scale, middle }, canvas);
}

export function panned(view: View, by: Point, canvas: Size): View {
  return kept({ ...view, middle: { x: view.middle.x - by.x, y: view.middle.y - by.y } }, canvas);
}

/** The middle of the stage always shows some of the picture. */
function kept({ scale, middle }: View, { width, height }: Size): View {
  if (scale === 1) return { scale, middle: { x: width / 2, y: height / 2 } };
  return { scale, middle: { x: clamp(middle.x, 0, width), y: clamp(middle.y, 0, height) } };
}

export function viewBox(view: View, canvas: Size, stage: Size): string {
  const one = unit(view, canvas, stage);
  const [width, height] = [stage.width * one, stage.height * one];
  return `${view.middle.x - width / 2} ${view.middle.y - height / 2} ${width} ${height}`;
}
