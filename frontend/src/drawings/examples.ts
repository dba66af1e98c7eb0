/** Three drawings for an empty room: what may be shown here. Lines in ink, one touch of bamboo. */
import { html, svg } from "lit";

export const drawing = (paths: unknown) =>
  html`<svg class="drawing" viewBox="0 0 160 112" fill="none" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${paths}</svg>`;

/** A cup with a crack, seen whole, and a magnified spot. */
export const brokenThing = drawing(svg`
  <path class="ground" d="M18 92h124"/>
  <path class="ink" d="M42 40h52v30a20 20 0 0 1-20 20H62a20 20 0 0 1-20-20z"/>
  <path class="ink" d="M94 47h7a11 11 0 0 1 0 22h-7"/>
  <path class="ink thin" d="M56 30c-4-5 4-8 0-13M68 30c-4-5 4-8 0-13M80 30c-4-5 4-8 0-13"/>
  <path class="accent" d="m74 40-7 12 8 7-6 12"/>
  <circle class="accent" cx="122" cy="34" r="17"/><path class="accent" d="m134.5 46.5 9 9"/>
  <path class="accent thin" d="m124 24-5 8 6 4-4 8"/>`);

/** A receipt, flat, with its corners in the frame. */
export const paper = drawing(svg`
  <path class="accent" d="M34 30v-9h9M126 30v-9h-9M34 84v9h9M126 84v9h-9"/>
  <path class="ink" d="M56 16h48v76l-6-4-6 4-6-4-6 4-6-4-6 4-6-4-6 4z"/>
  <path class="ink thin" d="M66 29h28M66 40h16M90 40h4M66 49h13M88 49h6M66 58h18M89 58h5"/>
  <path class="accent" d="M66 72h10M84 72h10"/>`);

/** A phone with something on it, one line covered by slats. */
export const screen = drawing(svg`
  <path class="ground" d="M18 98h124"/>
  <rect class="ink" x="54" y="10" width="52" height="88" rx="8"/>
  <path class="ink thin" d="M74 17h12"/>
  <rect class="ink thin" x="62" y="26" width="24" height="13" rx="5"/>
  <path class="cover" d="M74 47.5h24M74 52h24M74 56.5h24M74 61h24"/>
  <rect class="ink thin" x="62" y="69" width="30" height="13" rx="5"/>
  <path class="accent" d="M118 54h15m-5-5 5 5-5 5"/>`);
