/** Small line drawings, 24 × 24. Always beside a word, or in a control that carries its own label. */
import { type TemplateResult, html, svg } from "lit";

const icon = (path: TemplateResult) =>
  html`<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${path}</svg>`;

export const back = icon(svg`<path d="M14.5 5.5 8 12l6.5 6.5"/>`);
export const forward = icon(svg`<path d="M9.5 5.5 16 12l-6.5 6.5"/>`);
export const down = icon(svg`<path d="M12 5v13m-5.5-5.5L12 18l5.5-5.5"/>`);
export const close = icon(svg`<path d="m6.5 6.5 11 11m0-11-11 11"/>`);
export const plus = icon(svg`<path d="M12 5.5v13M5.5 12h13"/>`);
export const minus = icon(svg`<path d="M5.5 12h13"/>`);
export const more = icon(svg`<circle cx="6" cy="12" r="1.1" fill="currentColor"/><circle cx="12" cy="12" r="1.1" fill="currentColor"/><circle cx="18" cy="12" r="1.1" fill="currentColor"/>`);
export const about = icon(svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.2M12 7.8v.1"/>`);
export const send = icon(svg`<path d="M5 12h13M12.5 6.5 18 12l-5.5 5.5"/>`);
export const picture = icon(svg`<rect x="3.75" y="5" width="16.5" height="14" rx="2.5"/><circle cx="9" cy="10" r="1.6"/><path d="m4.5 17 4.2-4 3.3 3 3.4-3.6 4.4 4.4"/>`);
export const camera = icon(svg`<path d="M8.2 7 9.6 4.8h4.8L15.8 7h2.4A2.3 2.3 0 0 1 20.5 9.3v7.4a2.3 2.3 0 0 1-2.3 2.3H5.8a2.3 2.3 0 0 1-2.3-2.3V9.3A2.3 2.3 0 0 1 5.8 7z"/><circle cx="12" cy="12.8" r="3.4"/>`);
export const reply = icon(svg`<path d="M9.5 6 4.5 11l5 5M4.8 11h8.4a6 6 0 0 1 6 6v1"/>`);
export const ask = icon(svg`<path d="M5.5 4.5h13A1.5 1.5 0 0 1 20 6v9.5a1.5 1.5 0 0 1-1.5 1.5H12l-4.5 3.5V17h-2A1.5 1.5 0 0 1 4 15.5V6a1.5 1.5 0 0 1 1.5-1.5z"/><path d="M9.9 8.9a2.1 2.1 0 1 1 3 1.9c-.6.3-.9.7-.9 1.3M12 14.3v.1"/>`);
export const edit = icon(svg`<path d="m5 19 .9-3.8L16.2 4.9a1.6 1.6 0 0 1 2.3 0l.6.6a1.6 1.6 0 0 1 0 2.3L8.8 18.1z"/>`);
export const bin = icon(svg`<path d="M5 7h14M9.5 7V5h5v2M7 7l.8 12h8.4L17 7M10.4 10.5v5M13.6 10.5v5"/>`);
export const place = icon(svg`<path d="M12 20.5s-6-5.4-6-10.2a6 6 0 0 1 12 0c0 4.8-6 10.2-6 10.2z"/><circle cx="12" cy="10.3" r="2"/>`);
export const device = icon(svg`<rect x="7" y="3.5" width="10" height="17" rx="2.3"/><path d="M11 17.5h2"/>`);
export const clock = icon(svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>`);
export const film = icon(svg`<rect x="3.75" y="5.5" width="16.5" height="13" rx="2"/><path d="m10.5 9.5 4 2.5-4 2.5z"/>`);
export const tag = icon(svg`<path d="M4 11.5V5.8A1.8 1.8 0 0 1 5.8 4h5.7l8.5 8.5-7.5 7.5z"/><path d="M8 8v.1"/>`);
export const check = icon(svg`<path d="m5.5 12.5 4.3 4.3L18.5 8"/>`);
export const alert = icon(svg`<path d="M12 4.3 21 19.5H3z"/><path d="M12 10v4.2M12 16.9v.1"/>`);
export const stop = icon(svg`<circle cx="12" cy="12" r="8.5"/><path d="m6.2 6.2 11.6 11.6"/>`);
export const person = icon(svg`<circle cx="12" cy="8.5" r="3.6"/><path d="M4.8 19.8a7.2 7.2 0 0 1 14.4 0"/>`);
export const people = icon(svg`<circle cx="9" cy="9" r="3.2"/><path d="M3 19a6 6 0 0 1 12 0M15.5 6.2a3 3 0 0 1 0 5.6M17.5 14a6 6 0 0 1 3.5 5"/>`);
export const eyes = icon(svg`<path d="M2.8 12S6.2 6 12 6s9.2 6 9.2 6-3.4 6-9.2 6-9.2-6-9.2-6z"/><circle cx="12" cy="12" r="2.6"/>`);
export const hourglass = icon(svg`<path d="M7 4h10M7 20h10M8 4c0 4.5 4 5 4 8s-4 3.5-4 8M16 4c0 4.5-4 5-4 8s4 3.5 4 8"/>`);
export const again = icon(svg`<path d="M5 12a7 7 0 1 1 2.3 5.2M5 12V7.5M5 12h4.5"/>`);
export const bulb = icon(svg`<path d="M9.5 17.5h5M10.3 20.3h3.4M8.6 14.6a5.5 5.5 0 1 1 6.8 0c-.6.5-.9 1.2-.9 2.9H9.5c0-1.7-.3-2.4-.9-2.9z"/>`);
export const sun = icon(svg`<circle cx="12" cy="12" r="3.8"/><path d="M12 3v2.2M12 18.8V21M3 12h2.2M18.8 12H21M5.6 5.6l1.6 1.6M16.8 16.8l1.6 1.6M18.4 5.6l-1.6 1.6M7.2 16.8l-1.6 1.6"/>`);
export const moon = icon(svg`<path d="M19.5 14.2A8 8 0 0 1 9.8 4.5a8 8 0 1 0 9.7 9.7z"/>`);
export const cloudOff = icon(svg`<path d="M7 18.5a4 4 0 0 1-.8-7.9M9.2 7.2a5.2 5.2 0 0 1 7.8 3.9 3.7 3.7 0 0 1 2.7 6M4 4l16 16"/>`);
export const leave = icon(svg`<path d="M14 4.5h3.5a1.5 1.5 0 0 1 1.5 1.5v12a1.5 1.5 0 0 1-1.5 1.5H14M4.5 12h9.5M10.5 8.5 14 12l-3.5 3.5"/>`);
export const talk = icon(svg`<path d="M5.5 4.5h13A1.5 1.5 0 0 1 20 6v9.5a1.5 1.5 0 0 1-1.5 1.5H12l-4.5 3.5V17h-2A1.5 1.5 0 0 1 4 15.5V6a1.5 1.5 0 0 1 1.5-1.5z"/><path d="M8.2 9h7.6M8.2 12.4h5"/>`);
export const flag = icon(svg`<path d="M6.5 20.5V4.5h11l-2.4 4 2.4 4h-11"/>`);
export const search = icon(svg`<circle cx="10.8" cy="10.8" r="5.8"/><path d="m15.2 15.2 4.3 4.3"/>`);

const ICONS_OF_FACTS: Record<string, TemplateResult> = {
  gps_location: place,
  device,
  captured_at: clock,
  motion_video: film,
  embedded_thumbnail: picture,
  author: person,
  c2pa: tag,
};

export const iconOfFact = (kind: string): TemplateResult => ICONS_OF_FACTS[kind] ?? tag;

export const mask = icon(svg`<path d="M4 5.2h16M4 8.6h16M4 12h16M4 15.4h16M4 18.8h16"/>`);
export const lines = icon(svg`<path d="M5 6.5h14M5 12h14M5 17.5h8"/>`);
export const code = icon(svg`<path d="M4.5 4.5h6v6h-6zM13.5 4.5h6v6h-6zM4.5 13.5h6v6h-6zM13.5 13.5h2.5v2.5M19.5 13.5v6h-3"/>`);
export const card = icon(svg`<rect x="3.5" y="5.5" width="17" height="13" rx="2.2"/><circle cx="8.5" cy="11" r="1.9"/><path d="M5.8 15.5a2.8 2.8 0 0 1 5.4 0M14 10h3.5M14 13.5h3.5"/>`);
export const lock = icon(svg`<rect x="5.5" y="10.5" width="13" height="9" rx="2"/><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5"/>`);

const ICONS_OF_FINDINGS: Record<string, TemplateResult> = {
  face: person,
  person_name: person,
  phone: device,
  screen: device,
  chat_screenshot: device,
  postal_address: place,
  postal_code: place,
  gps: place,
  qr: code,
  barcode: code,
  explicit: alert,
  known_picture: picture,
};
const WRITTEN = new Set(["text", "email", "birth_date", "user_name", "contract", "receipt", "invoice", "medical_certificate", "prescription"]);

export const iconOfFinding = (kind: string): TemplateResult => ICONS_OF_FINDINGS[kind] ?? (WRITTEN.has(kind) ? lines : card);
export const save = icon(svg`<path d="M12 4.5v10.5M7.5 11 12 15.5 16.5 11M5 19.5h14"/>`);
export const outside = icon(svg`<path d="M13.5 4.5h6v6M19.2 4.8 11 13M10 6H6.5A1.5 1.5 0 0 0 5 7.5v10A1.5 1.5 0 0 0 6.5 19h10a1.5 1.5 0 0 0 1.5-1.5V14"/>`);
