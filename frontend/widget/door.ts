/** Before the first word: the desk's questions, what becomes of the answers, what is to be agreed to, the rules. */
import { type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { asProblem } from "../src/api/problem";
import { outside } from "../src/drawings/icons";
import { opening } from "../src/drawings/slats";
import { Watching } from "../src/room/piece";
import "./about";
import { type Asked, missingIn, renderQuestion } from "./questions";
import { PlainSight } from "./plain-sight";
import type { Ask } from "./terms";
import type { Visiting } from "./visiting";
import { said } from "./tongue";

const RULES = "rules";

@customElement("sudare-visit-door")
export class VisitDoor extends Watching<Visiting> implements Asked {
  @property({ attribute: false }) visiting!: Visiting;
  @property({ attribute: false }) root!: ShadowRoot;
  @state() answers: Record<string, string> = {};
  @state() missing: readonly string[] = [];
  @state() private agreed: readonly string[] = [];
  @state() private failure = "";
  @state() private isHidden = false;
  @state() private isSending = false;
  private sight: PlainSight | null = null;

  protected get watched(): Visiting {
    return this.visiting;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sight?.stop();
    this.sight = null;
  }

  override updated(): void {
    this.sight ??= new PlainSight(this.root);
    this.sight.watch(this.querySelector(".view-foot .button"));
  }

  answer(name: string, value: string): void {
    this.answers = { ...this.answers, [name]: value };
    this.missing = this.missing.filter((one) => one !== name);
  }

  private get asks(): Ask[] {
    return (this.visiting.visit?.asks ?? this.visiting.desk?.asks ?? []).filter((ask) => !ask.is_given);
  }

  private get toAgree(): string[] {
    return [...this.asks.map((ask) => ask.purpose), ...(this.visiting.desk?.house_rules ? [RULES] : [])];
  }

  /** Only what a person pressed counts, here as on the button. */
  private agree(purpose: string, event: Event): void {
    const box = event.target as HTMLInputElement;
    if (!event.isTrusted) box.checked = false;
    this.agreed = [...this.agreed.filter((one) => one !== purpose), ...(box.checked ? [purpose] : [])];
    this.missing = this.missing.filter((one) => one !== purpose);
  }

  private async begin(pressed: Event): Promise<void> {
    const button = pressed.currentTarget as HTMLElement;
    const { desk } = this.visiting;
    if (this.isSending || !desk) return;
    this.failure = "";
    this.missing = [...missingIn(desk.prechat, this.answers), ...this.toAgree.filter((purpose) => !this.agreed.includes(purpose))];
    if (this.missing.length) return this.showMissing();
    this.isHidden = this.toAgree.length > 0 && !this.sight?.holds(pressed, button);
    if (this.isHidden) return;
    this.isSending = true;
    try {
      const consents = this.asks.map(({ purpose, version }) => ({ purpose, version }));
      await this.visiting.begin({ answers: this.answers, consents, rules_accepted: this.agreed.includes(RULES) });
    } catch (thrown) {
      this.failure = asProblem(thrown).message;
    }
    this.isSending = false;
  }

  private showMissing(): void {
    this.failure = said().door.missing;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  }

  protected override render(): TemplateResult | typeof nothing {
    const { desk } = this.visiting;
    if (!desk) return nothing;
    const words = said().door;
    const { asks } = this;
    return html`<form class="view" novalidate @submit=${(sent: Event) => sent.preventDefault()}>
      <div class="view-scroll stack">
        <h2 class="view-title" tabindex="-1">${words.title}</h2>
        ${desk.prechat.map((question) => renderQuestion(question, this))}
        ${desk.prechat.length && desk.purpose ? html`<p class="hint purpose">${desk.purpose}</p>` : nothing}
        ${asks.map((ask) => this.renderAsk(ask.purpose, words.asks[ask.purpose] ?? words.ask, ask.text, words.yes))}
        ${desk.house_rules ? this.renderAsk(RULES, words.rules, desk.house_rules, words.rulesYes) : nothing}
        <sudare-about .visiting=${this.visiting}></sudare-about>
      </div>
      <footer class="view-foot">
        ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : nothing}
        ${this.isHidden
          ? html`<p class="error" role="alert">${words.hidden}</p><p><a href=${this.ownPage} target="_blank" rel="noopener">${outside}${said().elsewhere}</a></p>`
          : nothing}
        <div class="row"><button type="button" class="button button-quiet" @click=${() => this.dispatchEvent(new Event("back"))}>${said().back}</button>
        <button type="button" class="button grow" aria-disabled=${this.isSending} @click=${this.begin}>
          ${this.isSending ? html`${opening(true)}${words.sending}` : this.toAgree.length ? words.start : words.startPlain}</button></div>
      </footer>
    </form>`;
  }

  private get ownPage(): string {
    const { origin, key } = this.visiting.ground;
    return `${origin}/d/${encodeURIComponent(key)}/`;
  }

  private renderAsk(purpose: string, title: string, text: string, yes: string): TemplateResult {
    const isMissing = this.missing.includes(purpose);
    const id = `ask-${purpose}`;
    return html`<div class="ask ${isMissing ? "is-missing" : ""}" role="group" aria-labelledby="${id}-title">
      <h3 id="${id}-title">${title}</h3>
      <p class="ask-text" tabindex="0" role="region" aria-labelledby="${id}-title">${text}</p>
      <label class="choice"><input type="checkbox" id=${id} .checked=${this.agreed.includes(purpose)} aria-invalid=${isMissing}
        aria-describedby=${isMissing ? `${id}-error` : nothing} @change=${(event: Event) => this.agree(purpose, event)}><span>${yes}</span></label>
      ${isMissing ? html`<p class="error" id="${id}-error">${said().door.missingYes}</p>` : nothing}
    </div>`;
  }
}
