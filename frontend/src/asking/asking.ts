/** One sitting of asking in a room: what may be asked, the question in the making, and the answers so far. */
import * as asked from "../api/asked";
import type { Answer, ExportFormat, Offer, Value } from "../api/asked";
import { chunksOf, framesOf } from "../api/frames";
import { type Problem, asProblem, problemOf } from "../api/problem";
import type { Attachment } from "../api/types";
import { newKey } from "../outbox/terms";
import { language } from "../words";
import { type Draft, asQuestion, begun, draftOf, isAskable } from "./question";
import { isWaiting } from "./values";

export const AT_WORK = new Set<Answer["state"]>(["queued", "reading", "streaming"]);
const LISTEN_AGAIN_MS = 1_000;
const LISTEN_TIMES = 8;
const LOOK_EVERY_MS = 10_000; // for the word of whoever reads a draft first

export class Asking extends EventTarget {
  offer: Offer | null = null;
  earlier: readonly Answer[] = []; // what I asked here before, and drafts that wait for my word
  draft: Draft;
  answers: Answer[] = [];
  at = -1; // which answer is looked at; -1: the question is being put together
  problem: Problem | null = null;
  isSending = false;
  private key = newKey();
  private listening: AbortController | null = null;

  constructor(
    readonly roomId: string,
    readonly known: readonly Attachment[],
    chosen: readonly Attachment[],
  ) {
    super();
    this.draft = begun(chosen);
  }

  get answer(): Answer | null {
    return this.answers[this.at] ?? null;
  }

  get isAtWork(): boolean {
    return this.answer !== null && AT_WORK.has(this.answer.state);
  }

  get isAskable(): boolean {
    return isAskable(this.draft) && this.offer?.may_ask === true && !this.isSending;
  }

  async start(): Promise<void> {
    await this.attempt(async () => {
      this.offer = await asked.offer(this.roomId);
      const waiting = this.offer.may_approve && this.offer.drafts_waiting ? (await asked.drafts(this.roomId)).items : [];
      const mine = (await asked.earlier(this.roomId)).items;
      this.earlier = [...waiting, ...mine.filter(({ id }) => !waiting.some((one) => one.id === id))];
    });
  }

  change(draft: Draft): void {
    this.draft = draft;
    this.key = newKey(); // another question than the one that may have been sent before
    this.changed();
  }

  /** Sends the question. ``follows``: in the conversation so far. */
  async ask(follows: string | null = null): Promise<void> {
    if (!this.isAskable) return;
    this.isSending = true;
    this.changed();
    await this.attempt(async () => this.begin(await asked.ask(this.roomId, asQuestion(this.draft, follows, language()), this.key)));
    this.isSending = false;
    this.changed();
  }

  /** The same pictures, asked something more. */
  async follow(text: string): Promise<void> {
    const { answer } = this;
    if (!answer) return;
    this.change({ ...this.draftOf(answer), text, template: "", form: { purpose: "", where: "", avoid: "", answer: "" } });
    await this.ask(answer.id);
  }

  /** Back to the question, as it was asked. */
  edit(): void {
    const { answer } = this;
    if (answer) this.change({ ...this.draftOf(answer), replaces: answer.is_mine ? answer.id : null });
    this.look(-1);
  }

  /** An earlier one, or a draft that waits for somebody. */
  async open(id: string): Promise<void> {
    await this.attempt(async () => this.begin(await asked.answer(id)));
  }

  look(at: number): void {
    this.at = at;
    this.problem = null;
    this.changed();
  }

  stop = () => this.with(asked.stop);
  regenerate = () => this.with(async (id) => this.begin(await asked.regenerate(id)));
  approve = (text: string) => this.with((id) => asked.approve(id, text));
  refuse = (reason: string) => this.with((id) => asked.refuse(id, reason));
  correct = (name: string, value: Value) => this.with((id) => asked.correct(id, name, value));
  post = () => this.with(asked.postAnswer);

  address(format: ExportFormat): string {
    return asked.exportAddress(this.answer?.id ?? "", format);
  }

  close(): void {
    this.listening?.abort();
  }

  /** What of mine waits here for somebody's word. */
  get awaited(): readonly string[] {
    return this.answers.filter((one) => one.is_mine && isWaiting(one)).map(({ id }) => id);
  }

  /** The picture that place `at` of the question is about; null once it is gone. */
  pictureAt(at: number): Attachment | null {
    const id = this.answer?.question.pictures[at]?.attachment_id;
    return this.known.find((one) => one.id === id) ?? null;
  }

  private draftOf(answer: Answer): Draft {
    return draftOf(answer.question, new Map(this.known.map((one) => [one.id, one])));
  }

  private begin(answer: Answer): void {
    this.learn(answer);
    this.at = this.answers.findIndex((one) => one.id === answer.id);
    this.key = newKey();
    if (AT_WORK.has(answer.state) || isWaiting(answer)) void this.listen(answer.id);
  }

  private async with(act: (id: string) => Promise<Answer | void>): Promise<boolean> {
    const { answer } = this;
    if (!answer) return false;
    return this.attempt(async () => {
      const told = await act(answer.id);
      if (told) this.learn(told);
    });
  }

  private async attempt(act: () => Promise<void>): Promise<boolean> {
    this.problem = null;
    try {
      await act();
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
    this.changed();
    return this.problem === null;
  }

  private learn(answer: Answer): void {
    const at = this.answers.findIndex((one) => one.id === answer.id);
    if (at < 0) this.answers.push(answer);
    else this.answers[at] = answer;
    this.changed();
  }

  // ── the stream ─────────────────────────────────────────────────────────────────────────────
  /** Hears an answer until it ends. A line that breaks is taken up again: the server tells the whole of it once more. */
  private async listen(id: string): Promise<void> {
    this.listening?.abort();
    const listening = (this.listening = new AbortController());
    for (let again = 0; again < LISTEN_TIMES && this.isOpen(id, listening); again += 1) {
      if (again) await new Promise((wait) => setTimeout(wait, LISTEN_AGAIN_MS * again));
      await this.hear(id, listening.signal).catch(() => {});
      if (!listening.signal.aborted) await this.attempt(async () => this.learn(await asked.answer(id)));
    }
    await this.await(id, listening);
  }

  /** A draft that somebody else reads first: their word is looked for now and then, while this is open. */
  private async await(id: string, { signal }: AbortController): Promise<void> {
    const one = () => this.answers.find((each) => each.id === id);
    while (!signal.aborted && one() && isWaiting(one() as Answer)) {
      await new Promise((wait) => setTimeout(wait, LOOK_EVERY_MS));
      const told = signal.aborted || document.visibilityState !== "visible" ? null : await asked.answer(id).catch(() => null); // asked again soon
      if (told && !signal.aborted) this.learn(told);
    }
  }

  private isOpen(id: string, { signal }: AbortController): boolean {
    return !signal.aborted && AT_WORK.has(this.answers.find((one) => one.id === id)?.state ?? "failed");
  }

  private async hear(id: string, signal: AbortSignal): Promise<void> {
    const response = await fetch(asked.streamAddress(id), { credentials: "same-origin", cache: "no-store", signal });
    if (!response.ok || !response.body) throw await problemOf(response);
    for await (const { data } of framesOf(chunksOf(response.body, signal))) {
      const told = data as Partial<Answer>;
      if (told.id === id) this.learn(told as Answer); // each frame holds the whole answer as it is
      if (!this.isOpen(id, this.listening ?? new AbortController())) return;
    }
  }

  private changed(): void {
    this.dispatchEvent(new Event("change"));
  }
}
