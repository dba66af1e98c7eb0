/** What belongs to the tool in hand: one line of help, and its few settings. */
import { type TemplateResult, html, nothing } from "lit";
import { bin, lock, person, plus } from "../drawings/icons";
import { editing } from "../words/editing";
import { addBox, coverFaces, coversFace, toggleFace, turn } from "./drafting";
import type { Scene } from "./scene";
import { type Draft, MOST_DEGREES } from "./terms";

export interface Doing {
  keep: (draft: Draft) => void;
  try: (draft: Draft) => void;
  brush: (radius: number) => void;
  remove: () => void;
}

export const BRUSHES = { least: 0.006, most: 0.08 };

export function renderPanel(scene: Scene, doing: Doing): TemplateResult {
  const said = editing();
  const { tool, draft, faces } = scene;
  const hint = tool === "faces" && faces.length === 0 ? said.hints.noFaces : said.hints[tool];
  return html`<div class="editor-panel" data-tool=${tool}>
    <p class="editor-hint">${hint}${scene.required.length && (tool === "box" || tool === "brush") ? html`<br><span class="editor-lock">${lock}${said.required}</span>` : nothing}</p>
    <div class="editor-settings">
      ${tool === "box" && scene.chosen === null ? html`<button class="button button-quiet" @click=${() => doing.keep(addBox(draft, { x: 0.4, y: 0.45, width: 0.2, height: 0.1 }))}>${plus}${said.addBox}</button>` : nothing}
      ${tool === "brush" ? renderBrush(scene, doing) : nothing} ${tool === "faces" ? renderFaces(scene, doing) : nothing}
      ${tool === "turn" ? renderTurn(scene, doing) : nothing}
      ${tool === "crop" ? html`<button class="button button-quiet" ?disabled=${!draft.crop} @click=${() => doing.keep({ ...draft, crop: null })}>${said.uncrop}</button>` : nothing}
      ${scene.chosen !== null && tool !== "crop" && tool !== "turn"
        ? html`<button class="button button-quiet editor-delete" @click=${doing.remove}>${bin}${said.delete}</button>`
        : nothing}
    </div>
  </div>`;
}

const valueOf = (event: Event) => Number((event.target as HTMLInputElement).value);

function renderBrush({ radius }: Scene, doing: Doing): TemplateResult {
  return html`<label class="editor-slider"><span>${editing().brushSize}</span>
    <input type="range" min=${BRUSHES.least} max=${BRUSHES.most} step="0.002" .value=${String(radius)} @input=${(event: Event) => doing.brush(valueOf(event))}></label>`;
}

function renderFaces({ faces, draft }: Scene, doing: Doing): TemplateResult | typeof nothing {
  const said = editing();
  if (faces.length === 0) return nothing;
  return html`<button class="button button-quiet" @click=${() => doing.keep(coverFaces(draft, faces))}>${said.coverFaces}</button>
    <span class="editor-faces">${faces.map(({ at, box }, number) => {
      const isCovered = coversFace(draft, at);
      const name = `${said.face(number + 1)}: ${isCovered ? said.covered : said.stays}`;
      return html`<button class="button-plain ${isCovered ? "is-covered" : ""}" aria-pressed=${isCovered} aria-label=${name} title=${name}
        @click=${() => doing.keep(toggleFace(draft, at, box))}>${person}${number + 1}</button>`;
    })}</span>`;
}

function renderTurn({ draft }: Scene, doing: Doing): TemplateResult {
  const said = editing();
  const tilt = (event: Event) => ({ ...draft, degrees: valueOf(event) });
  return html`<button class="button button-quiet" @click=${() => doing.keep(turn(draft))}>↻ ${said.quarter}</button>
    <label class="editor-slider"><span>${said.straighten} <b class="figures">${said.degrees(draft.degrees)}</b></span>
      <input type="range" min=${-MOST_DEGREES} max=${MOST_DEGREES} step="0.5" .value=${String(draft.degrees)}
        aria-valuetext=${said.degrees(draft.degrees)} @input=${(event: Event) => doing.try(tilt(event))} @change=${(event: Event) => doing.keep(tilt(event))}></label>`;
}
