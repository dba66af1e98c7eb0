import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, it } from "vitest";
import "../src/room/app";
import type { App } from "../src/room/app";

const { happyDOM } = window as unknown as { happyDOM: { setViewport(size: { width: number }): void } };

beforeEach(() => happyDOM.setViewport({ width: 1000 }));
afterEach(() => document.body.replaceChildren());

async function opened(): Promise<App> {
  const app = document.createElement("sudare-app") as App;
  app.room = "0190aaaa-0000-7000-8000-000000000001";
  document.body.append(app);
  app.dispatchEvent(new Event("toggle-details"));
  await app.updateComplete;
  return app;
}

const view = (app: App) => app.querySelector<HTMLElement>(".app")?.dataset["view"];

it("keeps the conversation when the window gets too narrow for details beside it", async () => {
  const app = await opened();
  expect(view(app)).toBe("details");
  happyDOM.setViewport({ width: 950 });
  await app.updateComplete;
  expect(view(app)).toBe("details");
  happyDOM.setViewport({ width: 700 });
  await app.updateComplete;
  expect(view(app)).toBe("room");
});

it("lets details be opened on a narrow window", async () => {
  happyDOM.setViewport({ width: 700 });
  expect(view(await opened())).toBe("details");
});
