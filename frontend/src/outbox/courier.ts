/** Carries parcels out: uploads, waits for the check, confirms, posts. Every step may be cut and done again. */
import { confirm, post } from "../api/calls";
import { type Problem, asProblem, unreachable } from "../api/problem";
import type { Attachment } from "../api/types";
import { Turnstile, alone } from "./locks";
import { mayLeave } from "./phases";
import type { ParcelStore } from "./store";
import { Nudges, lookAgainAfter } from "./nudges";
import type { Parcel, Picture } from "./terms";

const UPLOADS_AT_ONCE = 2;
const LONGEST_PAUSE_MS = 30_000;
/** Comes while the first words are being written. When it couldn't come, the upload waits like one without a line. */
const uploading = () => import("./upload").catch(() => Promise.reject(unreachable()));
const PENDING = new Set(["uploading", "received", "checking", "editing"]);

/** Where parcels lie while they are carried, and what is known of them there. */
export interface Depot extends EventTarget {
  readonly store: Pick<ParcelStore, "get">;
  readonly parcels: Map<string, Parcel>;
  readonly attachments: Map<string, Attachment>;
  readonly progress: Map<string, number>;
  attachmentOf(picture: Picture): Attachment | undefined;
  look(attachmentId: string): Promise<Attachment>;
  renew(picture: Picture): void;
  save(parcel: Parcel): Promise<void>;
  forget(parcel: Parcel): Promise<void>;
  changed(): void;
}

export class Courier {
  private readonly turnstile = new Turnstile(UPLOADS_AT_ONCE);
  private readonly busy = new Map<string, Promise<void>>();
  private readonly stops = new Map<string, AbortController>();
  private readonly nudges = new Nudges();

  constructor(private readonly outbox: Depot) {
    void uploading().catch(() => {});
  }

  isBusyWith(parcel: Parcel): boolean {
    return this.busy.has(parcel.key) || parcel.pictures.some((picture) => this.busy.has(picture.key));
  }

  hint(attachmentId: string): void {
    this.nudges.dispatchEvent(new Event(attachmentId));
  }

  wake(): void {
    this.nudges.dispatchEvent(new Event("wake"));
    for (const parcel of this.outbox.parcels.values()) {
      forgivePassing(parcel);
      if (parcel.intent === "send") this.deliver(parcel);
      else this.upload(parcel);
    }
  }

  stop(picture: Picture): void {
    this.stops.get(picture.key)?.abort(new DOMException("taken out", "AbortError"));
  }

  upload(parcel: Parcel): void {
    for (const picture of parcel.pictures) void this.bring(parcel, picture);
  }

  deliver(parcel: Parcel): void {
    void this.once(parcel.key, () => alone(`parcel.${parcel.key}`, () => this.carry(parcel)));
  }

  /** Who asks while it is being done waits for the same end. */
  private once(key: string, work: () => Promise<void>): Promise<void> {
    const running = this.busy.get(key) ?? this.guarded(key, work);
    this.busy.set(key, running);
    return running;
  }

  private async guarded(key: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      if (!(thrown instanceof DOMException)) throw thrown; // a lock or an upload that was let go
    } finally {
      this.busy.delete(key);
      this.outbox.changed();
    }
  }

  // ── one picture ─────────────────────────────────────────────────────────────────────────────
  private bring(parcel: Parcel, picture: Picture): Promise<void> {
    if (picture.failure || !navigator.onLine) return Promise.resolve();
    return this.once(picture.key, () =>
      alone(`picture.${picture.key}`, async () => {
        if (!(await this.catchUp(parcel, picture))) return;
        const stop = new AbortController();
        this.stops.set(picture.key, stop);
        if (!picture.isUploaded) await this.turnstile.pass(() => this.carryBytes(parcel, picture, stop.signal));
        await this.awaitCheck(parcel, picture, stop.signal);
      }),
    );
  }

  /** Another tab may have brought it further, or away, while we waited for the lock. */
  private async catchUp(parcel: Parcel, picture: Picture): Promise<boolean> {
    const kept = (await this.outbox.store.get(parcel.key))?.pictures.find((one) => one.key === picture.key);
    if (kept?.uploadUrl) Object.assign(picture, { ...kept, file: picture.file });
    return kept !== undefined;
  }

  private async carryBytes(parcel: Parcel, picture: Picture, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    this.outbox.progress.set(picture.key, 0);
    try {
      const { upload } = await uploading();
      picture.attachmentId = await upload(picture, {
        roomId: parcel.roomId,
        signal,
        progress: (share) => {
          this.outbox.progress.set(picture.key, share);
          this.outbox.changed();
        },
        address: async (url) => {
          picture.uploadUrl = url;
          await this.outbox.save(parcel);
        },
      });
      picture.isUploaded = true;
    } catch (thrown) {
      if (thrown instanceof DOMException) throw thrown;
      this.fault(picture, asProblem(thrown));
    } finally {
      this.outbox.progress.delete(picture.key);
      if (!signal.aborted) await this.outbox.save(parcel);
    }
  }

  private fault(picture: Picture, problem: Problem): void {
    if (problem.isOffline || problem.isSignedOut) return; // it waits and goes on by itself
    if ([404, 410].includes(problem.status) && picture.uploadUrl) this.outbox.renew(picture);
    else picture.failure = { message: problem.message, isFinal: !problem.isPassing };
  }

  private async awaitCheck(parcel: Parcel, picture: Picture, signal: AbortSignal): Promise<void> {
    for (let tries = 0; picture.isUploaded && picture.attachmentId && !signal.aborted; tries += 1) {
      try {
        const seen = await this.outbox.look(picture.attachmentId);
        if (!PENDING.has(seen.state)) return;
      } catch (thrown) {
        const problem = asProblem(thrown);
        if (problem.status === 404) return this.letGo(parcel, picture);
        if (!problem.isPassing) return;
      }
      await this.nudges.pause(lookAgainAfter(tries), picture.attachmentId);
    }
  }

  /** The server no longer has it: what is meant to go is brought again, a draft asks first. */
  private async letGo(parcel: Parcel, picture: Picture): Promise<void> {
    const id = picture.attachmentId ?? "";
    const known = this.outbox.attachments.get(id);
    if (parcel.intent === "send" || !known) this.outbox.renew(picture);
    else this.outbox.attachments.set(id, { ...known, state: "discarded" });
    await this.outbox.save(parcel);
  }

  // ── one parcel ──────────────────────────────────────────────────────────────────────────────
  private async carry(parcel: Parcel): Promise<void> {
    for (let failures = 0; await this.isStillOurs(parcel); failures += 1) {
      if (failures > 0) await this.nudges.pause(Math.min(1000 * 2 ** failures, LONGEST_PAUSE_MS), "wake");
      if (!navigator.onLine) return; // `online` wakes us
      try {
        if (!(await this.bringAll(parcel))) return;
        for (const picture of parcel.pictures) await this.confirmOne(picture);
        await this.hand(parcel);
        return;
      } catch (thrown) {
        const problem = asProblem(thrown);
        if (problem.isSignedOut) return;
        if (!problem.isPassing) return this.refuse(parcel, problem);
      }
    }
  }

  private async isStillOurs(parcel: Parcel): Promise<boolean> {
    const kept = await this.outbox.store.get(parcel.key);
    if (kept?.intent === "send" && !parcel.failure) return true;
    if (!kept) this.outbox.parcels.delete(parcel.key); // another tab has sent it
    return false;
  }

  /** False when somebody has to look first, or something is stuck: the parcel then waits in sight. */
  private async bringAll(parcel: Parcel): Promise<boolean> {
    forgivePassing(parcel);
    await Promise.all(parcel.pictures.map((picture) => this.bring(parcel, picture)));
    if (parcel.pictures.every((one) => mayLeave(parcel, one, this.outbox.attachmentOf(one)))) return true;
    if ((await this.renewExpired(parcel)) || parcel.pictures.some((one) => this.isUnderWay(one))) throw unreachable();
    return false;
  }

  private isUnderWay(picture: Picture): boolean {
    const seen = this.outbox.attachmentOf(picture);
    return !picture.failure?.isFinal && (!seen || PENDING.has(seen.state));
  }

  private async renewExpired(parcel: Parcel): Promise<boolean> {
    const expired = parcel.pictures.filter((one) => this.outbox.attachmentOf(one)?.state === "discarded");
    for (const picture of expired) this.outbox.renew(picture);
    if (expired.length) await this.outbox.save(parcel);
    return expired.length > 0;
  }

  private async confirmOne(picture: Picture): Promise<void> {
    const seen = this.outbox.attachmentOf(picture);
    if (seen?.state !== "checked") return;
    let confirmed = await confirm(seen.id);
    for (let tries = 0; confirmed.state === "editing"; tries += 1) {
      this.outbox.attachments.set(seen.id, confirmed);
      await this.nudges.pause(lookAgainAfter(tries), seen.id);
      confirmed = await this.outbox.look(seen.id);
    }
    this.outbox.attachments.set(seen.id, confirmed);
    if (confirmed.state !== "confirmed") throw unreachable(); // brought before the sender's eyes again
  }

  private async hand(parcel: Parcel): Promise<void> {
    const message = await post(
      parcel.roomId,
      {
        text: parcel.text.trim(),
        attachments: parcel.pictures.map((picture) => picture.attachmentId ?? ""),
        reply_to: parcel.replyTo?.id ?? null,
      },
      parcel.key,
    );
    this.outbox.dispatchEvent(new CustomEvent("posted", { detail: message }));
    await this.outbox.forget(parcel);
  }

  private async refuse(parcel: Parcel, problem: Problem): Promise<void> {
    parcel.failure = { message: problem.message, isFinal: true };
    await this.outbox.save(parcel);
  }
}

function forgivePassing(parcel: Parcel): void {
  for (const picture of parcel.pictures) {
    if (picture.failure && !picture.failure.isFinal) picture.failure = null;
  }
}
