/** From one view to another in a fifth of a second; at once for whoever wants less motion. */
import type { View } from "../editor/view";

const LASTS_MS = 220;

export function glide(from: View, to: View, show: (view: View) => void): () => void {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    show(to);
    return () => {};
  }
  const began = performance.now();
  let frame = requestAnimationFrame(step);
  function step(now: number): void {
    const part = Math.min(Math.max((now - began) / LASTS_MS, 0), 1);
    show(between(from, to, 1 - (1 - part) ** 3));
    if (part < 1) frame = requestAnimationFrame(step);
  }
  return () => cancelAnimationFrame(frame);
}

const between = (from: View, to: View, part: number): View => {
  const at = (one: number, other: number) => one + (other - one) * part;
  return { scale: at(from.scale, to.scale), middle: { x: at(from.middle.x, to.middle.x), y: at(from.middle.y, to.middle.y) } };
};
