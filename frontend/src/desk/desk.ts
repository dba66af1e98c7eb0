/** `<sudare-desk visit="…">`: the line | the conversation | the visitor. One column at a time on a phone. */
import { type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { onSignedOut } from "../api/client";
import { about, back } from "../drawings/icons";
import { opening } from "../drawings/slats";
import "../room/conversation";
import { Watching } from "../room/piece";
import "../room/signed-out";
import { asLanguage, speak, words as plain } from "../words";
import { ageOf, tellTimeIn } from "../words/dates";
import { desk as words } from "../words/desk";
import type { VisitFacts } from "./calls";
import "./deeds";
import type { DeskDeeds } from "./deeds";
import "./facts";
import type { DeskFacts } from "./facts";
import { keysAreOn, meant, setKeys } from "./keys";
import { Line } from "./line";
import "./list";
import type { DeskShut } from "./shut";

const WIDE = matchMedia("(min-width: 1160px)");

@customElement("sudare-desk")
export class Desk extends Watching<Line> {
  @property() language = "ja";
  @property() visit = "";
  @property() desk = "";
  @property({ attribute: "time-zone" }) timeZone = "";
  @state() private hasFacts = WIDE.matches;
  @state() private isSignedOut = false;
  readonly line = new Line();
  private known = new Set<string>();
  @state() private announced = "";

  protected get watched(): Line {
    return this.line;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    tellTimeIn(this.timeZone);
    speak(asLanguage(this.language));
    onSignedOut(() => (this.isSignedOut = true));
    window.addEventListener("popstate", this.followAddress);
    document.addEventListener("keydown", this.pressed);
    this.addEventListener("open-visit", (asked) => this.go((asked as CustomEvent<string>).detail));
    this.addEventListener("go", () => this.go(""));
    this.addEventListener("toggle-details", () => (this.hasFacts = !this.hasFacts));
    this.addEventListener("write", () => this.write());
    this.addEventListener("show-keys", this.showKeys);
    this.addEventListener("input", (typed) => {
      if ((typed.target as HTMLElement).id === "words") this.line.typed();
    });
    this.line.addEventListener("change", () => this.hear());
    void this.line.begin(this.visit, this.desk);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("popstate", this.followAddress);
    document.removeEventListener("keydown", this.pressed);
    this.line.end();
  }

  private go(id: string): void {
    history.pushState(null, "", id ? `/desk/?visit=${id}` : "/desk/");
    this.followAddress();
  }

  private readonly followAddress = (): void => {
    const id = new URLSearchParams(location.search).get("visit") ?? "";
    if (!WIDE.matches) this.hasFacts = false;
    if (id === this.line.openId) return;
    void (id ? this.line.open(id) : this.line.close());
  };

  /** Says aloud who has come, and counts them in the tab. */
  private hear(): void {
    const waiting = (this.line.visits ?? []).filter((one) => one.state === "waiting");
    const come = waiting.find((one) => !this.known.has(one.id));
    if (come && this.known.size) this.announced = words().said.new(come.visitor.name);
    this.known = new Set([...this.known, ...waiting.map((one) => one.id), this.line.deskId]);
    const { desk } = this.line;
    document.title = `${desk?.waiting ? `(${desk.waiting}) ` : ""}${desk?.name ?? words().title} · Sudare`;
  }

  private write(): void {
    if (!WIDE.matches) this.hasFacts = false;
    void this.updateComplete.then(() => this.querySelector<HTMLTextAreaElement>("#words")?.focus());
  }

  private readonly pressed = (pressed: KeyboardEvent): void => {
    const field = pressed.target as HTMLElement;
    if (pressed.key === "Escape" && field.matches("input, textarea, select") && !field.closest("dialog")) return field.blur();
    const key = meant(pressed);
    const deeds = this.querySelector<DeskDeeds>("sudare-desk-deeds");
    const does: Record<string, () => void> = {
      j: () => this.step(1),
      k: () => this.step(-1),
      t: () => deeds?.ask("take"),
      s: () => deeds?.ask("snooze"),
      e: () => deeds?.ask("close"),
      h: () => deeds?.ask("hand"),
      b: () => this.shutOut(),
      l: this.lookIn,
      r: () => this.write(),
      n: () => this.reach("#desk-note"),
      q: () => this.reach("#desk-replies input, #desk-replies a"),
      "/": () => this.querySelector<HTMLElement>("#desk-find")?.focus(),
      "?": this.showKeys,
    };
    if (!does[key]) return;
    pressed.preventDefault();
    does[key]();
  };

  private readonly lookIn = (): void => void (this.line.facts?.may_look_in && this.line.deed("look-in"));

  private readonly showKeys = (): void => this.querySelector<HTMLDialogElement>("#desk-keys")?.showModal();

  private shutOut(): void {
    this.hasFacts = true;
    void this.updateComplete.then(async () => {
      await this.querySelector<DeskFacts>("sudare-desk-facts")?.updateComplete;
      this.querySelector<DeskShut>("sudare-desk-shut")?.ask();
    });
  }

  private step(by: number): void {
    const visits = this.line.visits ?? [];
    const at = visits.findIndex((one) => one.id === this.line.openId);
    const next = visits[at < 0 ? 0 : Math.min(Math.max(at + by, 0), visits.length - 1)];
    if (!next || next.id === this.line.openId) return;
    this.go(next.id);
    this.querySelector<HTMLElement>(`.visit-link[href$="${next.id}"]`)?.focus(); // says aloud who it is
  }

  private reach(selector: string): void {
    this.hasFacts = true;
    void this.updateComplete.then(() => {
      const field = this.querySelector<HTMLElement>(selector);
      field?.closest("details")?.setAttribute("open", "");
      field?.focus();
    });
  }

  protected override render(): TemplateResult {
    const { line } = this;
    const facts = line.facts;
    const view = !line.openId ? "list" : this.hasFacts && facts ? "details" : "room";
    return html`
      <a class="skip-link unseen" href="#conversation">${plain().nav.skip}</a>
      <main class="app desk" data-view=${view}>
        <sudare-desk-list class="pane rooms-pane" .line=${line}></sudare-desk-list>
        <section class="pane room-pane" id="conversation" tabindex="-1" aria-label=${facts ? `${facts.line.visitor.name} · ${words().state[facts.line.state]}` : nothing}><div class="desk-middle">${this.renderMiddle()}</div></section>
        ${facts && this.hasFacts ? html`<sudare-desk-facts class="pane details-pane" .line=${line}></sudare-desk-facts>` : nothing}
      </main>
      ${this.renderKeys()}
      <p class="unseen" aria-live="polite">${this.announced}</p>
      ${this.isSignedOut ? html`<sudare-signed-out></sudare-signed-out>` : nothing}`;
  }

  private renderMiddle(): TemplateResult {
    const said = words();
    const { line } = this;
    const problem = line.problem ?? line.failure;
    const { facts } = line;
    if (!line.openId || (!facts && problem)) {
      return html`<div class="void stack">
        ${problem ? html`<p class="error" role="alert">${problem.message}</p>` : nothing}
        ${line.desks?.length === 0 ? html`<h2>${said.none}</h2><p class="quiet">${said.noneHint}</p>` : html`<h2>${said.choose}</h2><p class="quiet">${said.chooseHint}</p>
          <p><button class="button button-quiet" @click=${this.showKeys}>${said.help}</button></p>`}
      </div>`;
    }
    if (!facts) return html`<p class="void row" role="status">${opening()} ${said.loading}</p>`;
    return html`${facts.may_read && line.feed && line.me ? nothing : this.renderHead(facts)}
      ${this.renderBar(facts, problem?.message ?? "")}
      ${facts.may_read && line.feed && line.me
        ? html`<sudare-conversation class="desk-talk" .session=${line} .feed=${line.feed}></sudare-conversation>`
        : this.renderOutside(facts)}`;
  }

  private renderBar(facts: VisitFacts, failure: string): TemplateResult {
    const said = words();
    const { others } = this.line;
    const typing = others.filter((one) => one.typing).map((one) => one.name);
    return html`<div class="desk-bar">
      <sudare-desk-deeds .line=${this.line}></sudare-desk-deeds>
      ${failure ? html`<p class="error" role="alert">${failure}</p>` : nothing}
      ${typing.length
        ? html`<p class="notice notice-care" role="status">${said.alsoTyping(typing)}</p>`
        : others.length ? html`<p class="notice" role="status">${said.alsoLooking(others.map((one) => one.name))}</p>` : nothing}
      ${facts.may_read && facts.line.assignee && !facts.line.is_mine ? html`<p class="hint">${said.by(facts.line.assignee.name)}</p>` : nothing}
    </div>`;
  }

  private renderHead(facts: VisitFacts): TemplateResult {
    const said = words();
    return html`<header class="room-head">
      <button class="button-plain room-back" aria-label=${said.line} @click=${() => this.go("")}>${back}</button>
      <div class="room-title"><h1>${facts.line.visitor.name}</h1><span class="hint">${said.state[facts.line.state]} · ${ageOf(facts.line.queued_at)}</span></div>
      <button class="button-plain" aria-label=${said.facts} title=${said.facts} @click=${() => (this.hasFacts = !this.hasFacts)}>${about}</button>
    </header>`;
  }

  /** Not in the room: what may be known without taking the visit, and nothing else. */
  private renderOutside({ line, may_look_in: mayLookIn }: VisitFacts): TemplateResult {
    const said = words();
    const isOthers = line.assignee !== null && !line.is_mine && line.state !== "closed";
    return html`<div class="void stack">
      ${line.words ? html`<figure class="last-words"><figcaption class="hint">${said.lastWords}</figcaption><blockquote>${line.words}</blockquote></figure>` : nothing}
      <p class="quiet">${isOthers ? said.notYours(line.assignee?.name ?? "") : line.state === "closed" ? said.hasEnded : said.notTaken}</p>
      ${mayLookIn ? html`<p><button class="button button-quiet" aria-describedby="look-in-hint" @click=${this.lookIn}>${said.lookIn}</button></p>
        <p class="hint" id="look-in-hint">${said.lookInHint}</p>` : nothing}
    </div>`;
  }

  private renderKeys(): TemplateResult {
    const said = words();
    return html`<dialog id="desk-keys" aria-labelledby="desk-keys-title"><div class="sheet-body stack">
      <h2 id="desk-keys-title">${said.help}</h2>
      <dl class="facts keys">${said.keys.map(([key, what]) => html`<dt><kbd>${key}</kbd></dt><dd>${what}</dd>`)}</dl>
      <label class="choice"><input type="checkbox" .checked=${keysAreOn()} @change=${(changed: Event) => setKeys((changed.target as HTMLInputElement).checked)}>${said.keysOn}</label>
      <form method="dialog" class="row row-end"><button class="button button-quiet">${said.shutSheet}</button></form>
    </div></dialog>`;
  }
}
