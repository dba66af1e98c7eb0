/** A desk that answers fetch: what the server would say, in as few words as a test needs. */
import type { Desk, Visit } from "../../widget/terms";

export const ROOM = "0190aaaa-0000-7000-8000-0000000000ff";
export const ME = "0190aaaa-0000-7000-8000-00000000000a";

export const desk = (given: Partial<Desk> = {}): Desk => ({
  name: "Desk",
  organisation: "Shop",
  is_open: true,
  is_anybody_here: true,
  hours_now: { is_within: true, opens_at: null, words: "" },
  look: { colour: "#205072", side: "right", theme: "auto", words: { title: "", greeting: "", button: "", away: "" } },
  prechat: [],
  purpose: "",
  house_rules: "",
  asks: [{ purpose: "talk", version: 3, text: "What happens here", is_given: false }],
  notice: { policy: "", profile: "", may: [], covered: [], held: [], never: [], retention_days: 30, ai: { mode: "off", text: "" }, who: [] },
  waiting: { people: 0, minutes: null },
  languages: ["ja", "en"],
  asks_satisfaction: true,
  ...given,
});

export const visit = (given: Partial<Visit> = {}): Visit => ({
  state: "waiting",
  room_id: ROOM,
  place: 1,
  minutes: null,
  is_anybody_here: true,
  staff: null,
  asks: [],
  mail: "",
  satisfaction: null,
  asks_satisfaction: true,
  ...given,
});

const room = {
  id: ROOM, kind: "direct", name: "Desk", unread: 0, last_sequence: 0, last_message: null, house_rules: "", rules_accepted: true,
  read_sequence: 0, retention_days: 30, place: "member", ai: "off", members: [],
};

export interface Heard {
  method: string;
  path: string;
  headers: Headers;
  body: Record<string, unknown>;
}

/** ``answers`` overrule; a number is a bare status. */
export function aDesk(answers: Record<string, unknown> = {}): Heard[] {
  const heard: Heard[] = [];
  const known: Record<string, unknown> = {
    "GET /desk/sd_k": desk(),
    "POST /desk/sd_k/enter": { token: "sv_token", visitor: { id: ME, name: "" }, room_id: null, visit: visit({ state: "entered", room_id: null }) },
    "POST /visit/begin": visit(),
    "GET /visit": visit(),
    "DELETE /visit": { messages: 1, pictures: 1, kept: 0, contacts: [] },
    [`GET /rooms/${ROOM}`]: room,
    [`GET /rooms/${ROOM}/messages`]: { items: [], next_cursor: null, last_sequence: 0 },
    ...answers,
  };
  globalThis.fetch = async (asked, given = {}) => {
    const url = new URL(String(asked));
    const one: Heard = {
      method: given.method ?? "GET",
      path: url.pathname.replace("/api/v1", ""),
      headers: new Headers(given.headers),
      body: given.body ? JSON.parse(String(given.body)) : {},
    };
    heard.push(one);
    const found = known[`${one.method} ${one.path}`] ?? 404;
    return typeof found === "number" ? new Response("{}", { status: found }) : Response.json(found);
  };
  return heard;
}
