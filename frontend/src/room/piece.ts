import { LitElement, type PropertyValues } from "lit";
import { Speaking } from "../words/speaking";

/** A part of the page. It renders into the page itself (docs/decisions/0050) and speaks the chosen language. */
export abstract class Piece extends LitElement {
  constructor() {
    super();
    new Speaking(this);
  }

  protected override createRenderRoot(): HTMLElement {
    this.replaceChildren(); // what the server put here for pages without scripts
    return this;
  }
}

/** A part that renders anew whenever its `session` changes. */
export abstract class Watching<T extends EventTarget> extends Piece {
  protected abstract readonly watched: T | null;
  private heard: T | null = null;
  private readonly again = () => this.requestUpdate();

  override willUpdate(_: PropertyValues): void {
    if (this.heard === this.watched) return;
    this.heard?.removeEventListener("change", this.again);
    this.watched?.addEventListener("change", this.again);
    this.heard = this.watched;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.heard?.removeEventListener("change", this.again);
    this.heard = null;
  }
}
