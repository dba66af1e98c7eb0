/** What the check found, in plain words with a drawing beside each. */
import { type TemplateResult, html, nothing } from "lit";
import type { Advice, Attachment, Fact, Room } from "../api/types";
import { again, alert, bulb, check, clock, eyes, hourglass, iconOfFact, stop } from "../drawings/icons";
import { opening } from "../drawings/slats";
import type { Outbox } from "../outbox/outbox";
import type { Parcel, Picture } from "../outbox/terms";
import { words } from "../words";
import { shortDay } from "../words/dates";
import { type Pointing, renderNever, renderSeen, renderVerdict } from "./seen";

const NAMES_SHOWN = 3;

export function renderFindings(outbox: Outbox, parcel: Parcel, picture: Picture, act: { takeOut: () => void } & Pointing): TemplateResult {
  const phase = outbox.phase(picture);
  const attachment = outbox.attachmentOf(picture);
  const said = words().check;
  const retry = () => void outbox.retryPicture(parcel, picture);
  switch (phase) {
    case "waiting":
    case "queued":
    case "uploading":
      return html`<p class="quiet">${said.lookingHint}</p>`;
    case "checking":
      return html`<p class="quiet">${said.lookingHint}</p>${attachment ? renderSeen(attachment, act) : nothing}`;
    case "editing":
      return html`<p class="finding" role="status">${opening(true)}<span>${words().looked.editing}<br><span class="hint">${words().looked.editingHint}</span></span></p>`;
    case "failed":
      return renderStuck(said.failed, picture.failure?.message ?? "", "care", act.takeOut, retry);
    case "expired":
      return renderStuck(said.expired, "", "care", act.takeOut, retry);
    case "unopened":
      return renderStuck(said.held, judged(attachment, said.heldHint), "hold", act.takeOut);
    case "refused":
      return attachment?.verdict?.decision === "unreadable" || !attachment
        ? renderStuck(said.refused, judged(attachment), "stop", act.takeOut)
        : html`<div class="notice notice-stop stack stack-tight" role="alert">
            ${renderNever(attachment, (changed) => outbox.learn(changed))}
            <p class="row"><button class="button button-quiet" @click=${act.takeOut}>${said.takeOut}</button></p>
          </div>`;
    case "ready":
    case "look":
    case "held":
      return attachment ? renderChecked(attachment, act) : html``;
  }
}

/** The verdict and its reasons. Why a picture can't be opened says already that it can't, so that stands alone. */
export function judged(attachment: Attachment | undefined, hint = ""): string {
  const verdict = attachment?.verdict;
  const reasons = verdict?.reasons.map((reason) => reason.message).filter(Boolean) ?? [];
  const opening = verdict && !(verdict.decision === "unreadable" && reasons.length) ? verdict.message : "";
  return words().together([...new Set([opening, ...reasons, hint].filter(Boolean))]);
}

function renderStuck(title: string, text: string, tone: "care" | "hold" | "stop", takeOut: () => void, retry?: () => void): TemplateResult {
  const said = words().check;
  const mark = { care: alert, hold: clock, stop }[tone];
  return html`<div class="notice notice-${tone} stack stack-tight" role="alert">
    <p class="finding finding-${tone}">${mark}<strong>${title}</strong></p>
    ${text.trim() ? html`<p>${text}</p>` : nothing}
    <p class="row">
      ${retry ? html`<button class="button button-quiet" @click=${retry}>${again}${said.retry}</button>` : nothing}
      <button class="button button-quiet" @click=${takeOut}>${said.takeOut}</button>
    </p>
  </div>`;
}

function renderChecked(attachment: Attachment, pointing: Pointing): TemplateResult {
  const said = words().check;
  const { facts, advice } = attachment;
  return html`
    ${renderVerdict(attachment)} ${renderSeen(attachment, pointing)}
    <section class="stack stack-tight" aria-live="polite">
      <h3>${said.found}</h3>
      ${facts.length
        ? html`<ul class="findings">${placeFirst(facts).map(renderFact)}</ul>`
        : html`<p class="finding finding-fine">${check}<span>${said.nothing}</span></p>`}
      <p class="hint">${said.rebuilt}</p>
    </section>
    ${advice.length
      ? html`<section class="stack stack-tight"><h3>${said.advice}</h3><ul class="findings">${advice.map(renderAdvice)}</ul></section>`
      : nothing}`;
}

function renderFact(fact: Fact): TemplateResult {
  const said = words().check;
  if (fact.kind === "gps_location") {
    return html`<li class="finding finding-care finding-place" data-kind="gps_location">${iconOfFact(fact.kind)}<span>${said.place}</span></li>`;
  }
  return html`<li class="finding finding-row" data-kind=${fact.kind}>
    ${iconOfFact(fact.kind)}<span class="grow">${said.facts[fact.kind] ?? fact.message}</span>
    <span class="finding-gone">${check}${said.removed}</span>
  </li>`;
}

/** Where somebody was weighs more than which telephone they have. */
const placeFirst = (facts: Fact[]) =>
  facts.toSorted((one, other) => Number(other.kind === "gps_location") - Number(one.kind === "gps_location"));

function renderAdvice(advice: Advice): TemplateResult {
  return html`<li class="finding finding-care" data-kind=${advice.kind}>${bulb}<span>${advice.message || words().check.advices[advice.kind]}</span></li>`;
}

export function renderAudience(room: Room | null): TemplateResult | typeof nothing {
  if (!room) return nothing;
  const said = words().check;
  const forgotten = new Date(Date.now() + room.retention_days * 86_400_000);
  return html`<dl class="audience">
    <div><dt>${eyes}${said.who}</dt><dd>${audienceOf(room)} <span class="hint">${said.screenshot}</span></dd></div>
    <div><dt>${hourglass}${said.forget}</dt><dd class="figures">${said.forgetText(shortDay(forgotten))}</dd></div>
  </dl>`;
}

function audienceOf(room: Room): string {
  const said = words().check;
  if (room.members.some((member) => member.is_me && member.role === "visitor")) return said.whoDesk;
  const names = room.members.filter((member) => !member.is_me).map((member) => member.name.replaceAll(" ", "\u00a0")); // a name stays on one line
  if (names.length === 0) return said.whoNobody;
  return said.whoMany(names.slice(0, NAMES_SHOWN), Math.max(names.length - NAMES_SHOWN, 0));
}
