/** A message's pictures: in boxes of their own size before a byte has come, and as closed slats once they are gone. */
import { type TemplateResult, html, nothing } from "lit";
import type { Attachment, Message } from "../api/types";
import { hourglass } from "../drawings/icons";
import { words } from "../words";
import { shortDay } from "../words/dates";

export interface Opening {
  attachment: Attachment;
  message: Message;
}

export const isGone = ({ state }: Attachment) => state === "forgotten" || state === "discarded";

export function renderPictures(message: Message, tabIndex: number): TemplateResult | typeof nothing {
  if (message.attachments.length === 0) return nothing;
  const isSingle = message.attachments.length === 1;
  return html`<div class="pictures ${isSingle ? "pictures-single" : ""}">
    ${message.attachments.map((attachment) => renderPicture(attachment, message, tabIndex))}
  </div>`;
}

/** So wide or so tall that the day of forgetting would cover it: that stands below then. */
const isThin = ({ width_px: width, height_px: height }: { width_px: number; height_px: number }) =>
  width / height > 4 || height / width > 2.4;

function renderPicture(attachment: Attachment, message: Message, tabIndex: number): TemplateResult {
  const thumbnail = attachment.renditions.thumbnail;
  if (isGone(attachment) || !thumbnail) return renderGone(attachment);
  const said = words().picture;
  const ask = (pressed: Event) =>
    pressed.currentTarget?.dispatchEvent(
      new CustomEvent<Opening>("open-picture", { detail: { attachment, message }, bubbles: true }),
    );
  const shape = `--wide: ${thumbnail.width_px}; --tall: ${thumbnail.height_px}`;
  return html`<figure class="picture ${isThin(thumbnail) ? "picture-thin" : ""}" .style=${shape}>
    <button class="picture-open" tabindex=${tabIndex} aria-label=${said.open(attachment.name)} @click=${ask}>
      <img src=${thumbnail.url} width=${thumbnail.width_px} height=${thumbnail.height_px} loading="lazy" decoding="async"
        draggable="false" alt=${said.alt(attachment.name, message.author.name)} @error=${failed} @load=${arrived}>
      <span class="picture-failed" hidden>${said.notLoaded}</span>
    </button>
    ${renderForgetting(attachment)}
  </figure>`;
}

export function renderForgetting({ forget_at: day }: Attachment): TemplateResult | typeof nothing {
  return day ? html`<figcaption class="forgetting">${hourglass}${words().picture.forget(shortDay(day))}</figcaption>` : nothing;
}

function renderGone(attachment: Attachment): TemplateResult {
  const said = words().picture;
  const { width_px: width, height_px: height } = attachment.media ?? { width_px: 4, height_px: 3 };
  return html`<figure class="picture picture-gone blind" .style=${`aspect-ratio: ${width} / ${height}`}>
    <figcaption><strong>${said.forgotten}</strong><br>${said.forgottenHint}</figcaption>
  </figure>`;
}

/** Asks once more on a press: the door may have been closed for a moment only. */
function failed(event: Event): void {
  mark(event.target as HTMLImageElement, true);
}

function arrived(event: Event): void {
  mark(event.target as HTMLImageElement, false);
}

function mark(image: HTMLImageElement, hasFailed: boolean): void {
  image.classList.toggle("is-failed", hasFailed);
  const note = image.nextElementSibling as HTMLElement | null;
  if (note) note.hidden = !hasFailed;
}
