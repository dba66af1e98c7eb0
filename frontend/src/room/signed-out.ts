import { type TemplateResult, html } from "lit";
import { customElement } from "lit/decorators.js";
import { words } from "../words";
import { Piece } from "./piece";

/** The session ended. What was written stays on the device; signing in leads back here. */
@customElement("sudare-signed-out")
export class SignedOut extends Piece {
  override firstUpdated(): void {
    this.querySelector("dialog")?.showModal();
  }

  protected override render(): TemplateResult {
    const said = words().signedOut;
    const back = `/accounts/login/?next=${encodeURIComponent(location.pathname)}`;
    return html`<dialog aria-labelledby="signed-out-title" @cancel=${(asked: Event) => asked.preventDefault()}>
      <div class="sheet-body stack">
        <h2 id="signed-out-title">${said.title}</h2>
        <p>${said.text}</p>
        <p class="row row-end"><a class="button" href=${back}>${said.go}</a></p>
      </div>
    </dialog>`;
  }
}
