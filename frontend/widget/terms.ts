/** What a desk and a visit are, as the API tells them. By hand and small; `tests/connect/test_front_end_types.py` holds them to its document. */
import type { Notice } from "../src/api/seen";

export interface Option {
  value: string;
  title: string;
}

export interface Question {
  name: string;
  kind: "name" | "mail" | "text" | "long" | "phone" | "choice" | "age_band";
  is_required: boolean;
  title: string;
  options: Option[];
}

export interface Ask {
  purpose: string;
  version: number;
  text: string;
  is_given: boolean;
}

export interface Look {
  colour: string;
  side: "left" | "right";
  theme: "auto" | "light" | "dark";
  /** Empty where the desk has no words of its own. */
  words: { title: string; greeting: string; button: string; away: string };
}

export interface Desk {
  name: string;
  organisation: string;
  is_open: boolean;
  is_anybody_here: boolean;
  hours_now: { is_within: boolean; opens_at: string | null; words: string };
  look: Look;
  prechat: Question[];
  purpose: string;
  house_rules: string;
  asks: Ask[];
  notice: Notice;
  waiting: { people: number; minutes: number | null };
  languages: string[];
  asks_satisfaction: boolean;
}

export type VisitState = "entered" | "waiting" | "open" | "closed";

export interface Visit {
  state: VisitState;
  room_id: string | null;
  place: number | null;
  minutes: number | null;
  is_anybody_here: boolean;
  staff: { name: string } | null;
  asks: Ask[];
  mail: string;
  satisfaction: number | null;
  asks_satisfaction: boolean;
}

/** ``kept``: pictures a case or the law keeps for now. */
export interface Erased {
  kept: number;
  contacts: string[];
}

export interface Entered {
  token: string;
  visitor: { id: string; name: string };
  room_id: string | null;
  visit: Visit;
}

export interface Begun {
  answers: Record<string, string>;
  consents: { purpose: string; version: number }[];
  rules_accepted: boolean;
  language: string;
}
