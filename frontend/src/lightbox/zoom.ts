/** The arithmetic of looking closer. Pure: a point under the finger stays under the finger. */
export interface View {
  scale: number;
  x: number;
  y: number;
}

export interface Box {
  width: number;
  height: number;
}

export const FIT: View = { scale: 1, x: 0, y: 0 };
export const MOST = 8;
export const SHARPER_FROM = 1.4; // from here on the full rendition is worth its bytes

/** `about` is relative to the middle of the stage. */
export function zoom(view: View, factor: number, about: { x: number; y: number }, stage: Box): View {
  const scale = Math.min(Math.max(view.scale * factor, 1), MOST);
  const by = scale / view.scale;
  return within({ scale, x: about.x - (about.x - view.x) * by, y: about.y - (about.y - view.y) * by }, stage);
}

export function pan(view: View, byX: number, byY: number, stage: Box): View {
  return within({ ...view, x: view.x + byX, y: view.y + byY }, stage);
}

/** The picture can be pushed until its edge meets the middle's other side, never out of sight. */
function within(view: View, stage: Box): View {
  const mostX = ((view.scale - 1) * stage.width) / 2;
  const mostY = ((view.scale - 1) * stage.height) / 2;
  return { scale: view.scale, x: clamp(view.x, mostX), y: clamp(view.y, mostY) };
}

const clamp = (value: number, most: number) => Math.min(Math.max(value, -most), most);
