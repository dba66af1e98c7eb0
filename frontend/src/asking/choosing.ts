/** The pictures of the room, to add some to the question. */
import { type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { check } from "../drawings/icons";
import { Watching } from "../room/piece";
import { asking as words } from "../words/asking";
import type { Asking } from "./asking";
import { PICTURES_AT_MOST, toggled } from "./question";

@customElement("sudare-choosing")
export class Choosing extends Watching<Asking> {
  @property({ attribute: false }) asking!: Asking;
  @state() private isOpen = false;

  protected get watched(): Asking {
    return this.asking;
  }

  show(): void {
    this.isOpen = true;
    void this.updateComplete.then(() => {
      this.querySelector<HTMLElement>("h3")?.focus();
      this.querySelector(".choosing")?.scrollIntoView({ block: "nearest" });
    });
  }

  private close(): void {
    this.isOpen = false;
    this.closest("form")?.querySelector<HTMLElement>(".chosen-add, .chosen-look")?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.isOpen) return nothing;
    const said = words().pictures;
    const { known, draft } = this.asking;
    const numberOf = (id: string) => draft.pictures.findIndex(({ attachment }) => attachment.id === id) + 1;
    return html`<section class="choosing" aria-labelledby="choosing-title"><h3 id="choosing-title" tabindex="-1">${said.addTitle}</h3>
      ${known.length
        ? html`<ul>${[...known].reverse().map((one) => {
            const number = numberOf(one.id);
            const { thumbnail } = one.renditions;
            return html`<li><button type="button" aria-pressed=${number > 0} aria-label=${one.name} ?disabled=${!number && draft.pictures.length >= PICTURES_AT_MOST}
              @click=${() => this.asking.change(toggled(draft, one))}>${thumbnail ? html`<img src=${thumbnail.url} alt="" loading="lazy" draggable="false">` : nothing}
              ${number ? html`<span class="chosen-number figures">${number}</span>` : nothing}</button></li>`;
          })}</ul>`
        : html`<p class="hint">${said.empty}</p>`}
      <p><button type="button" class="button button-quiet" @click=${() => this.close()}>${check}${said.done}</button></p></section>`;
  }
}
