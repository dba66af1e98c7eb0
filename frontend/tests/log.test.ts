import { expect, it } from "vitest";
import { Log } from "../src/room/log";
import { event, message } from "./made";

it("applies what follows, once", () => {
  const log = new Log();
  log.begin([message({ sequence: 1 })], 1);
  const next = event({ sequence: 2, message: message({ sequence: 2 }) });
  expect(log.apply(next)).toBe("applied");
  expect(log.apply(next)).toBe("known");
  expect(log.inOrder().map((one) => one.sequence)).toEqual([1, 2]);
});

it("says so when something is missing, and takes nothing", () => {
  const log = new Log();
  log.begin([], 4);
  expect(log.apply(event({ sequence: 6, message: message({ sequence: 6 }) }))).toBe("gap");
  expect(log.last).toBe(4);
  expect(log.inOrder()).toEqual([]);
});

it("takes an edit and a deletion in place", () => {
  const log = new Log();
  const said = message({ sequence: 1, text: "helo" });
  log.begin([said], 1);
  log.apply(event({ sequence: 2, kind: "message_edited", message: { ...said, text: "hello" } }));
  expect(log.inOrder()[0]?.text).toBe("hello");
  log.apply(event({ sequence: 3, kind: "message_deleted", message: { ...said, text: "", deleted_at: said.created_at } }));
  expect(log.inOrder()[0]?.deleted_at).not.toBeNull();
});

it("changes the words in answers with an edit, and takes them away with a deletion", () => {
  const log = new Log();
  const said = message({ sequence: 1, text: "a secret" });
  const quote = { id: said.id, author_name: "Mori", text: "a secret", deleted: false };
  log.begin([said, message({ sequence: 2, reply_to: quote }), message({ sequence: 3 })], 3);
  log.apply(event({ sequence: 4, kind: "message_edited", message: { ...said, text: "our secret" } }));
  expect(log.inOrder()[1]?.reply_to).toMatchObject({ text: "our secret", deleted: false });
  log.apply(event({ sequence: 5, kind: "message_deleted", message: { ...said, text: "", deleted_at: said.created_at } }));
  expect(log.inOrder()[1]?.reply_to).toMatchObject({ text: "", deleted: true });
  expect(log.inOrder()[2]?.text).toBe("hello");
});

it("never lets a late edit bring a deleted message back", () => {
  const log = new Log();
  const said = message({ sequence: 1, text: "a secret" });
  log.begin([{ ...said, text: "", deleted_at: said.created_at }], 2);
  log.replace(said);
  expect(log.inOrder()[0]?.text).toBe("");
});

it("keeps who came and went", () => {
  const log = new Log();
  log.begin([], 0);
  log.apply(event({ sequence: 1, kind: "member_joined", message: null, member: { user_id: "u2", name: "Mori" } }));
  expect(log.notes).toMatchObject([{ kind: "member_joined", name: "Mori" }]);
});
