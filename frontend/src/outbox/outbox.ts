/** Everything written and picked but not yet posted: kept on the device, sent once, shown in every tab. */
import { attachment as fetchAttachment, discard, editPicture } from "../api/calls";
import type { EditAsked } from "../api/seen";
import type { Attachment, Quote } from "../api/types";
import { Courier, type Depot } from "./courier";
import { type Phase, phaseOf } from "./phases";
import { type ParcelStore, openStore } from "./store";
import { type Parcel, type Picture, isEmpty, newKey, newParcel, newPicture } from "./terms";

const SAVE_AFTER_MS = 250;

export class Outbox extends EventTarget implements Depot {
  readonly parcels = new Map<string, Parcel>();
  readonly attachments = new Map<string, Attachment>();
  readonly progress = new Map<string, number>();
  isDurable = true;
  private readonly courier: Courier;
  private readonly channel = "BroadcastChannel" in window ? new BroadcastChannel("sudare.outbox") : null;
  private readonly unsaved = new Map<string, number>();
  private readonly stored = new Set<string>();

  static async open(ownerId: string): Promise<Outbox> {
    const outbox = new Outbox(await openStore(), ownerId);
    await outbox.reload();
    return outbox;
  }

  constructor(
    readonly store: ParcelStore,
    readonly ownerId: string,
  ) {
    super();
    this.isDurable = store.isDurable;
    this.courier = new Courier(this);
    this.channel?.addEventListener("message", () => void this.reload());
    window.addEventListener("online", () => this.wake());
    window.addEventListener("offline", () => this.changed());
    window.addEventListener("pagehide", () => void this.saveNow());
  }

  // ── what a composer shows ───────────────────────────────────────────────────────────────────
  draft(roomId: string): Parcel {
    const kept = [...this.parcels.values()].find((parcel) => parcel.roomId === roomId && parcel.intent === "draft");
    if (kept) return kept;
    const fresh = newParcel(this.ownerId, roomId);
    this.parcels.set(fresh.key, fresh);
    return fresh;
  }

  leaving(roomId: string): Parcel[] {
    return [...this.parcels.values()]
      .filter((parcel) => parcel.roomId === roomId && parcel.intent === "send")
      .sort((one, other) => one.writtenAt.localeCompare(other.writtenAt));
  }

  attachmentOf(picture: Picture): Attachment | undefined {
    return picture.attachmentId ? this.attachments.get(picture.attachmentId) : undefined;
  }

  phase(picture: Picture): Phase {
    return phaseOf(picture, {
      attachment: this.attachmentOf(picture),
      progress: this.progress.get(picture.key),
      isOnline: navigator.onLine,
    });
  }

  // ── what a person does ──────────────────────────────────────────────────────────────────────
  write(parcel: Parcel, change: { text?: string; replyTo?: Quote | null }): void {
    Object.assign(parcel, change);
    this.saveSoon(parcel);
    this.changed();
  }

  async add(parcel: Parcel, files: File[]): Promise<void> {
    parcel.pictures.push(...files.map(newPicture));
    this.changed();
    await this.save(parcel);
    this.courier.upload(parcel);
  }

  async takeOut(parcel: Parcel, picture: Picture): Promise<void> {
    parcel.pictures = parcel.pictures.filter((kept) => kept.key !== picture.key);
    this.courier.stop(picture);
    this.changed();
    await this.save(parcel);
    if (picture.attachmentId) await discard(picture.attachmentId).catch(() => {}); // its quarter of an hour ends anyway
  }

  async retryPicture(parcel: Parcel, picture: Picture): Promise<void> {
    if (picture.isUploaded) this.renew(picture);
    picture.failure = null;
    await this.save(parcel);
    this.courier.upload(parcel);
  }

  /** The person says: send. Kept before anything leaves. `approved` are the checks they have seen. */
  async send(parcel: Parcel, approved: string[]): Promise<void> {
    window.clearTimeout(this.unsaved.get(parcel.key));
    this.unsaved.delete(parcel.key);
    await this.keepKeyOnce(parcel);
    parcel.intent = "send";
    parcel.approved = approved;
    parcel.failure = null;
    parcel.writtenAt = new Date().toISOString();
    this.changed();
    await this.save(parcel);
    this.courier.deliver(parcel);
  }

  async retry(parcel: Parcel): Promise<void> {
    parcel.failure = null;
    await this.save(parcel);
    this.courier.deliver(parcel);
  }

  /** Back to the composer, unless something else is being written there: then its words go before it. */
  async takeBack(parcel: Parcel): Promise<void> {
    const other = [...this.parcels.values()].find((one) => one.roomId === parcel.roomId && one.intent === "draft");
    if (other) {
      parcel.text = [parcel.text, other.text].filter((text) => text.trim()).join("\n");
      parcel.pictures.push(...other.pictures);
      await this.forget(other);
    }
    this.parcels.delete(parcel.key);
    await this.unkeep(parcel.key);
    Object.assign(parcel, { intent: "draft", failure: null, key: newKey() });
    this.parcels.set(parcel.key, parcel);
    await this.save(parcel);
  }

  async drop(parcel: Parcel): Promise<void> {
    for (const picture of parcel.pictures) await this.takeOut(parcel, picture);
    await this.forget(parcel);
  }

  /** The server draws the picture anew; whoever sends meanwhile waits for it, after a reload too. */
  async edit(parcel: Parcel, attachmentId: string, edit: EditAsked): Promise<void> {
    this.learn(await editPicture(attachmentId, edit));
    parcel.approved = parcel.approved.filter((id) => id !== attachmentId); // seen was what it no longer is
    await this.save(parcel);
    this.courier.upload(parcel);
  }

  learn(attachment: Attachment): void {
    this.attachments.set(attachment.id, attachment);
    this.changed();
  }

  // ── for the courier ─────────────────────────────────────────────────────────────────────────
  async save(parcel: Parcel): Promise<void> {
    await this.keep(parcel);
    this.channel?.postMessage("changed");
    this.changed();
  }

  async forget(parcel: Parcel): Promise<void> {
    this.parcels.delete(parcel.key);
    await this.unkeep(parcel.key);
    this.channel?.postMessage("changed");
    this.changed();
  }

  /** A new upload of the same file: the server has let go of the old one. */
  renew(picture: Picture): void {
    if (picture.attachmentId) this.attachments.delete(picture.attachmentId);
    this.progress.delete(picture.key);
    Object.assign(picture, { key: newKey(), attachmentId: null, uploadUrl: null, isUploaded: false, failure: null });
  }

  async look(attachmentId: string): Promise<Attachment> {
    const seen = await fetchAttachment(attachmentId);
    this.learn(seen);
    return seen;
  }

  hint(attachmentId: string): void {
    this.courier.hint(attachmentId);
  }

  changed(): void {
    this.dispatchEvent(new Event("change"));
  }

  wake(): void {
    this.changed();
    this.courier.wake();
  }

  private async reload(): Promise<void> {
    const kept = new Map((await this.store.all(this.ownerId)).map((parcel) => [parcel.key, parcel]));
    for (const key of [...this.stored]) if (!kept.has(key)) this.lostToAnotherTab(key);
    for (const [key, parcel] of kept) {
      const mine = this.parcels.get(key);
      if (mine && (this.courier.isBusyWith(mine) || this.unsaved.has(key))) continue;
      this.parcels.set(key, parcel);
      this.stored.add(key);
    }
    this.wake();
  }

  /** Sent or dropped there. What is still being typed here goes on as a message of its own. */
  private lostToAnotherTab(key: string): void {
    const parcel = this.parcels.get(key);
    this.parcels.delete(key);
    this.stored.delete(key);
    if (!parcel || !this.unsaved.has(key)) return;
    window.clearTimeout(this.unsaved.get(key));
    this.unsaved.delete(key);
    Object.assign(parcel, { key: newKey(), pictures: [] });
    this.parcels.set(parcel.key, parcel);
    this.saveSoon(parcel);
  }

  private async keep(parcel: Parcel): Promise<void> {
    if (parcel.intent === "draft" && isEmpty(parcel)) return this.unkeep(parcel.key);
    this.stored.add(parcel.key);
    await this.store.put(structuredClone(parcel));
  }

  private async unkeep(key: string): Promise<void> {
    this.stored.delete(key);
    await this.store.remove(key);
  }

  /** Two tabs may hold one draft. Whoever sends second sends a message of its own, never a silent twin. */
  private async keepKeyOnce(parcel: Parcel): Promise<void> {
    const kept = await this.store.get(parcel.key);
    if (kept?.intent === "send") {
      this.parcels.delete(parcel.key);
      parcel.key = newKey();
      this.parcels.set(parcel.key, parcel);
    }
  }

  private saveSoon(parcel: Parcel): void {
    window.clearTimeout(this.unsaved.get(parcel.key));
    this.unsaved.set(parcel.key, window.setTimeout(() => void this.saveNow(parcel.key), SAVE_AFTER_MS));
  }

  private async saveNow(only?: string): Promise<void> {
    for (const key of only ? [only] : [...this.unsaved.keys()]) {
      window.clearTimeout(this.unsaved.get(key));
      this.unsaved.delete(key);
      const parcel = this.parcels.get(key);
      if (parcel) await this.keep(parcel);
    }
  }
}
