/** `<sudare-app language="ja" room="…" time-zone="Asia/Tokyo">`: rooms | conversation | details, one column on a phone. */
import { type PropertyValues, type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { onSignedOut } from "../api/client";
import { asLanguage, speak, words } from "../words";
import { tellTimeIn } from "../words/dates";
import "./conversation";
import "./details";
import "./new-room";
import type { NewRoom } from "./new-room";
import { Watching } from "./piece";
import "./room-list";
import { Session } from "./session";
import "./signed-out";
import { opening } from "../drawings/slats";

const ADDRESS = /^\/rooms\/(?:([0-9a-f-]{36})\/)?$/;
const WIDE = "(min-width: 1160px)";
/** From here on panes stand side by side (app.css). */
const SIDE_BY_SIDE = matchMedia("(min-width: 900px)");

@customElement("sudare-app")
export class App extends Watching<Session> {
  @property() language = "ja";
  @property() room = "";
  @property({ attribute: "time-zone" }) timeZone = "";
  @state() private hasDetails = matchMedia(WIDE).matches;
  @state() private isSignedOut = false;
  readonly session = new Session();
  protected readonly watched = this.session;

  override connectedCallback(): void {
    super.connectedCallback();
    tellTimeIn(this.timeZone);
    speak(asLanguage(this.language));
    onSignedOut(() => (this.isSignedOut = true));
    window.addEventListener("popstate", this.followAddress);
    SIDE_BY_SIDE.addEventListener("change", this.keepConversation);
    this.addEventListener("go", (asked) => this.go((asked as CustomEvent<string>).detail));
    this.addEventListener("open-room", () => this.querySelector<NewRoom>("sudare-new-room")?.show());
    this.addEventListener("toggle-details", () => (this.hasDetails = !this.hasDetails));
    void this.session.start().then(() => this.session.enter(this.room || null));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("popstate", this.followAddress);
    SIDE_BY_SIDE.removeEventListener("change", this.keepConversation);
  }

  override updated(changed: PropertyValues): void {
    if (changed.has("room") && changed.get("room") !== undefined) this.session.enter(this.room || null);
    this.nameTab();
  }

  /** To a room, or to the list when `roomId` is empty. On a phone the browser's own back does the same. */
  private go(roomId: string): void {
    const address = roomId ? `/rooms/${roomId}/` : "/rooms/";
    if (location.pathname !== address) history.pushState(null, "", address);
    this.followAddress();
  }

  private readonly followAddress = (): void => {
    this.room = ADDRESS.exec(location.pathname)?.[1] ?? "";
    if (!matchMedia(WIDE).matches) this.hasDetails = false;
  };

  /** Where only one pane fits, details that stood beside the conversation would take its place. */
  private readonly keepConversation = (): void => {
    if (!SIDE_BY_SIDE.matches) this.hasDetails = false;
  };

  private nameTab(): void {
    const unread = (this.session.rooms ?? []).reduce((sum, room) => sum + room.unread, 0);
    const name = this.session.feed?.room?.name;
    document.title = `${unread ? `(${unread}) ` : ""}${name ? `${name} · ` : ""}Sudare`;
  }

  protected override render(): TemplateResult {
    const { session } = this;
    const view = !this.room ? "list" : this.hasDetails ? "details" : "room";
    return html`
      <a class="skip-link unseen" href="#conversation">${words().nav.skip}</a>
      <main class="app" data-view=${view}>
        <sudare-rooms class="pane rooms-pane" .session=${session} current=${this.room}></sudare-rooms>
        <section class="pane room-pane" id="conversation" tabindex="-1">${this.renderRoom()}</section>
        ${session.feed?.room && this.hasDetails && !session.feed.isGone
          ? html`<sudare-details class="pane details-pane" .session=${session}></sudare-details>`
          : nothing}
      </main>
      <sudare-new-room .session=${session}></sudare-new-room>
      ${this.isSignedOut ? html`<sudare-signed-out></sudare-signed-out>` : nothing}
    `;
  }

  private renderRoom(): TemplateResult {
    const { feed, me, problem } = this.session;
    const said = words();
    if (feed && me) return html`<sudare-conversation .session=${this.session} .feed=${feed}></sudare-conversation>`;
    if (problem) {
      return html`<div class="void stack">
        <p class="error" role="alert">${problem.message}</p>
        <p><button class="button" @click=${() => this.session.start()}>${said.problem.again}</button></p>
      </div>`;
    }
    if (!me) return html`<p class="void row" role="status">${opening()} ${said.rooms.loading}</p>`;
    const isNew = this.session.rooms?.length === 0;
    return html`<div class="void stack">
      <h2>${isNew ? said.rooms.none : said.rooms.choose}</h2>
      <p class="quiet">${isNew ? said.rooms.noneHint : said.rooms.chooseHint}</p>
    </div>`;
  }
}
