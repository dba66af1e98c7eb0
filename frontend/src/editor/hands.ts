/** Thumb, mouse and pen: what is under the pointer decides what a drag does. Two fingers always move the paper. */
import { addBox, addStroke, boundsOf, change, cropOf, isBox, toggleFace } from "./drafting";
import { between, fromCanvas, LEAST, moved, resized, thinned, turnedSize } from "./geometry";
import type { Box, Corner, Draft, OwnMask, Point, Size, Tool } from "./terms";
import { type View, panned, toPicture, unit, zoomed } from "./view";

/** What the hands work on. `try` shows a change while the finger is down, `keep` makes it a step of its own. */
export interface Desk {
  readonly draft: Draft;
  readonly size: Size;
  readonly tool: Tool;
  readonly radius: number;
  readonly faces: readonly { at: number; box: Box }[];
  chosen: number | null;
  view: View;
  stage: () => DOMRect;
  try: (draft: Draft) => void;
  keep: (draft: Draft) => void;
  let: () => void;
}

type Drag = (to: Point) => Draft;

const A_TAP_PX = 6;

export class Hands {
  private readonly fingers = new Map<number, Point>();
  private drag: Drag | null = null;
  private began: Point = { x: 0, y: 0 };
  private wasMoved = false;
  private wasPinched = false;

  constructor(private readonly desk: Desk) {}

  readonly down = (event: PointerEvent): void => {
    if (event.button > 0) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.fingers.set(event.pointerId, this.at(event));
    if (this.fingers.size > 1) return this.beginPinch();
    this.wasMoved = this.wasPinched = false;
    this.began = this.at(event);
    this.drag = this.grasp(event.target as Element, this.canvas(this.began));
  };

  readonly move = (event: PointerEvent): void => {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const now = this.at(event);
    if (this.fingers.size > 1) this.pinch(event.pointerId, before, now);
    this.fingers.set(event.pointerId, now);
    if (this.wasPinched || !this.drag) return;
    if (Math.hypot(now.x - this.began.x, now.y - this.began.y) > A_TAP_PX) this.wasMoved = true;
    const all = event.getCoalescedEvents?.() ?? [];
    for (const one of all.length ? all : [event]) if (this.wasMoved) this.desk.try(this.drag(this.canvas(this.at(one))));
  };

  readonly up = (event: PointerEvent): void => {
    if (!this.fingers.delete(event.pointerId)) return;
    const { drag } = this;
    if (this.fingers.size > 0) return;
    this.drag = null;
    if (this.wasPinched) return;
    if (event.type === "pointercancel") return this.desk.let();
    if (drag && (this.wasMoved || this.desk.tool === "brush")) this.finish(drag(this.canvas(this.at(event))));
    else this.tap(event);
  };

  readonly wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const { desk } = this;
    const by = { x: -event.deltaX * this.unit, y: -event.deltaY * this.unit };
    const isPan = !event.ctrlKey && desk.view.scale > 1 && event.deltaMode === 0 && Math.abs(event.deltaX) > Math.abs(event.deltaY);
    desk.view = isPan ? panned(desk.view, by, this.turned) : zoomed(desk.view, Math.exp(-event.deltaY * 0.003), this.canvas(this.at(event)), this.turned);
  };

  private finish(draft: Draft): void {
    const made = draft.masks.at(-1);
    const isNew = draft.masks.length > this.desk.draft.masks.length;
    if (isNew && made && isBox(made) && (made.box.width < LEAST || made.box.height < LEAST)) return this.desk.let();
    this.desk.keep(draft);
    if (isNew && made && isBox(made)) this.desk.chosen = made.id;
  }

  private tap(event: PointerEvent): void {
    const under = document.elementFromPoint(event.clientX, event.clientY);
    const face = under?.closest("[data-face]")?.getAttribute("data-face");
    const mask = under?.closest("[data-mask]")?.getAttribute("data-mask");
    this.desk.let();
    if (face) {
      const found = this.desk.faces.find((one) => one.at === Number(face));
      if (found) this.desk.keep(toggleFace(this.desk.draft, found.at, found.box));
    } else if (!under?.closest("[data-handle]")) this.desk.chosen = mask ? Number(mask) : null;
  }

  /** What this finger has taken hold of. */
  private grasp(target: Element, from: Point): Drag | null {
    const { desk } = this;
    const [what, corner] = (target.closest("[data-handle]")?.getAttribute("data-handle") ?? "").split(":") as [string, Corner];
    if (what === "crop") return (to) => this.crop((box, at) => resized(box, corner, at, 0.06), to);
    if (desk.tool === "crop") return this.moveCrop(from);
    if (what === "mask" && desk.chosen !== null) return this.resize(desk.chosen, corner);
    if (desk.tool === "brush") return this.paint(from);
    const id = Number(target.closest("[data-mask]")?.getAttribute("data-mask") ?? 0);
    if (id && desk.tool === "box") return this.carry(id, from);
    if (desk.tool === "box") return this.frame(from);
    return this.shift(from);
  }

  private frame(from: Point): Drag {
    const { draft } = this.desk;
    const start = this.part(from);
    return (to) => addBox(draft, between(start, this.part(to)));
  }

  private paint(from: Point): Drag {
    const { draft, radius } = this.desk;
    const points: Point[] = [this.part(from)];
    return (to) => {
      points.push(this.part(to));
      return addStroke(draft, thinned(points, radius / 4), radius);
    };
  }

  private carry(id: number, from: Point): Drag {
    const { draft, size } = this.desk;
    this.desk.chosen = id;
    const start = this.part(from);
    return (to) => {
      const now = this.part(to);
      return change(draft, id, (mask) => shifted(mask, now.x - start.x, now.y - start.y, size));
    };
  }

  private resize(id: number, corner: Corner): Drag {
    const { draft } = this.desk;
    return (to) => change(draft, id, (mask) => (isBox(mask) ? { ...mask, box: resized(mask.box, corner, this.part(to)) } : mask));
  }

  private crop(how: (box: Box, at: Point) => Box, to: Point): Draft {
    const { width, height } = this.turned;
    return { ...this.desk.draft, crop: how(cropOf(this.desk.draft), { x: to.x / width, y: to.y / height }) };
  }

  private moveCrop(from: Point): Drag | null {
    const { draft } = this.desk;
    const { width, height } = this.turned;
    return (to) => ({ ...draft, crop: moved(cropOf(draft), (to.x - from.x) / width, (to.y - from.y) / height) });
  }

  /** Where nothing is grasped, the paper itself moves. */
  private shift(from: Point): Drag {
    return (to) => {
      this.desk.view = panned(this.desk.view, { x: to.x - from.x, y: to.y - from.y }, this.turned);
      return this.desk.draft;
    };
  }

  private beginPinch(): void {
    this.wasPinched = true;
    this.drag = null;
    this.desk.let();
  }

  private pinch(id: number, before: Point, now: Point): void {
    const other = [...this.fingers].find(([finger]) => finger !== id)?.[1];
    if (!other) return;
    const apart = (one: Point) => Math.max(Math.hypot(one.x - other.x, one.y - other.y), 1);
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    const one = this.unit;
    this.desk.view = panned(this.desk.view, { x: ((now.x - before.x) / 2) * one, y: ((now.y - before.y) / 2) * one }, this.turned);
    this.desk.view = zoomed(this.desk.view, apart(now) / apart(before), this.canvas(middle), this.turned);
  }

  private at({ clientX, clientY }: { clientX: number; clientY: number }): Point {
    const { left, top } = this.desk.stage();
    return { x: clientX - left, y: clientY - top };
  }

  private get turned(): Size {
    return turnedSize(this.desk.size, this.desk.draft.turns);
  }

  private get unit(): number {
    return unit(this.desk.view, this.turned, this.desk.stage());
  }

  private canvas(at: Point): Point {
    return toPicture(at, this.desk.view, this.turned, this.desk.stage());
  }

  private part(at: Point): Point {
    return fromCanvas(at, this.desk.draft, this.desk.size);
  }
}

export function shifted(mask: OwnMask, byX: number, byY: number, { width, height }: Size): OwnMask {
  if (isBox(mask)) return { ...mask, box: moved(mask.box, byX, byY) };
  const bounds = boundsOf(mask, width / height);
  const to = moved(bounds, byX, byY);
  return { ...mask, points: mask.points.map(({ x, y }) => ({ x: x + to.x - bounds.x, y: y + to.y - bounds.y })) };
}
