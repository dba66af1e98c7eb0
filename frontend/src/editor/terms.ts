/** What the editor holds. Places are parts (0–1) of the upright picture as it came, whatever is turned or cut later. */
export interface Point {
  x: number;
  y: number;
}

export interface Box extends Point {
  width: number;
  height: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface BoxMask {
  id: number;
  box: Box;
  /** The finding this covers, when it was made with "all faces but these". */
  face?: number;
}

export interface StrokeMask {
  id: number;
  points: readonly Point[];
  radius: number;
}

export type OwnMask = BoxMask | StrokeMask;

export interface Draft {
  readonly masks: readonly OwnMask[];
  readonly turns: number;
  readonly degrees: number;
  readonly crop: Box | null;
}

export type Corner = "nw" | "n" | "ne" | "e" | "se" | "s" | "sw" | "w";
export type Tool = "box" | "brush" | "faces" | "turn" | "crop";

export const UNTOUCHED: Draft = { masks: [], turns: 0, degrees: 0, crop: null };
export const MOST_DEGREES = 15;
export const WHOLE: Box = { x: 0, y: 0, width: 1, height: 1 };
