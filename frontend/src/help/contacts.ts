import { type TemplateResult, html } from "lit";
import { withRuby } from "../notice/ruby";
import { help } from "../words/help";
import type { Contact } from "./terms";

/** Who helps: a name, what to dial by a tap, and the day it was looked up. */
export const renderContacts = (contacts: Contact[]): TemplateResult => html`<ul class="help-contacts">
  ${contacts.map(
    (one) => html`<li><a href=${one.href} rel="noreferrer" target=${one.href.startsWith("tel:") ? "_self" : "_blank"}>
      <strong class="figures">${one.reach}</strong><span>${withRuby(one.name)}</span></a>
      <span class="hint">${withRuby(one.note)} · <span class="figures">${help().card.asOf(one.as_of)}</span></span></li>`,
  )}
</ul>`;
