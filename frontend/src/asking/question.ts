/** A question as it is being put together. Every change gives a new one. Pure. */
import type { Form, NewQuestion, PictureAsked, Question } from "../api/asked";
import type { Attachment, Box } from "../api/types";

export const PICTURES_AT_MOST = 8;
export const REGIONS_AT_MOST = 8;

/** What a picture is there for; the words for them are the catalogue's. */
export const INTENTS = ["", "whole", "detail", "label", "before", "after", "reference"] as const;
export type Intent = (typeof INTENTS)[number];

export interface Chosen {
  attachment: Attachment;
  name: string;
  intent: Intent;
  regions: readonly Box[];
}

export interface Draft {
  pictures: readonly Chosen[];
  text: string;
  template: string;
  form: Form;
  keep: boolean;
  /** Whether a model may answer, where there is one. */
  model: boolean;
  /** The answer whose question this puts right. */
  replaces: string | null;
}

export const NO_FORM: Form = { purpose: "", where: "", avoid: "", answer: "" };
export const EMPTY: Draft = { pictures: [], text: "", template: "", form: NO_FORM, keep: true, model: true, replaces: null };

export const begun = (attachments: readonly Attachment[]): Draft => attachments.reduce(toggled, EMPTY);

const isChosen = (draft: Draft, id: string) => draft.pictures.some(({ attachment }) => attachment.id === id);

/** Added at the end, or taken out. */
export function toggled(draft: Draft, attachment: Attachment): Draft {
  if (isChosen(draft, attachment.id)) return { ...draft, pictures: draft.pictures.filter((one) => one.attachment.id !== attachment.id) };
  if (draft.pictures.length >= PICTURES_AT_MOST) return draft;
  return { ...draft, pictures: [...draft.pictures, { attachment, name: "", intent: "", regions: [] }] };
}

/** One place earlier (-1) or later (+1). */
export function moved(draft: Draft, id: string, by: number): Draft {
  const pictures = [...draft.pictures];
  const at = pictures.findIndex(({ attachment }) => attachment.id === id);
  const [one] = pictures.splice(at, 1);
  if (at < 0 || !one) return draft;
  pictures.splice(Math.min(Math.max(at + by, 0), pictures.length), 0, one);
  return { ...draft, pictures };
}

export function changed(draft: Draft, id: string, how: Partial<Omit<Chosen, "attachment">>): Draft {
  return { ...draft, pictures: draft.pictures.map((one) => (one.attachment.id === id ? { ...one, ...how } : one)) };
}

/** Whether there is something to send. */
export const isAskable = ({ pictures, text, template, form }: Draft) =>
  pictures.length > 0 && [text, template, ...Object.values(form)].some((part) => part.trim() !== "");

export function asQuestion(draft: Draft, follows: string | null, language: string): NewQuestion {
  const { text, template, form, keep, model, replaces } = draft;
  const words = template ? "" : text.trim(); // words under a template stay in the box, should it be put away again
  return { pictures: draft.pictures.map(asked), text: words, template, form, follows, replaces, keep, model, language };
}

const asked = ({ attachment, name, intent, regions }: Chosen): PictureAsked => ({
  attachment: attachment.id,
  name: name.trim(),
  intent,
  regions: regions.map((box) => [...box] as Box),
});

/** The question of an answer, to be changed and asked again; pictures that are gone stay out. */
export function draftOf(question: Question, known: ReadonlyMap<string, Attachment>): Draft {
  const pictures = question.pictures.flatMap(({ attachment_id: id, name, intent, regions }): Chosen[] => {
    const attachment = known.get(id);
    return attachment ? [{ attachment, name, intent: INTENTS.find((one) => one === intent) ?? "", regions }] : [];
  });
  const { text, template, form, keep } = question;
  return { ...EMPTY, pictures, text, template, form: { ...NO_FORM, ...form }, keep };
}
