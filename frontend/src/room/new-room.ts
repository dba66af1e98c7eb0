import { type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import * as calls from "../api/calls";
import { asProblem } from "../api/problem";
import type { Person } from "../api/types";
import { close } from "../drawings/icons";
import { newKey } from "../outbox/terms";
import { words } from "../words";
import { initialOf } from "./faces";
import { Piece } from "./piece";
import { rove } from "./rove";
import type { Session } from "./session";

const SEARCH_FROM = 7;

/** Opens a room: with one person, or with several under a name. */
@customElement("sudare-new-room")
export class NewRoom extends Piece {
  @property({ attribute: false }) session!: Session;
  @state() private people: Person[] | null = null;
  @state() private kind: "direct" | "group" = "direct";
  @state() private chosen = new Set<string>();
  @state() private sought = "";
  @state() private failure = "";
  private key = "";

  show(): void {
    this.chosen = new Set();
    this.failure = this.sought = "";
    this.key = newKey();
    this.querySelector("dialog")?.showModal();
    calls.people().then(
      (people) => (this.people = people.filter((person) => person.user_id !== this.session.me?.user.id)),
      (thrown) => (this.failure = asProblem(thrown).message),
    );
  }

  private close(): void {
    this.querySelector("dialog")?.close();
  }

  private choose(person: Person): void {
    const chosen = new Set(this.kind === "direct" ? [] : this.chosen);
    if (this.chosen.has(person.user_id)) chosen.delete(person.user_id);
    else chosen.add(person.user_id);
    this.chosen = chosen;
    this.failure = "";
  }

  private async open(sent: Event): Promise<void> {
    sent.preventDefault();
    const name = this.querySelector<HTMLInputElement>("#new-room-name")?.value.trim() ?? "";
    this.failure = this.missing(name);
    if (this.failure) return;
    try {
      const [first = ""] = this.chosen;
      const room = this.kind === "direct" ? await calls.openDirect(first, this.key) : await calls.openGroup(name, [...this.chosen], this.key);
      this.close();
      this.session.refresh();
      this.dispatchEvent(new CustomEvent("go", { detail: room.id, bubbles: true }));
    } catch (thrown) {
      this.failure = asProblem(thrown).message;
    }
  }

  private missing(name: string): string {
    const said = words().newRoom;
    if (this.kind === "group" && !name) return said.needName;
    return this.chosen.size === 0 && this.kind === "direct" ? said.needPeople : "";
  }

  protected override render(): TemplateResult {
    const said = words().newRoom;
    return html`<dialog aria-labelledby="new-room-title">
      <form class="sheet-body stack" @submit=${this.open}>
        <header class="sheet-head">
          <h2 id="new-room-title">${said.title}</h2>
          <button type="button" class="button-plain" aria-label=${words().check.close} @click=${this.close}>${close}</button>
        </header>
        <fieldset class="kinds">
          <legend class="unseen">${said.title}</legend>
          ${this.renderKind("direct", said.direct)} ${this.renderKind("group", said.group)}
        </fieldset>
        ${this.kind === "group"
          ? html`<p class="field"><label for="new-room-name">${said.name}</label>
              <input id="new-room-name" maxlength="80" autocomplete="off"><span class="hint">${said.nameHint}</span></p>`
          : nothing}
        ${this.renderPeople()}
        ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : nothing}
        <p class="row row-apart">
          <span class="hint" aria-live="polite">${this.kind === "group" ? said.chosen(this.chosen.size) : ""}</span>
          <button class="button" ?disabled=${!this.people?.length}>${said.open}</button>
        </p>
      </form>
    </dialog>`;
  }

  private renderKind(kind: "direct" | "group", name: string): TemplateResult {
    const turn = () => {
      this.kind = kind;
      this.chosen = new Set();
      this.failure = "";
    };
    return html`<label class="kind"><input type="radio" name="kind" .checked=${this.kind === kind} @change=${turn}><span>${name}</span></label>`;
  }

  private renderPeople(): TemplateResult {
    const said = words().newRoom;
    const { people } = this;
    if (!people) return html`<p class="quiet" role="status">${words().rooms.loading}</p>`;
    if (people.length === 0) {
      return html`<p>${said.nobody}</p><p><a class="button button-quiet" href="/people/">${said.invite}</a></p>`;
    }
    const shown = people.filter((person) => person.name.toLowerCase().includes(this.sought.toLowerCase()));
    return html`<fieldset class="stack stack-tight">
      <legend>${said.who}</legend>
      ${people.length >= SEARCH_FROM
        ? html`<input type="search" aria-label=${said.find} placeholder=${said.find}
            @input=${(typed: Event) => (this.sought = (typed.target as HTMLInputElement).value)}>`
        : nothing}
      <div class="people" @keydown=${(pressed: KeyboardEvent) => this.kind === "group" && rove(pressed, "input")}>
        ${shown.map((person) => this.renderPerson(person))}
      </div>
    </fieldset>`;
  }

  private renderPerson(person: Person): TemplateResult {
    return html`<label class="choice">
      <span class="face" aria-hidden="true">${initialOf(person.name)}</span>
      <span class="grow">${person.name} <span class="hint">${words().details.role[person.role] ?? ""}</span></span>
      <input type=${this.kind === "direct" ? "radio" : "checkbox"} name="person" .checked=${this.chosen.has(person.user_id)} @change=${() => this.choose(person)}>
    </label>`;
  }
}
