/** The picture in the check: the sender's own while it is being looked at, then ours, comparable. */
import { type TemplateResult, html } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { previewOf } from "../composer/previews";
import { opening } from "../drawings/slats";
import type { Outbox } from "../outbox/outbox";
import type { Picture } from "../outbox/terms";
import { words } from "../words";
import "./compare";

export function renderStage(outbox: Outbox, picture: Picture): TemplateResult {
  const rendition = outbox.attachmentOf(picture)?.renditions.view;
  if (rendition) {
    return html`<div class="check-stage">${keyed(
      picture.key,
      html`<sudare-compare .own=${previewOf(picture)} .clean=${rendition.url} .width=${rendition.width_px} .height=${rendition.height_px}></sudare-compare>`,
    )}</div>`;
  }
  return html`<div class="check-stage">${keyed(picture.key, renderWaiting(outbox, picture))}</div>`;
}

function renderWaiting(outbox: Outbox, picture: Picture): TemplateResult {
  const said = words().check;
  const phase = outbox.phase(picture);
  const percent = Math.round(100 * (outbox.progress.get(picture.key) ?? 0));
  const isWorking = phase === "uploading" || phase === "queued" || phase === "checking";
  const sentence = phase === "uploading" ? said.uploading(percent) : phase === "waiting" ? said.waiting : said.looking;
  return html`<div class="stage-waiting ${isWorking ? "is-working" : ""}">
    <img src=${previewOf(picture)} alt="" @error=${(event: Event) => ((event.target as HTMLElement).hidden = true)}>
    <div class="stage-blind" aria-hidden="true"><i></i><i></i><i></i><i></i><i></i></div>
    ${isWorking || phase === "waiting"
      ? html`<p class="stage-sentence" role="status">${opening(true)}<span>${sentence}</span></p>`
      : ""}
  </div>`;
}
