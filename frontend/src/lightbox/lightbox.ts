/** A picture, large: view first, full once somebody looks closer. Its facts stand beside it. */
import { type TemplateResult, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { ask, back, close, flag, forward, minus, outside, plus } from "../drawings/icons";
import { renderSight } from "../drawings/sight";
import { opening } from "../drawings/slats";
import type { Me } from "../api/types";
import { seenOf } from "../api/seen";
import { Piece } from "../room/piece";
import { type Opening, isGone } from "../room/pictures";
import { words } from "../words";
import { fullMoment, shortDay } from "../words/dates";
import { Gestures } from "./gestures";
import "./own";
import type { Own } from "./own";
import "./unmask";
import { SHARPER_FROM } from "./zoom";

const STEP_PX = 80;

@customElement("sudare-lightbox")
export class Lightbox extends Piece {
  @state() private openings: Opening[] = [];
  @state() private at = 0;
  @state() private isLoaded = false;
  @state() private hasFailed = false;
  @state() private isRisen = false; // what stands beside the picture covers half of a phone
  private me: Me | null = null;
  private mayAsk = false;
  @state() private bare = ""; // the address of what lies below the masks, while that may be seen
  private wantsFull = false;
  private readonly gestures = new Gestures(
    () => this.querySelector(".lightbox-stage")?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1),
    () => this.viewed(),
    (by) => this.step(by),
  );

  show(openings: Opening[], at: number, me: Me | null, mayAsk = false): void {
    this.me = me;
    this.mayAsk = mayAsk;
    this.openings = openings;
    this.turnTo(at);
    void this.updateComplete.then(() => this.querySelector("dialog")?.showModal());
  }

  private turnTo(at: number): void {
    this.at = at;
    this.isLoaded = this.hasFailed = this.wantsFull = this.isRisen = false;
    this.bare = "";
    this.gestures.reset();
  }

  private step(by: number): void {
    const to = this.at + by;
    if (to >= 0 && to < this.openings.length) this.turnTo(to);
  }

  private viewed(): void {
    if (this.gestures.view.scale >= SHARPER_FROM) this.wantsFull = true;
    this.requestUpdate();
  }

  private close(): void {
    this.querySelector("dialog")?.close();
  }

  /** One sheet at a time: this one makes room. */
  private askAbout({ attachment }: Opening): void {
    this.close();
    this.dispatchEvent(new CustomEvent("ask-picture", { detail: attachment, bubbles: true }));
  }

  private report({ attachment, message }: Opening): void {
    this.close();
    this.dispatchEvent(new CustomEvent("report", { detail: { message, attachment }, bubbles: true }));
  }

  /** Escape lowers what has risen first. */
  private cancelled(event: Event): void {
    if (this.querySelector<Own>("sudare-own")?.lower()) event.preventDefault();
  }

  private forgotten({ attachment, message }: Opening): void {
    const gone = { ...attachment, state: "forgotten" as const, renditions: {} };
    this.openings = this.openings.map((one) => (one.attachment.id === gone.id ? { attachment: gone, message } : one));
    this.isRisen = false;
    this.gestures.reset();
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(".lightbox-gone")?.focus());
  }

  private pressed(pressed: KeyboardEvent): void {
    const isClose = this.gestures.view.scale > 1;
    const arrows: Record<string, () => void> = {
      ArrowLeft: () => (isClose ? this.gestures.move(STEP_PX, 0) : this.step(-1)),
      ArrowRight: () => (isClose ? this.gestures.move(-STEP_PX, 0) : this.step(1)),
      ArrowUp: () => this.gestures.move(0, STEP_PX),
      ArrowDown: () => this.gestures.move(0, -STEP_PX),
      "+": () => this.gestures.by(1.4),
      ";": () => this.gestures.by(1.4), // the same key on a Japanese keyboard
      "=": () => this.gestures.by(1.4),
      "-": () => this.gestures.by(1 / 1.4),
      "0": () => this.gestures.reset(),
    };
    const act = arrows[pressed.key];
    if (!act || pressed.ctrlKey || pressed.metaKey) return;
    pressed.preventDefault();
    act();
  }

  protected override render(): TemplateResult {
    const said = words().lightbox;
    const shown = this.openings[this.at];
    return html`<dialog class="lightbox" aria-label=${said.label(this.at + 1, this.openings.length)} @keydown=${this.pressed} @cancel=${this.cancelled} @close=${() => (this.openings = [])}>
      ${shown
        ? html`${this.renderBar()}
            <div class="lightbox-stage" @wheel=${this.gestures.wheel} @pointerdown=${this.gestures.down} @pointermove=${this.gestures.drag}
              @pointerup=${this.gestures.up} @pointercancel=${this.gestures.up}>${keyed(shown.attachment.id, this.renderPicture(shown))}</div>
            ${this.renderFacts(shown)}`
        : nothing}
    </dialog>`;
  }

  private renderBar(): TemplateResult {
    const said = words().lightbox;
    const button = (label: string, icon: TemplateResult, act: () => void, isOff = false) =>
      html`<button class="button-plain" aria-label=${label} title=${label} ?disabled=${isOff} @click=${act}>${icon}</button>`;
    return html`<header class="lightbox-bar">
      ${button(said.close, close, () => this.close())}
      <span class="figures" aria-live="polite">${this.at + 1}/${this.openings.length}</span>
      <span class="lightbox-tools">
        ${button(said.previous, back, () => this.step(-1), this.at === 0)}
        ${button(said.next, forward, () => this.step(1), this.at === this.openings.length - 1)}
        ${button(said.zoomOut, minus, () => this.gestures.by(1 / 1.6), this.gestures.view.scale === 1)}
        ${button(said.zoomIn, plus, () => this.gestures.by(1.6))}
      </span>
    </header>`;
  }

  private renderPicture({ attachment, message }: Opening): TemplateResult {
    const { view, full } = attachment.renditions;
    if (isGone(attachment) || !view) {
      return html`<p class="lightbox-gone blind" role="status" tabindex="-1"><span><strong>${words().looked.own.gone}</strong><br>${words().looked.own.goneHint}</span></p>`;
    }
    const { scale, x, y } = this.gestures.view;
    return html`
      ${this.isLoaded ? nothing : html`<p class="lightbox-wait" role="status">${this.hasFailed ? words().picture.notLoaded : opening()}</p>`}
      <div class="lightbox-picture" .style=${`transform: translate(${x}px, ${y}px) scale(${scale})`}>
        ${renderSight({
          src: this.bare || view.url,
          width: view.width_px,
          height: view.height_px,
          alt: words().picture.alt(attachment.name, message.author.name),
          loaded: () => (this.isLoaded = true),
          failed: () => (this.hasFailed = true),
        })}
        ${this.wantsFull && full && !this.bare ? renderSight({ src: full.url, className: "lightbox-full" }) : nothing}
      </div>`;
  }

  private renderFacts(opening: Opening): TemplateResult {
    const said = words().lightbox;
    const { attachment, message } = opening;
    const { media, forget_at: day } = attachment;
    if (isGone(attachment)) return html`<aside class="lightbox-facts" aria-label=${said.facts}></aside>`;
    const fact = (name: string, value: string) => html`<div><dt>${name}</dt><dd class="figures">${value}</dd></div>`;
    return html`<aside class="lightbox-facts ${this.isRisen ? "is-risen" : ""}" aria-label=${said.facts}>
      <h2>${said.facts}</h2>
      <dl>
        ${fact(said.from, message.author.name)} ${fact(said.at, fullMoment(message.created_at))}
        ${day ? fact(said.forgetting, shortDay(day)) : nothing}
        ${media ? fact(said.size, said.pixels(media.width_px, media.height_px)) : nothing} ${fact(said.name, attachment.name)}
      </dl>
      ${this.me?.user.id === message.author.id
        ? html`<sudare-own .attachment=${attachment} .message=${message} @risen=${(heard: CustomEvent<boolean>) => (this.isRisen = heard.detail)}
            @forgotten=${() => this.forgotten(opening)}></sudare-own>`
        : nothing}
      ${this.me?.rights.includes("unmask") && seenOf(attachment).original_kept
        ? html`<sudare-unmask .attachmentId=${attachment.id} @unmasked=${(heard: CustomEvent<string>) => (this.bare = heard.detail)}></sudare-unmask>`
        : nothing}
      ${this.me?.rights.includes("share_outside") && attachment.state === "sent"
        ? html`<p class="own-ways"><a href=${`/pictures/${attachment.id}/share/`}>${outside}${said.outside}</a></p>`
        : nothing}
      ${this.mayAsk ? html`<p><button class="lightbox-ask" @click=${() => this.askAbout(opening)}>${ask}${words().ask.about}</button></p>` : nothing}
      ${this.me && this.me.user.id !== message.author.id
        ? html`<p><button class="lightbox-report" @click=${() => this.report(opening)}>${flag}${words().room.report}</button></p>`
        : nothing}
      <p class="hint">${said.clean}</p>
      <p class="hint">${words().details.screenshot}</p>
      <p class="hint lightbox-keys">${said.keys}</p>
    </aside>`;
  }
}
