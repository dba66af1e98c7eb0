/** What was bought, as a table: every cell lights up its place and can be put right. */
import { type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { type Answer, type Field, ITEM_PARTS, type Item, type ItemPart } from "../api/asked";
import { Piece } from "../room/piece";
import { asking as words } from "../words/asking";
import type { Asking } from "./asking";
import { titleOf } from "./titles";
import { renderStatus } from "./value";
import { doubtOf, editable, isNumber, mayEdit, shown, withItem } from "./values";

@customElement("sudare-items")
export class Items extends Piece {
  @property({ attribute: false }) field!: Field & { value: Item[] };
  @property({ attribute: false }) answer!: Answer;
  @property({ attribute: false }) asking!: Asking;
  @property() lit = "";
  @state() private editing = "";
  private wasLit = "";

  private light(key: string): void {
    this.dispatchEvent(new CustomEvent("light", { detail: key, bubbles: true }));
  }

  private pressed(pressed: MouseEvent, key: string): void {
    this.light(key);
    if ((pressed.detail === 0 || this.wasLit === key) && mayEdit(this.answer)) void this.begin(key);
  }

  private async begin(key: string): Promise<void> {
    this.editing = key;
    await this.updateComplete;
    const input = this.querySelector("input");
    input?.focus();
    input?.select();
  }

  private async end(input: HTMLInputElement, isKept: boolean): Promise<void> {
    const key = this.editing;
    const [, at = "", part = ""] = key.split(".");
    this.editing = "";
    const items = withItem(this.field.value, Number(at), part as ItemPart, input.value);
    if (isKept && input.value !== editable(this.field.value[Number(at)]?.[part as ItemPart])) {
      await this.asking.correct(this.field.name, items.map(({ evidence: _, ...item }) => item as Item));
    }
    await this.updateComplete;
    this.querySelector<HTMLElement>(`[data-key="${key}"]`)?.focus({ preventScroll: true });
  }

  private keyed(pressed: KeyboardEvent): void {
    if (pressed.isComposing || (pressed.key !== "Enter" && pressed.key !== "Escape")) return;
    pressed.preventDefault();
    pressed.stopPropagation();
    void this.end(pressed.target as HTMLInputElement, pressed.key === "Enter");
  }

  protected override render(): TemplateResult {
    const said = words().items;
    const { field, answer } = this;
    const doubt = doubtOf(answer, field);
    const parts = ITEM_PARTS.filter((part) => field.value.some((item) => item[part] !== null && item[part] !== undefined));
    return html`<div class="items" data-key=${field.name}>
      <h4 id="items-title"><span>${titleOf(field)} <span class="hint">${said.title(field.value.length)}</span></span> ${renderStatus(field)}</h4>
      ${doubt ? html`<p class="value-doubt">${words().values.doubt[doubt]}</p>` : nothing}
      <table aria-labelledby="items-title">
        <thead><tr>${parts.map((part) => html`<th scope="col" class=${isNumber(part) ? "number" : ""}>${said.parts[part]}</th>`)}</tr></thead>
        <tbody>${field.value.map((item, at) => html`<tr>${parts.map((part) => this.renderCell(item, at, part))}</tr>`)}</tbody>
      </table></div>`;
  }

  private renderCell(item: Item, at: number, part: ItemPart): TemplateResult {
    const said = words().items;
    const key = `${this.field.name}.${at}.${part}`;
    const name = said.cell(at + 1, said.parts[part]);
    const text = this.textOf(item, part);
    return html`<td class=${isNumber(part) ? "number" : ""}>${this.editing === key
      ? html`<input aria-label=${words().values.editing(name)} autocomplete="off" maxlength="500" .value=${editable(item[part])} inputmode=${isNumber(part) ? "decimal" : nothing}
          @keydown=${this.keyed} @blur=${(left: FocusEvent) => this.editing === key && this.end(left.target as HTMLInputElement, true)}>`
      : html`<button class="cell ${this.lit === key ? "is-lit" : ""}" data-key=${key} aria-pressed=${this.lit === key} aria-label=${`${name}: ${text || words().values.empty}`}
          @pointerdown=${() => (this.wasLit = this.lit)} @focus=${() => this.light(key)} @click=${(pressed: MouseEvent) => this.pressed(pressed, key)}>${text || "–"}</button>`}</td>`;
  }

  /** A rate of tax is a part of one or so many per cent, as whoever read it put it. */
  private textOf(item: Item, part: ItemPart): string {
    const value = item[part];
    if (part !== "tax_rate" || typeof value !== "number") return shown(value);
    return `${value > 0 && value < 1 ? Math.round(value * 100) : value}%`;
  }
}
