/** Every change a person can make to a draft, each giving a new one. Pure. */
import type { EditAsked, Found } from "../api/seen";
import type { Mask as MaskAsked } from "../api/types";
import { between, grown, turnedBox, within } from "./geometry";
import { type Box, type BoxMask, type Draft, type OwnMask, UNTOUCHED, WHOLE } from "./terms";

const FACE_MARGIN = 0.3; // of the face's own size: hair and ears belong to it
const MOST_POINTS = 400;

export const isBox = (mask: OwnMask): mask is BoxMask => "box" in mask;

const nextId = ({ masks }: Draft) => Math.max(0, ...masks.map((mask) => mask.id)) + 1;

export function addBox(draft: Draft, box: Box, face?: number): Draft {
  const mask: BoxMask = { id: nextId(draft), box: within(box), ...(face === undefined ? {} : { face }) };
  return { ...draft, masks: [...draft.masks, mask] };
}

export function addStroke(draft: Draft, points: readonly { x: number; y: number }[], radius: number): Draft {
  const step = Math.ceil(points.length / MOST_POINTS);
  const kept = points.filter((_, at) => at % step === 0 || at === points.length - 1);
  return { ...draft, masks: [...draft.masks, { id: nextId(draft), points: kept, radius }] };
}

export function change(draft: Draft, id: number, how: (mask: OwnMask) => OwnMask): Draft {
  return { ...draft, masks: draft.masks.map((mask) => (mask.id === id ? how(mask) : mask)) };
}

export const remove = (draft: Draft, id: number): Draft => ({ ...draft, masks: draft.masks.filter((mask) => mask.id !== id) });

export function faceMargin({ width, height, ...at }: Box): Box {
  return within(grown({ ...at, width, height }, width * FACE_MARGIN, height * FACE_MARGIN));
}

export const coversFace = (draft: Draft, face: number) => draft.masks.some((mask) => isBox(mask) && mask.face === face);

export function toggleFace(draft: Draft, face: number, box: Box): Draft {
  if (!coversFace(draft, face)) return addBox(draft, faceMargin(box), face);
  return { ...draft, masks: draft.masks.filter((mask) => !isBox(mask) || mask.face !== face) };
}

/** All faces but those that may stay. */
export function coverFaces(draft: Draft, faces: readonly { at: number; box: Box }[]): Draft {
  return faces.reduce((so_far, { at, box }) => (coversFace(so_far, at) ? so_far : addBox(so_far, faceMargin(box), at)), draft);
}

export function turn(draft: Draft): Draft {
  return { ...draft, turns: (draft.turns + 1) % 4, crop: draft.crop && turnedBox(draft.crop) };
}

/** The faces a policy leaves to the sender. */
export function freeFaces(findings: readonly Found[]): { at: number; box: Box }[] {
  return findings.flatMap(({ kind, box, is_covered }, at) => (kind === "face" && box && !is_covered ? [{ at, box: boxOf(box) }] : []));
}

export const boxOf = ([x, y, width, height]: readonly [number, number, number, number]): Box => ({ x, y, width, height });
const placeOf = ({ x, y, width, height }: Box) => [x, y, width, height].map(short) as [number, number, number, number];
const short = (value: number) => Math.round(value * 1e5) / 1e5;

export function asEdit({ masks, turns, degrees, crop }: Draft): EditAsked {
  return {
    masks: masks.map(asked),
    quarter_turns: turns,
    straighten_degrees: degrees,
    crop: crop && !isWhole(crop) ? placeOf(crop) : null,
  };
}

function asked(mask: OwnMask): MaskAsked {
  if (isBox(mask)) return { box: placeOf(mask.box) };
  return { stroke: { points: mask.points.map(({ x, y }) => [short(x), short(y)]), radius: short(mask.radius) } };
}

const isWhole = (crop: Box) => crop.width > 0.999 && crop.height > 0.999;

export function draftOf(edit: EditAsked | null): Draft {
  if (!edit) return UNTOUCHED;
  const masks = edit.masks.flatMap(({ box, stroke }, at): OwnMask[] => {
    if (box) return [{ id: at + 1, box: boxOf(box) }];
    return stroke ? [{ id: at + 1, points: stroke.points.map(([x, y]) => ({ x, y })), radius: stroke.radius }] : [];
  });
  return { masks, turns: edit.quarter_turns % 4, degrees: edit.straighten_degrees, crop: edit.crop && boxOf(edit.crop) };
}

export const cropOf = ({ crop }: Draft): Box => crop ?? WHOLE;

/** What a mask covers, as a box: a stroke's is the box around it. `ratio` is width / height. */
export function boundsOf(mask: OwnMask, ratio: number): Box {
  if (isBox(mask)) return mask.box;
  const [rx, ry] = ratio >= 1 ? [mask.radius, mask.radius * ratio] : [mask.radius / ratio, mask.radius];
  const [xs, ys] = [mask.points.map((point) => point.x), mask.points.map((point) => point.y)];
  return between({ x: Math.min(...xs) - rx, y: Math.min(...ys) - ry }, { x: Math.max(...xs) + rx, y: Math.max(...ys) + ry });
}
