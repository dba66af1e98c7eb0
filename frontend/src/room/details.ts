/** About this room: who is here, its rules, when pictures are forgotten, its pictures, and the way out. */
import { type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import * as calls from "../api/calls";
import { asProblem } from "../api/problem";
import type { Member, Person, Room } from "../api/types";
import { back, hourglass, leave, plus } from "../drawings/icons";
import { words } from "../words";
import { initialOf } from "./faces";
import { Watching } from "./piece";
import { seenOf } from "../api/seen";
import { isGone, isHeld } from "./pictures";
import type { Session } from "./session";

@customElement("sudare-details")
export class Details extends Watching<Session> {
  @property({ attribute: false }) session!: Session;
  @state() private people: Person[] | null = null;
  @state() private failure = "";

  protected get watched(): Session {
    return this.session;
  }

  private async attempt(work: () => Promise<unknown>): Promise<void> {
    this.failure = "";
    try {
      await work();
      await this.session.feed?.refreshRoom();
      this.session.refresh();
    } catch (thrown) {
      this.failure = asProblem(thrown).message;
    }
  }

  private close(): void {
    this.dispatchEvent(new Event("toggle-details", { bubbles: true }));
  }

  private async loadPeople(event: Event): Promise<void> {
    if ((event.target as HTMLDetailsElement).open) await this.attempt(async () => (this.people = await calls.people()));
  }

  private saveRules(sent: SubmitEvent, room: Room): void {
    sent.preventDefault();
    const form = sent.target as HTMLFormElement;
    const rules = form.querySelector("textarea")?.value ?? "";
    void this.attempt(() => calls.changeRoom(room.id, { house_rules: rules })).then(() => form.closest("details")?.removeAttribute("open"));
  }

  private async leaveRoom(room: Room, me: Member): Promise<void> {
    await this.attempt(() => calls.removeMember(room.id, me.user_id));
    if (!this.failure) this.dispatchEvent(new CustomEvent("go", { detail: "", bubbles: true }));
  }

  protected override render(): TemplateResult | typeof nothing {
    const room = this.session.feed?.room;
    const said = words().details;
    if (!room) return nothing;
    const me = room.members.find((member) => member.is_me);
    const isMember = room.place === "member";
    return html`<section class="details" aria-label=${said.title}>
      <header class="room-head">
        <button class="button-plain" aria-label=${words().room.closeDetails} @click=${this.close}>${back}</button>
        <h1>${said.title}</h1>
      </header>
      <div class="details-scroll stack">
        ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : nothing}
        ${this.renderMembers(room)} ${this.renderPictures()}
        <section class="stack stack-tight">
          <h2>${said.keep}</h2>
          <p class="finding">${hourglass}<span>${said.keepText(room.retention_days)}</span></p>
          <p class="hint">${said.screenshot}</p>
          ${isMember ? html`<p class="small"><a href=${`/rooms/${room.id}/links/`}>${said.links}</a></p>` : nothing}
          ${isMember && this.session.me?.rights.includes("export") ? html`<p class="small"><a href=${`/rooms/${room.id}/export/`}>${said.export}</a></p>` : nothing}
          ${this.session.me?.rights.includes("see_views") ? html`<p class="small"><a href=${`/rooms/${room.id}/views/`}>${said.views}</a></p>` : nothing}
        </section>
        ${isMember ? html`<sudare-listening .feed=${this.session.feed} .isWhole=${true}></sudare-listening>` : nothing}
        ${room.kind === "group" ? this.renderRules(room) : nothing}
        ${me && room.kind === "group" && isMember ? this.renderLeave(room, me) : nothing}
      </div>
    </section>`;
  }

  private renderMembers(room: Room): TemplateResult {
    const said = words().details;
    return html`<section class="stack stack-tight">
      <h2>${said.members}</h2>
      <ul class="members">
        ${room.members.map(
          (member) => html`<li><span class="face" aria-hidden="true">${initialOf(member.name)}</span>
            <span>${member.name}${member.is_me ? html` <span class="hint">(${said.me})</span>` : nothing}</span>
            <span class="hint">${said.role[member.role] ?? ""}</span></li>`,
        )}
      </ul>
      ${room.kind === "group" && room.place === "member"
        ? html`<details @toggle=${this.loadPeople}><summary>${said.add}</summary>${this.renderAdding(room)}</details>`
        : nothing}
    </section>`;
  }

  private renderAdding(room: Room): TemplateResult {
    const said = words().details;
    const here = new Set(room.members.map((member) => member.user_id));
    const others = (this.people ?? []).filter((person) => !here.has(person.user_id));
    return html`<div class="stack stack-tight">
      ${others.length ? html`<p class="hint">${said.addHint}</p>` : this.people ? html`<p class="hint">${said.everyone}</p>` : nothing}
      <ul class="members">
        ${others.map(
          (person) => html`<li><span class="face" aria-hidden="true">${initialOf(person.name)}</span><span>${person.name}</span>
            <button class="button button-quiet" aria-label="${person.name} ${said.addYes}" @click=${() => this.attempt(() => calls.addMember(room.id, person.user_id))}>
              ${plus}${said.addYes}</button></li>`,
        )}
      </ul>
      <p class="hint">${said.invite} <a href="/people/">${said.inviteLink}</a></p>
    </div>`;
  }

  private renderRules(room: Room): TemplateResult {
    const said = words().details;
    return html`<section class="stack stack-tight">
      <h2>${said.rules}</h2>
      ${room.house_rules ? html`<p class="rules">${room.house_rules}</p>` : html`<p class="hint">${said.noRules}</p>`}
      ${room.place === "desk" ? nothing : html`<details><summary>${room.house_rules ? said.changeRules : said.writeRules}</summary>
        <form class="stack stack-tight" @submit=${(sent: SubmitEvent) => this.saveRules(sent, room)}>
          <p class="field"><label for="rules">${said.rules}</label>
            <textarea id="rules" maxlength="4000" .value=${room.house_rules}></textarea><span class="hint">${said.rulesHint}</span></p>
          <p class="row row-end"><button class="button button-quiet">${said.saveRules}</button></p>
        </form>
      </details>`}
    </section>`;
  }

  private renderPictures(): TemplateResult {
    const said = words().details;
    const shown = (this.session.feed?.log.inOrder() ?? []).toReversed().flatMap((message) =>
      message.attachments.filter((one) => !isGone(one) && !isHeld(one) && !seenOf(one).is_veiled && one.renditions.thumbnail).map((attachment) => ({ attachment, message })),
    );
    const open = (opening: (typeof shown)[number]) =>
      document.querySelector("sudare-conversation .conversation")?.dispatchEvent(new CustomEvent("open-picture", { detail: opening }));
    return html`<section class="stack stack-tight">
      <h2>${said.pictures}</h2>
      ${shown.length === 0
        ? html`<p class="hint">${said.noPictures}</p>`
        : html`<ul class="wall">
            ${shown.slice(0, 12).map(
              (one) => html`<li><button aria-label=${words().picture.open(one.attachment.name)} @click=${() => open(one)}>
                <img src=${one.attachment.renditions.thumbnail?.url ?? ""} alt="" loading="lazy" draggable="false"></button></li>`,
            )}
          </ul>`}
    </section>`;
  }

  private renderLeave(room: Room, me: Member): TemplateResult {
    const said = words().details;
    return html`<details class="leave"><summary>${said.leave}</summary>
      <div class="stack stack-tight">
        <p class="hint">${said.leaveText}</p>
        <p><button class="button button-quiet button-danger" @click=${() => this.leaveRoom(room, me)}>${leave}${said.leaveYes}</button></p>
      </div>
    </details>`;
  }
}
