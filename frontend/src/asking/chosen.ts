/** The pictures of a question, in their order, each with a name and what it is there for. */
import { type TemplateResult, html, nothing } from "lit";
import type { Box } from "../api/types";
import { back, close, forward, picture, plus, stop } from "../drawings/icons";
import { asking as words } from "../words/asking";
import type { Asking } from "./asking";
import type { Choosing } from "./choosing";
import { type Chosen, INTENTS, type Intent, PICTURES_AT_MOST, changed, moved, toggled } from "./question";
import type { View } from "./sights";

interface Choice {
  asking: Asking;
  /** Which of them lies on the table. */
  at: number;
  views: readonly (View | null)[];
}

export function renderChosen(choice: Choice): TemplateResult {
  const said = words().pictures;
  const { pictures } = choice.asking.draft;
  const add = (pressed: Event) => (pressed.target as Element).closest("form")?.querySelector<Choosing>("sudare-choosing")?.show();
  return html`<section class="chosen" aria-label=${said.title}><h3>${said.title}</h3>
    <ol class="chosen-list">
      ${pictures.map((one, at) => renderOne(one, at, choice))}
      <li>${pictures.length < PICTURES_AT_MOST
        ? html`<button type="button" class="chosen-add" @click=${add}>${plus}<span>${said.add}</span></button>`
        : html`<p class="hint">${said.most(PICTURES_AT_MOST)}</p>`}</li>
    </ol>
    ${pictures.length > 1 ? html`<p class="hint">${said.hint}</p>` : nothing}
    ${pictures[choice.at] ? renderDetail(pictures[choice.at] as Chosen, choice) : nothing}
  </section>`;
}

function renderOne({ attachment, name, intent, regions }: Chosen, at: number, choice: Choice): TemplateResult {
  const said = words();
  const { thumbnail } = attachment.renditions;
  const look = (pressed: Event) => pressed.target?.dispatchEvent(new CustomEvent("look-at", { detail: at, bubbles: true }));
  const isHidden = choice.views[at] !== null && choice.views[at]?.sight === null;
  return html`<li class="chosen-one">
    <button type="button" class="chosen-look" aria-pressed=${at === choice.at} aria-label=${said.pictures.look(at + 1)} @click=${look}>
      ${thumbnail ? html`<img src=${thumbnail.url} width=${thumbnail.width_px} height=${thumbnail.height_px} alt="" draggable="false">` : picture}
      <span class="chosen-number figures">${at + 1}</span>${isHidden ? html`<span class="chosen-stop">${stop}</span>` : nothing}
    </button>
    <span class="chosen-name hint">${name || (intent ? said.pictures.intents[intent] : "")}${regions.length ? html` <span>${said.pointing.count(regions.length)}</span>` : nothing}</span>
  </li>`;
}

function renderDetail({ attachment, name, intent, regions }: Chosen, { asking, at }: Choice): TemplateResult {
  const said = words().pictures;
  const { draft } = asking;
  const last = draft.pictures.length - 1;
  const go = (by: number) => (pressed: Event) => {
    asking.change(moved(draft, attachment.id, by));
    pressed.target?.dispatchEvent(new CustomEvent("look-at", { detail: at + by, bubbles: true }));
  };
  const write = (how: Partial<Chosen>) => asking.change(changed(draft, attachment.id, how));
  const button = (label: string, icon: TemplateResult, act: (pressed: Event) => void, isOff = false) =>
    html`<button type="button" class="button-plain" aria-label=${label} title=${label} ?disabled=${isOff} @click=${act}>${icon}</button>`;
  return html`<div class="chosen-detail"><span class="chosen-acts"><strong>${said.number(at + 1)}</strong>
      ${last > 0 ? html`${button(said.earlier(at + 1), back, go(-1), at === 0)} ${button(said.later(at + 1), forward, go(1), at === last)}` : nothing}
      ${button(said.out(at + 1), close, () => asking.change(toggled(draft, attachment)))}</span>
    ${regions.length ? renderRegions(regions, (left) => write({ regions: left })) : nothing}
    <details ?open=${Boolean(name || intent)}><summary>${said.detail(at + 1)}</summary><div class="chosen-fields">
    <p class="field"><label for="chosen-name">${said.name}</label><input id="chosen-name" maxlength="40" autocomplete="off" placeholder=${said.nameHint} .value=${name}
      @input=${(typed: Event) => write({ name: (typed.target as HTMLInputElement).value })}></p>
    <p class="field"><label for="chosen-intent">${said.intent}</label><select id="chosen-intent" @change=${(chosen: Event) => write({ intent: (chosen.target as HTMLSelectElement).value as Intent })}>
      ${INTENTS.map((one) => html`<option value=${one} ?selected=${one === intent}>${said.intents[one]}</option>`)}</select></p></div></details></div>`;
}

/** Each can be taken away without touching the picture. */
function renderRegions(regions: readonly Box[], keep: (left: readonly Box[]) => void): TemplateResult {
  const said = words().pointing;
  return html`<p class="chosen-regions"><span class="unseen" role="status">${said.count(regions.length)}</span>
    ${regions.map((_, at) => html`<button type="button" class="button-plain" @click=${() => keep(regions.filter((_, number) => number !== at))}>${close}${said.remove(at + 1)}</button>`)}</p>`;
}
