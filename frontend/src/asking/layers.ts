/** What lies over the picture: places pointed at, with handles; or the places values were read from. */
import { type TemplateResult, nothing, svg } from "lit";
import type { Box as Place } from "../api/types";
import { boxOf, isBox } from "../editor/drafting";
import { inWords } from "../editor/marks";
import { CORNERS } from "../editor/scene";
import type { Box, OwnMask, Size } from "../editor/terms";
import { asking } from "../words/asking";
import { type Spot, isWithin } from "./values";

export interface Layer {
  size: Size;
  /** Picture pixels in one pixel of the screen. */
  unit: number;
  masks: readonly OwnMask[];
  held: number | null;
}

const TOUCH_PX = 22;
const AIR_PX = 3; // between what stands there and the line around it

const inPixels = (box: Box, { width, height }: Size): Box => ({ x: box.x * width, y: box.y * height, width: box.width * width, height: box.height * height });

/** Pointing over, they stay to be seen. */
export function renderRegions(layer: Layer, isPointing: boolean, regions: readonly Place[]): TemplateResult {
  const masks = isPointing ? layer.masks : regions.map((place, at): OwnMask => ({ id: at + 1, box: boxOf(place) }));
  const held = isPointing ? masks.find((mask) => mask.id === layer.held) : undefined;
  return svg`${masks.map((mask, at) => (isBox(mask) ? renderRegion(mask.id, mask.box, at + 1, layer, isPointing) : nothing))}
    ${held && isBox(held) ? renderHandles(held.box, layer) : nothing}`;
}

function renderRegion(id: number, box: Box, number: number, { size, unit, held }: Layer, isPointing: boolean): TemplateResult {
  const { x, y, width, height } = inPixels(box, size);
  const name = asking().pointing.region(number, inWords(box));
  const sign = 11 * unit;
  return svg`<g class="region ${held === id ? "is-held" : ""}" data-mask=${id} role=${isPointing ? "button" : "img"} tabindex=${isPointing ? 0 : nothing}
      aria-label=${name} aria-pressed=${isPointing ? String(held === id) : nothing}>
    <rect class="halo" x=${x} y=${y} width=${width} height=${height} stroke-width=${5 * unit}/>
    <rect class="ring" x=${x} y=${y} width=${width} height=${height} stroke-width=${2.5 * unit}/>
    <circle class="sign" cx=${x + width / 2} cy=${y} r=${sign} stroke-width=${2 * unit}/>
    <text x=${x + width / 2} y=${y} font-size=${14 * unit} text-anchor="middle" dominant-baseline="central" aria-hidden="true">${number}</text></g>`;
}

function renderHandles(box: Box, { size, unit }: Layer): TemplateResult {
  const { x, y, width, height } = inPixels(box, size);
  return svg`${CORNERS.filter(([corner]) => corner.length === 2).map(([corner, across, down]) => {
    const [cx, cy] = [x + across * width, y + down * height];
    return svg`<g class="handle" data-handle=${`mask:${corner}`} aria-hidden="true">
      <circle class="reach" cx=${cx} cy=${cy} r=${TOUCH_PX * unit}/><circle class="knob" cx=${cx} cy=${cy} r=${8 * unit} stroke-width=${2 * unit}/></g>`;
  })}`;
}

/** The same as the list of values says, for pointers: whoever reads the list needs none of it. */
export function renderSpots({ size, unit }: Layer, spots: readonly Spot[], lit: string): TemplateResult {
  const order = spots.map((spot, at) => ({ spot, at })).sort((one, other) => Number(isWithin(one.spot.key, lit)) - Number(isWithin(other.spot.key, lit)));
  return svg`<g aria-hidden="true">${order.map(({ spot, at }) => {
    const { x, y, width, height } = inPixels(boxOf(spot.box), size);
    const [air, isLit] = [AIR_PX * unit, isWithin(spot.key, lit)];
    const place = { x: x - air, y: y - air, width: width + 2 * air, height: height + 2 * air };
    const ring = (look: string, wide: number) =>
      svg`<rect class=${look} x=${place.x} y=${place.y} width=${place.width} height=${place.height} rx=${4 * unit} stroke-width=${wide * unit} stroke-dasharray=${look === "ring" && spot.isInDoubt ? `${6 * unit} ${4 * unit}` : nothing}/>`;
    return svg`<g class="spot ${isLit ? "is-lit" : ""} ${spot.isInDoubt ? "is-doubt" : ""}" data-mask=${at + 1}>
      <title>${spot.title}</title>${ring("halo", isLit ? 7 : 3.5)}${ring("ring", isLit ? 3.5 : 1.75)}</g>`;
  })}</g>`;
}
