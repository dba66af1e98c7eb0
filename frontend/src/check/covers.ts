/** "自分で描いて伏せる" for whoever judges a picture: what they draw goes along with their yes, in a hidden field. */
import type { EditAsked } from "../api/seen";
import { asLanguage, speak } from "../words";

/** Its button and its field come from the server; without a script they stay hidden, and the check boxes remain. */
export class Covers extends HTMLElement {
  private drawn: EditAsked | null = null;

  connectedCallback(): void {
    speak(asLanguage(document.documentElement.lang));
    this.hidden = false;
    this.querySelector("button")?.addEventListener("click", () => void this.draw());
  }

  private async draw(): Promise<void> {
    const shown = document.querySelector<HTMLImageElement>(".judged-frame img");
    if (!shown) return;
    const { openCovers } = await import("../editor/editor");
    this.tell((await openCovers(shown, this.drawn)) ?? this.drawn);
  }

  private tell(drawn: EditAsked | null): void {
    this.drawn = drawn;
    const masks = drawn?.masks ?? [];
    const [field, told] = [this.querySelector("input"), this.querySelector("[role=status]")];
    if (field) field.value = JSON.stringify(masks);
    if (told) told.textContent = masks.length ? (this.dataset["told"] ?? "").replace("0", String(masks.length)) : "";
  }
}

customElements.define("sudare-covers", Covers);
