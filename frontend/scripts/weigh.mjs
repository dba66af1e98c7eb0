// What a visitor downloads: refuses a build that has grown over its limits. `make check` asks it, after `make setup` has built.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

// Together: what a room needs before it can be shown. The others come when they are asked for (docs/decisions/0090).
const LIMITS = [
  [["app.js", "speech.js", "icons.js"], 60_000],
  [["app.css"], 18_000],
  [["upload.js"], 20_000],
  [["editor.js", "scene.js"], 20_000],
  [["lightbox.js"], 10_000],
  [["sheet.js", "sheet2.js", "keyed.js"], 20_000],
  [["asking-sheet.js", "scene.js"], 40_000],
  [["desk.js"], 16_000],
];
const built = new URL("../../src/sudare/web/static/sudare/built/", import.meta.url);
const weight = (file) => gzipSync(readFileSync(new URL(file, built))).length;

function tell(what, bytes, limit) {
  console.log(`${what}: ${bytes} bytes gzipped${limit ? ` (at most ${limit})` : ""}`);
  if (limit && bytes > limit) process.exitCode = 1;
}

for (const [names, limit] of LIMITS) tell(names.join(" + "), names.reduce((sum, name) => sum + weight(name), 0), limit);

// The widget on pages of others. Before a press: the button alone. First load: all it takes until a visitor has read, agreed
// and can write, in the heavier of the two languages. In all: everything there is, with checking, uploading and covering.
const BUTTON = 6_000;
const FIRST_LOAD = 60_000;
const IN_ALL = 130_000;
const pieces = JSON.parse(readFileSync(new URL("embed/manifest.json", built)));

function withImports(key, found = new Set()) {
  if (found.has(key)) return found;
  found.add(key);
  for (const one of pieces[key].imports ?? []) withImports(one, found);
  return found;
}

const sum = (keys) => [...keys].reduce((total, key) => total + weight(`embed/${pieces[key].file}`), 0);
const entry = Object.keys(pieces).find((key) => pieces[key].isEntry);
const panel = Object.keys(pieces).find((key) => pieces[key].name === "panel");
const tongues = Object.keys(pieces).filter((key) => key.includes("/bring-"));
const tongue = tongues.toSorted((one, other) => sum([other]) - sum([one]))[0];
const first = withImports(tongue, withImports(panel, withImports(entry)));
const spoken = Object.keys(pieces).filter((key) => key === tongue || !tongues.includes(key)); // nobody reads both

tell("widget, the button", sum(withImports(entry)), BUTTON);
tell("widget, first load", sum(first), FIRST_LOAD);
tell("widget, in all", sum(spoken), IN_ALL);
