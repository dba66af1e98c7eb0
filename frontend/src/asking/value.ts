/** One value: what it is, where it stands, how sure, and the right one typed over it. */
import { type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Answer, Field, Status } from "../api/asked";
import { alert, check, edit, eyes, mask } from "../drawings/icons";
import { Piece } from "../room/piece";
import { asking as words } from "../words/asking";
import type { Asking } from "./asking";
import { hand, nothingThere, quill, smudge, sum } from "./icons";
import { titleOf } from "./titles";
import { doubtOf, editable, isConfirmed, isLong, mayEdit, reasonOf, shown, typed } from "./values";

const ICONS: Record<Status, TemplateResult> = { seen: eyes, inferred: sum, unreadable: smudge, absent: nothingThere };
const WAYS: Partial<Record<string, { name: "covered" | "eyes" | "ownWords"; icon: TemplateResult }>> = {
  covered: { name: "covered", icon: mask },
  needs_eyes: { name: "eyes", icon: eyes },
  own_words: { name: "ownWords", icon: quill },
};

export function renderStatus(field: Field): TemplateResult {
  const said = words().values;
  const one = (look: string, icon: TemplateResult, word: string) => html`<span class="status status-${look}">${icon}<span>${word}</span></span>`;
  if (field.is_corrected) return isConfirmed(field) ? one("corrected", check, said.confirmed) : one("corrected", hand, said.corrected);
  const way = WAYS[field.reason];
  return way ? one(way.name, way.icon, said.ways[way.name]) : one(field.status, ICONS[field.status], said.status[field.status]);
}

const mayConfirm = ({ value }: Field) => value !== null && value !== "";

@customElement("sudare-value")
export class ValueRow extends Piece {
  @property({ attribute: false }) field!: Field;
  @property({ attribute: false }) answer!: Answer;
  @property({ attribute: false }) asking!: Asking;
  @property({ type: Boolean }) isLit = false;
  @state() private isEditing = false;
  private wasLit = false; // before this press: focus lights it first

  private light(): void {
    this.dispatchEvent(new CustomEvent("light", { detail: this.field.name, bubbles: true }));
  }

  /** The first press shows where it stands, the second changes it; from the keyboard focus has shown it already. */
  private pressed(pressed: MouseEvent): void {
    this.light();
    if ((pressed.detail === 0 || this.wasLit) && mayEdit(this.answer)) void this.begin();
  }

  private async begin(): Promise<void> {
    this.light();
    this.isEditing = true;
    await this.updateComplete;
    const input = this.querySelector<HTMLInputElement | HTMLTextAreaElement>("input, textarea");
    input?.focus();
    if (input instanceof HTMLInputElement) input.select();
  }

  private async end(isKept: boolean): Promise<void> {
    const input = this.querySelector<HTMLInputElement | HTMLTextAreaElement>("input, textarea");
    const { field } = this;
    const was = input?.value !== editable(field.value);
    this.isEditing = false;
    if (isKept && input && was) await this.asking.correct(field.name, typed(input.value, field.value));
    await this.updateComplete;
    this.querySelector<HTMLElement>(".value-open")?.focus({ preventScroll: true });
  }

  /** It is right as it stands: said once, it is no longer among what wants a person. */
  private async confirm(): Promise<void> {
    await this.asking.correct(this.field.name, this.field.value);
    await this.updateComplete;
    this.querySelector<HTMLElement>(".value-open")?.focus({ preventScroll: true });
  }

  private keyed(pressed: KeyboardEvent): void {
    if (pressed.isComposing || (pressed.key !== "Enter" && pressed.key !== "Escape")) return;
    if (pressed.key === "Enter" && pressed.target instanceof HTMLTextAreaElement && !pressed.ctrlKey && !pressed.metaKey) return; // one more line
    pressed.preventDefault();
    pressed.stopPropagation();
    void this.end(pressed.key === "Enter");
  }

  protected override render(): TemplateResult {
    const said = words().values;
    const { field, answer } = this;
    const doubt = doubtOf(answer, field);
    const title = titleOf(field);
    const id = `value-${field.name}`;
    return html`<div class="value ${this.isLit ? "is-lit" : ""} ${doubt ? "is-doubt" : ""} ${isLong(field.value) ? "is-long" : ""}">
      <span class="value-title" id=${id}>${title}</span>
      ${this.isEditing ? this.renderEditor() : this.renderOpen(id)}
      ${renderStatus(field)}
      ${mayEdit(answer) && !this.isEditing
        ? html`<button class="button-plain value-edit" tabindex="-1" aria-label=${said.edit(title)} title=${said.edit(title)} @click=${() => this.begin()}>${edit}</button>`
        : nothing}
      <div class="value-notes" id="${id}-notes">${this.renderNotes(doubt)}</div>
    </div>`;
  }

  private renderOpen(id: string): TemplateResult {
    const { field } = this;
    const text = shown(field.value);
    return html`<button class="value-open ${typeof field.value === "number" ? "figures" : ""}" id="${id}-value" aria-labelledby="${id} ${id}-value" aria-describedby="${id}-notes"
      aria-pressed=${this.isLit} @pointerdown=${() => (this.wasLit = this.isLit)} @focus=${this.light} @click=${this.pressed}>${text || html`<span class="quiet">${words().values.empty}</span>`}</button>`;
  }

  private renderEditor(): TemplateResult {
    const said = words().values;
    const { field } = this;
    const isText = isLong(field.value) || field.reason === "needs_eyes";
    return html`<span class="value-editor ${isText ? "is-long" : ""}">${isText
        ? html`<textarea aria-label=${said.editing(titleOf(field))} rows="4" maxlength="4000" .value=${editable(field.value)} aria-describedby="value-keys-${field.name}" @keydown=${this.keyed}></textarea>`
        : html`<input aria-label=${said.editing(titleOf(field))} autocomplete="off" maxlength="4000" .value=${editable(field.value)}
        inputmode=${typeof field.value === "number" ? "decimal" : nothing} aria-describedby="value-keys-${field.name}" @keydown=${this.keyed}>`}
      <button class="button" @click=${() => this.end(true)}>${said.save}</button>
      <button class="button-plain" @click=${() => this.end(false)}>${said.cancel}</button>
      <span class="hint value-keys" id="value-keys-${field.name}">${isText ? said.keysLong : said.keys}</span></span>`;
  }

  private renderNotes(doubt: ReturnType<typeof doubtOf>): TemplateResult {
    const said = words().values;
    const { field } = this;
    const line = (text: string) => html`<span class="hint">${text}</span>`;
    return html`
      ${doubt ? html`<span class="value-doubt">${alert}${said.doubt[doubt === "eyes" && field.name === "translation" ? "noTranslation" : doubt]}</span>` : nothing}
      ${this.isLit && doubt && mayConfirm(field) && mayEdit(this.answer) && !this.isEditing
        ? html`<button class="button-plain value-confirm" @click=${() => this.confirm()}>${check}${said.confirm}</button>`
        : nothing}
      ${field.goods ? line(said.goods[field.goods]) : nothing}
      ${field.is_corrected && !isConfirmed(field) ? line(said.was(shown(field.was) || said.empty)) : nothing}
      ${this.isLit && field.raw && field.raw !== shown(field.value) ? line(said.raw(field.raw)) : nothing}
      ${this.isLit && !field.evidence.length && field.status === "seen" ? line(said.noPlace) : nothing}
      ${reasonOf(field) ? line(said.reason(reasonOf(field))) : nothing}`;
  }
}
