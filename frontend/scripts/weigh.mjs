// What a visitor downloads: refuses a build that has grown over its limits. `make check` asks it, after `make setup` has built.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const LIMITS = { "app.js": 60_000, "app.css": 12_000 };
const built = new URL("../../src/sudare/web/static/sudare/built/", import.meta.url);

for (const [name, limit] of Object.entries(LIMITS)) {
  const bytes = gzipSync(readFileSync(new URL(name, built))).length;
  console.log(`${name}: ${bytes} bytes gzipped (at most ${limit})`);
  if (bytes > limit) process.exitCode = 1;
}
