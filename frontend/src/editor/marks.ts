/** The same masks as a list: for a screen reader, and for whoever would rather press buttons. */
import { type TemplateResult, html } from "lit";
import { bin } from "../drawings/icons";
import { editing } from "../words/editing";
import { boundsOf, isBox } from "./drafting";
import { grown } from "./geometry";
import { shifted } from "./hands";
import type { Box, OwnMask, Size } from "./terms";

const STEP = 0.01;

export function inWords(box: Box): string {
  const said = editing();
  const third = (at: number) => Math.min(Math.floor(3 * at), 2);
  const place = said.places[3 * third(box.y + box.height / 2) + third(box.x + box.width / 2)] ?? "";
  const [left, top, width, height] = [box.x, box.y, box.width, box.height].map((part) => Math.round(100 * part)) as [number, number, number, number];
  return said.where(place, left, top, width, height);
}

/** What a key does to a mask; null when it means nothing here. */
export function nudged(mask: OwnMask, pressed: { key: string; shiftKey: boolean }, size: Size): OwnMask | null {
  const ways: Record<string, [number, number]> = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
  const way = ways[pressed.key];
  if (!way) return null;
  if (!pressed.shiftKey) return shifted(mask, way[0], way[1], size);
  if (isBox(mask)) return { ...mask, box: grown(mask.box, way[0], -way[1]) };
  const by = way[0] - way[1] > 0 ? 1.1 : 1 / 1.1;
  return { ...mask, radius: Math.min(Math.max(mask.radius * by, 0.003), 0.2) };
}

export interface Marking {
  masks: readonly OwnMask[];
  required: readonly Box[];
  size: Size;
  chosen: number | null;
  choose: (id: number) => void;
  change: (id: number, to: OwnMask) => void;
  remove: (id: number) => void;
}

export function renderMarks({ masks, required, size, ...act }: Marking): TemplateResult {
  const said = editing();
  const ratio = size.width / size.height;
  return html`<details class="marks"><summary>${said.list(masks.length + required.length)}</summary>
    <p class="hint">${said.listHint}</p>
    <ul>
      ${required.map((box) => html`<li class="hint">${said.locked(inWords(box))}</li>`)}
      ${masks.map((mask, at) => {
        const name = said.mask(at + 1, inWords(boundsOf(mask, ratio)));
        return html`<li data-mark=${mask.id} class=${act.chosen === mask.id ? "is-chosen" : ""}>
          <button class="button-plain mark-name" aria-pressed=${act.chosen === mask.id} @click=${() => act.choose(mask.id)}>${name}</button>
          <span class="mark-buttons">
            ${(["left", "right", "up", "down"] as const).map((way) => {
              const key = { left: "ArrowLeft", right: "ArrowRight", up: "ArrowUp", down: "ArrowDown" }[way];
              const arrow = { left: "←", right: "→", up: "↑", down: "↓" }[way];
              return html`<button class="button-plain" aria-label=${`${said.move[way]} ${name}`} @click=${() => act.change(mask.id, nudged(mask, { key, shiftKey: false }, size) ?? mask)}>${arrow}</button>`;
            })}
            ${([["ArrowRight", "ArrowUp", "＋", said.larger], ["ArrowLeft", "ArrowDown", "−", said.smaller]] as const).map(([across, down, sign, word]) => {
              const both = () => {
                const wide = nudged(mask, { key: across, shiftKey: true }, size) ?? mask;
                return isBox(mask) ? (nudged(wide, { key: down, shiftKey: true }, size) ?? wide) : wide;
              };
              return html`<button class="button-plain" aria-label=${`${word} ${name}`} @click=${() => act.change(mask.id, both())}>${sign}</button>`;
            })}
            <button class="button-plain" aria-label=${`${said.delete} ${name}`} @click=${() => act.remove(mask.id)}>${bin}</button>
          </span></li>`;
      })}
    </ul>
  </details>`;
}
