/** The sheet for asking: the picture as an AI sees it, and beside it first the question, then the answer to check. */
import { type PropertyValues, type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Attachment, Box } from "../api/types";
import { back, close } from "../drawings/icons";
import { opening } from "../drawings/slats";
import { Watching } from "../room/piece";
import { asking as words } from "../words/asking";
import "./answer";
import type { AnswerPanel } from "./answer";
import { Asking } from "./asking";
import { wearStyle } from "./dress";
import "./question-panel";
import { changed } from "./question";
import { Sights, type View } from "./sights";
import "./table";
import { intentInWords } from "./titles";
import { nextUnresolved } from "./values";

export interface Asked {
  roomId: string;
  known: readonly Attachment[];
  chosen: readonly Attachment[];
  /** An answer to look at instead of a question to put. */
  answerId?: string;
}

/** Opens the sheet over the page; resolves when it is closed, with the answers that somebody else reads first. */
export async function openAsking(asked: Asked): Promise<readonly string[]> {
  wearStyle();
  const sheet = document.createElement("sudare-asking") as AskingSheet;
  const asking = new Asking(asked.roomId, asked.known, asked.chosen);
  sheet.asking = asking;
  document.body.append(sheet);
  await sheet.updateComplete;
  const dialog = sheet.querySelector("dialog");
  dialog?.showModal();
  void asking.start();
  if (asked.answerId) void asking.open(asked.answerId);
  await new Promise((closed) => dialog?.addEventListener("close", closed, { once: true }));
  asking.close();
  sheet.remove();
  return asking.awaited;
}

@customElement("sudare-asking")
export class AskingSheet extends Watching<Asking> {
  @property({ attribute: false }) asking!: Asking;
  @state() private picture = 0;
  @state() private lit = "";
  @state() private isPointing = false;
  private shown = "";
  private readonly sights = new Sights(() => this.requestUpdate());

  protected get watched(): Asking {
    return this.asking;
  }

  override willUpdate(changes: PropertyValues): void {
    super.willUpdate(changes);
    const count = this.ids.length;
    this.picture = Math.min(this.picture, Math.max(count - 1, 0));
    if (!count || this.asking.answer) this.isPointing = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("keydown", this.pressed); // also when nothing in particular has the keys
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.pressed);
  }

  /** What had the keys is gone with the page before: they begin at the title of this one. */
  override updated(): void {
    const id = this.asking.answer?.id ?? "";
    if (id === this.shown) return;
    this.shown = id;
    this.lit = "";
    this.querySelector<HTMLElement>("#asking-title")?.focus({ preventScroll: true });
  }

  /** The pictures of the question, in their order. */
  private get ids(): string[] {
    const { answer, draft } = this.asking;
    return answer ? answer.question.pictures.map((one) => one.attachment_id) : draft.pictures.map(({ attachment }) => attachment.id);
  }

  private close(): void {
    this.querySelector("dialog")?.close();
  }

  private light(key: string): void {
    this.lit = key;
    const { answer } = this.asking;
    if (!answer || !key) return;
    const at = this.querySelector<AnswerPanel>("sudare-answer")?.pictureOf(key) ?? -1;
    if (at >= 0) this.picture = at;
  }

  /** From a box on the picture to its value. */
  private chose(key: string): void {
    this.lit = key;
    if (key) this.querySelector<AnswerPanel>("sudare-answer")?.show(key);
  }

  private readonly pressed = (pressed: KeyboardEvent): void => {
    const { answer } = this.asking;
    const isTyping = (pressed.target as Element).matches("input, textarea, select");
    if (pressed.key !== "n" || isTyping || !answer || pressed.ctrlKey || pressed.metaKey || pressed.altKey) return;
    pressed.preventDefault();
    this.chose(nextUnresolved(answer, this.lit));
    this.light(this.lit);
  };

  protected override render(): TemplateResult {
    const said = words();
    const { asking } = this;
    return html`<dialog class="asking" aria-labelledby="asking-title"
      @light=${(heard: CustomEvent<string>) => this.light(heard.detail)}
      @look-at=${(heard: CustomEvent<number>) => (this.picture = heard.detail)}
      @turn-ai=${(heard: CustomEvent<string>) => this.turn(heard.detail)}
      @point=${() => (this.isPointing = !this.isPointing)}>
      <header class="asking-head">
        ${asking.answer
          ? html`<button class="button-plain" aria-label=${said.back} title=${said.back} @click=${() => asking.edit()}>${back}</button>`
          : html`<button class="button-plain" aria-label=${said.close} title=${said.close} @click=${() => this.close()}>${close}</button>`}
        <h2 id="asking-title" tabindex="-1" autofocus>${asking.answer ? said.titleAnswer : said.title}</h2>
        ${asking.answer ? html`<button class="button-plain" aria-label=${said.close} title=${said.close} @click=${() => this.close()}>${close}</button>` : nothing}
      </header>
      ${this.renderTable()}
      ${asking.answer
        ? html`<sudare-answer class="asking-panel" .asking=${asking} .lit=${this.lit} @left=${() => this.close()}></sudare-answer>`
        : asking.offer || asking.problem
          ? html`<sudare-question class="asking-panel" .asking=${asking} .picture=${this.picture} .views=${this.views}></sudare-question>`
          : html`<p class="asking-panel asking-wait" role="status">${opening()} ${said.loading}</p>`}
    </dialog>`;
  }

  private attachment = (id: string) => this.asking.known.find((one) => one.id === id);

  private turn(id: string): void {
    const attachment = this.attachment(id);
    if (attachment) void this.sights.turn(attachment);
  }

  private get views(): (View | null)[] {
    return this.ids.map((id) => this.sights.of(this.attachment(id), id, this.asking.roomId));
  }

  private renderTable(): TemplateResult {
    const { asking, ids } = this;
    const id = ids[this.picture] ?? "";
    const regions = asking.answer ? (asking.answer.question.pictures[this.picture]?.regions ?? []) : (asking.draft.pictures[this.picture]?.regions ?? []);
    const { name = "", intent = "" } = (asking.answer ? asking.answer.question.pictures : asking.draft.pictures)[this.picture] ?? {};
    const point = (places: Box[]) => asking.change(changed(asking.draft, id, { regions: places }));
    return html`<sudare-asking-table class="asking-table" .views=${this.views} .at=${this.picture} .answer=${asking.answer} .regions=${regions} .lit=${this.lit} .label=${name || intentInWords(intent)}
      .isPointing=${this.isPointing} @regions=${(heard: CustomEvent<Box[]>) => point(heard.detail)} @choose=${(heard: CustomEvent<string>) => this.chose(heard.detail)}></sudare-asking-table>`;
  }
}
