/** A message's pictures: in boxes of their own size before a byte has come, and as closed slats once they are gone. */
import { type TemplateResult, html, nothing } from "lit";
import { seenOf } from "../api/seen";
import type { Attachment, Message } from "../api/types";
import "../check/appeal";
import { renderReasons } from "../check/seen";
import { clock, hourglass, stop } from "../drawings/icons";
import { renderSight } from "../drawings/sight";
import { words } from "../words";
import { shortDay, timeOf } from "../words/dates";

/** Whether its reader asked to be spared it: reported, or said by somebody they blocked. */
export const isHidden = (message: Message): boolean => message.hidden === true;

export interface Opening {
  attachment: Attachment;
  message: Message;
}

export const isGone = ({ state }: Attachment) => state === "forgotten" || state === "discarded";

export const isHeld = ({ state }: Attachment) => state === "held" || state === "refused";

/** Whether it hangs there for everybody in the room. */
export const isShown = (attachment: Attachment) => !isGone(attachment) && !isHeld(attachment) && Boolean(attachment.renditions.view);

/** Veiled pictures that were opened on this page: whoever opened one needn't do so again. */
const unveiled = new Set<string>();

export function renderPictures(message: Message, tabIndex: number, isMine: boolean): TemplateResult | typeof nothing {
  if (message.attachments.length === 0) return nothing;
  const isSingle = message.attachments.length === 1;
  return html`<div class="pictures ${isSingle ? "pictures-single" : ""}">
    ${message.attachments.map((attachment) => renderPicture(attachment, { message, tabIndex, isMine }))}
  </div>`;
}

/** So wide or so tall that the day of forgetting would cover it: that stands below then. */
const isThin = ({ width_px: width, height_px: height }: { width_px: number; height_px: number }) =>
  width / height > 4 || height / width > 2.4;

interface Around {
  message: Message;
  tabIndex: number;
  isMine: boolean;
}

function renderPicture(attachment: Attachment, around: Around): TemplateResult {
  const { message, tabIndex } = around;
  if (isHeld(attachment)) return renderHeld(attachment, around);
  const { veil } = attachment.renditions;
  if (veil && seenOf(attachment).is_veiled && !unveiled.has(attachment.id)) return renderVeil(attachment, veil, around);
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
      ${renderSight({ src: thumbnail.url, width: thumbnail.width_px, height: thumbnail.height_px, isLazy: true, alt: said.alt(attachment.name, message.author.name), failed, loaded: arrived })}
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

/** A closed blind: nobody but the sender and a reviewer knows more, and nothing leads to the picture. */
function renderHeld(attachment: Attachment, { message, isMine }: Around): TemplateResult {
  const said = words().looked.review;
  const { review } = seenOf(attachment);
  const isRefused = attachment.state === "refused";
  const isLookedAtAgain = review?.state === "waiting"; // the objection stands below; the first rule would only confuse
  const title = isRefused ? (isMine ? said.refusedMine : said.refusedOther) : said.held;
  const learn = (heard: CustomEvent<Attachment>) => {
    const attachments = message.attachments.map((one) => (one.id === attachment.id ? heard.detail : one));
    heard.target?.dispatchEvent(new CustomEvent("learn", { detail: { ...message, attachments }, bubbles: true }));
  };
  return html`<figure class="picture picture-held ${isRefused ? "is-refused" : ""}">
    <div class="blind" aria-hidden="true"></div>
    <figcaption><strong class="finding finding-${isRefused ? "stop" : "hold"}">${isRefused ? stop : clock}<span>${title}</span></strong>
      ${isMine && !isRefused && review?.due_at ? html`<span class="hint figures">${review.is_overdue ? said.overdue : said.due(timeOf(review.due_at))}</span>` : nothing}
      ${isMine && isRefused
        ? html`${isLookedAtAgain ? nothing : review?.reason ? html`<p>${review.reason}</p>` : renderReasons(attachment)}
            <sudare-appeal .attachment=${attachment} @learnt=${learn}></sudare-appeal>`
        : nothing}
    </figcaption>
  </figure>`;
}

function renderVeil(attachment: Attachment, veil: { url: string; width_px: number; height_px: number }, { message, tabIndex }: Around): TemplateResult {
  const said = words().looked.veil;
  const open = (pressed: Event) => {
    unveiled.add(attachment.id);
    const { currentTarget } = pressed;
    currentTarget?.dispatchEvent(new CustomEvent<Opening>("open-picture", { detail: { attachment, message }, bubbles: true }));
    currentTarget?.dispatchEvent(new CustomEvent("learn", { detail: { ...message }, bubbles: true }));
  };
  const { width_px: width, height_px: height } = attachment.renditions.thumbnail ?? veil;
  return html`<figure class="picture picture-veiled" .style=${`--wide: ${width}; --tall: ${height}`}>
    ${renderSight({ src: veil.url, width, height, isLazy: true })}
    <figcaption><strong>${said.title}</strong>
      <button class="button button-quiet" tabindex=${tabIndex} @click=${open}>${said.open}</button>
      <span class="hint">${said.hint}</span></figcaption>
  </figure>`;
}
