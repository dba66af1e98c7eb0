import { expect, it } from "vitest";
import { stillSaid } from "../src/room/announced";
import { Log } from "../src/room/log";
import { event, message } from "./made";

const said = message({ sequence: 1, text: "a secret" });

function heard(): Log {
  const log = new Log();
  log.begin([said], 1);
  return log;
}

it("keeps an announcement while others go on speaking", () => {
  const log = heard();
  log.apply(event({ sequence: 2, message: message({ sequence: 2 }) }));
  expect(stillSaid(said, log)).toBe(said);
  expect(stillSaid(null, log)).toBeNull();
});

it("drops the words of a message that was edited", () => {
  const log = heard();
  log.apply(event({ sequence: 2, kind: "message_edited", message: { ...said, text: "nothing" } }));
  expect(stillSaid(said, log)).toBeNull();
});

it("drops the words of a message that was deleted, and of one from another room", () => {
  const log = heard();
  log.apply(event({ sequence: 2, kind: "message_deleted", message: { ...said, text: "", deleted_at: said.created_at } }));
  expect(stillSaid(said, log)).toBeNull();
  expect(stillSaid(said, new Log())).toBeNull();
});

it("announces nothing of a message that was deleted before it was heard", () => {
  const log = new Log();
  const gone = { ...said, text: "", deleted_at: said.created_at };
  log.apply(event({ sequence: 1, message: gone }));
  expect(stillSaid(gone, log)).toBeNull();
});
