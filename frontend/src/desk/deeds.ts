/** What can be done with the open visit: take, hand on, put off, end, begin again. One row of buttons, no menus in menus. */
import { type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Watching } from "../room/piece";
import { desk as words } from "../words/desk";
import type { VisitFacts } from "./calls";
import type { Line } from "./line";

type Asked = "" | "hand" | "snooze" | "close";

@customElement("sudare-desk-deeds")
export class DeskDeeds extends Watching<Line> {
  @property({ attribute: false }) line!: Line;
  @state() private asked: Asked = "";

  protected get watched(): Line {
    return this.line;
  }

  /** From a key: what it opens, or takes. */
  ask(what: "take" | Exclude<Asked, "">): void {
    const { facts } = this.line;
    if (!facts) return;
    if (what === "take") return void this.take(facts);
    if (facts.line.state === "closed" || (what === "snooze" && !facts.line.assignee)) return;
    this.asked = what;
    if (what === "hand") void this.line.readColleagues();
    void this.updateComplete.then(() => this.querySelector("dialog")?.showModal());
  }

  private async take({ line }: VisitFacts): Promise<void> {
    if (line.state === "closed") return this.line.deed("reopen");
    if (line.is_mine && line.state === "snoozed") return this.line.deed("wake");
    if (!line.is_mine) await this.line.deed("take", { over: line.assignee !== null });
  }

  private async done(name: string, body: unknown): Promise<void> {
    this.close();
    await this.line.deed(name, body);
    await this.updateComplete;
    if (document.activeElement === document.body) document.getElementById("conversation")?.focus(); // the button is gone: what became of it is said
  }

  private close(): void {
    this.querySelector("dialog")?.close();
    this.asked = "";
  }

  protected override render(): TemplateResult {
    const { facts } = this.line;
    if (!facts) return html``;
    const said = words();
    const { line } = facts;
    const isEnded = line.state === "closed";
    const takes = isEnded ? said.reopen : line.is_mine ? (line.state === "snoozed" ? said.wake : "") : line.assignee ? said.takeOver : said.take;
    return html`<div class="deeds">
        ${takes ? html`<button class="button" @click=${() => this.ask("take")}>${takes}</button>` : nothing}
        ${isEnded ? nothing : html`
          <button class="button button-quiet" @click=${() => this.ask("hand")}>${said.hand}</button>
          ${line.assignee ? html`<button class="button button-quiet" @click=${() => this.ask("snooze")}>${said.snooze}</button>` : nothing}
          <button class="button button-quiet" @click=${() => this.ask("close")}>${said.close}</button>`}
      </div>
      ${this.asked ? html`<dialog aria-labelledby="deed-title" @close=${() => (this.asked = "")}>${this.renderAsked()}</dialog>` : nothing}`;
  }

  private renderAsked(): TemplateResult {
    if (this.asked === "hand") return this.renderHand();
    return this.asked === "snooze" ? this.renderSnooze() : this.renderClose();
  }

  private renderHand(): TemplateResult {
    const said = words();
    const current = this.line.facts?.line.assignee?.id;
    const others = (this.line.colleagues ?? []).filter((one) => one.id !== current);
    return html`<div class="sheet-body stack">
      <h2 id="deed-title" tabindex="-1" autofocus>${said.handTo}</h2>
      <div class="stack stack-tight">
        ${this.line.colleagues || this.line.failure ? nothing : html`<p class="quiet" role="status">${said.loading}</p>`}
        ${others.map((one) => html`<button class="button button-quiet deed-choice" @click=${() => this.done("hand", { to: one.id })}>
          <span>${one.name}</span><span class="hint">${one.is_here ? said.isHere(one.open, one.capacity) : said.isAway}</span></button>`)}
        ${current ? html`<button class="button button-quiet deed-choice" @click=${() => this.done("hand", { to: null })}>${said.handBack}</button>` : nothing}
      </div>
      ${this.renderOtherDesks()}
      ${this.renderCancel()}
    </div>`;
  }

  private renderOtherDesks(): TemplateResult | typeof nothing {
    const said = words();
    const { otherDesks } = this.line;
    if (!otherDesks.length) return nothing;
    const pass = (id: string): void => {
      this.close();
      void this.line.passOn(id);
    };
    return html`<h3>${said.toDesk}</h3><p class="hint">${said.toDeskHint}</p>
      <div class="stack stack-tight">${otherDesks.map((one) => html`<button class="button button-quiet deed-choice" @click=${() => pass(one.id)}>
        <span>${one.name}</span><span class="hint">${one.is_within ? said.deskNow(one.people_here, one.waiting) : said.closedNow}</span></button>`)}</div>`;
  }

  private renderSnooze(): TemplateResult {
    const said = words();
    return html`<div class="sheet-body stack">
      <h2 id="deed-title">${said.snooze}</h2>
      <div class="stack stack-tight">
        ${times().map(([name, until]) => html`<button class="button button-quiet deed-choice" @click=${() => this.done("snooze", { until: until.toISOString() })}>${said.snoozes[name]}</button>`)}
      </div>
      ${this.renderCancel()}
    </div>`;
  }

  private renderClose(): TemplateResult {
    const said = words();
    return html`<div class="sheet-body stack">
      <h2 id="deed-title">${said.closeWhy}</h2>
      <p class="hint">${said.closeHint}</p>
      <div class="stack stack-tight">
        ${Object.entries(said.reasons).map(([reason, name]) => html`<button class="button button-quiet deed-choice" @click=${() => this.done("close", { reason })}>${name}</button>`)}
      </div>
      ${this.renderCancel()}
    </div>`;
  }

  private renderCancel(): TemplateResult {
    return html`<p class="row row-end"><button class="button-plain" @click=${this.close}>${words().cancel}</button></p>`;
  }
}

type Snooze = keyof ReturnType<typeof words>["snoozes"];

/** Times that lie ahead; this evening only while it does. */
function times(now = new Date()): [Snooze, Date][] {
  const at = (days: number, hour: number): Date => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);
  const all: [Snooze, Date][] = [
    ["hour", new Date(now.getTime() + 3_600_000)],
    ["evening", at(0, 17)],
    ["tomorrow", at(1, 9)],
    ["week", at(7, 9)],
  ];
  return all.filter(([, when]) => when > now);
}
