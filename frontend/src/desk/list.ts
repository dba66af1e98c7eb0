/** The left column: am I there, who waits, and where to look. */
import { type TemplateResult, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { ask, back, clock, lines, picture } from "../drawings/icons";
import { logo, opening } from "../drawings/slats";
import { initialOf } from "../room/faces";
import { Watching } from "../room/piece";
import { rove } from "../room/rove";
import "../room/switches";
import { ageOf, momentOf } from "../words/dates";
import { desk as words } from "../words/desk";
import type { StaffDesk, View, VisitLine } from "./calls";
import type { Line } from "./line";

const FIND_AFTER_MS = 250;
const VIEWS: readonly View[] = ["hand", "mine", "snoozed", "closed"];

@customElement("sudare-desk-list")
export class DeskList extends Watching<Line> {
  @property({ attribute: false }) line!: Line;
  private timer = 0;

  protected get watched(): Line {
    return this.line;
  }

  private find(typed: Event): void {
    const sought = (typed.target as HTMLInputElement).value.trim();
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.line.show({ sought }), FIND_AFTER_MS);
  }

  private go(asked: MouseEvent, id: string): void {
    if (asked.metaKey || asked.ctrlKey || asked.shiftKey || asked.button !== 0) return; // a new tab is the browser's matter
    asked.preventDefault();
    this.dispatchEvent(new CustomEvent("open-visit", { detail: id, bubbles: true }));
  }

  protected override render(): TemplateResult {
    const said = words();
    const { line } = this;
    return html`
      <header class="rooms-head">
        <a class="brand" href="/rooms/" aria-label="Sudare · ${said.rooms}">${logo}<span>Sudare</span></a>
        <sudare-switches class="row"></sudare-switches>
      </header>
      ${this.renderDesk(line.desk)}
      <div class="line-find">
        <input type="search" id="desk-find" aria-label=${said.find} placeholder=${said.find} maxlength="100" @input=${this.find}>
        <div class="line-views" role="group" aria-label=${said.line}>
          ${VIEWS.map((view) => html`<button aria-pressed=${line.view === view ? "true" : "false"} @click=${() => line.show({ view })}>${said.views[view]}</button>`)}
        </div>
      </div>
      <nav class="rooms-scroll" aria-label=${said.line}>${this.renderLine()}</nav>
      <footer class="rooms-foot">
        <a class="button-plain" href="/rooms/">${back}<span>${said.roomsShort}</span></a>
        ${line.deskId ? html`<a class="button-plain" href="/desks/${line.deskId}/replies/">${lines}<span>${said.repliesShort}</span></a>` : nothing}
        <button class="button-plain" @click=${() => this.dispatchEvent(new Event("show-keys", { bubbles: true }))}>${ask}<span>${said.keysShort}</span></button>
      </footer>`;
  }

  private renderDesk(desk: StaffDesk | null): TemplateResult {
    const said = words();
    const { line } = this;
    if (!desk) return html`<div class="rooms-title"><h1>${said.title}</h1></div>`;
    const several = (line.desks?.length ?? 0) > 1;
    return html`<div class="line-desk">
      ${several
        ? html`<h1 class="unseen">${desk.name}</h1><select aria-label=${said.which} @change=${(chosen: Event) => line.show({ deskId: (chosen.target as HTMLSelectElement).value })}>
            ${line.desks?.map((one) => html`<option value=${one.id} .selected=${one.id === desk.id}>${one.name}${one.waiting ? ` (${said.counts(one.waiting, 0)})` : ""}</option>`)}</select>`
        : html`<h1>${desk.name}</h1>`}
      ${desk.here
        ? html`<button class="presence" data-here=${desk.here} title=${desk.here === "available" ? said.hereHint : said.awayHint}
            aria-pressed=${desk.here === "available" ? "true" : "false"} @click=${() => line.present(desk.here === "available" ? "away" : "available")}>
            <span class="presence-dot" aria-hidden="true"></span>${desk.here === "available" ? said.here : said.away}</button>`
        : nothing}
      <p class="hint">${this.renderState(desk)}</p>
    </div>`;
  }

  private renderState(desk: StaffDesk): string {
    const said = words();
    const opens = desk.hours.opens_at ? said.opensAt(momentOf(desk.hours.opens_at)) : "";
    const parts = [
      said.counts(desk.waiting, desk.late),
      desk.minutes !== null && desk.waiting ? said.minutes(desk.minutes) : "",
      desk.hours.is_within ? "" : desk.hours.holiday ? said.holiday(desk.hours.holiday) : said.closedNow,
      desk.hours.is_within ? "" : opens,
      desk.hours.is_within && !desk.people_here ? said.nobodyHere : "",
    ];
    return parts.filter(Boolean).join(" · ");
  }

  private renderLine(): TemplateResult {
    const said = words();
    const { visits, failure, sought } = this.line;
    if (!visits) return failure ? html`` : html`<p class="row quiet rooms-wait" role="status">${opening(true)} ${said.loading}</p>`;
    if (visits.length === 0) {
      return html`<div class="rooms-wait stack stack-tight" role="status"><p>${sought ? said.noMatch : said.empty}</p>${sought ? nothing : html`<p class="hint">${said.emptyHint}</p>`}</div>`;
    }
    return html`${sought ? html`<p class="unseen" role="status">${said.foundSome(visits.length)}</p>` : nothing}<ul class="rooms line" @keydown=${(pressed: KeyboardEvent) => rove(pressed, ".visit-link")}>
        ${repeat(visits, (one) => one.id, (one) => this.renderVisit(one))}
      </ul>
      ${this.line.hasMore ? html`<p class="rooms-wait"><button class="button button-quiet" @click=${() => this.line.more()}>${said.more}</button></p>` : nothing}`;
  }

  private renderVisit(visit: VisitLine): TemplateResult {
    const said = words();
    const isOpen = visit.id === this.line.openId;
    const since = visit.state === "waiting" ? visit.queued_at : (visit.waits_since ?? visit.words_at ?? visit.queued_at);
    const isWaitedFor = visit.state === "waiting" || (visit.state === "open" && visit.waits_since !== null);
    return html`<li>
      <a class="room-link visit-link" data-state=${visit.state} data-late=${visit.is_late ? "yes" : nothing} href="/desk/?visit=${visit.id}"
        aria-current=${isOpen ? "page" : nothing} @click=${(asked: MouseEvent) => this.go(asked, visit.id)}>
        <span class="face" aria-hidden="true">${initialOf(visit.visitor.name)}</span>
        <span class="room-name">${visit.visitor.name}</span>
        <time class="room-age" datetime=${since}>${isWaitedFor ? said.waits(ageOf(since)) : ageOf(since)}</time>
        <span class="room-last">${lastWords(visit)}</span>
        ${visit.unread > 0
          ? html`<span class="unread"><span aria-hidden="true">${visit.unread > 99 ? "99+" : visit.unread}</span><span class="unseen">${said.unread(visit.unread)}</span></span>`
          : nothing}
        <span class="visit-signs">${signs(visit)}</span>
      </a>
    </li>`;
  }
}

/** Meaning is never by colour alone: each sign is a word. */
function signs(visit: VisitLine): TemplateResult {
  const said = words();
  const who = visit.assignee ? (visit.is_mine ? said.mine : said.by(visit.assignee.name)) : said.state[visit.state];
  return html`<span class="badge ${visit.assignee ? "" : "badge-hold"}">${visit.state === "closed" ? said.state.closed : who}</span>
    ${visit.is_late ? html`<span class="badge badge-care">${clock}${said.late}</span>` : nothing}
    ${visit.state === "snoozed" && visit.snoozed_until ? html`<span class="badge">${said.until(momentOf(visit.snoozed_until))}</span>` : nothing}
    ${visit.draft_waiting ? html`<span class="badge badge-bamboo">${said.draft}</span>` : nothing}
    ${visit.door === "line" || visit.door === "mail" ? html`<span class="badge">${said.door[visit.door]}</span>` : nothing}
    ${visit.tags.map((tag) => html`<span class="badge visit-tag">${tag}</span>`)}`;
}

function lastWords(visit: VisitLine): TemplateResult | string {
  if (visit.words) return visit.words_by_visitor ? visit.words : `← ${visit.words}`;
  return visit.has_pictures ? html`${picture} ${words().pictures}` : "";
}
