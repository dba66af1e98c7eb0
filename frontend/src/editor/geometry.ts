/** The arithmetic of covering, turning and cutting. Pure; tests/geometry.test.ts walks it with random pictures. */
import type { Box, Corner, Draft, Point, Size } from "./terms";

export const LEAST = 0.008;

export const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

/** The box between two points, whichever way it was drawn, as far as it lies in the picture. */
export function between(one: Point, other: Point): Box {
  const [left, right] = [one.x, other.x].map((x) => clamp(x, 0, 1)).sort((a, b) => a - b) as [number, number];
  const [top, bottom] = [one.y, other.y].map((y) => clamp(y, 0, 1)).sort((a, b) => a - b) as [number, number];
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Keeps its size and stays in the picture. */
export function moved(box: Box, byX: number, byY: number): Box {
  return { ...box, x: clamp(box.x + byX, 0, 1 - box.width), y: clamp(box.y + byY, 0, 1 - box.height) };
}

/** The named corner or side goes to `to`; what lies opposite stays, and the box never turns inside out. */
export function resized(box: Box, corner: Corner, to: Point, least = LEAST): Box {
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  const left = corner.includes("w") ? clamp(to.x, 0, right - least) : box.x;
  const top = corner.includes("n") ? clamp(to.y, 0, bottom - least) : box.y;
  const newRight = corner.includes("e") ? clamp(to.x, box.x + least, 1) : right;
  const newBottom = corner.includes("s") ? clamp(to.y, box.y + least, 1) : bottom;
  return { x: left, y: top, width: newRight - left, height: newBottom - top };
}

/** Larger or smaller about its middle, within the picture. */
export function grown(box: Box, byX: number, byY: number): Box {
  const width = clamp(box.width + byX, LEAST, 1);
  const height = clamp(box.height + byY, LEAST, 1);
  const x = clamp(box.x + (box.width - width) / 2, 0, 1 - width);
  return { x, y: clamp(box.y + (box.height - height) / 2, 0, 1 - height), width, height };
}

export function within(box: Box): Box {
  return between(box, { x: box.x + box.width, y: box.y + box.height });
}

export const isOdd = (turns: number) => Math.abs(turns) % 2 === 1;

export function turnedSize({ width, height }: Size, turns: number): Size {
  return isOdd(turns) ? { width: height, height: width } : { width, height };
}

/** A box in the turned picture after one more quarter turn clockwise. */
export function turnedBox({ x, y, width, height }: Box): Box {
  return { x: 1 - y - height, y: x, width: height, height: width };
}

type Placing = Pick<Draft, "turns" | "degrees">;

/** From parts of the upright picture to pixels of the turned and straightened one. */
export function toCanvas({ x, y }: Point, { turns, degrees }: Placing, size: Size): Point {
  const [px, py] = [x * size.width, y * size.height];
  const at = [
    { x: px, y: py },
    { x: size.height - py, y: px },
    { x: size.width - px, y: size.height - py },
    { x: py, y: size.width - px },
  ][turns % 4] as Point;
  return rotated(at, degrees, turnedSize(size, turns));
}

export function fromCanvas(at: Point, { turns, degrees }: Placing, size: Size): Point {
  const { x, y } = rotated(at, -degrees, turnedSize(size, turns));
  const [px, py] = [
    [x, y],
    [y, size.height - x],
    [size.width - x, size.height - y],
    [size.width - y, x],
  ][turns % 4] as [number, number];
  return { x: px / size.width, y: py / size.height };
}

/** Clockwise about the middle; y points down. */
function rotated(at: Point, degrees: number, canvas: Size): Point {
  const angle = (degrees * Math.PI) / 180;
  const [cx, cy] = [canvas.width / 2, canvas.height / 2];
  const [dx, dy] = [at.x - cx, at.y - cy];
  return { x: cx + dx * Math.cos(angle) - dy * Math.sin(angle), y: cy + dx * Math.sin(angle) + dy * Math.cos(angle) };
}

/** The same for SVG: what is drawn in the upright picture's pixels comes to stand where `toCanvas` says. */
export function transformOf({ turns, degrees }: Placing, size: Size): string {
  const canvas = turnedSize(size, turns);
  const shifts = ["", `translate(${size.height} 0) rotate(90)`, `translate(${size.width} ${size.height}) rotate(180)`, `translate(0 ${size.width}) rotate(270)`];
  return `rotate(${degrees} ${canvas.width / 2} ${canvas.height / 2}) ${shifts[turns % 4]}`;
}

/** Points of a brush thinned to what can be told apart: no two nearer than `apart`, first and last kept. */
export function thinned(points: readonly Point[], apart: number): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (!last || Math.hypot(point.x - last.x, point.y - last.y) >= apart) kept.push(point);
  }
  const end = points.at(-1);
  if (end && kept.length && kept.at(-1) !== end) kept.push(end);
  return kept;
}
