/** Words asked about before they leave: what in them tells who somebody is, by the house's own rules. It warns and never blocks. */
import { type TemplateResult, html, nothing } from "lit";
import { checkWords } from "../api/calls";
import { words } from "../words";

const ASK_AFTER_MS = 600;
const WAIT_AT_MOST_MS = 1_500; // a slow line must not hold anybody's words back
const DIGITS = /(?:\p{Nd}[^\p{Nd}]{0,3}){5}/u; // what words without a picture are warned of is a number that opens something

export class Heed {
  private answered = "";
  private told: readonly string[] = [];
  private timer = 0;

  constructor(private readonly changed: () => void) {}

  /** What is to be said of exactly these words, as far as the house has answered. */
  about(text: string): readonly string[] {
    return this.answered.slice(1) === text ? this.told : [];
  }

  /** Asks a moment after the last key, so that the warning is there before the press. */
  soon(roomId: string, text: string): void {
    window.clearTimeout(this.timer);
    if (text.trim()) this.timer = window.setTimeout(() => void this.ask(roomId, text, true), ASK_AFTER_MS);
  }

  /** Whether these words go at this press: nothing was found, it was said before, or nobody could be asked in time. */
  async mayGo(roomId: string, text: string, hasPicture: boolean): Promise<boolean> {
    window.clearTimeout(this.timer);
    if (!text.trim() || !navigator.onLine || !(hasPicture || DIGITS.test(text)) || this.isAnswered(text, hasPicture)) return true;
    await this.ask(roomId, text, hasPicture);
    return this.about(text).length === 0;
  }

  private isAnswered(text: string, hasPicture: boolean): boolean {
    return this.answered === marked(text, hasPicture);
  }

  private async ask(roomId: string, text: string, hasPicture: boolean): Promise<void> {
    if (this.isAnswered(text, hasPicture)) return;
    try {
      const found = await checkWords(roomId, text, hasPicture, AbortSignal.timeout(WAIT_AT_MOST_MS));
      this.answered = marked(text, hasPicture);
      this.told = found.map((one) => one.text);
    } catch {
      return; // the writer decides without us
    }
    this.changed();
  }
}

const marked = (text: string, hasPicture: boolean) => `${hasPicture ? "+" : "-"}${text}`;

/** The house's sentences, and that the next press sends. */
export function renderHeed(told: readonly string[]): TemplateResult | typeof nothing {
  if (told.length === 0) return nothing;
  return html`<div class="notice notice-care stack stack-tight" role="alert">${told.map((one) => html`<p>${one}</p>`)}<p class="hint">${words().composer.again}</p></div>`;
}
