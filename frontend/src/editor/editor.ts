/** "伏せる場所をなおす": covers, turns and cuts a picture on the sender's own screen; the server draws it. Comes when asked for. */
import { type TemplateResult, html, nothing, svg } from "lit";
import { customElement, state } from "lit/decorators.js";
import { type EditAsked, seenOf } from "../api/seen";
import type { Attachment } from "../api/types";
import { again, close } from "../drawings/icons";
import { opening } from "../drawings/slats";
import { Piece } from "../room/piece";
import { editing } from "../words/editing";
import { type Base, baseOf, baseOfShown } from "./base";
import { asEdit, boundsOf, boxOf, change, cropOf, draftOf, freeFaces, remove } from "./drafting";
import { moved, resized, turnedSize } from "./geometry";
import { type Desk, Hands } from "./hands";
import { History } from "./history";
import { inWords, nudged, renderMarks } from "./marks";
import { renderPanel } from "./panel";
import { type Scene, renderScene } from "./scene";
import { type Box, type Corner, type Draft, type Tool, UNTOUCHED } from "./terms";
import { boxIcon, brushIcon, cropIcon, facesIcon, turnIcon, undoIcon } from "./icons";
import { type View, fitting, unit, viewBox, zoomed } from "./view";

const TOOLS: readonly (readonly [Tool, TemplateResult])[] = [
  ["box", boxIcon], ["brush", brushIcon], ["faces", facesIcon], ["turn", turnIcon], ["crop", cropIcon],
];

/** What an editor begins with. */
interface Task {
  seen: Pick<ReturnType<typeof seenOf>, "edit" | "masks" | "findings">;
  base: Promise<Base>;
  tools: readonly Tool[];
}

/** The sender's own: resolves with what is to be drawn, or null when nothing is to change. */
export const openEditor = (attachment: Attachment, file: Blob): Promise<EditAsked | null> =>
  open({ seen: seenOf(attachment), base: baseOf(attachment, file), tools: TOOLS.map(([tool]) => tool) });

/** For whoever judges a picture that the page shows: more covers, and nothing else. */
export const openCovers = (shown: HTMLImageElement, edit: EditAsked | null): Promise<EditAsked | null> =>
  open({ seen: { edit, masks: [], findings: [] }, base: baseOfShown(shown), tools: ["box", "brush"] });

function open(task: Task): Promise<EditAsked | null> {
  const editor = document.createElement("sudare-editor") as Editor;
  document.body.append(editor);
  return editor.ask(task).finally(() => editor.remove());
}

@customElement("sudare-editor")
export class Editor extends Piece implements Desk {
  @state() private base: Base | null = null;
  @state() private hasFailed = false;
  @state() private isLeaving = false;
  @state() private tools: readonly Tool[] = [];
  @state() private trying: Draft | null = null;
  @state() tool: Tool = "box";
  @state() chosen: number | null = null;
  @state() radius = 0.025;
  @state() view: View = fitting({ width: 1, height: 1 });
  private history = new History<Draft>(UNTOUCHED);
  private start: Draft = UNTOUCHED;
  private required: Box[] = [];
  faces: ReturnType<typeof freeFaces> = [];
  private answer: (edit: EditAsked | null) => void = () => {};
  private readonly hands = new Hands(this);
  private readonly watching = new ResizeObserver(() => this.requestUpdate());

  async ask({ seen, base, tools }: Task): Promise<EditAsked | null> {
    this.tools = tools;
    const answered = new Promise<EditAsked | null>((resolve) => (this.answer = resolve));
    this.start = draftOf(seen.edit);
    this.history = new History(this.start);
    this.required = seen.masks.map(boxOf);
    this.faces = freeFaces(seen.findings);
    await this.updateComplete;
    this.querySelector("dialog")?.showModal();
    this.base = await base.catch(() => null);
    this.hasFailed = !this.base;
    if (this.base) this.view = fitting(turnedSize(this.base, this.draft.turns));
    await this.updateComplete;
    const stage = this.querySelector("svg.editor-stage");
    if (stage) this.watching.observe(stage);
    return answered.finally(() => this.base?.release());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.watching.disconnect();
  }

  // ── the desk the hands work on ──────────────────────────────────────────────────────────────
  get draft(): Draft {
    return this.history.now;
  }

  get size(): Base {
    if (!this.base) throw new Error("hands need a picture");
    return this.base;
  }

  stage = () => this.querySelector("svg.editor-stage")?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
  try = (draft: Draft): void => void (this.trying = draft);
  let = (): void => void (this.trying = null);

  keep = (draft: Draft): void => {
    const hasTurned = draft.turns !== this.draft.turns;
    this.trying = null;
    this.history.do(draft);
    if (hasTurned && this.base) this.view = fitting(turnedSize(this.base, draft.turns));
    this.requestUpdate();
  };

  private step(by: "undo" | "redo"): void {
    this.history[by]();
    this.chosen = null;
    this.requestUpdate();
  }

  private removeChosen(): void {
    if (this.chosen !== null) this.keep(remove(this.draft, this.chosen));
    this.chosen = null;
  }

  private close(edit: EditAsked | null): void {
    this.querySelector("dialog")?.close();
    this.answer(edit);
  }

  private done(): void {
    this.close(this.draft === this.start ? null : asEdit(this.draft));
  }

  private leave(asked?: Event): void {
    asked?.preventDefault();
    if (this.draft !== this.start) this.isLeaving = true;
    else this.close(null);
  }

  private pressed(pressed: KeyboardEvent): void {
    const on = pressed.target as Element;
    const isCommand = pressed.ctrlKey || pressed.metaKey;
    if (isCommand && /^[zy]$/i.test(pressed.key)) {
      pressed.preventDefault();
      return this.step(pressed.shiftKey || pressed.key.toLowerCase() === "y" ? "redo" : "undo");
    }
    if (on.matches("input")) return;
    const id = Number(on.closest("[data-mask], [data-mark]")?.getAttribute("data-mask") ?? on.closest("[data-mark]")?.getAttribute("data-mark") ?? 0);
    const corner = on.closest("[data-handle^=crop]")?.getAttribute("data-handle")?.split(":")[1] as Corner | undefined;
    if (id ? this.pressedOn(id, pressed) : corner ? this.pressedCorner(corner, pressed.key) : this.pressedZoom(pressed.key)) pressed.preventDefault();
  }

  private pressedOn(id: number, pressed: KeyboardEvent): boolean {
    const mask = this.draft.masks.find((one) => one.id === id);
    if (!mask) return false;
    this.chosen = id;
    if (pressed.key === "Delete" || pressed.key === "Backspace") {
      this.removeChosen();
      return true;
    }
    const to = nudged(mask, pressed, this.size);
    if (to) this.keep(change(this.draft, id, () => to));
    return to !== null || (pressed.key === " " && !(pressed.target as Element).matches("button"));
  }

  private pressedCorner(corner: Corner, key: string): boolean {
    const way = { ArrowLeft: [-0.02, 0], ArrowRight: [0.02, 0], ArrowUp: [0, -0.02], ArrowDown: [0, 0.02] }[key];
    if (!way) return false;
    const crop = cropOf(this.draft);
    const at = { x: crop.x + (corner.includes("e") ? crop.width : 0), y: crop.y + (corner.includes("s") ? crop.height : 0) };
    this.keep({ ...this.draft, crop: moved(resized(crop, corner, { x: at.x + (way[0] ?? 0), y: at.y + (way[1] ?? 0) }, 0.06), 0, 0) });
    return true;
  }

  private pressedZoom(key: string): boolean {
    const by = { "+": 1.4, ";": 1.4, "=": 1.4, "-": 1 / 1.4, "0": 0.01 }[key];
    if (!by || !this.base) return false;
    this.view = zoomed(this.view, by, this.view.middle, turnedSize(this.base, this.draft.turns));
    return true;
  }

  private get scene(): Scene | null {
    const { base } = this;
    if (!base) return null;
    const draft = this.trying ?? this.draft;
    const said = editing();
    return {
      base, draft, required: this.required, faces: this.faces, tool: this.tool, chosen: this.chosen, radius: this.radius,
      unit: unit(this.view, turnedSize(base, draft.turns), this.stage()),
      nameOf: (mask, at) => said.mask(at + 1, inWords(boundsOf(mask, base.width / base.height))),
      cornerName: said.corner,
    };
  }

  protected override render(): TemplateResult {
    const said = editing();
    const { scene } = this;
    return html`<dialog class="editor-sheet" aria-labelledby="editor-title" @keydown=${this.pressed} @cancel=${this.leave}>
      <header class="editor-head">
        <button class="button-plain" aria-label=${said.quit} title=${said.quit} @click=${() => this.leave()}>${close}</button>
        <h2 id="editor-title" tabindex="-1" autofocus>${said.title}</h2>
        <button class="button-plain" aria-label=${said.undo} title=${said.undo} ?disabled=${!this.history.canUndo} @click=${() => this.step("undo")}>${undoIcon}</button>
        <button class="button-plain editor-redo" aria-label=${said.redo} title=${said.redo} ?disabled=${!this.history.canRedo} @click=${() => this.step("redo")}>${undoIcon}</button>
      </header>
      <div class="editor-table">${scene ? this.renderStage(scene) : html`<p class="editor-wait" role="status">${this.hasFailed ? said.notLoaded : html`${opening()} ${said.loading}`}</p>`}</div>
      ${scene ? this.renderTools(scene) : nothing}
    </dialog>`;
  }

  private renderStage(scene: Scene): TemplateResult {
    const { hands } = this;
    return html`<svg class="editor-stage" data-tool=${this.tool} role="group" aria-label=${editing().stage} viewBox=${viewBox(this.view, turnedSize(scene.base, scene.draft.turns), this.stage())}
      @pointerdown=${hands.down} @pointermove=${hands.move} @pointerup=${hands.up} @pointercancel=${hands.up} @wheel=${hands.wheel}>${renderScene(scene) ?? svg``}</svg>`;
  }

  private renderTools(scene: Scene): TemplateResult {
    const said = editing();
    const choose = (tool: Tool) => {
      this.tool = tool;
      this.chosen = null;
    };
    return html`<div class="editor-side">
      ${renderPanel({ ...scene }, { keep: this.keep, try: this.try, brush: (radius) => (this.radius = radius), remove: () => this.removeChosen() })}
      ${renderMarks({ masks: this.draft.masks, required: this.required, size: scene.base, chosen: this.chosen, choose: (id) => (this.chosen = id),
        change: (id, to) => this.keep(change(this.draft, id, () => to)), remove: (id) => this.keep(remove(this.draft, id)) })}
      <div class="editor-tools" role="group">
        ${TOOLS.filter(([tool]) => this.tools.includes(tool)).map(([tool, icon]) => html`<button class="editor-tool" aria-pressed=${this.tool === tool} @click=${() => choose(tool)}>${icon}<span>${said.tools[tool]}</span></button>`)}
      </div>
      ${this.isLeaving
        ? html`<div class="editor-foot" role="alert"><span class="grow">${said.discard}</span>
            <button class="button button-quiet button-danger" @click=${() => this.close(null)}>${said.discardYes}</button>
            <button class="button" @click=${() => (this.isLeaving = false)}>${said.discardNo}</button></div>`
        : html`<div class="editor-foot">
            <button class="button button-quiet" ?disabled=${this.draft === UNTOUCHED} @click=${() => this.keep(UNTOUCHED)}>${again}${said.reset}</button>
            <button class="button grow" @click=${this.done}>${said.done}</button></div>`}
    </div>`;
  }
}
