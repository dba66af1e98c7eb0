import { beforeAll, expect, it } from "vitest";
import { readUpTo, rowsOf } from "../src/room/rows";
import { tellTimeIn } from "../src/words/dates";
import { ME, member, message } from "./made";

beforeAll(() => tellTimeIn("Asia/Tokyo"));

const kinds = (rows: ReturnType<typeof rowsOf>) => rows.map((row) => row.kind);
const read = { unreadAfter: 99, myId: ME };

it("groups what one person says within five minutes", () => {
  const rows = rowsOf([message({ sequence: 1 }), message({ sequence: 2 }), message({ sequence: 9 })], [], read);
  expect(rows.filter((row) => row.kind === "message").map((row) => row.isFirst)).toEqual([true, false, true]);
});

it("never groups a reply with what came before", () => {
  const reply = message({ sequence: 2, reply_to: { id: "m1", author_name: "Mori", text: "hello", deleted: false } });
  const rows = rowsOf([message({ sequence: 1 }), reply], [], read);
  expect(rows.at(-1)).toMatchObject({ isFirst: true });
});

it("begins a day where the day begins in the installation's time zone", () => {
  const before = message({ sequence: 1, created_at: "2026-11-20T14:59:00Z" });
  const after = message({ sequence: 2, created_at: "2026-11-20T15:01:00Z" }); // midnight in Tokyo lies between them
  expect(kinds(rowsOf([before, after], [], read))).toEqual(["day", "message", "day", "message"]);
});

it("marks the first unread message of somebody else, once", () => {
  const mine = message({ sequence: 2, author: { id: ME, name: "Me" } });
  const rows = rowsOf([message({ sequence: 1 }), mine, message({ sequence: 3 }), message({ sequence: 4 })], [], { unreadAfter: 1, myId: ME });
  expect(kinds(rows)).toEqual(["day", "message", "message", "unread", "message", "message"]);
});

it("leaves the mark out where everything is unread", () => {
  expect(kinds(rowsOf([message()], [], { unreadAfter: 0, myId: ME }))).not.toContain("unread");
});

it("shows who has read at the newest message they have read", () => {
  const mine = [1, 2, 3].map((sequence) => message({ sequence, author: { id: ME, name: "Me" } }));
  const members = [member({ read_sequence: 2 }), member({ user_id: "u3", read_sequence: 1 }), member({ user_id: ME, is_me: true, read_sequence: 3 })];
  expect(readUpTo(mine, members, ME)).toEqual({ id: "m2", count: 1 });
});
