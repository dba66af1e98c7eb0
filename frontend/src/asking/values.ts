/** What stands in an answer: which values want a person, what was typed, and a table for elsewhere. Pure. */
import { type Answer, type Evidence, type Field, ITEM_PARTS, type Item, type ItemPart, type Value } from "../api/asked";
import { titleOf } from "./titles";

const NUMBERS = new Set<ItemPart>(["quantity", "unit_price", "amount", "tax_rate"]);

export const isItems = (field: Field): field is Field & { value: Item[] } =>
  Array.isArray(field.value) && field.value.some((one) => typeof one === "object");

const CHANGEABLE = new Set<Answer["state"]>(["done", "draft", "stopped"]);

/** A draft somebody else reads first: whoever asked has nothing of it yet. */
export const isWaiting = ({ state, may_approve }: Pick<Answer, "state" | "may_approve">) => state === "draft" && !may_approve;

/** What a person decided not to send is nobody's but theirs, either. */
export const isHidden = ({ expires_at: until, state, may_approve }: Pick<Answer, "expires_at" | "state" | "may_approve">) => until !== null && state !== "approved" && !may_approve;

export const mayEdit = ({ state, may_approve }: Answer) => CHANGEABLE.has(state) && (state !== "draft" || may_approve);

/** Sums that don't come out, where this value is one of those added. */
export const failedChecks = ({ checks }: Answer, field: Field) => checks.filter(({ ok, fields }) => ok === false && fields.includes(field.name));

export type Doubt = "unreadable" | "covered" | "eyes" | "own_words" | "not_found" | "several" | "sum" | "seller";

/** Why a reader couldn't, or how a model came to it: told as words of their own, never as the code. */
const REASONS: Partial<Record<string, Doubt>> = { covered: "covered", needs_eyes: "eyes", own_words: "own_words" };

export const reasonOf = ({ reason }: Field): string => (REASONS[reason] ? "" : reason);

/** Why a person should look, or null. Whoever corrected a value has looked. */
export function doubtOf(answer: Answer, field: Field): Doubt | null {
  if (field.is_corrected) return null;
  const reason = REASONS[field.reason];
  if (reason) return reason;
  if (field.status === "unreadable") return "unreadable";
  if (field.raw && field.evidence.length === 0) return "not_found";
  if (failedChecks(answer, field).length) return "sum";
  if (field.goods === "seller_must_confirm") return "seller";
  return field.evidence.some(({ candidates }) => candidates > 1) && !isItems(field) ? "several" : null;
}

/** What is covered is told, and wants nobody: looking doesn't uncover it. */
const isOpen = (answer: Answer, field: Field) => ![null, "covered"].includes(doubtOf(answer, field));

export const unresolved = (answer: Answer) => answer.fields.filter((field) => isOpen(answer, field)).map((field) => field.name);

/** The next one after `current`, round and round; "" when nothing is left. */
export function nextUnresolved(answer: Answer, current: string): string {
  const order = answer.fields.map((field) => field.name);
  const open = unresolved(answer);
  const at = order.indexOf(current.split(".")[0] ?? "");
  return open.find((name) => order.indexOf(name) > at) ?? open[0] ?? "";
}

/** A value in words: amounts with their thousands, lists with a comma. */
export function shown(value: Value | undefined): string {
  if (value === null || value === undefined || value === "") return "";
  if (typeof value === "number") return value.toLocaleString("en-US", { maximumFractionDigits: 4 });
  if (Array.isArray(value)) return value.map((one) => (typeof one === "object" ? shown(one.name) : one)).join(", ");
  return String(value);
}

/** As it stands in the box where it is changed. */
export const editable = (value: Value | undefined) => (typeof value === "number" ? String(value) : shown(value));

const FULL_WIDTH = /[０-９．，−－￥％]/g;
const HALF = "0123456789.,--¥%";

/** What somebody typed, as what it was before: 「￥１，２３４」 over a number is 1234. Nothing typed is nothing there. */
export function typed(text: string, before: Value, wantsNumber = typeof before === "number"): Value {
  const said = text.trim();
  if (!said) return null;
  if (Array.isArray(before)) return said.split(/[,、]/).map((one) => one.trim()).filter(Boolean);
  if (!wantsNumber) return said;
  const number = Number(said.replace(FULL_WIDTH, (one) => HALF["０１２３４５６７８９．，−－￥％".indexOf(one)] ?? one).replace(/[¥,%円\s]/g, ""));
  return Number.isFinite(number) ? number : said;
}

/** Long texts are read in lines, and changed in them. */
export const isLong = (value: Value | undefined) => typeof value === "string" && (value.includes("\n") || value.length > 60);

/** Whether somebody looked and left it as it was. */
export const isConfirmed = ({ is_corrected: isCorrected, was, value }: Field) => isCorrected && JSON.stringify(was) === JSON.stringify(value);

export const isNumber = (part: ItemPart) => NUMBERS.has(part);

export function withItem(items: readonly Item[], at: number, part: ItemPart, text: string): Item[] {
  return items.map((item, number) => (number === at ? { ...item, [part]: typed(text, item[part], isNumber(part)) } : item));
}

/** Among the keys of places: "difference.1" is the second of them. */
export const DIFFERENCE = "difference";

/** "items.2.amount" is the amount of the third item. */
export function evidenceOf(answer: Answer, key: string): readonly Evidence[] {
  const [name, at, part] = key.split(".");
  if (name === DIFFERENCE) return (answer.differences[Number(at)]?.boxes ?? []).map(([picture, box]) => ({ picture, box, method: DIFFERENCE, candidates: 1 }));
  const field = answer.fields.find((one) => one.name === name);
  if (!field) return [];
  if (at === undefined || !isItems(field)) return at !== undefined && isByLine(field) ? field.evidence.slice(Number(at), Number(at) + 1) : field.evidence;
  const { evidence } = field.value[Number(at)] ?? {};
  if (part) return evidence?.[part as ItemPart] ?? [];
  return Object.values(evidence ?? {}).flat();
}

/** Every place in one picture that a value stands on. */
export interface Spot {
  key: string;
  box: Evidence["box"];
  title: string;
  isInDoubt: boolean;
}

export function spotsIn(answer: Answer, picture: number): Spot[] {
  const differing = answer.differences.flatMap(({ message, boxes }, at) =>
    boxes.filter(([in_]) => in_ === picture).map(([, box]) => ({ key: `${DIFFERENCE}.${at}`, box, title: message, isInDoubt: true })),
  );
  return differing.length ? differing : spotsOfValues(answer, picture);
}

function spotsOfValues(answer: Answer, picture: number): Spot[] {
  return answer.fields.flatMap((field) => {
    const isInDoubt = doubtOf(answer, field) !== null;
    const keys = keysOf(field);
    return keys.flatMap((key) => evidenceOf(answer, key).filter((one) => one.picture === picture).map(({ box }) => ({ key, box, title: titleOf(field), isInDoubt })));
  });
}

const keysOf = (field: Field): string[] => {
  if (isItems(field)) return field.value.flatMap((_, at) => ITEM_PARTS.map((part) => `${field.name}.${at}.${part}`));
  return isByLine(field) ? field.evidence.map((_, at) => `${field.name}.${at}`) : [field.name];
};

/** A place for each line of a long text. */
export const isByLine = ({ value, evidence }: Field) => typeof value === "string" && evidence.length > 1 && linesOf(value).length === evidence.length;

export const linesOf = (text: string) => text.split("\n").filter((line) => line.trim());

/** Whether what lies at `spot` belongs to what is looked at: a line to its text, a part to itself. */
export const isWithin = (spot: string, lit: string) => lit !== "" && (spot === lit || spot.startsWith(`${lit}.`));

/** Rows for a spreadsheet: values first, items below, columns apart by tabs. */
export function asRows(answer: Answer, partTitle: (part: ItemPart) => string): string[][] {
  const rows = answer.fields.filter((field) => !isItems(field)).map((field) => [titleOf(field), editable(field.value)]);
  const items = answer.fields.filter(isItems).flatMap(({ value }) => value);
  if (!items.length) return rows;
  return [...rows, [], ITEM_PARTS.map(partTitle), ...items.map((item) => ITEM_PARTS.map((part) => editable(item[part])))];
}

/** A cell that begins like a formula would be one elsewhere: it is given as words. */
export const harmless = (cell: string) => (/^[=+\-@\t\r]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell);
