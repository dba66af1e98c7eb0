/** The element on somebody else's page: a closed shadow root, a button above everything, the panel when it is wanted. */
import { type Greeting, greet, greetingOf, languageOf } from "./greeting";
import type { Panel } from "./panel";
import launcher from "./style/launcher.css?inline";
import type { Desk } from "./terms";
import { tonesOf } from "./tone";

const DARK = "(prefers-color-scheme: dark)";
const SVG = "http://www.w3.org/2000/svg";
const SLATS = [[3, 5], [9.6, 4.2], [15.8, 3.4], [21.6, 2.6], [27, 1.8]] as const;

export class SudareWidget extends HTMLElement {
  /** Closed: recorders of sessions that a page carries along read open roots, and what is said here isn't theirs. */
  readonly #root = this.attachShadow({ mode: "closed", delegatesFocus: false });
  readonly #ground = make("div", "widget");
  readonly #float = make("div", "float");
  readonly #launch = make("button", "launch");
  #panel: Panel | null = null;
  #greeting: Greeting | null = null;
  #coming: Promise<Panel> | null = null;
  #isOpen = false;

  get isInline(): boolean {
    return this.hasAttribute("inline");
  }

  connectedCallback(): void {
    if (this.#ground.isConnected) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(launcher);
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.append(this.#ground);
    this.#ground.append(this.#float);
    this.#ground.lang = languageOf(this);
    this.#dress();
    matchMedia(DARK).addEventListener("change", () => this.#dress());
    if (this.isInline) void this.#bring();
    else void this.#offer();
  }

  /** For the page: opens the conversation, as a press on the button does. */
  open(): void {
    void this.#toggle(true);
  }

  close(): void {
    void this.#toggle(false);
  }

  /** The button comes once the desk is known: a button that leads nowhere would be worse than none. */
  async #offer(): Promise<void> {
    this.#greeting = await greet(this).catch(() => null);
    if (!this.#greeting) return console.warn("Sudare: this desk doesn't answer. Is its key right, and is this site on its list?");
    this.#dress();
    this.#launch.append(logo(), make("span", "launch-word", this.#greeting.button));
    this.#launch.setAttribute("aria-haspopup", "dialog");
    this.#launch.setAttribute("aria-expanded", "false");
    this.#launch.addEventListener("click", () => this.open());
    this.#float.append(this.#launch);
    this.#rise();
    const soon = window.requestIdleCallback ?? ((go: () => void) => window.setTimeout(go, 200));
    if (this.#hasKept()) void this.#bring(); // who talks here already is told of answers
    else soon(() => void this.#chunk().catch(() => {}));
  }

  /** Into the top layer, above whatever the page has laid over itself. */
  #rise(): void {
    if (this.isInline || !("popover" in this.#float)) return;
    this.#float.popover = "manual";
    if (!this.#float.matches(":popover-open")) this.#float.showPopover();
  }

  async #toggle(isOpen: boolean): Promise<void> {
    if (this.isInline || isOpen === this.#isOpen) return;
    this.#isOpen = isOpen;
    this.#launch.setAttribute("aria-busy", String(isOpen && !this.#panel));
    const panel = isOpen ? await this.#bring().catch(() => null) : this.#panel;
    this.#launch.removeAttribute("aria-busy");
    if (!panel) {
      this.#isOpen = false;
      this.#launch.classList.toggle("is-failed", isOpen);
      return;
    }
    this.#launch.classList.remove("is-failed");
    panel.hidden = !this.#isOpen;
    panel.isOpen = this.#isOpen;
    this.#launch.hidden = this.#isOpen;
    this.#launch.setAttribute("aria-expanded", String(this.#isOpen));
    if (this.#isOpen) void panel.updateComplete.then(() => panel.arrive());
    else this.#launch.focus();
  }

  #chunk(): Promise<typeof import("./panel")> {
    return import("./panel");
  }

  #bring(): Promise<Panel> {
    this.#coming ??= this.#chunk().then(async ({ openPanel }) => {
      const panel = await openPanel({
        root: this.#root,
        ground: this.#ground,
        key: this.#key,
        keptAs: this.#keptAs,
        origin: new URL(import.meta.url).origin,
        language: this.#ground.lang,
        identity: this.getAttribute("identity") ?? "",
        isInline: this.isInline,
      });
      panel.hidden = !this.isInline;
      panel.addEventListener("close", () => this.close());
      panel.addEventListener("unread", (heard) => this.#tell((heard as CustomEvent<number>).detail));
      panel.addEventListener("look", (heard) => this.#look((heard as CustomEvent<Desk>).detail));
      this.#float.append(panel);
      this.#panel = panel;
      return panel;
    });
    this.#coming.catch(() => (this.#coming = null)); // the next press tries again
    return this.#coming;
  }

  get #key(): string {
    return this.getAttribute("desk") ?? "";
  }

  /** Under which name this browser keeps the visit: by desk, on the page's own origin. */
  get #keptAs(): string {
    return `sudare.visit.${this.#key}`;
  }

  #hasKept(): boolean {
    try {
      return localStorage.getItem(this.#keptAs) !== null;
    } catch {
      return false; // storage is closed to us
    }
  }

  #look(desk: Desk): void {
    this.#greeting = greetingOf(desk, this.#ground.lang);
    const word = this.#launch.querySelector(".launch-word");
    if (word) word.textContent = this.#greeting.button;
    this.#dress();
  }

  #tell(count: number): void {
    this.#launch.querySelector(".launch-count")?.remove();
    if (count) this.#launch.append(make("span", "launch-count", String(count)));
  }

  /** Theme, side, colour, and how large this browser's owner wants letters to be, whatever the page says about its own. */
  #dress(): void {
    const { style, dataset } = this.#ground;
    const wish = this.getAttribute("theme") ?? this.#greeting?.theme;
    const theme = wish === "light" || wish === "dark" ? wish : matchMedia(DARK).matches ? "dark" : "light";
    dataset["theme"] = theme;
    dataset["side"] = this.#greeting?.side === "left" ? "left" : "right";
    this.#ground.classList.toggle("is-inline", this.isInline);
    const usual = parseFloat(getComputedStyle(this.#ground).fontSize);
    if (!style.getPropertyValue("--rem") && usual >= 9) style.setProperty("--rem", `${usual}px`);
    const tones = tonesOf(this.#greeting?.colour ?? "", theme);
    for (const [name, value] of Object.entries({ "--bamboo": tones?.bamboo, "--on-bamboo": tones?.onBamboo, "--bamboo-wash": tones?.wash })) {
      if (value) style.setProperty(name, value);
      else style.removeProperty(name);
    }
  }
}

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string, text = ""): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function logo(): SVGElement {
  const drawn = document.createElementNS(SVG, "svg");
  drawn.setAttribute("viewBox", "0 0 32 32");
  drawn.setAttribute("aria-hidden", "true");
  for (const [y, height] of SLATS) {
    const slat = document.createElementNS(SVG, "rect");
    for (const [name, value] of Object.entries({ x: 3, y, width: 26, height, rx: height / 3 })) slat.setAttribute(name, String(value));
    drawn.append(slat);
  }
  return drawn;
}
