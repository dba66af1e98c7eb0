/** What lies on the stage: the picture, slats over it, handles and grid. Drawn as SVG, so that all of it can be reached. */
import { type TemplateResult, nothing, svg } from "lit";
import { renderInDrawing } from "../drawings/sight";
import type { Base } from "./base";
import { boundsOf, coversFace, cropOf, type freeFaces, isBox } from "./drafting";
import { isOdd, toCanvas, transformOf, turnedSize } from "./geometry";
import type { Box, BoxMask, Corner, Draft, OwnMask, Point, Size, Tool } from "./terms";

export interface Scene {
  base: Base;
  draft: Draft;
  required: readonly Box[];
  faces: ReturnType<typeof freeFaces>;
  tool: Tool;
  chosen: number | null;
  /** Picture pixels in one pixel of the screen. */
  unit: number;
  radius: number;
  nameOf: (mask: OwnMask, at: number) => string;
  cornerName: string;
}

const TOUCH_PX = 22; // half of what a thumb needs
export const CORNERS: readonly (readonly [Corner, number, number])[] = [
  ["nw", 0, 0], ["n", 0.5, 0], ["ne", 1, 0], ["e", 1, 0.5], ["se", 1, 1], ["s", 0.5, 1], ["sw", 0, 1], ["w", 0, 0.5],
];

export function renderScene(scene: Scene): TemplateResult {
  const { base, draft } = scene;
  const isCutting = scene.tool === "crop";
  const canvas = turnedSize(base, draft.turns);
  return svg`
    <defs>${renderPattern(scene)}</defs>
    <rect class="sheet" width=${canvas.width} height=${canvas.height}/>
    <g transform=${transformOf(draft, base)}>
      ${renderInDrawing({ src: base.url, width: base.width, height: base.height, ...(base.file ? { file: base.file } : {}) })}
      ${draft.masks.map((mask, at) => renderMask(mask, at, scene))}
      ${scene.required.map((box) => renderRequired(box, scene))}
      ${scene.tool === "faces" ? scene.faces.map((face) => renderFace(face, scene)) : nothing}
    </g>
    ${scene.tool === "turn" ? renderGrid(scene) : nothing}
    ${isCutting || draft.crop || draft.degrees ? renderCrop(scene, isCutting) : nothing}
    ${isCutting ? nothing : renderChosen(scene)}`;
}

/** The same two tones and about the same slats as the server paints; level whatever way the picture is turned. */
function renderPattern({ base, draft, unit }: Scene): TemplateResult {
  const slat = Math.max(Math.max(base.width, base.height) / 360, 3 * unit);
  const turn = isOdd(draft.turns) ? "rotate(90)" : "";
  return svg`<pattern id="editor-slats" patternUnits="userSpaceOnUse" width=${slat} height=${2 * slat} patternTransform=${turn}>
    <rect class="slat-a" width=${slat} height=${slat}/><rect class="slat-b" y=${slat} width=${slat} height=${slat}/>
  </pattern>`;
}

const inPixels = (box: Box, { width, height }: Size): Box => ({
  x: box.x * width, y: box.y * height, width: box.width * width, height: box.height * height,
});

function renderRequired(box: Box, { base, unit }: Scene): TemplateResult {
  const { x, y, width, height } = inPixels(box, base);
  const size = Math.max(Math.min(18 * unit, width, height), 8 * unit);
  const at = `translate(${x + width / 2} ${y + height / 2}) scale(${size / 24}) translate(-12 -12)`;
  return svg`<g class="required"><rect x=${x} y=${y} width=${width} height=${height} fill="url(#editor-slats)"/>
    <g transform=${at}><circle cx="12" cy="12" r="13"/><path d="M6.5 11h11v8h-11zM9 11V8.5a3 3 0 0 1 6 0V11"/></g></g>`;
}

function renderMask(mask: OwnMask, at: number, scene: Scene): TemplateResult {
  const isChosen = scene.chosen === mask.id;
  return svg`<g class="own ${isChosen ? "is-chosen" : ""}" data-mask=${mask.id} tabindex="0" role="button" aria-pressed=${isChosen}
    aria-label=${scene.nameOf(mask, at)}>${isBox(mask) ? renderBox(mask, scene) : renderStroke(mask.points, mask.radius, scene)}</g>`;
}

function renderBox({ box }: Pick<BoxMask, "box">, { base }: Scene): TemplateResult {
  const { x, y, width, height } = inPixels(box, base);
  return svg`<rect x=${x} y=${y} width=${width} height=${height} fill="url(#editor-slats)"/>`;
}

export function renderStroke(points: readonly Point[], radius: number, { base }: Pick<Scene, "base">): TemplateResult {
  const wide = 2 * radius * Math.max(base.width, base.height);
  const path = [...points, ...points.slice(-1)].map(({ x, y }) => `${x * base.width} ${y * base.height}`).join(" L ");
  return svg`<path class="stroke" d=${`M ${path}`} stroke="url(#editor-slats)" stroke-width=${wide}/>`;
}

function renderFace({ at, box }: { at: number; box: Box }, { base, draft, unit }: Scene): TemplateResult {
  const { x, y, width, height } = inPixels(box, base);
  const isCovered = coversFace(draft, at);
  return svg`<ellipse class="free-face ${isCovered ? "is-covered" : ""}" data-face=${at} cx=${x + width / 2} cy=${y + height / 2}
    rx=${Math.max(width * 0.65, TOUCH_PX * unit)} ry=${Math.max(height * 0.65, TOUCH_PX * unit)} stroke-width=${2.5 * unit} stroke-dasharray=${`${6 * unit} ${5 * unit}`}/>`;
}

function renderGrid({ base, draft, unit }: Scene): TemplateResult {
  const { width, height } = turnedSize(base, draft.turns);
  const lines = [1, 2, 3, 4, 5].map((at) => at / 6);
  return svg`<g class="grid" stroke-width=${unit}>
    ${lines.map((at) => svg`<path d=${`M ${at * width} 0 V ${height} M 0 ${at * height} H ${width}`}/>`)}
    <rect width=${width} height=${height} fill="none"/></g>`;
}

/** What will be cut off is dimmed, with or without the tool in hand. */
function renderCrop(scene: Scene, isCutting: boolean): TemplateResult {
  const canvas = turnedSize(scene.base, scene.draft.turns);
  const { x, y, width, height } = inPixels(cropOf(scene.draft), canvas);
  const far = 4 * Math.max(canvas.width, canvas.height);
  const hole = `M ${-far} ${-far} H ${far} V ${far} H ${-far} Z M ${x} ${y} v ${height} h ${width} v ${-height} Z`;
  return svg`<path class="cut" d=${hole} fill-rule="evenodd"/>
    ${isCutting
      ? svg`<rect class="crop" data-crop="all" x=${x} y=${y} width=${width} height=${height} stroke-width=${2 * scene.unit}/>
          ${CORNERS.map(([corner, across, down]) => renderHandle({ x: x + across * width, y: y + down * height }, `crop:${corner}`, scene))}`
      : nothing}`;
}

function renderChosen(scene: Scene): TemplateResult | typeof nothing {
  const mask = scene.draft.masks.find((one) => one.id === scene.chosen);
  if (!mask) return nothing;
  const bounds = boundsOf(mask, scene.base.width / scene.base.height);
  const at = (across: number, down: number) =>
    toCanvas({ x: bounds.x + across * bounds.width, y: bounds.y + down * bounds.height }, scene.draft, scene.base);
  const outline = [at(0, 0), at(1, 0), at(1, 1), at(0, 1)].map(({ x, y }) => `${x},${y}`).join(" ");
  return svg`<polygon class="outline" points=${outline} stroke-width=${2 * scene.unit}/>
    ${isBox(mask) ? CORNERS.map(([corner, across, down]) => renderHandle(at(across, down), `mask:${corner}`, scene)) : nothing}`;
}

/** Small to see, large to touch. */
function renderHandle({ x, y }: Point, handle: string, { unit, cornerName }: Scene): TemplateResult {
  const isCorner = handle.split(":")[1]?.length === 2;
  return svg`<g class="handle" data-handle=${handle} tabindex=${isCorner && handle.startsWith("crop") ? 0 : -1} role="button" aria-label=${`${cornerName} ${handle.split(":")[1]}`}>
    <circle class="reach" cx=${x} cy=${y} r=${(isCorner ? TOUCH_PX : TOUCH_PX * 0.8) * unit}/>
    <circle class="knob" cx=${x} cy=${y} r=${(isCorner ? 8 : 5) * unit} stroke-width=${2 * unit}/></g>`;
}
