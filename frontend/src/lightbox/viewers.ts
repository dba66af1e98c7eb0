/** For the sender: who saw the picture, when, and with which reason what is covered in it. */
import { type PropertyValues, type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import * as calls from "../api/calls";
import { asProblem } from "../api/problem";
import type { View } from "../api/seen";
import { Piece } from "../room/piece";
import { words } from "../words";
import { fullMoment } from "../words/dates";

@customElement("sudare-viewers")
export class Viewers extends Piece {
  @property() attachmentId = "";
  @state() private views: View[] | null = null;
  @state() private failure = "";

  override willUpdate(changed: PropertyValues): void {
    if (changed.has("attachmentId")) void this.load(this.attachmentId);
  }

  private async load(id: string): Promise<void> {
    this.views = null;
    this.failure = "";
    try {
      const { items } = await calls.views(id);
      if (id === this.attachmentId) this.views = items;
    } catch (thrown) {
      this.failure = asProblem(thrown).message;
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const said = words().looked.viewers;
    if (this.failure) return html`<p class="hint">${this.failure}</p>`;
    if (!this.views) return nothing;
    const people = new Set(this.views.map((view) => view.user?.id ?? "")).size;
    return html`<details class="viewers"><summary>${said.title} <span class="figures">${said.count(people)}</span></summary>
      ${this.views.length === 0 ? html`<p>${said.none}</p>` : html`<ul tabindex="0" aria-label=${said.title}>${this.views.map((view) => this.renderView(view))}</ul>`}
    </details>`;
  }

  private renderView({ user, at, rendition, reason }: View): TemplateResult {
    const said = words().looked.viewers;
    return html`<li><strong>${user?.name ?? said.somebody}</strong> <span>${rendition === "original" || reason ? said.unmasked : said.opened}</span>
      <time datetime=${at}>${fullMoment(at)}</time>${reason ? html`<q>${reason}</q>` : nothing}</li>`;
  }
}
