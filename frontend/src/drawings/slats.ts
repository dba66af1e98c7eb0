import { html, svg } from "lit";

/** Five slats; the lower, the more light. */
export const logo = html`<svg viewBox="0 0 32 32" fill="currentColor" aria-hidden="true">${svg`<rect x="3" y="3" width="26" height="5" rx="1.5"/><rect x="3" y="9.6" width="26" height="4.2" rx="1.5"/><rect x="3" y="15.8" width="26" height="3.4" rx="1.4"/><rect x="3" y="21.6" width="26" height="2.6" rx="1.2"/><rect x="3" y="27" width="26" height="1.8" rx=".9"/>`}</svg>`;

/** Slats opening: something is being done. The words beside it say what. */
export const opening = (isSmall = false) =>
  html`<span class="slats ${isSmall ? "slats-small" : ""}" aria-hidden="true"><i></i><i></i><i></i><i></i><i></i></span>`;
