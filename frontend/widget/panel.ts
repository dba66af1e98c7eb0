/** What opens behind the button: the desk's name, where the visitor stands, and one thing to do at a time. */
import { type PropertyValues, type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Message } from "../src/api/types";
import { close, more } from "../src/drawings/icons";
import { paintBy } from "../src/drawings/sight";
import { logo, opening } from "../src/drawings/slats";
import { Watching } from "../src/room/piece";
import { asLanguage, onLanguage, speak } from "../src/words/speech";
import "./door";
import { wear } from "./dress";
import { canvases } from "./sights";
import { wearMore } from "./more";
import panelCss from "./style/panel.css?inline";
import "./talk";
import { Visiting } from "./visiting";
import "./welcome";
import type { Part, VisitMenu } from "./menu";
import { bring, said } from "./tongue";

export interface Place {
  root: ShadowRoot;
  ground: HTMLElement;
  key: string;
  keptAs: string;
  origin: string;
  language: string;
  identity: string;
  isInline: boolean;
}

/** Dresses the root, and lets the page's own parts work from here. */
export async function openPanel({ root, ground, key, keptAs, origin, language: tag, identity, isInline }: Place): Promise<Panel> {
  await bring(asLanguage(tag));
  wear(root, panelCss);
  void wearMore(root).catch(() => {}); // whoever opens what it dresses asks again
  paintBy(canvases);
  speak(asLanguage(tag), ground);
  const panel = document.createElement("sudare-panel") as Panel;
  panel.visiting = new Visiting({ key, keptAs, origin, identity, door: isInline ? "page" : "widget" });
  panel.ground = ground;
  panel.root = root;
  panel.isInline = panel.isOpen = isInline;
  return panel;
}

type View = "welcome" | "door" | "talk";

@customElement("sudare-panel")
export class Panel extends Watching<Visiting> {
  @property({ attribute: false }) visiting!: Visiting;
  @property({ type: Boolean }) isOpen = false;
  ground!: HTMLElement;
  root!: ShadowRoot;
  isInline = false;
  @state() private isAtDoor = false;
  private unread = 0;
  private unheard = () => {};

  protected get watched(): Visiting {
    return this.visiting;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.visiting.addEventListener("posted", this.hearing);
    this.unheard = onLanguage(() => void this.visiting.reword());
    window.visualViewport?.addEventListener("resize", this.fit);
    window.visualViewport?.addEventListener("scroll", this.fit);
    this.addEventListener("keydown", this.pressed);
    void this.visiting.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.visiting.removeEventListener("posted", this.hearing);
    this.unheard();
    window.visualViewport?.removeEventListener("resize", this.fit);
    window.visualViewport?.removeEventListener("scroll", this.fit);
    this.removeEventListener("keydown", this.pressed);
  }

  /** Opened: the first thing to read or to write in gets the focus. */
  arrive(): void {
    this.tell(0);
    this.fit();
    this.querySelector<HTMLElement>("#panel-title")?.focus({ preventScroll: true });
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has("isOpen") && this.isOpen) this.tell(0);
    const { visit } = this.visiting;
    if (visit && visit.state !== "closed" && visit.state !== "entered") this.isAtDoor = false;
  }

  override updated(): void {
    const { desk } = this.visiting;
    if (desk) this.dispatchEvent(new CustomEvent("look", { detail: desk }));
  }

  private get view(): View {
    const { visiting } = this;
    if (this.isAtDoor) return "door";
    if (visiting.feed && visiting.isKnown && visiting.visit?.state !== "entered") return "talk";
    return "welcome";
  }

  private readonly hearing = (event: Event): void => {
    const message = (event as CustomEvent<Message>).detail;
    const isSeen = this.isOpen && document.visibilityState === "visible";
    if (message.author.id !== this.visiting.me?.user.id && !isSeen) this.tell(this.unread + 1);
  };

  private tell(count: number): void {
    if (count === this.unread) return;
    this.unread = count;
    this.dispatchEvent(new CustomEvent("unread", { detail: count }));
  }

  /** A telephone's keyboard lies over the page: the panel keeps to what can be seen. */
  private readonly fit = (): void => {
    const seen = window.visualViewport;
    if (!seen || this.isInline) return;
    this.style.setProperty("--seen-height", `${seen.height}px`);
    this.style.setProperty("--seen-top", `${seen.offsetTop}px`);
  };

  private readonly pressed = (pressed: KeyboardEvent): void => {
    if (pressed.key !== "Escape" || pressed.isComposing || pressed.defaultPrevented || this.isInline) return;
    if (this.querySelector("dialog[open]")) return; // it closes first
    pressed.stopPropagation();
    this.leave();
  };

  private leave(): void {
    this.dispatchEvent(new Event("close"));
  }

  private async openMenu(part: Part | "" = ""): Promise<void> {
    await import("./menu").catch(() => null);
    await this.updateComplete;
    this.querySelector<VisitMenu>("sudare-visit-menu")?.show?.(part);
  }

  protected override render(): TemplateResult {
    const { visiting } = this;
    const words = said();
    const name = visiting.desk?.look.words.title || visiting.desk?.name || "";
    return html`<section class="panel ${this.isInline ? "is-page" : ""}" @menu=${(asked: CustomEvent<Part>) => this.openMenu(asked.detail)} @again=${() => this.beginAgain()} role=${this.isInline ? nothing : "dialog"} aria-labelledby="panel-title">
      <header class="panel-head">
        <span class="panel-mark">${logo}</span>
        <div class="panel-title"><h1 id="panel-title" tabindex="-1">${name || words.loading}</h1>
          ${visiting.desk && visiting.desk.organisation !== name ? html`<span class="hint">${visiting.desk.organisation}</span>` : nothing}</div>
        ${visiting.desk
          ? html`<button class="button-plain" aria-label=${words.menu} title=${words.menu} @click=${() => this.openMenu()}>${more}</button>`
          : nothing}
        ${this.isInline ? nothing : html`<button class="button-plain" aria-label=${words.close} title=${words.close} @click=${this.leave}>${close}</button>`}
      </header>
      ${this.renderBody()}
      ${visiting.desk ? html`<sudare-visit-menu .visiting=${visiting} .ground=${this.ground}></sudare-visit-menu>` : nothing}
    </section>`;
  }

  private renderBody(): TemplateResult {
    const { visiting } = this;
    if (!visiting.desk) return this.renderVoid();
    if (this.view === "talk") return html`<sudare-talk class="panel-body" .visiting=${visiting}></sudare-talk>`;
    if (this.view === "door") {
      return html`<sudare-visit-door class="panel-body" .visiting=${visiting} .root=${this.root} @back=${() => this.turn(false)}></sudare-visit-door>`;
    }
    return html`<sudare-welcome class="panel-body" .visiting=${visiting} @begin=${() => this.turn(true)}></sudare-welcome>`;
  }

  /** Where nothing is asked there is nothing to show first. */
  private beginAgain(): void {
    this.turn(true);
  }

  private turn(isAtDoor: boolean): void {
    this.isAtDoor = isAtDoor;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(".view-title")?.focus());
  }

  private renderVoid(): TemplateResult {
    const { problem } = this.visiting;
    if (!problem) return html`<p class="void row" role="status">${opening()} ${said().loading}</p>`;
    return html`<div class="void stack">
      <p class="error" role="alert">${problem.message}</p>
      <p><button class="button" @click=${() => this.visiting.start()}>${said().again}</button></p>
    </div>`;
  }
}
