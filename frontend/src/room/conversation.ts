/** One room's conversation: who is here, what was said, what is on its way, and the place to write. */
import { type PropertyValues, type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { returning } from "../api/proof";
import type { Attachment, Message, Room } from "../api/types";
import "../composer/composer";
import type { Composer } from "../composer/composer";
import { about, back, cloudOff, down } from "../drawings/icons";
import { opening } from "../drawings/slats";
import type { Report } from "../help/report";
import type { Reportable } from "../help/terms";
import type { Lightbox } from "../lightbox/lightbox";
import { words } from "../words";
import { dayName } from "../words/dates";
import { stillSaid } from "./announced";
import "./asks";
import type { Asks } from "./asks";
import "./door";
import "../notice/notice";
import "./onlooking";
import type { Feed } from "./feed";
import "./leaving";
import { Echoes } from "./leaving";
import "./message";
import { Watching } from "./piece";
import { type Opening, isShown } from "./pictures";
import "./remove";
import type { Remove } from "./remove";
import { rove } from "./rove";
import { type Row, readUpTo, rowsOf } from "./rows";
import { Scroll } from "./scroll";
import type { Session } from "./session";

@customElement("sudare-conversation")
export class Conversation extends Watching<Session> {
  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) feed!: Feed;
  @state() private current = "";
  @state() private newBelow = 0;
  @state() private announced: Message | null = null;
  private readonly place = new Scroll(this, () => this.scrolled(), () => !this.feed.log.messages.size);
  private echoes = new Echoes();
  private hasArrived = false;

  protected get watched(): Session {
    return this.session;
  }

  override firstUpdated(): void {
    void import("../help/beside").catch(() => {}); // the conversation goes on without it
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.announced = stillSaid(this.announced, this.feed.log);
    if (!changed.has("feed")) return;
    (changed.get("feed") as Feed | undefined)?.removeEventListener("posted", this.hearing);
    this.feed.addEventListener("posted", this.hearing);
    this.hasArrived = false;
    this.newBelow = 0;
    this.current = "";
    this.echoes = new Echoes();
  }

  override updated(): void {
    if (!this.hasArrived && this.feed.room) {
      this.hasArrived = true;
      if (this.feed.log.messages.size) this.place.toRow(".row-unread");
      this.goOn();
    } else if (this.place.isAtEnd && this.feed.log.messages.size) {
      this.place.toEnd();
    }
    this.read();
  }

  /** Whoever left to show that it's them comes back to the picture they were looking at. */
  private goOn(): void {
    const id = returning();
    const openings = this.feed.log.inOrder().flatMap((message) => message.attachments.map((attachment) => ({ attachment, message })));
    const left = id && openings.find((one) => one.attachment.id === id);
    if (left) void this.openPicture(left);
  }

  private readonly hearing = (event: Event): void => {
    const message = (event as CustomEvent<Message>).detail;
    if (message.author.id === this.session.me?.user.id) return;
    this.announced = message;
    if (!this.place.isAtEnd) this.newBelow += 1;
  };

  private scrolled(): void {
    if (this.place.isAtEnd && this.newBelow) this.newBelow = 0;
    if (this.place.isNearStart && this.feed.hasOlder) void this.feed.loadOlder().then(() => this.updateComplete).then(() => this.place.keepPlace());
    this.read();
  }

  private read(): void {
    const isHere = document.visibilityState === "visible" && this.place.isAtEnd;
    if (isHere && this.feed.room && !this.needsDoor(this.feed.room)) void this.feed.markRead();
  }

  private get mayAsk(): boolean {
    return this.feed.room !== null && this.feed.room.ai !== "off" && this.feed.room.place === "member";
  }

  private needsDoor(room: Room): boolean {
    return room.place === "member" && room.house_rules.trim() !== "" && !room.rules_accepted;
  }

  private async openPicture({ attachment }: Opening): Promise<void> {
    await import("../lightbox/lightbox"); // comes with the first picture that is opened
    const openings = this.feed.log.inOrder().flatMap((message) =>
      message.attachments.filter(isShown).map((one) => ({ attachment: one, message })),
    );
    const at = openings.findIndex((one) => one.attachment.id === attachment.id);
    this.querySelector<Lightbox>("sudare-lightbox")?.show(openings, Math.max(at, 0), this.session.me, this.mayAsk);
  }

  protected override render(): TemplateResult {
    const { feed } = this;
    const room = feed.room;
    if (feed.isGone) return this.renderVoid(words().room.gone, words().room.goneHint);
    if (!room) return feed.problem ? this.renderVoid(feed.problem.message, "") : html`<p class="void row" role="status">${opening()} ${words().rooms.loading}</p>`;
    if (this.needsDoor(room)) return html`${this.renderHead(room)}<sudare-door .feed=${feed}></sudare-door>`;
    const listen = (name: string) => (heard: Event) => this.answer(name, (heard as CustomEvent<never>).detail);
    return html`<div class="conversation" @open-picture=${listen("picture")} @reply=${listen("reply")} @remove=${listen("remove")} @learn=${listen("learn")} @check-parcel=${listen("check")}
      @report=${listen("report")} @grown=${() => this.place.isAtEnd && this.place.toRow(".help-card")}
      @ask-about=${listen("ask")} @ask-picture=${listen("ask-picture")} @ask=${listen("ask-any")}>
      ${this.renderHead(room)} ${this.renderState()}
      ${room.place === "member" ? html`<sudare-listening .feed=${this.feed}></sudare-listening>` : nothing}
      <div class="log-scroll" tabindex=${this.feed.log.messages.size ? nothing : 0}>${this.renderLog(room)}</div>
      <div class="log-foot">${this.renderJump()}${this.renderTyping(room)}</div>
      ${this.mayAsk ? html`<sudare-asks .feed=${feed} .mayApprove=${this.session.me?.rights.includes("approve") ?? false}></sudare-asks>` : nothing}
      ${room.place === "desk"
        ? html`<sudare-onlooking .feed=${feed}></sudare-onlooking>`
        : html`<sudare-night .feed=${feed}></sudare-night><sudare-composer .session=${this.session} .feed=${feed} @sent=${() => this.place.toEnd()}></sudare-composer>`}
      <sudare-remove></sudare-remove>
      <sudare-lightbox></sudare-lightbox>
      <sudare-report></sudare-report>
      <p class="unseen" aria-live="polite">${this.renderAnnounced()}</p>
    </div>`;
  }

  private async report(about: Reportable): Promise<void> {
    await import("../help/report"); // nobody waits for it who doesn't need it
    await this.updateComplete;
    await this.querySelector<Report>("sudare-report")?.ask(about);
  }

  private renderAnnounced(): string {
    const { announced } = this;
    return announced ? words().room.said(announced.author.name, announced.text || words().rooms.pictures) : "";
  }

  private answer(name: string, detail: never): void {
    if (name === "picture") void this.openPicture(detail);
    if (name === "reply") this.querySelector<Composer>("sudare-composer")?.replyTo(detail);
    if (name === "remove") void this.querySelector<Remove>("sudare-remove")?.ask(detail);
    if (name === "check") this.querySelector<Composer>("sudare-composer")?.check(detail);
    if (name.startsWith("ask")) void this.querySelector<Asks>("sudare-asks")?.open(asked(name, detail));
    if (name === "learn") this.feed.learn(detail);
    if (name === "report") void this.report(detail);
  }

  private renderHead(room: Room): TemplateResult {
    const said = words().room;
    return html`<header class="room-head">
      <a class="button-plain room-back" href="/rooms/" aria-label=${said.back}
        @click=${(asked: Event) => {
          asked.preventDefault();
          this.dispatchEvent(new CustomEvent("go", { detail: "", bubbles: true }));
        }}>${back}</a>
      <div class="room-title"><h1>${room.name}</h1><span class="hint">${said.membersCount(room.members.length)}</span></div>
      <button class="button-plain" aria-label=${said.details} title=${said.details}
        @click=${() => this.dispatchEvent(new Event("toggle-details", { bubbles: true }))}>${about}</button>
    </header>`;
  }

  private renderState(): TemplateResult | typeof nothing {
    if (!navigator.onLine) return html`<p class="line-state notice notice-hold" role="status">${cloudOff}${words().room.offline}</p>`;
    if (!this.feed.isConnected) return html`<p class="line-state" role="status">${opening(true)}${words().room.reconnecting}</p>`;
    if (this.feed.problem) return html`<p class="line-state error" role="status">${this.feed.problem.message}</p>`;
    return nothing;
  }

  private renderLog(room: Room): TemplateResult {
    const messages = this.feed.log.inOrder();
    const myId = this.session.me?.user.id ?? "";
    const leaving = this.echoes.without(this.session.outbox?.leaving(room.id) ?? [], this.feed.log, myId);
    const rows = rowsOf(messages, this.feed.log.notes, { unreadAfter: this.feed.unreadAfter, myId });
    const read = readUpTo(messages, room.members, myId);
    return html`<div class="log-content">
      ${messages.length === 0 && leaving.length === 0 ? html`<sudare-notice .roomId=${room.id} .isWhole=${true}></sudare-notice>` : this.renderStart()}
      <ol class="log" aria-label=${words().room.conversation(room.name)} @keydown=${(pressed: KeyboardEvent) => rove(pressed, "li[tabindex]")}>
        ${repeat(rows, (row) => row.key, (row) => this.renderRow(row, room, read))}
        ${repeat(leaving, (parcel) => parcel.key, (parcel) => html`<li><sudare-leaving .outbox=${this.session.outbox} .parcel=${parcel}></sudare-leaving></li>`)}
      </ol>
      ${room.place === "member" ? html`<sudare-help .session=${this.session} .feed=${this.feed}></sudare-help>` : nothing}
    </div>`;
  }

  private renderStart(): TemplateResult {
    const said = words().room;
    return this.feed.hasOlder
      ? html`<p class="log-start">${this.feed.isLoadingOlder ? html`${opening(true)} ${said.older}` : nothing}</p>`
      : html`<p class="log-start">${said.beginning}</p>`;
  }

  private renderRow(row: Row, room: Room, read: { id: string; count: number } | null): TemplateResult {
    const said = words().room;
    if (row.kind === "day") return html`<li class="row-day"><h2>${dayName(row.at)}</h2></li>`;
    if (row.kind === "unread") return html`<li class="row-unread"><span>${said.unreadFromHere}</span></li>`;
    if (row.kind === "note") return html`<li class="row-note">${said.noted(row.note)}</li>`;
    const { message } = row;
    const newest = this.feed.log.inOrder().at(-1)?.id;
    return html`<li class="row-message" data-id=${message.id} tabindex=${(this.current || newest) === message.id ? 0 : -1} @focusin=${() => (this.current = message.id)}>
      <sudare-message .message=${message} .isMine=${message.author.id === this.session.me?.user.id} .isFirst=${row.isFirst}
        .isCurrent=${this.current === message.id} .mayAsk=${this.mayAsk} .isDirect=${room.kind === "direct"} .readBy=${read?.id === message.id ? read.count : 0}></sudare-message>
    </li>`;
  }

  private renderTyping(room: Room): TemplateResult | typeof nothing {
    const names = room.members.filter((member) => this.feed.typing.has(member.user_id)).map((member) => member.name);
    return names.length ? html`<p class="typing">${opening(true)} ${words().room.typing(names)}</p>` : nothing;
  }

  private renderJump(): TemplateResult | typeof nothing {
    if (this.place.isAtEnd || !this.feed.log.messages.size) return nothing;
    const said = words().room;
    return html`<button class="button button-quiet jump" @click=${() => this.place.toEnd(true)}>
      ${down}${this.newBelow ? said.newBelow(this.newBelow) : said.newest}
    </button>`;
  }

  private renderVoid(title: string, hint: string): TemplateResult {
    return html`<div class="void stack">
      <h1>${title}</h1>
      ${hint ? html`<p class="quiet">${hint}</p>` : nothing}
      <p><a class="button button-quiet" href="/rooms/">${words().room.back}</a></p>
    </div>`;
  }
}

/** Which pictures: a message's own, the one that was large, or none in particular. */
function asked(name: string, detail: Message | Attachment): readonly Attachment[] {
  if (name === "ask") return (detail as Message).attachments;
  return name === "ask-picture" ? [detail as Attachment] : [];
}
