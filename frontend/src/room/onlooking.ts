/** In place of the composer, for whoever only looks because they look after the room's desk: why, and the way in. */
import { type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import * as calls from "../api/calls";
import { asProblem } from "../api/problem";
import { eyes } from "../drawings/icons";
import { words } from "../words";
import type { Feed } from "./feed";
import { Piece } from "./piece";

@customElement("sudare-onlooking")
export class Onlooking extends Piece {
  @property({ attribute: false }) feed!: Feed;
  @state() private failure = "";
  @state() private isBusy = false;

  private async join(): Promise<void> {
    this.isBusy = true;
    this.failure = "";
    try {
      await calls.joinRoom(this.feed.roomId);
      await this.feed.refreshRoom();
    } catch (thrown) {
      this.failure = asProblem(thrown).message;
    } finally {
      this.isBusy = false;
    }
  }

  protected override render(): TemplateResult {
    const said = words().onlooking;
    return html`<section class="onlooking" aria-label=${said.title}>
      <p>${eyes}<span><strong>${said.title}</strong><br><span class="hint">${said.why}</span></span></p>
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : nothing}
      <button class="button" ?disabled=${this.isBusy} @click=${() => this.join()}>${said.join}</button>
    </section>`;
  }
}
