import { type TemplateResult, html } from "lit";
import { brokenThing, paper, screen } from "../drawings/examples";
import { words } from "../words";

/** An empty room teaches what may be shown here. */
export function renderEmpty(): TemplateResult {
  const said = words().empty;
  const examples = [
    [brokenThing, said.goods, said.goodsHint],
    [paper, said.paper, said.paperHint],
    [screen, said.screen, said.screenHint],
  ] as const;
  return html`<section class="empty">
    <h2>${said.title}</h2>
    <p class="quiet">${said.text}</p>
    <ul class="examples">
      ${examples.map(([drawing, title, hint]) => html`<li>${drawing}<strong>${title}</strong><span class="hint">${hint}</span></li>`)}
    </ul>
    <p class="hint">${said.notHere}</p>
  </section>`;
}
