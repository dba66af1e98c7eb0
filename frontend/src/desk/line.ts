/** A desk's line as this page sees it: which desk, which view, who stands in it, and the visit that is open. */
import { type Problem, asProblem } from "../api/problem";
import { Stream } from "../api/stream";
import { Session } from "../room/session";
import * as calls from "./calls";
import { HEARTBEAT_MS, LOOK_EVERY_MS, Pace, TYPED_LATELY_MS } from "./pace";
import { deskToShow, keepDesk } from "./which";

export class Line extends Session {
  desks: calls.StaffDesk[] | null = null;
  deskId = "";
  view: calls.View = "hand";
  sought = "";
  visits: calls.VisitLine[] | null = null;
  hasMore = false;
  facts: calls.VisitFacts | null = null;
  colleagues: calls.Colleague[] | null = null;
  otherDesks: calls.OtherDesk[] = [];
  others: calls.Looking[] = [];
  failure: Problem | null = null;
  private visitId = "";
  private typedAt = 0;
  private wait = 0;
  private readonly pace = new Pace();
  private hints: Stream | null = null;
  private readonly timers: number[] = [];

  get desk(): calls.StaffDesk | null {
    return this.desks?.find((one) => one.id === this.deskId) ?? null;
  }

  get openId(): string {
    return this.visitId;
  }

  async begin(visitId: string, deskId = ""): Promise<void> {
    this.deskId = deskId;
    await this.start();
    if (!this.me) return;
    await this.readDesks();
    if (!this.deskId) return this.tell();
    this.hints = new Stream("/desk-stream", { line: () => this.refresh(), room: () => this.refresh(), attachment: ({ id }) => this.outbox?.hint(id) });
    this.timers.push(window.setInterval(() => void this.beat(), HEARTBEAT_MS), window.setInterval(() => void this.look(), LOOK_EVERY_MS));
    await this.readVisits();
    if (visitId) await this.open(visitId);
  }

  end(): void {
    this.hints?.close();
    this.timers.splice(0).forEach((timer) => window.clearInterval(timer));
    this.enter(null);
  }

  /** The line's own stream stays open; a room's comes and goes with its visit. */
  override enter(roomId: string | null): void {
    if (roomId) return super.enter(roomId);
    this.feed?.close();
    this.feed = null;
    this.tell();
  }

  /** Hints come in bursts; one look answers all of them. */
  override refresh = (): void => {
    window.clearTimeout(this.wait);
    this.wait = window.setTimeout(() => void this.again(), this.pace.untilNextLook);
  };

  async show(change: { view?: calls.View; sought?: string; deskId?: string }): Promise<void> {
    this.view = change.view ?? this.view;
    this.sought = change.sought ?? this.sought;
    if (change.deskId && change.deskId !== this.deskId) await this.close();
    if (change.deskId) keepDesk((this.deskId = change.deskId));
    await this.readVisits();
  }

  async more(): Promise<void> {
    await this.attempt(async () => {
      const page = await calls.visits(this.deskId, this.view, this.sought, this.visits?.length ?? 0);
      this.visits = [...(this.visits ?? []), ...page.items];
      this.hasMore = page.more;
    });
  }

  async open(visitId: string): Promise<void> {
    this.visitId = visitId;
    this.facts = null;
    this.others = [];
    this.tell();
    await this.attempt(async () => this.learn(await calls.visit(visitId)));
    void this.look();
    this.tell();
  }

  async close(): Promise<void> {
    this.visitId = "";
    this.facts = null;
    this.enter(null);
  }

  /** A deed at the open visit; what it became is shown at once. */
  async deed(name: string, body: unknown = {}): Promise<void> {
    const id = this.visitId;
    if (!id) return;
    await this.attempt(async () => this.learn(await calls.deed(id, name, body)));
    this.pace.countedAt = 0;
    this.refresh();
  }

  /** To another desk: from then on only whoever answers there finds it. */
  async passOn(deskId: string): Promise<void> {
    const id = this.visitId;
    if (await this.attempt(() => calls.passOn(id, deskId))) await this.close();
    this.refresh();
  }

  async shutOut(hours: number, reason: string): Promise<boolean> {
    return this.amend(() => calls.shutOut(this.visitId, hours, reason));
  }

  async letIn(): Promise<void> {
    await this.amend(() => calls.letIn(this.visitId));
  }

  async tag(tags: string[]): Promise<void> {
    await this.attempt(async () => this.learn(await calls.tag(this.visitId, tags)));
  }

  async note(text: string): Promise<boolean> {
    return this.amend(() => calls.note(this.visitId, text));
  }

  async unnote(id: string): Promise<void> {
    await this.amend(() => calls.unnote(id));
  }

  async present(here: "available" | "away"): Promise<void> {
    await this.attempt(async () => {
      await calls.present(this.deskId, here);
      this.desks = await calls.desks();
    });
    this.refresh();
  }

  async readColleagues(): Promise<void> {
    await this.attempt(async () => {
      const [colleagues, others] = await Promise.all([calls.staff(this.deskId), calls.otherDesks(this.visitId)]);
      [this.colleagues, this.otherDesks] = [colleagues, others];
    });
  }

  /** A reply goes into what is being written, behind what stands there. */
  insert(text: string): void {
    const { feed, outbox } = this;
    if (!feed || !outbox) return;
    const draft = outbox.draft(feed.roomId);
    outbox.write(draft, { text: draft.text ? `${draft.text.trimEnd()}\n${text}` : text });
  }

  typed(): void {
    const wasQuiet = Date.now() - this.typedAt > TYPED_LATELY_MS;
    this.typedAt = Date.now();
    if (wasQuiet) void this.look();
  }

  /** What answers with nothing of its own: the visit is read again. */
  private amend(work: () => Promise<unknown>): Promise<boolean> {
    return this.attempt(async () => {
      await work();
      this.learn(await calls.visit(this.visitId));
    });
  }

  private learn(facts: calls.VisitFacts): void {
    if (facts.line.id !== this.visitId) return;
    this.facts = facts;
    this.follow(facts.desk.id);
    this.pace.readAt = Date.now();
    this.visits = this.visits?.map((one) => (one.id === facts.line.id ? facts.line : one)) ?? null;
    const roomId = facts.may_read ? facts.line.room_id : null;
    if (this.feed?.isGone) this.enter(null);
    this.enter(roomId);
    this.tell();
  }

  /** A visit opened by its address may stand at another desk than the one that is shown. */
  private follow(id: string): void {
    if (id === this.deskId || !this.desks?.some((one) => one.id === id)) return;
    this.deskId = id;
    void this.readVisits();
  }

  private async again(): Promise<void> {
    this.pace.lookedAt = Date.now();
    await Promise.all([this.readVisits(), ...(this.pace.mayCount ? [this.readDesks()] : [])]);
    const id = this.visitId;
    if (!id || !this.pace.mayBeOther(this.facts?.line, this.visits?.find((one) => one.id === id))) return;
    await calls.visit(id).then((facts) => this.learn(facts), (thrown) => void (asProblem(thrown).status === 404 && this.close()));
  }

  private async readDesks(): Promise<void> {
    this.pace.countedAt = Date.now();
    await this.attempt(async () => {
      this.desks = await calls.desks();
      if (!this.desk) this.deskId = deskToShow(this.desks)?.id ?? "";
    });
  }

  private async readVisits(): Promise<void> {
    const asked = [this.deskId, this.view, this.sought].join();
    await this.attempt(async () => {
      const page = await calls.visits(this.deskId, this.view, this.sought, 0);
      if (asked !== [this.deskId, this.view, this.sought].join()) return; // something else is looked at by now
      this.visits = page.items;
      this.hasMore = page.more;
    });
  }

  private async beat(): Promise<void> {
    const here = this.desk?.here;
    if (here) await calls.present(this.deskId, here).catch(() => {}); // the next one says it again
    this.refresh();
  }

  private async look(): Promise<void> {
    const id = this.visitId;
    if (!id || document.visibilityState !== "visible") return;
    const others = await calls.look(id, Date.now() - this.typedAt < TYPED_LATELY_MS).catch(() => []);
    if (id !== this.visitId) return;
    this.others = others;
    this.tell();
  }

  private async attempt(work: () => Promise<unknown>): Promise<boolean> {
    this.failure = null;
    try {
      await work();
    } catch (thrown) {
      this.failure = asProblem(thrown);
    }
    this.tell();
    return this.failure === null;
  }

  private tell(): void {
    this.dispatchEvent(new Event("change"));
  }
}
