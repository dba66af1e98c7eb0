/** Keeps a conversation where its reader is: at the newest if they were there, otherwise where they were. */
import type { ReactiveController, ReactiveControllerHost } from "lit";

const NEAR_PX = 96;

export class Scroll implements ReactiveController {
  isAtEnd = true;
  private element: HTMLElement | null = null;
  private height = 0;
  private top = 0;
  private readonly sizes = new ResizeObserver(() => this.settle());

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly moved: () => void,
    /** Nothing was said yet: what stands there is read from its beginning. */
    private readonly isEmpty: () => boolean,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    this.height = this.element?.scrollHeight ?? 0;
  }

  hostUpdated(): void {
    const found = this.host.querySelector<HTMLElement>(".log-scroll");
    if (found !== this.element) this.attach(found);
  }

  hostDisconnected(): void {
    this.attach(null);
  }

  toEnd(isSmooth = false): void {
    this.isAtEnd = true;
    this.element?.scrollTo({ top: this.element.scrollHeight, behavior: isSmooth ? "smooth" : "instant" });
  }

  toRow(selector: string): void {
    const row = this.element?.querySelector<HTMLElement>(selector);
    if (!row || !this.element) return this.toEnd();
    this.top = Infinity;
    this.element.scrollTop = row.offsetTop - 80;
    this.look();
  }

  /** After older messages came in above: the same words stay under the eyes. */
  keepPlace(): void {
    if (this.element && this.element.scrollTop < NEAR_PX) this.element.scrollTop += this.element.scrollHeight - this.height;
  }

  private attach(element: HTMLElement | null): void {
    this.element?.removeEventListener("scroll", this.look);
    this.sizes.disconnect();
    this.element = element;
    if (!element) return;
    element.addEventListener("scroll", this.look, { passive: true });
    this.sizes.observe(element);
    if (element.firstElementChild) this.sizes.observe(element.firstElementChild);
  }

  private settle(): void {
    if (this.isAtEnd && !this.isEmpty()) this.toEnd();
  }

  private readonly look = (): void => {
    if (!this.element) return;
    const { scrollTop, scrollHeight, clientHeight } = this.element;
    const isNear = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    if (isNear) this.isAtEnd = true;
    else if (scrollTop < this.top) this.isAtEnd = false; // growth below moves nobody; only going up does
    this.top = scrollTop;
    this.moved();
  };

  get isNearStart(): boolean {
    return (this.element?.scrollTop ?? 1000) < 300;
  }
}
