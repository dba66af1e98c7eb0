/** What is wanted seldom: one's own page, mail, the language, and the three ways to go. Comes when it is opened. */
import { type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { asProblem } from "../src/api/problem";
import { bin, clock, close, leave, outside, person } from "../src/drawings/icons";
import { Watching } from "../src/room/piece";
import { language, speak } from "../src/words/speech";
import * as calls from "./calls";
import "./about";
import type { Visiting } from "./visiting";
import { bring, said } from "./tongue";

export type Part = "page" | "mail" | "end" | "leave" | "erase";

@customElement("sudare-visit-menu")
export class VisitMenu extends Watching<Visiting> {
  @property({ attribute: false }) visiting!: Visiting;
  @property({ attribute: false }) ground!: HTMLElement;
  @state() private open: Part | "" = "";
  @state() private address = "";
  @state() private told = "";
  @state() private failure = "";
  @state() private isSure = false;

  protected get watched(): Visiting {
    return this.visiting;
  }

  show(part: Part | "" = ""): void {
    this.turn(part);
    this.address = this.told = "";
    void this.updateComplete.then(() => {
      const dialog = this.querySelector("dialog");
      if (dialog && !dialog.open) dialog.showModal();
    });
  }

  private turn(part: Part | ""): void {
    this.open = part;
    this.failure = "";
    this.isSure = false;
  }

  private hide(): void {
    this.querySelector("dialog")?.close();
  }

  private choose(tag: "ja" | "en"): void {
    void this.attempt(async () => {
      await bring(tag);
      speak(tag, this.ground);
    });
  }

  /** Done, said, or why not. */
  private async attempt(deed: () => Promise<void>): Promise<void> {
    this.failure = this.told = "";
    try {
      await deed();
    } catch (thrown) {
      const { message, contacts } = asProblem(thrown);
      this.failure = [message, ...contacts].join(" ");
    }
  }

  private readonly makePage = () => this.attempt(async () => void (this.address = (await calls.ownPage()).address));

  private saveMail(sent: Event): void {
    sent.preventDefault();
    const mail = this.querySelector<HTMLInputElement>("#menu-mail")?.value.trim() ?? "";
    void this.attempt(async () => {
      await this.visiting.setMail(mail);
      this.told = said().menu_.mailSaved;
    });
  }

  private readonly end = () => this.attempt(async () => {
    await this.visiting.end();
    this.hide();
  });

  private readonly leave = () => this.attempt(async () => {
    await this.visiting.leave();
    this.turn("");
    this.told = said().menu_.left;
  });

  private readonly erase = () => this.attempt(async () => {
    const { kept, contacts } = await this.visiting.erase();
    this.turn("");
    this.told = kept ? said().menu_.erasedBut(kept, contacts) : said().menu_.erased;
  });

  protected override render(): TemplateResult {
    const words = said().menu_;
    const { visit, isKnown } = this.visiting;
    const isUnderWay = visit?.state === "waiting" || visit?.state === "open";
    const hasBegun = isKnown && visit !== null && visit.state !== "entered";
    return html`<dialog class="menu" aria-labelledby="menu-title" @close=${() => this.turn("")}>
      <header class="check-head"><button class="button-plain" aria-label=${said().close} @click=${this.hide}>${close}</button>
        <h2 id="menu-title" tabindex="-1" autofocus>${words.title}</h2></header>
      <div class="sheet-body stack">
        ${this.told ? html`<p class="notice" role="status">${this.told}</p>` : nothing}
        ${hasBegun ? html`${this.renderPart("page", person, words.page, this.renderPage())} ${this.renderPart("mail", clock, words.mail, this.renderMail())}` : nothing}
        ${this.renderLanguage()}
        <sudare-about .visiting=${this.visiting}></sudare-about>
        ${isUnderWay ? this.renderPart("end", leave, words.end, this.renderDeed(words.endHint, words.endYes, this.end)) : nothing}
        ${isKnown ? this.renderPart("leave", leave, words.leave, this.renderDeed(words.leaveHint, words.leaveYes, this.leave)) : nothing}
        ${isKnown ? this.renderPart("erase", bin, words.erase, this.renderErase()) : nothing}
      </div>
    </dialog>`;
  }

  private renderPart(part: Part, mark: TemplateResult, title: string, body: TemplateResult): TemplateResult {
    const isOpen = this.open === part;
    return html`<section class="menu-part ${part === "erase" ? "is-danger" : ""}">
      <h3><button class="menu-open" aria-expanded=${isOpen} @click=${() => this.turn(isOpen ? "" : part)}>${mark}<span>${title}</span></button></h3>
      ${isOpen ? html`<div class="stack stack-tight">${body}${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : nothing}</div>` : nothing}
    </section>`;
  }

  private renderPage(): TemplateResult {
    const words = said().menu_;
    return html`<p class="hint">${words.pageHint}</p>
      ${this.address
        ? html`<p><a class="button" href=${this.address} target="_blank" rel="noopener noreferrer">${outside}${words.pageOpen}</a></p><p class="hint">${words.pageKeep}</p>`
        : html`<p><button class="button button-quiet" @click=${this.makePage}>${words.pageMake}</button></p>`}`;
  }

  private renderMail(): TemplateResult {
    const words = said().menu_;
    return html`<p class="hint">${words.mailHint}</p>
      <form class="stack stack-tight" @submit=${this.saveMail}>
        <p class="field"><label for="menu-mail">${words.mailLabel}</label><input id="menu-mail" type="email" autocomplete="email" inputmode="email" required maxlength="200" .value=${this.visiting.visit?.mail ?? ""}></p>
        <p class="row"><button class="button">${words.mailSave}</button>
          ${this.visiting.visit?.mail ? html`<button type="button" class="button button-quiet" @click=${() => this.attempt(() => this.visiting.setMail(""))}>${words.mailStop}</button>` : nothing}</p>
      </form>`;
  }

  private renderLanguage(): TemplateResult {
    const one = (tag: "ja" | "en", name: string) =>
      html`<button type="button" class="register" lang=${tag} aria-pressed=${language() === tag} @click=${() => this.choose(tag)}>${name}</button>`;
    return html`<div class="registers" role="group" aria-label=${said().menu_.language}>${one("ja", "日本語")} ${one("en", "English")}</div>`;
  }

  private renderDeed(hint: string, yes: string, act: () => Promise<void>): TemplateResult {
    return html`<p class="hint">${hint}</p><p><button class="button button-quiet" @click=${act}>${yes}</button></p>`;
  }

  private renderErase(): TemplateResult {
    const words = said().menu_;
    return html`<p class="hint">${words.eraseHint}</p>
      <label class="choice"><input type="checkbox" .checked=${this.isSure} @change=${(event: Event) => (this.isSure = (event.target as HTMLInputElement).checked)}><span>${words.eraseSure}</span></label>
      <p><button class="button button-danger" ?disabled=${!this.isSure} @click=${this.erase}>${words.eraseYes}</button></p>`;
  }
}
