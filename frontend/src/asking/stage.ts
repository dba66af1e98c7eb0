/** The picture an answer is about: places are pointed at before, and light up after. Hands and arithmetic are the editor's. */
import { type PropertyValues, type TemplateResult, html } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Box as Place } from "../api/types";
import { boxOf, isBox } from "../editor/drafting";
import { grown } from "../editor/geometry";
import { type Desk, Hands } from "../editor/hands";
import { nudged } from "../editor/marks";
import { type Box, type Draft, type OwnMask, type Size, type Tool, UNTOUCHED } from "../editor/terms";
import { type View, fitting, unit, viewBox, zoomed } from "../editor/view";
import { Piece } from "../room/piece";
import { asking } from "../words/asking";
import { glide } from "./glide";
import { type Layer, renderRegions, renderSpots } from "./layers";
import { REGIONS_AT_MOST } from "./question";
import { type Spot, isWithin } from "./values";

export interface Sight extends Size {
  url: string;
  name: string;
}

const CLOSEST = 4;
const SHARE = 0.55; // of the stage, for what is looked at

@customElement("sudare-sight")
export class SightStage extends Piece implements Desk {
  @property({ attribute: false }) sight!: Sight;
  /** Before asking: the places pointed at. */
  @property({ attribute: false }) regions: readonly Place[] = [];
  @property({ type: Boolean }) isPointing = false;
  /** After asking: what the values stand on, and which of them is looked at. */
  @property({ attribute: false }) spots: readonly Spot[] = [];
  @property() lit = "";
  @state() private trying: Draft | null = null;
  @state() private held: number | null = null;
  @state() view: View = fitting({ width: 1, height: 1 });
  readonly radius = 0;
  readonly faces = [];
  private readonly hands = new Hands(this);
  private readonly watching = new ResizeObserver(() => this.requestUpdate());
  private stopGliding = () => {};
  private awaited = 0; // the number of a place just added, until it stands in the picture

  // ── the desk the hands work on ──────────────────────────────────────────────────────────────
  get tool(): Tool {
    return this.isPointing ? "box" : "faces"; // with no face to choose, a drag moves the paper and a tap chooses
  }

  get draft(): Draft {
    const boxes = this.isPointing ? this.regions.map(boxOf) : this.spots.map(({ box }) => boxOf(box));
    return { ...UNTOUCHED, masks: boxes.map((box, at) => ({ id: at + 1, box })) };
  }

  get size(): Size {
    return this.sight;
  }

  get chosen(): number | null {
    return this.held;
  }

  set chosen(id: number | null) {
    this.held = id;
    if (!this.isPointing) this.tell("choose", this.spots[(id ?? 0) - 1]?.key ?? "");
  }

  stage = () => this.querySelector("svg")?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
  try = (draft: Draft): void => void (this.trying = draft);
  let = (): void => void (this.trying = null);

  keep = (draft: Draft): void => {
    this.trying = null;
    if (this.isPointing) this.tell("regions", draft.masks.slice(0, REGIONS_AT_MOST).flatMap(placeOf));
  };

  override willUpdate(changed: PropertyValues): void {
    const before = changed.get("sight") as Sight | undefined;
    if (changed.has("sight") && before?.url !== this.sight.url) this.fit();
    if (changed.has("isPointing")) this.held = null;
    if (changed.has("lit")) this.goTo(this.lit);
  }

  /** Whoever holds the regions hands the new one back in a later round: only then it can be focused. */
  override updated(): void {
    const added = this.awaited && this.querySelector<SVGElement>(`[data-mask="${this.awaited}"]`);
    if (!added) return;
    this.awaited = 0;
    added.focus();
  }

  override firstUpdated(): void {
    const drawn = this.querySelector("svg");
    if (drawn) this.watching.observe(drawn);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.watching.disconnect();
    this.stopGliding();
  }

  /** One more place, in the middle of what can be seen: for keys, and for whoever would rather press a button. */
  add(): void {
    const { x, y } = this.view.middle;
    const middle = { x: x / this.sight.width, y: y / this.sight.height, width: 0, height: 0 };
    const box = grown(middle, 0.3 / this.view.scale, 0.2 / this.view.scale);
    this.keep({ ...this.draft, masks: [...this.draft.masks, { id: this.regions.length + 1, box }] });
    this.held = this.awaited = this.regions.length + 1;
  }

  zoom(by: number): void {
    this.view = zoomed(this.view, by, this.view.middle, this.sight);
  }

  fit(): void {
    this.stopGliding();
    this.view = fitting(this.sight);
  }

  /** Where a value stands comes into the middle, as close as it can be read with its surroundings. */
  private goTo(key: string): void {
    const exact = this.spots.find((spot) => spot.key === key); // of the same words in several places, the first
    const box = exact ? boxOf(exact.box) : around(this.spots.filter((spot) => isWithin(spot.key, key)).map((spot) => boxOf(spot.box)));
    if (!box) return;
    const { width, height } = this.sight;
    const scale = Math.min(CLOSEST, Math.max(1, SHARE / Math.max(box.width, box.height)));
    const middle = { x: (box.x + box.width / 2) * width, y: (box.y + box.height / 2) * height };
    this.stopGliding();
    this.stopGliding = glide(this.view, { scale, middle }, (view) => (this.view = view));
  }

  private pressed(pressed: KeyboardEvent): void {
    const id = Number((pressed.target as Element).closest("[data-mask]")?.getAttribute("data-mask") ?? 0);
    const mask = this.isPointing ? this.draft.masks.find((one) => one.id === id) : undefined;
    if (mask ? this.pressedOn(mask, pressed) : this.pressedZoom(pressed.key)) {
      pressed.preventDefault();
      pressed.stopPropagation();
    }
  }

  private pressedOn(mask: OwnMask, pressed: KeyboardEvent): boolean {
    this.held = mask.id;
    if (pressed.key === "Delete" || pressed.key === "Backspace") {
      this.keep({ ...this.draft, masks: this.draft.masks.filter((one) => one.id !== mask.id) });
      return true;
    }
    const to = nudged(mask, pressed, this.sight);
    if (to) this.keep({ ...this.draft, masks: this.draft.masks.map((one) => (one.id === mask.id ? to : one)) });
    return to !== null || pressed.key === " ";
  }

  private pressedZoom(key: string): boolean {
    const by = { "+": 1.4, ";": 1.4, "=": 1.4, "-": 1 / 1.4, "0": 0.01 }[key];
    if (by) this.zoom(by);
    return by !== undefined;
  }

  private tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }

  private get layer(): Layer {
    return { size: this.sight, unit: unit(this.view, this.sight, this.stage()), masks: (this.trying ?? this.draft).masks, held: this.held };
  }

  protected override render(): TemplateResult {
    const { hands, sight } = this;
    const said = asking();
    return html`<svg class="sight" data-tool=${this.tool} role="group" aria-label=${this.isPointing ? said.pointing.stage(sight.name) : said.sight(sight.name)}
      viewBox=${viewBox(this.view, sight, this.stage())} @keydown=${this.pressed} @pointerdown=${hands.down} @pointermove=${hands.move}
      @pointerup=${hands.up} @pointercancel=${hands.up} @wheel=${hands.wheel}>
      <image href=${sight.url} width=${sight.width} height=${sight.height} preserveAspectRatio="none"></image>
      ${this.isPointing || this.regions.length ? renderRegions(this.layer, this.isPointing, this.regions) : renderSpots(this.layer, this.spots, this.lit)}
    </svg>`;
  }
}

/** One box that holds all the lines of a text. */
function around(boxes: readonly Box[]): Box | undefined {
  if (!boxes.length) return undefined;
  const [left, top] = [Math.min(...boxes.map(({ x }) => x)), Math.min(...boxes.map(({ y }) => y))];
  const [right, bottom] = [Math.max(...boxes.map(({ x, width }) => x + width)), Math.max(...boxes.map(({ y, height }) => y + height))];
  return { x: left, y: top, width: right - left, height: bottom - top };
}

const short = (value: number) => Math.round(value * 1e5) / 1e5;
const asPlace = ({ x, y, width, height }: Box): Place => [short(x), short(y), short(width), short(height)];
const placeOf = (mask: OwnMask) => (isBox(mask) ? [asPlace(mask.box)] : []);
