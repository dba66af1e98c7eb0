/** The picture in the check: the sender's own while it is being looked at, then ours, comparable. */
import { type TemplateResult, html, type nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { seenOf } from "../api/seen";
import { previewOf } from "../composer/previews";
import { renderSight } from "../drawings/sight";
import { opening } from "../drawings/slats";
import type { Outbox } from "../outbox/outbox";
import type { Picture } from "../outbox/terms";
import { words } from "../words";
import { renderBoxes } from "./boxes";
import "./compare";
import { placesShown } from "./seen";

const ENGINES_USUALLY = 5; // faces, explicit, text, codes, fingerprints: only for how far the slats have opened

export function renderStage(outbox: Outbox, picture: Picture, shown: string, tools: TemplateResult | typeof nothing): TemplateResult {
  const attachment = outbox.attachmentOf(picture);
  const rendition = attachment?.renditions.view;
  const phase = outbox.phase(picture);
  if (!rendition || phase === "editing") return html`<div class="check-stage">${keyed(picture.key, renderWaiting(outbox, picture, shown))}</div>`;
  const isMoved = hasMoved(seenOf(attachment).edit);
  return html`<div class="check-stage">${keyed(
    `${picture.key} ${rendition.url}`,
    html`<sudare-compare .own=${previewOf(picture)} .file=${picture.file} .clean=${rendition.url} .width=${rendition.width_px} .height=${rendition.height_px}
      .places=${isMoved ? [] : placesShown(attachment, shown)} .isComparable=${!isMoved} .tools=${tools}></sudare-compare>`,
  )}</div>`;
}

/** Turned, straightened or cut: places in the upright picture are somewhere else now. */
const hasMoved = (edit: ReturnType<typeof seenOf>["edit"]) =>
  edit !== null && (edit.quarter_turns % 4 !== 0 || edit.straighten_degrees !== 0 || edit.crop !== null);

function renderWaiting(outbox: Outbox, picture: Picture, shown: string): TemplateResult {
  const phase = outbox.phase(picture);
  const attachment = outbox.attachmentOf(picture);
  const { engines_done: done } = seenOf(attachment);
  const isWorking = ["uploading", "queued", "checking", "editing"].includes(phase);
  const open = phase === "checking" ? Math.min(done.length / ENGINES_USUALLY, 1) : 0;
  return html`<div class="stage-waiting ${isWorking ? "is-working" : ""} ${phase === "refused" ? "is-closed" : ""}" .style=${`--open: ${open}`}>
    <div class="stage-own">${renderSight({ src: previewOf(picture), file: picture.file, failed: (event) => ((event.target as HTMLElement).hidden = true) })}
      ${renderBoxes(placesShown(attachment, shown))}</div>
    <div class="stage-blind" aria-hidden="true"><i></i><i></i><i></i><i></i><i></i></div>
    ${isWorking || phase === "waiting"
      ? html`<p class="stage-sentence" role="status">${opening(true)}<span>${sentence(outbox, picture, done.length)}</span></p>`
      : ""}
  </div>`;
}

function sentence(outbox: Outbox, picture: Picture, done: number): string {
  const said = words().check;
  const phase = outbox.phase(picture);
  if (phase === "uploading") return said.uploading(Math.round(100 * (outbox.progress.get(picture.key) ?? 0)));
  if (phase === "waiting") return said.waiting;
  if (phase === "editing") return words().looked.editing;
  return done ? words().looked.engines(done) : said.looking;
}
