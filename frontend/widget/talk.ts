/** The conversation as its visitor has it: where they stand, what was said, the place to write, and the end. */
import { type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Message } from "../src/api/types";
import "../src/composer/composer";
import type { Composer } from "../src/composer/composer";
import { check, clock, cloudOff, down, people, person } from "../src/drawings/icons";
import { opening } from "../src/drawings/slats";
import type { Report } from "../src/help/report";
import type { Reportable } from "../src/help/terms";
import type { Lightbox } from "../src/lightbox/lightbox";
import "../src/room/leaving";
import { Echoes } from "../src/room/leaving";
import "../src/room/message";
import { Watching } from "../src/room/piece";
import { type Opening, isShown } from "../src/room/pictures";
import "../src/room/remove";
import type { Remove } from "../src/room/remove";
import { rove } from "../src/room/rove";
import { type Row, readUpTo, rowsOf } from "../src/room/rows";
import { Scroll } from "../src/room/scroll";
import { words as room } from "../src/words/speech";
import { dayName } from "../src/words/dates";
import "./closing";
import type { Visit } from "./terms";
import type { Visiting } from "./visiting";
import { said } from "./tongue";

@customElement("sudare-talk")
export class Talk extends Watching<Visiting> {
  @property({ attribute: false }) visiting!: Visiting;
  @state() private current = "";
  @state() private announced = "";
  @state() private newBelow = 0;
  private readonly echoes = new Echoes();
  private readonly place = new Scroll(this, () => this.scrolled(), () => !this.visiting.feed?.log.messages.size);

  protected get watched(): Visiting {
    return this.visiting;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.visiting.addEventListener("posted", this.hearing);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.visiting.removeEventListener("posted", this.hearing);
  }

  override updated(): void {
    if (this.place.isAtEnd && this.visiting.feed?.log.messages.size) this.place.toEnd();
    this.read();
  }

  private readonly hearing = (event: Event): void => {
    const message = (event as CustomEvent<Message>).detail;
    if (message.author.id === this.visiting.me?.user.id) return;
    this.announced = room().room.said(message.author.name, message.text || room().rooms.pictures);
    if (!this.place.isAtEnd) this.newBelow += 1;
  };

  private scrolled(): void {
    const { feed } = this.visiting;
    if (this.place.isAtEnd && this.newBelow) this.newBelow = 0;
    if (this.place.isNearStart && feed?.hasOlder) void feed.loadOlder().then(() => this.updateComplete).then(() => this.place.keepPlace());
    this.read();
  }

  /** Read is what stands in an open panel, at its end. */
  private read(): void {
    const isHere = document.visibilityState === "visible" && this.place.isAtEnd && this.checkVisibility?.() !== false;
    if (isHere) void this.visiting.feed?.markRead();
  }

  private async openPicture({ attachment }: Opening): Promise<void> {
    await import("../src/lightbox/lightbox");
    const openings = (this.visiting.feed?.log.inOrder() ?? []).flatMap((message) =>
      message.attachments.filter(isShown).map((one) => ({ attachment: one, message })),
    );
    const at = openings.findIndex((one) => one.attachment.id === attachment.id);
    this.querySelector<Lightbox>("sudare-lightbox")?.show(openings, Math.max(at, 0), this.visiting.me);
  }

  private async report(about: Reportable): Promise<void> {
    await import("../src/help/report");
    await this.querySelector<Report>("sudare-report")?.ask(about);
  }

  private answer(name: string, detail: never): void {
    if (name === "picture") void this.openPicture(detail);
    if (name === "reply") this.querySelector<Composer>("sudare-composer")?.replyTo(detail);
    if (name === "remove") void this.querySelector<Remove>("sudare-remove")?.ask(detail);
    if (name === "check") this.querySelector<Composer>("sudare-composer")?.check(detail);
    if (name === "report") void this.report(detail);
    if (name === "learn") this.visiting.feed?.learn(detail);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { feed, visit } = this.visiting;
    if (!feed) return nothing;
    const listen = (name: string) => (heard: Event) => this.answer(name, (heard as CustomEvent<never>).detail);
    return html`<div class="conversation" @open-picture=${listen("picture")} @reply=${listen("reply")} @remove=${listen("remove")}
      @learn=${listen("learn")} @report=${listen("report")} @check-parcel=${listen("check")}>
      ${visit ? this.renderStanding(visit) : nothing} ${this.renderLine()}
      <div class="log-scroll" tabindex=${feed.log.messages.size ? nothing : 0}>${this.renderLog()}</div>
      <div class="log-foot">${this.renderJump()}${this.renderTyping()}</div>
      ${visit?.state === "closed" || !visit
        ? html`<sudare-closing .visiting=${this.visiting}></sudare-closing>`
        : feed.room
          ? html`<sudare-composer .session=${this.visiting} .feed=${feed} @sent=${() => this.place.toEnd()}></sudare-composer>`
          : nothing}
      <sudare-remove></sudare-remove>
      <sudare-lightbox></sudare-lightbox>
      <sudare-report></sudare-report>
      <p class="unseen" aria-live="polite">${this.announced}</p>
    </div>`;
  }

  private renderStanding(visit: Visit): TemplateResult | typeof nothing {
    const words = said().talk;
    const line = (mark: TemplateResult, strong: string, more: string) =>
      html`<div class="standing" role="status" data-state=${visit.state}>${mark}<p><strong>${strong}</strong> <span class="figures">${more}</span></p></div>`;
    const mail = visit.mail ? words.mailSet : "";
    if (visit.state === "open") return line(person, visit.staff ? words.open(visit.staff.name) : words.openNobody, "");
    if (visit.state !== "waiting") return nothing;
    const away = this.visiting.desk?.look.words.away || words.away;
    if (!visit.is_anybody_here) return html`${line(clock, away, mail)}${visit.mail ? nothing : this.renderMailOffer()}`;
    return line(people, words.waiting, visit.place === null ? words.waitingHint : words.place(visit.place, visit.minutes));
  }

  private renderMailOffer(): TemplateResult {
    return html`<p class="standing-offer"><button class="button button-quiet" @click=${() => this.dispatchEvent(new CustomEvent("menu", { detail: "mail", bubbles: true }))}>${said().talk.mailOffer}</button></p>`;
  }

  private renderLine(): TemplateResult | typeof nothing {
    const { feed, problem } = this.visiting;
    if (!navigator.onLine) return html`<p class="line-state notice notice-hold" role="status">${cloudOff}${room().room.offline}</p>`;
    if (!feed?.isConnected) return html`<p class="line-state" role="status">${opening(true)}${room().room.reconnecting}</p>`;
    const told = problem ?? feed.problem;
    return told ? html`<p class="line-state error" role="status">${told.message}</p>` : nothing;
  }

  private renderLog(): TemplateResult | typeof nothing {
    const { feed, outbox, me, desk } = this.visiting;
    if (!feed) return nothing;
    const myId = me?.user.id ?? "";
    const messages = feed.log.inOrder();
    const leaving = this.echoes.without(outbox?.leaving(feed.roomId) ?? [], feed.log, myId);
    const rows = rowsOf(messages, feed.log.notes, { unreadAfter: feed.unreadAfter, myId });
    const read = readUpTo(messages, feed.room?.members ?? [], myId);
    const isEmpty = messages.length + leaving.length === 0;
    return html`<div class="log-content">
      ${isEmpty ? this.renderEmpty() : nothing}
      <ol class="log" aria-label=${said().talk.label(desk?.name ?? "")} @keydown=${(pressed: KeyboardEvent) => rove(pressed, "li[tabindex]")}>
        ${repeat(rows, (row) => row.key, (row) => this.renderRow(row, myId, read, messages.at(-1)?.id))}
        ${repeat(leaving, (parcel) => parcel.key, (parcel) => html`<li><sudare-leaving .outbox=${outbox} .parcel=${parcel}></sudare-leaving></li>`)}
      </ol>
    </div>`;
  }

  private renderEmpty(): TemplateResult {
    const { desk } = this.visiting;
    const words = said();
    return html`<div class="talk-empty stack stack-tight">${check}<p>${desk?.look.words.greeting || words.welcome.greeting}</p>
      <p class="hint">${words.talk.waitingHint}</p></div>`;
  }

  private renderRow(row: Row, myId: string, read: { id: string; count: number } | null, newest?: string): TemplateResult {
    const words = room().room;
    if (row.kind === "day") return html`<li class="row-day"><h2>${dayName(row.at)}</h2></li>`;
    if (row.kind === "unread") return html`<li class="row-unread"><span>${words.unreadFromHere}</span></li>`;
    if (row.kind === "note") return html`<li class="row-note">${words.noted(row.note)}</li>`;
    const { message } = row;
    return html`<li class="row-message" data-id=${message.id} tabindex=${(this.current || newest) === message.id ? 0 : -1} @focusin=${() => (this.current = message.id)}>
      <sudare-message .message=${message} .isMine=${message.author.id === myId} .isFirst=${row.isFirst} .isCurrent=${this.current === message.id}
        .isDirect=${true} .readBy=${read?.id === message.id ? read.count : 0}></sudare-message>
    </li>`;
  }

  private renderTyping(): TemplateResult | typeof nothing {
    const { feed } = this.visiting;
    const names = feed?.room?.members.filter((member) => feed.typing.has(member.user_id)).map((member) => member.name) ?? [];
    return names.length ? html`<p class="typing">${opening(true)} ${room().room.typing(names)}</p>` : nothing;
  }

  private renderJump(): TemplateResult | typeof nothing {
    if (this.place.isAtEnd || !this.visiting.feed?.log.messages.size) return nothing;
    const words = room().room;
    return html`<button class="button button-quiet jump" @click=${() => this.place.toEnd(true)}>${down}${this.newBelow ? words.newBelow(this.newBelow) : words.newest}</button>`;
  }
}

