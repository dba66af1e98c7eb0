/** The right column: who this is, what they told, what the staff wrote, and words that are said often. */
import { type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { back, bin, tag as tagIcon } from "../drawings/icons";
import { Watching } from "../room/piece";
import { dayOf, momentOf } from "../words/dates";
import { desk as words } from "../words/desk";
import { type Reply, type VisitFacts, replies } from "./calls";
import type { Line } from "./line";
import "./shut";

@customElement("sudare-desk-facts")
export class DeskFacts extends Watching<Line> {
  @property({ attribute: false }) line!: Line;
  @state() private soughtReply = "";
  @state() private replies: Reply[] | null = null;
  private repliesFor = "";

  protected get watched(): Line {
    return this.line;
  }

  protected override updated(): void {
    const id = this.line.facts?.line.id ?? "";
    const isWanted = this.querySelector<HTMLDetailsElement>("#desk-replies")?.open;
    if (id && isWanted && id !== this.repliesFor) void this.readReplies(id);
  }

  /** Asked for when somebody wants one: their blanks are filled in for this visitor. */
  private async readReplies(id: string): Promise<void> {
    this.repliesFor = id;
    this.replies = null;
    const found = await replies(id).catch(() => []);
    if (id === this.repliesFor) this.replies = found;
  }

  protected override render(): TemplateResult {
    const { facts } = this.line;
    const said = words();
    if (!facts) return html``;
    return html`<div class="details">
      <header class="room-head">
        <button class="button-plain facts-back" aria-label=${said.factsBack} @click=${() => this.dispatchEvent(new Event("toggle-details", { bubbles: true }))}>${back}</button>
        <h2 class="grow" role="heading" aria-level="1">${said.facts}</h2>
      </header>
      <div class="details-scroll stack">
        ${facts.may_read && facts.line.state !== "closed" ? this.renderReplies(facts.line.id === this.repliesFor ? this.replies : null) : nothing}
        ${this.renderVisitor(facts)} ${this.renderAnswers(facts)} ${this.renderTags(facts)} ${this.renderNotes(facts)}
        ${this.renderPictures(facts)} ${this.renderConsents(facts)} ${this.renderBefore(facts)}
      </div>
    </div>`;
  }

  private renderReplies(known: Reply[] | null): TemplateResult {
    const said = words();
    const sought = this.soughtReply.toLowerCase();
    const shown = (known ?? []).filter((one) => `${one.shortcut} ${one.title} ${one.text}`.toLowerCase().includes(sought));
    return html`<details class="stack stack-tight" id="desk-replies" @toggle=${() => this.requestUpdate()}><summary>${said.replies}</summary>
      ${known === null || known.length ? html`<p class="hint">${said.repliesHint}</p>
        <input type="search" aria-label=${said.replyFind} placeholder=${said.replyFind} @input=${(typed: Event) => (this.soughtReply = (typed.target as HTMLInputElement).value)}>`
        : html`<p class="hint">${said.noReplies}</p>`}
      <p><a class="small" href="/desks/${this.line.deskId}/replies/">${said.repliesEdit}</a></p>
      <ul class="replies">
        ${shown.map((one) => html`<li><button @click=${() => this.choose(one)}><strong>${one.title}</strong> <code>${one.shortcut}</code><span class="hint">${one.text}</span></button></li>`)}
      </ul>
    </details>`;
  }

  private choose(reply: Reply): void {
    this.line.insert(reply.text);
    this.soughtReply = "";
    this.dispatchEvent(new Event("write", { bubbles: true }));
  }

  private renderVisitor({ line, mail_given, signed_in, page }: VisitFacts): TemplateResult {
    const said = words();
    return html`<section class="stack stack-tight">
      <h2>${line.visitor.name}</h2>
      <dl class="facts">
        <dt>${said.came}</dt><dd>${momentOf(line.queued_at)} · ${said.door[line.door]}</dd>
        ${line.language ? html`<dt>${said.language}</dt><dd>${said.spoken[line.language] ?? line.language}</dd>` : nothing}
        ${page ? html`<dt>${said.page}</dt><dd class="break">${page}</dd>` : nothing}
      </dl>
      <p class="hint">${[signed_in ? said.signedIn : "", mail_given ? said.mailGiven : said.noMail].filter(Boolean).join(" · ")}</p>
      <sudare-desk-shut .line=${this.line}></sudare-desk-shut>
    </section>`;
  }

  private renderAnswers({ answers }: VisitFacts): TemplateResult | typeof nothing {
    if (!answers.length) return nothing;
    return html`<section class="stack stack-tight"><h2>${words().answers}</h2>
      <dl class="facts">${answers.map((one) => html`<dt>${one.title}</dt><dd class="break">${one.answer}</dd>`)}</dl></section>`;
  }

  private renderTags({ line }: VisitFacts): TemplateResult {
    const said = words();
    const save = (sent: SubmitEvent): void => {
      sent.preventDefault();
      const written = (sent.target as HTMLFormElement).querySelector("input")?.value ?? "";
      void this.line.tag(written.split(/[,、，]/u).map((one) => one.trim()).filter(Boolean));
    };
    return html`<form class="stack stack-tight" @submit=${save}>
      <p class="field"><label for="desk-tags">${tagIcon} ${said.tags}</label>
        <span class="row facts-line"><input id="desk-tags" class="grow" .value=${line.tags.join("、")}><button class="button button-quiet">${said.save}</button></span>
        <span class="hint">${said.tagsHint}</span></p>
    </form>`;
  }

  private renderNotes({ notes }: VisitFacts): TemplateResult {
    const said = words();
    const leave = async (sent: SubmitEvent): Promise<void> => {
      sent.preventDefault();
      const field = (sent.target as HTMLFormElement).querySelector("textarea");
      if (field?.value.trim() && (await this.line.note(field.value))) field.value = "";
    };
    return html`<section class="stack stack-tight"><h2>${said.notes}</h2>
      ${notes.length ? html`<ul class="notes">${notes.map((one) => html`<li class="note">
        <p class="note-text">${one.text}</p><p class="hint row">${one.author?.name ?? ""} · ${momentOf(one.written_at)}
        ${one.is_mine ? html`<button class="button-plain note-bin" aria-label=${said.noteDelete} title=${said.noteDelete} @click=${() => this.line.unnote(one.id)}>${bin}</button>` : nothing}</p></li>`)}</ul>`
        : nothing}
      <form class="stack stack-tight" @submit=${leave}>
        <p class="field"><label class="unseen" for="desk-note">${said.noteLabel}</label>
          <textarea id="desk-note" rows="2" maxlength="2000" placeholder=${said.noteLabel}></textarea><span class="hint">${said.notesHint}</span></p>
        <p class="row row-end"><button class="button button-quiet">${said.noteAdd}</button></p>
      </form>
    </section>`;
  }

  private renderPictures({ pictures }: VisitFacts): TemplateResult {
    const said = words();
    const told = Object.entries(pictures).map(([state, amount]) => `${said.pictureStates[state] ?? state} ${amount}`);
    return html`<section class="stack stack-tight"><h2>${said.picturesHere}</h2><p class="hint">${told.length ? told.join(" · ") : said.noPictures}</p></section>`;
  }

  private renderConsents({ consents }: VisitFacts): TemplateResult | typeof nothing {
    if (!consents.length) return nothing;
    const said = words();
    return html`<section class="stack stack-tight"><h2>${said.consents}</h2>
      <ul class="plain-list hint">${consents.map((one) => html`<li>${said.purposes[one.purpose] ?? one.purpose}${one.at ? ` · ${dayOf(one.at)}` : ""}</li>`)}</ul></section>`;
  }

  private renderBefore({ before, satisfaction, satisfaction_words }: VisitFacts): TemplateResult {
    const said = words();
    return html`<section class="stack stack-tight"><h2>${said.before}</h2>
      ${satisfaction ? html`<p>${said.satisfaction}: ${said.scores[satisfaction] ?? ""} ${satisfaction_words}</p>` : nothing}
      ${before.length
        ? html`<ul class="plain-list hint">${before.map((one) => html`<li>${momentOf(one.queued_at)} · ${said.reasons[one.close_reason] ?? ""} ${one.assignee ? said.by(one.assignee.name) : ""} ${said.scores[one.satisfaction ?? 0] ?? ""}</li>`)}</ul>`
        : html`<p class="hint">${said.noBefore}</p>`}
    </section>`;
  }
}
