/** Drawn examples for the notice: papers and things as outlines, nobody's face, no emblem. Ink, one touch of bamboo, slats. */
import { type TemplateResult, svg } from "lit";
import { brokenThing, drawing, paper, screen } from "./examples";

const frame = svg`<rect class="ink" x="26" y="22" width="108" height="68" rx="8"/>`;
const head = (x: number, y: number) => svg`<circle class="ink" cx=${x} cy=${y} r="8"/><path class="ink" d=${`M${x - 14} ${y + 25}a14 14 0 0 1 28 0`}/>`;
const slats = (x: number, y: number, width: number, rows = 3) =>
  svg`<path class="cover" d=${Array.from({ length: rows }, (_, row) => `M${x} ${y + 4.5 * row}h${width}`).join("")}/>`;

const numberCard = drawing(svg`${frame}${head(50, 44)}<path class="ink thin" d="M76 36h44M76 47h30"/><path class="accent" d="M30 80h100"/>${slats(76, 58, 44)}`);
const numberCardBack = drawing(svg`${frame}<rect class="accent" x="36" y="32" width="24" height="24" rx="2"/><path class="accent thin" d="M42 38h5v5h-5zM49 45h5v5h-5z"/><path class="ink thin" d="M70 36h52M70 46h36"/>${slats(36, 68, 88)}`);
const licence = drawing(svg`${frame}<path class="ink thin" d="M36 34h50M36 44h38"/><path class="accent" d="M36 54h54"/><rect class="ink" x="98" y="34" width="26" height="34" rx="3"/><circle class="ink thin" cx="111" cy="46" r="5"/><path class="ink thin" d="M102 65a9 9 0 0 1 18 0"/>${slats(36, 66, 50)}`);
const passport = drawing(svg`<rect class="ink" x="48" y="12" width="64" height="88" rx="6"/><circle class="accent" cx="80" cy="46" r="15"/><path class="accent thin" d="M65 46h30M80 31c-9 9-9 21 0 30M80 31c9 9 9 21 0 30"/><path class="ink thin" d="M62 76h36M68 86h24"/>`);
const insurance = drawing(svg`${frame}<path class="ink thin" d="M36 34h34M36 74h60M36 82h40"/><path class="accent" d="M116 30v14M109 37h14"/>${slats(36, 46, 62, 4)}`);
const payment = drawing(svg`${frame}<path class="ink" d="M26 38h108"/><rect class="accent" x="36" y="48" width="16" height="12" rx="2.5"/>${slats(36, 70, 88)}`);
const plainCard = drawing(svg`${frame}${head(50, 44)}<path class="ink thin" d="M76 38h44M76 50h44M76 62h26"/><path class="accent" d="M36 80h24"/>`);
const face = drawing(svg`<circle class="ink" cx="80" cy="48" r="28"/><path class="ink" d="M32 104a48 40 0 0 1 96 0"/>${slats(60, 39, 40, 5)}<path class="accent thin" d="M40 20v-8h8M120 20v-8h-8"/>`);
const name = drawing(svg`<rect class="ink" x="30" y="30" width="100" height="54" rx="8"/><path class="accent" d="M72 30v-8a8 8 0 0 1 16 0v8"/><path class="ink thin" d="M44 46h20M44 74h72"/>${slats(44, 55, 72)}`);
const phone = drawing(svg`<path class="ink" d="M44 24h14l7 18-10 8a44 44 0 0 0 20 20l8-10 18 7v14a6 6 0 0 1-6 6A58 58 0 0 1 38 30a6 6 0 0 1 6-6z"/><path class="accent thin" d="M88 22a30 30 0 0 1 26 26M88 34a18 18 0 0 1 15 15"/>${slats(96, 66, 40)}`);
const address = drawing(svg`<path class="ink" d="M30 56 62 28l32 28M38 50v40h48V50"/><path class="ink thin" d="M54 90V68h16v22"/><path class="accent" d="M118 62s-12-10-12-20a12 12 0 0 1 24 0c0 10-12 20-12 20z"/><circle class="accent thin" cx="118" cy="42" r="4"/>${slats(98, 76, 40)}`);
const qr = drawing(svg`<rect class="ink" x="44" y="20" width="72" height="72" rx="6"/><path class="ink" d="M54 30h16v16H54zM90 30h16v16H90zM54 66h16v16H54z"/><path class="accent thin" d="M80 30v8M78 48h10M90 54h16M80 60v10M88 66h8v6M104 66v16M80 80h12"/>`);
const barcode = drawing(svg`<path class="ink" d="M38 28v52M50 28v52M58 28v52M72 28v52M88 28v52M94 28v52M108 28v52M122 28v52"/><path class="accent thin" d="M64 28v52M80 28v52M101 28v52M115 28v52"/><path class="ink thin" d="M44 92h72"/>`);
const letter = drawing(svg`<path class="ink" d="M50 12h44l18 18v70H50z"/><path class="ink thin" d="M94 12v18h18M60 42h42M60 52h42M60 62h30"/><path class="accent" d="M62 84c6-9 9-9 8-2s5 2 9-4 5 2 10 2 6-3 10-5"/>`);
const medicine = drawing(svg`<path class="ink" d="M50 12h60v88H50z"/><path class="accent" d="M80 22v16M72 30h16"/><path class="ink thin" d="M60 50h40M60 60h40M60 70h24"/>${slats(60, 82, 40)}`);
const plaster = drawing(svg`<rect class="ink" x="24" y="38" width="112" height="36" rx="18"/><rect class="accent" x="60" y="38" width="40" height="36"/><path class="ink thin" d="M70 50v.2M80 50v.2M90 50v.2M70 62v.2M80 62v.2M90 62v.2M38 50v.2M38 62v.2M122 50v.2M122 62v.2"/>`);
const closed = drawing(svg`<rect class="ink" x="36" y="14" width="88" height="84" rx="6"/>${slats(42, 24, 76, 15)}<path class="accent" d="M80 98v8"/>`);
const chat = drawing(svg`<path class="ink" d="M28 24h66a8 8 0 0 1 8 8v20a8 8 0 0 1-8 8H48L34 72V60h-6"/><path class="accent" d="M70 72h54a8 8 0 0 1 8 8v8a8 8 0 0 1-8 8H78"/>${slats(40, 36, 46)}`);
const board = drawing(svg`<rect class="ink" x="26" y="18" width="108" height="64" rx="4"/><path class="ink thin" d="M40 34h50M40 46h70M40 58h36"/><path class="accent" d="m96 70 20-20 6 6-20 20-8 2zM60 82v18M100 82v18"/>`);
const mail = drawing(svg`<rect class="ink" x="30" y="26" width="100" height="62" rx="6"/><path class="accent" d="m32 30 48 34 48-34"/>${slats(52, 72, 56)}`);
const calendar = drawing(svg`<rect class="ink" x="44" y="22" width="72" height="70" rx="6"/><path class="ink" d="M44 40h72M62 14v14M98 14v14"/><path class="accent" d="M80 84c-10-7-13-12-9-17 3-4 8-2 9 2 1-4 6-6 9-2 4 5 1 10-9 17z"/>`);
const car = drawing(svg`<path class="ink" d="M28 76V58l12-4 12-22h50l16 22 14 4v18z"/><circle class="ink" cx="52" cy="78" r="9"/><circle class="ink" cx="110" cy="78" r="9"/><path class="ink thin" d="M56 52h48"/>${slats(66, 66, 28)}`);
const bank = drawing(svg`<path class="ink" d="M34 24h92v64H34z"/><path class="accent" d="M34 56h92"/><path class="ink thin" d="M46 36h40"/>${slats(46, 68, 68)}`);

const DRAWINGS: Record<string, TemplateResult> = {
  product: brokenThing, receipt: paper, invoice: letter, contract: letter, screen, chat_screenshot: chat, text: board, barcode, qr,
  business_card: name, person_name: name, user_name: screen, prescription: medicine, medical_certificate: medicine, face, phone,
  email: mail, postal_address: address, postal_code: address, birth_date: calendar, vehicle_plate: car, bank_account: bank, bank_book: bank,
  credit_card: payment, card: payment, insurance_card: insurance, insurance_number: insurance, pension_number: insurance,
  student_card: plainCard, employee_card: plainCard, id_document: plainCard, residence_card: plainCard, driver_licence: licence,
  licence_number: licence, passport, passport_number: passport, my_number_card: numberCard, my_number: numberCard,
  my_number_card_back: numberCardBack, explicit: closed, known_picture: closed, medical: plaster, wound: plaster,
};

/** Unknown names come with a later server: a plain paper stands for them. */
export const drawingOf = (called: string): TemplateResult => DRAWINGS[called] ?? letter;
