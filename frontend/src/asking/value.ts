/** One value: what it is, where it stands, how sure, and the right one typed over it. */
import { type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Answer, Field, Status } from "../api/asked";
import { alert, edit, eyes } from "../drawings/icons";
import { Piece } from "../room/piece";
import { asking as words } from "../words/asking";
import type { Asking } from "./asking";
import { hand, nothingThere, smudge, sum } from "./icons";
import { titleOf } from "./titles";
import { doubtOf, editable, mayEdit, shown, typed } from "./values";

const ICONS: Record<Status, TemplateResult> = { seen: eyes, inferred: sum, unreadable: smudge, absent: nothingThere };

export function renderStatus(field: Field): TemplateResult {
  const said = words().values;
  if (field.is_corrected) return html`<span class="status status-corrected">${hand}<span>${said.corrected}</span></span>`;
  return html`<span class="status status-${field.status}">${ICONS[field.status]}<span>${said.status[field.status]}</span></span>`;
}

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
    const input = this.querySelector("input");
    input?.focus();
    input?.select();
  }

  private async end(isKept: boolean): Promise<void> {
    const input = this.querySelector("input");
    const { field } = this;
    const was = input?.value !== editable(field.value);
    this.isEditing = false;
    if (isKept && input && was) await this.asking.correct(field.name, typed(input.value, field.value));
    await this.updateComplete;
    this.querySelector<HTMLElement>(".value-open")?.focus({ preventScroll: true });
  }

  private keyed(pressed: KeyboardEvent): void {
    if (pressed.isComposing || (pressed.key !== "Enter" && pressed.key !== "Escape")) return;
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
    return html`<div class="value ${this.isLit ? "is-lit" : ""} ${doubt ? "is-doubt" : ""}">
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
    return html`<span class="value-editor"><input aria-label=${said.editing(titleOf(field))} autocomplete="off" maxlength="500" .value=${editable(field.value)}
        inputmode=${typeof field.value === "number" ? "decimal" : nothing} aria-describedby="value-keys-${field.name}" @keydown=${this.keyed}>
      <button class="button" @click=${() => this.end(true)}>${said.save}</button>
      <button class="button-plain" @click=${() => this.end(false)}>${said.cancel}</button>
      <span class="hint value-keys" id="value-keys-${field.name}">${said.keys}</span></span>`;
  }

  private renderNotes(doubt: ReturnType<typeof doubtOf>): TemplateResult {
    const said = words().values;
    const { field } = this;
    const line = (text: string) => html`<span class="hint">${text}</span>`;
    return html`
      ${doubt ? html`<span class="value-doubt">${alert}${said.doubt[doubt]}</span>` : nothing}
      ${field.goods ? line(said.goods[field.goods]) : nothing}
      ${field.is_corrected ? line(said.was(shown(field.was) || said.empty)) : nothing}
      ${this.isLit && field.raw && field.raw !== shown(field.value) ? line(said.raw(field.raw)) : nothing}
      ${this.isLit && !field.evidence.length && field.status === "seen" ? line(said.noPlace) : nothing}
      ${field.reason ? line(said.reason(field.reason)) : nothing}`;
  }
}
