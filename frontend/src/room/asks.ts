/** From the room into asking, which comes when it is wanted; and the line that says drafts wait for somebody's word. */
import { type PropertyValues, type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { request } from "../api/client";
import type { Attachment } from "../api/types";
import { ask } from "../drawings/icons";
import { words } from "../words";
import { awaitedIn, keepAwaited } from "./awaited";
import type { Feed } from "./feed";
import { Piece } from "./piece";
import { isShown } from "./pictures";

const LOOK_EVERY_MS = 60_000;

@customElement("sudare-asks")
export class Asks extends Piece {
  @property({ attribute: false }) feed!: Feed;
  @property({ type: Boolean }) mayApprove = false;
  @state() private waiting: readonly string[] = [];
  @state() private unsent: readonly string[] = []; // drafts of mine that were not sent
  @state() private hasFailed = false;
  private timer = 0;
  private looked = "";

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.look);
    this.timer = window.setInterval(this.look, LOOK_EVERY_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.look);
    window.clearInterval(this.timer);
  }

  override updated(_: PropertyValues): void {
    if (this.looked === this.feed.roomId) return;
    this.looked = this.feed.roomId;
    this.waiting = this.unsent = [];
    this.look();
  }

  /** With nothing chosen the picture sent last is asked about. */
  async open(chosen: readonly Attachment[], answerId?: string): Promise<void> {
    const known = this.feed.log.inOrder().flatMap((message) => message.attachments.filter(isShown));
    this.hasFailed = false;
    try {
      const { openAsking } = await import("../asking/asking-sheet");
      const { roomId } = this.feed;
      keepAwaited(roomId, awaitedIn(roomId).filter((id) => id !== answerId));
      const awaited = await openAsking({ roomId, known, chosen: chosen.length ? chosen.filter(isShown) : answerId ? [] : known.slice(-1), ...(answerId ? { answerId } : {}) });
      keepAwaited(roomId, [...awaitedIn(roomId), ...awaited]);
    } catch {
      this.hasFailed = true;
    }
    this.look();
  }

  private readonly look = (): void => {
    if (document.visibilityState !== "visible") return;
    if (this.mayApprove) void this.ask();
    else void this.askForMine();
  };

  /** What was sent is in the room for all to see; what wasn't is told here, once. */
  private async askForMine(): Promise<void> {
    const { roomId } = this.feed;
    const ask = async (id: string) => ({ id, told: await request<{ state: string }>(`/answers/${id}`).catch(() => null) });
    const found = await Promise.all(awaitedIn(roomId).map(ask));
    if (roomId !== this.feed.roomId) return;
    const inState = (...states: string[]) => found.filter(({ told }) => told && states.includes(told.state)).map(({ id }) => id);
    this.unsent = inState("refused", "expired");
    keepAwaited(roomId, [...inState("draft", "queued", "reading", "streaming"), ...this.unsent]);
  }

  private async ask(): Promise<void> {
    const { roomId } = this.feed;
    const found = await request<{ items: { id: string }[] }>(`/rooms/${roomId}/drafts`).catch(() => null); // asked again in a minute
    if (found && roomId === this.feed.roomId) this.waiting = found.items.map(({ id }) => id);
  }

  protected override render(): TemplateResult | typeof nothing {
    const said = words().ask;
    const [first] = this.waiting;
    if (this.hasFailed) return html`<p class="line-state error" role="alert">${said.failed}</p>`;
    const [unsent] = this.unsent;
    if (unsent) {
      return html`<p class="line-state notice notice-hold asks" role="status">${ask}<span class="grow">${said.unsent}</span>
        <button class="button-plain" @click=${() => this.open([], unsent)}>${said.draftsOpen}</button></p>`;
    }
    if (!first) return nothing;
    return html`<p class="line-state notice notice-hold asks" role="status">${ask}<span class="grow">${said.drafts(this.waiting.length)}</span>
      <button class="button-plain" @click=${() => this.open([], first)}>${said.draftsOpen}</button></p>`;
  }
}
