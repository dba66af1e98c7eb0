import { type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { RoomSummary } from "../api/types";
import { flag, hourglass, people, person, plus, talk } from "../drawings/icons";
import { logo, opening } from "../drawings/slats";
import { words } from "../words";
import { ageOf } from "../words/dates";
import { initialOf } from "./faces";
import { Watching } from "./piece";
import { rove } from "./rove";
import type { Session } from "./session";
import "./switches";

const SEARCH_FROM = 8;

/** The rooms, newest first, with what was said last. Arrow keys move, Enter opens. */
@customElement("sudare-rooms")
export class RoomList extends Watching<Session> {
  @property({ attribute: false }) session!: Session;
  @property() current = "";
  @state() private sought = "";

  protected get watched(): Session {
    return this.session;
  }

  private go(asked: MouseEvent, roomId: string): void {
    if (asked.metaKey || asked.ctrlKey || asked.shiftKey || asked.button !== 0) return; // a new tab is the browser's matter
    asked.preventDefault();
    this.dispatchEvent(new CustomEvent("go", { detail: roomId, bubbles: true }));
  }

  protected override render(): TemplateResult {
    const said = words();
    return html`
      <header class="rooms-head">
        <a class="brand" href="/rooms/" @click=${(asked: MouseEvent) => this.go(asked, "")}>${logo}<span>Sudare</span></a>
        <sudare-switches class="row"></sudare-switches>
      </header>
      <div class="rooms-title">
        <h1>${said.rooms.title}</h1>
        <button class="button button-quiet" @click=${() => this.dispatchEvent(new Event("open-room", { bubbles: true }))}>
          ${plus}${said.rooms.open}
        </button>
      </div>
      ${this.renderVisitors()} ${this.renderReviews()} ${this.renderCases()}
      <nav class="rooms-scroll" aria-label=${said.rooms.title}>${this.renderRooms()}</nav>
      <footer class="rooms-foot">
        <a class="button-plain" href="/people/">${people}<span>${said.nav.people}</span></a>
        <a class="button-plain" href="/me/" title=${said.nav.me}>${person}<span>${this.session.me?.user.name ?? said.nav.me}</span></a>
      </footer>
    `;
  }

  /** For whoever may judge pictures: the way to those that wait, with how many. */
  private renderReviews(): TemplateResult | typeof nothing {
    const { me } = this.session;
    if (!me?.rights.includes("review")) return nothing;
    const said = words().rooms;
    const { reviews_waiting: waiting } = me;
    return html`<a class="rooms-reviews" href="/reviews/" data-waiting=${waiting}>${hourglass}<span class="grow">${said.reviews}</span>
      ${waiting ? html`<span class="count" aria-hidden="true">${waiting}</span><span class="unseen">${said.reviewsWaiting(waiting)}</span>` : nothing}</a>`;
  }

  /** For whoever answers at a desk, or looks after one: the way to its line, with how many wait. */
  private renderVisitors(): TemplateResult | typeof nothing {
    const waiting = this.session.me?.visitors_waiting ?? null;
    if (waiting === null) return nothing;
    const said = words().rooms;
    return html`<a class="rooms-reviews" href="/desk/" data-waiting=${waiting}>${talk}<span class="grow">${said.visitors}</span>
      ${waiting ? html`<span class="count" aria-hidden="true">${waiting}</span><span class="unseen">${said.visitorsWaiting(waiting)}</span>` : nothing}</a>`;
  }

  /** For whoever walks what was reported to its end: with how many are new or overdue. */
  private renderCases(): TemplateResult | typeof nothing {
    const { me } = this.session;
    if (!me?.rights.includes("handle_cases")) return nothing;
    const said = words().rooms;
    const { cases_waiting: waiting } = me;
    return html`<a class="rooms-reviews" href="/cases/" data-waiting=${waiting}>${flag}<span class="grow">${said.cases}</span>
      ${waiting ? html`<span class="count" aria-hidden="true">${waiting}</span><span class="unseen">${said.casesWaiting(waiting)}</span>` : nothing}</a>`;
  }

  private renderRooms(): TemplateResult {
    const { rooms, problem } = this.session;
    const said = words().rooms;
    if (!rooms) return problem ? html`` : html`<p class="row quiet rooms-wait" role="status">${opening(true)} ${said.loading}</p>`;
    if (rooms.length === 0) {
      return html`<div class="rooms-wait stack stack-tight"><p>${said.none}</p><p class="hint">${said.noneHint}</p></div>`;
    }
    const shown = rooms.filter((room) => room.name.toLowerCase().includes(this.sought.toLowerCase()));
    return html`
      ${rooms.length >= SEARCH_FROM
        ? html`<p class="rooms-search"><input type="search" aria-label=${said.find} placeholder=${said.find}
            @input=${(typed: Event) => (this.sought = (typed.target as HTMLInputElement).value)}></p>`
        : nothing}
      ${shown.length === 0 ? html`<p class="rooms-wait quiet" role="status">${said.noMatch}</p>` : nothing}
      <ul class="rooms" @keydown=${(pressed: KeyboardEvent) => rove(pressed, ".room-link")}>
        ${shown.map((room) => this.renderRoom(room))}
      </ul>`;
  }

  private renderRoom(room: RoomSummary): TemplateResult {
    const said = words().rooms;
    const isCurrent = room.id === this.current;
    const last = room.last_message;
    return html`<li>
      <a class="room-link" href="/rooms/${room.id}/" aria-current=${isCurrent ? "page" : nothing}
        @click=${(asked: MouseEvent) => this.go(asked, room.id)}>
        <span class="face ${room.kind}" aria-hidden="true">${initialOf(room.name)}</span>
        <span class="room-name">${room.name}</span>
        ${last ? html`<time class="room-age" datetime=${last.at}>${ageOf(last.at)}</time>` : nothing}
        <span class="room-last">${last ? lastWords(room) : said.nothingYet}</span>
        ${room.unread > 0
          ? html`<span class="unread"><span aria-hidden="true">${room.unread > 99 ? "99+" : room.unread}</span>
              <span class="unseen">${said.unread(room.unread)}</span></span>`
          : nothing}
      </a>
    </li>`;
  }
}

function lastWords({ last_message: last, kind }: RoomSummary): string {
  if (!last) return "";
  const what = last.text || (last.has_pictures ? words().rooms.pictures : words().room.deleted);
  return kind === "group" ? `${last.author_name}: ${what}` : what;
}
