/** What a stranger could read out of the picture: in plain words with counts, each with its place at a tap. */
import { type TemplateResult, html, nothing } from "lit";
import { seenOf } from "../api/seen";
import type { Attachment } from "../api/types";
import { check, clock, eyes, iconOfFinding, mask, stop } from "../drawings/icons";
import { words } from "../words";
import "./appeal";
import { type Group, groupsOf, listOf, minutesUntil } from "./groups";

export interface Pointing {
  shown: string;
  point: (kind: string) => void;
}

/** The verdict in one sentence, as large as it matters. */
export function renderVerdict(attachment: Attachment): TemplateResult | typeof nothing {
  const said = words().looked;
  const { findings, review } = seenOf(attachment);
  const { decision, message = "" } = attachment.verdict ?? {};
  const covered = groupsOf(findings).filter((group) => group.isCovered);
  if (decision === "accept") return line("fine", check, said.ready);
  if (decision === "mask") return line("care", mask, covered.length ? said.willCover(said.spoken(covered)) : message);
  if (decision !== "hold") return nothing;
  return html`${line("hold", clock, said.hold(minutesUntil(review?.due_at)))}
    <div class="notice notice-hold stack stack-tight">${renderReasons(attachment)}<p>${said.holdHint}</p></div>`;
}

function line(tone: string, mark: TemplateResult, sentence: string): TemplateResult {
  return html`<p class="verdict finding finding-${tone}" role="status" data-verdict=${tone}>${mark}<strong>${sentence}</strong></p>`;
}

/** Every reason with what to do instead, in one breath. */
export function renderReasons(attachment: Attachment): TemplateResult[] {
  const said = words().looked;
  const reasons = attachment.verdict?.reasons.filter((reason) => reason.message) ?? [];
  return reasons.map((reason) => {
    const instead = reason.instead;
    return html`<p>${reason.message}${instead ? html` <span class="instead">${said.instead}: ${instead}</span>` : nothing}</p>`;
  });
}

export function renderSeen(attachment: Attachment, pointing: Pointing): TemplateResult | typeof nothing {
  const said = words().looked;
  const groups = groupsOf(seenOf(attachment).findings);
  const covered = groups.filter((group) => group.isCovered);
  if (groups.length === 0) {
    if (attachment.verdict?.decision !== "accept") return nothing;
    return html`<p class="finding finding-fine quiet">${eyes}<span>${said.nothing}</span></p>`;
  }
  return html`<section class="stack stack-tight" aria-live="polite">
    <h3>${covered.length ? said.isCovered(listOf(covered)) : said.found}</h3>
    <ul class="findings seen">${groups.map((group) => renderGroup(group, pointing))}</ul>
  </section>`;
}

function renderGroup(group: Group, { shown, point }: Pointing): TemplateResult {
  const said = words().looked;
  const key = `${group.kind} ${group.isCovered}`;
  const mark = html`<span class=${group.isCovered ? "finding-gone" : "finding-open"}>${group.isCovered ? mask : eyes}${group.isCovered ? said.coveredMark : said.seenMark}</span>`;
  const body = html`${iconOfFinding(group.kind)}<span class="grow">${said.count(group.name, group.count)}</span>${mark}`;
  if (group.places.length === 0) return html`<li class="finding finding-row" data-kind=${group.kind}>${body}</li>`;
  return html`<li data-kind=${group.kind}>
    <button class="finding finding-row seen-open" aria-pressed=${shown === key} title=${said.showPlace(group.name)} @click=${() => point(key)}>${body}</button>
  </li>`;
}

/** The places of the group that was pointed at; while the check runs, of everything found so far. */
export function placesShown(attachment: Attachment | undefined, shown: string) {
  const groups = groupsOf(seenOf(attachment).findings);
  return groups.filter((group) => `${group.kind} ${group.isCovered}` === shown).flatMap((group) => group.places);
}

/** *Never*, with why and what else would do; one objection may be raised. */
export function renderNever(attachment: Attachment, learn: (changed: Attachment) => void): TemplateResult {
  return html`<p class="finding finding-stop">${stop}<strong>${attachment.verdict?.message || words().check.refused}</strong></p>
    ${renderReasons(attachment)}
    <sudare-appeal .attachment=${attachment} @learnt=${(heard: CustomEvent<Attachment>) => learn(heard.detail)}></sudare-appeal>`;
}
