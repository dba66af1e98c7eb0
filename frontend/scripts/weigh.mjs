// What a visitor downloads: refuses a build that has grown over its limits. `make check` asks it, after `make setup` has built.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

// Together: what a room needs before it can be shown. The others come when they are asked for (docs/decisions/0090).
const LIMITS = [
  [["app.js", "words.js", "icons.js"], 60_000],
  [["app.css"], 16_000],
  [["upload.js"], 20_000],
  [["editor.js", "scene.js"], 20_000],
  [["lightbox.js"], 10_000],
  [["sheet.js"], 20_000],
  [["asking-sheet.js", "scene.js"], 40_000],
  [["desk.js"], 16_000],
];
const built = new URL("../../src/sudare/web/static/sudare/built/", import.meta.url);

for (const [names, limit] of LIMITS) {
  const bytes = names.reduce((sum, name) => sum + gzipSync(readFileSync(new URL(name, built))).length, 0);
  console.log(`${names.join(" + ")}: ${bytes} bytes gzipped (at most ${limit})`);
  if (bytes > limit) process.exitCode = 1;
}
