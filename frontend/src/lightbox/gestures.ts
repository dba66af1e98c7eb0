/** Fingers, mouse and wheel, turned into one view. */
import { type Box, FIT, type View, pan, zoom } from "./zoom";

const SWIPE_PX = 60;

export class Gestures {
  view: View = FIT;
  private readonly fingers = new Map<number, { x: number; y: number }>();
  private began = { x: 0, y: 0 };
  private lastTapAt = 0;

  constructor(
    private readonly stage: () => DOMRect,
    private readonly changed: () => void,
    private readonly swiped: (by: number) => void,
  ) {}

  reset(): void {
    this.view = FIT;
    this.fingers.clear();
    this.changed();
  }

  by(factor: number, about = { x: 0, y: 0 }): void {
    this.set(zoom(this.view, factor, about, this.box));
  }

  move(x: number, y: number): void {
    this.set(pan(this.view, x, y, this.box));
  }

  readonly wheel = (event: WheelEvent): void => {
    event.preventDefault();
    this.by(Math.exp(-event.deltaY * 0.002), this.fromMiddle(event));
  };

  readonly down = (event: PointerEvent): void => {
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.began = { x: event.clientX, y: event.clientY };
  };

  readonly drag = (event: PointerEvent): void => {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    if (this.fingers.size === 2) this.pinch(event.pointerId, before, now);
    else if (this.view.scale > 1) this.move(now.x - before.x, now.y - before.y);
    this.fingers.set(event.pointerId, now);
  };

  readonly up = (event: PointerEvent): void => {
    const wasAlone = this.fingers.size === 1;
    if (!this.fingers.delete(event.pointerId) || !wasAlone || event.type === "pointercancel") return;
    const [dx, dy] = [event.clientX - this.began.x, event.clientY - this.began.y];
    if (this.view.scale === 1 && Math.abs(dx) > SWIPE_PX && Math.abs(dx) > 2 * Math.abs(dy)) this.swiped(dx < 0 ? 1 : -1);
    else if (Math.hypot(dx, dy) < 8) this.tapped(event);
  };

  private tapped(event: PointerEvent): void {
    const isSecond = event.timeStamp - this.lastTapAt < 320;
    this.lastTapAt = isSecond ? 0 : event.timeStamp;
    if (isSecond) this.by(this.view.scale > 1 ? 0.01 : 2.5, this.fromMiddle(event));
  }

  private pinch(id: number, before: { x: number; y: number }, now: { x: number; y: number }): void {
    const other = [...this.fingers].find(([finger]) => finger !== id)?.[1];
    if (!other) return;
    const apart = (one: { x: number; y: number }) => Math.hypot(one.x - other.x, one.y - other.y);
    const middle = { clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 };
    this.by(apart(now) / Math.max(apart(before), 1), this.fromMiddle(middle));
    this.move((now.x - before.x) / 2, (now.y - before.y) / 2);
  }

  private fromMiddle({ clientX, clientY }: { clientX: number; clientY: number }): { x: number; y: number } {
    const { left, top, width, height } = this.stage();
    return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
  }

  private get box(): Box {
    return this.stage();
  }

  private set(view: View): void {
    this.view = view;
    this.changed();
  }
}
