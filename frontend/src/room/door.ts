import { type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import * as calls from "../api/calls";
import { asProblem } from "../api/problem";
import { logo } from "../drawings/slats";
import { words } from "../words";
import { Piece } from "./piece";
import type { Feed } from "./feed";

/** The house rules, read once before entering. */
@customElement("sudare-door")
export class Door extends Piece {
  @property({ attribute: false }) feed!: Feed;
  @state() private failure = "";

  private async enter(): Promise<void> {
    try {
      await calls.acceptHouseRules(this.feed.roomId);
      await this.feed.refreshRoom();
    } catch (thrown) {
      this.failure = asProblem(thrown).message;
    }
  }

  protected override render(): TemplateResult {
    const said = words().door;
    return html`<section class="door">
      <div class="slat-light" aria-hidden="true"></div>
      <div class="card stack">
        <p class="door-mark">${logo}</p>
        <h2>${said.title}</h2>
        <p class="quiet">${said.text}</p>
        <p class="rules">${this.feed.room?.house_rules}</p>
        ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : nothing}
        <p class="row row-end">
          <button class="button button-quiet" @click=${() => this.dispatchEvent(new CustomEvent("go", { detail: "", bubbles: true }))}>
            ${said.back}
          </button>
          <button class="button" @click=${this.enter}>${said.accept}</button>
        </p>
      </div>
    </section>`;
  }
}
