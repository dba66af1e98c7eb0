/** For the sender: who saw the picture, until when it is kept, and the way to have it deleted now. */
import { type PropertyValues, type TemplateResult, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { type Onlooker, type Seen, forget, keptNow, seenBy } from "../api/owned";
import { asProblem } from "../api/problem";
import type { Attachment, Kept, Message } from "../api/types";
import { bin, close, eyes, lock, save } from "../drawings/icons";
import { Piece } from "../room/piece";
import { words } from "../words";
import { fullMoment, momentOf, shortDay } from "../words/dates";

type Panel = "" | "seen" | "forget";

@customElement("sudare-own")
export class Own extends Piece {
  @property({ attribute: false }) attachment!: Attachment;
  @property({ attribute: false }) message!: Message;
  @state() private panel: Panel = "";
  @state() private seen: Seen | null = null;
  @state() private kept: Kept | null = null;
  @state() private failure = "";
  @state() private refusal = "";
  @state() private isBusy = false;
  private loaded = "";

  override willUpdate(changed: PropertyValues): void {
    if (!changed.has("attachment") || this.loaded === this.attachment.id) return;
    this.loaded = this.attachment.id;
    this.panel = "";
    void this.load(this.attachment.id);
  }

  /** Whether there was a panel to close. */
  lower(): boolean {
    const { panel } = this;
    if (!panel) return false;
    this.turn("");
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(`[aria-controls=own-${panel}]`)?.focus());
    return true;
  }

  private async load(id: string): Promise<void> {
    this.seen = null;
    this.kept = this.attachment.kept;
    this.failure = "";
    try {
      const [seen, kept] = await Promise.all([seenBy(id), keptNow(id)]);
      if (id === this.attachment.id) [this.seen, this.kept] = [seen, kept];
    } catch (thrown) {
      this.failure = asProblem(thrown).message;
    }
  }

  private turn(panel: Panel): void {
    this.panel = panel;
    this.refusal = "";
    this.dispatchEvent(new CustomEvent("risen", { detail: panel !== "" }));
    if (panel) void this.updateComplete.then(() => this.show(panel));
  }

  private show(panel: string): void {
    this.querySelector<HTMLElement>(`#own-${panel} h3`)?.focus({ preventScroll: true });
    this.querySelector(`#own-${panel}`)?.scrollIntoView({ block: "nearest" });
  }

  private async destroy(): Promise<void> {
    this.isBusy = true;
    this.refusal = "";
    try {
      const message = await forget(this.attachment, this.message);
      this.dispatchEvent(new CustomEvent("learn", { detail: message, bubbles: true }));
      this.dispatchEvent(new CustomEvent("forgotten"));
    } catch (thrown) {
      const { message, contacts } = asProblem(thrown);
      this.kept = await keptNow(this.attachment.id).catch(() => this.kept);
      if (this.kept?.is_wanted) return; // the panel says what became of the wish
      this.refusal = contacts.length ? `${message} ${words().looked.own.ask(contacts)}` : message;
    } finally {
      this.isBusy = false;
    }
  }

  protected override render(): TemplateResult {
    const said = words().looked.own;
    const act = (panel: Exclude<Panel, "">, icon: TemplateResult, label: string) =>
      html`<button class="own-act own-act-${panel}" aria-controls="own-${panel}" aria-expanded=${this.panel === panel}
        @click=${() => this.turn(this.panel === panel ? "" : panel)}>${icon}<span>${label}</span></button>`;
    return html`<div class="own-acts">
        ${act("seen", eyes, this.seen ? said.count(this.seen.onlookers.length) : said.title)} ${this.kept ? act("forget", lock, said.keptNow) : act("forget", bin, said.delete)}
      </div>
      ${this.renderSeen()} ${this.renderForget()}`;
  }

  private renderSeen(): TemplateResult {
    const said = words().looked.own;
    const { onlookers, asOf } = this.seen ?? {};
    const { forget_at: day, renditions, id } = this.attachment;
    return html`<section id="own-seen" class="own-panel own-seen ${this.panel === "seen" ? "is-open" : ""}" aria-labelledby="own-seen-title">
      ${this.renderHead("seen", said.title)}
      ${this.failure ? html`<p role="alert">${this.failure}</p>` : nothing}
      ${onlookers?.length === 0 ? html`<p class="own-nobody">${eyes}<span><strong>${said.nobody}</strong><br>${said.nobodyHint}</span></p>` : nothing}
      ${onlookers?.length ? html`<ul class="own-list" tabindex="0" aria-label=${said.title}>${onlookers.map((one) => this.renderOnlooker(one))}</ul>` : nothing}
      ${asOf ? html`<p class="own-proof">${said.asOf(asOf.size, momentOf(asOf.at))}</p>` : nothing}
      ${day ? html`<p>${said.kept(shortDay(day))}</p>` : nothing}
      <p class="own-ways">
        ${renditions.full ? html`<a href=${`${renditions.full.url}?download=true`} download=${this.attachment.name}>${save}${said.download}</a>` : nothing}
        <a href=${`/pictures/${id}/`}>${said.record}</a>
      </p>
    </section>`;
  }

  private renderHead(panel: Exclude<Panel, "">, title: string): TemplateResult {
    return html`<div class="own-head"><h3 id=${`own-${panel}-title`} tabindex="-1">${title}</h3>
      <button class="button-plain own-close" aria-label=${words().lightbox.close} @click=${() => this.lower()}>${close}</button></div>`;
  }

  private renderOnlooker({ name, role, isLink, link, sharedBy, lastAt, times, deeds, reasons }: Onlooker): TemplateResult {
    const said = words().looked.own;
    const roles: Record<string, string> = words().details.role;
    return html`<li><span class="own-who"><strong>${isLink ? said.byLink : name || said.somebody}</strong>${role ? html` <span>${roles[role] ?? ""}</span>` : nothing}</span>
      <span class="own-when"><time datetime=${lastAt} title=${fullMoment(lastAt)}>${momentOf(lastAt)}</time>${times > 1 ? html` ${said.times(times)}` : nothing}</span>
      ${isLink && (link || sharedBy) ? html`<span class="own-link">${said.aboutLink(link, sharedBy)}</span>` : nothing}
      ${deeds.map((deed) => html`<span class="own-deed">${said.deeds[deed]}</span>`)} ${reasons.map((reason) => html`<q class="own-reason">${reason}</q>`)}
    </li>`;
  }

  private renderForget(): TemplateResult {
    return html`<section id="own-forget" class="own-panel ${this.panel === "forget" ? "is-open" : ""}" aria-labelledby="own-forget-title">
      ${this.kept ? this.renderKept(this.kept) : this.renderSure()}
    </section>`;
  }

  /** It can't go now: why, whom to ask, and that it goes by itself once it may. */
  private renderKept({ is_held, contact, until, is_wanted }: Kept): TemplateResult {
    const said = words().looked.own;
    return html`${this.renderHead("forget", said.keptTitle)}
      <p class="own-refused">${lock}<span>${is_held ? said.keptHeld : said.keptByLaw(until ? shortDay(until) : "")}${contact ? html` <strong>${said.ask([contact])}</strong>` : nothing}</span></p>
      ${this.refusal ? html`<p class="own-refused" role="alert">${this.refusal}</p>` : nothing}
      ${is_wanted
        ? html`<p role="status">${said.wanted}</p>`
        : html`<p>${said.wish}</p>
            <p class="own-answer"><button class="button own-keep" @click=${() => this.lower()}>${said.keep}</button>
              <button class="button own-destroy" ?disabled=${this.isBusy} @click=${() => this.destroy()}>${said.wishYes}</button></p>`}`;
  }

  private renderSure(): TemplateResult {
    const said = words().looked.own;
    return html`${this.renderHead("forget", said.sure)}
      <p>${said.sureHint}</p>
      ${this.refusal ? html`<p class="own-refused" role="alert">${this.refusal}</p>` : nothing}
      <p class="own-answer">
        <button class="button own-keep" @click=${() => this.lower()}>${said.keep}</button>
        <button class="button own-destroy" ?disabled=${this.isBusy} @click=${() => this.destroy()}>${bin}${said.destroy}</button>
      </p>`;
  }
}
