import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Tokens = Record<string, string>;

const css = readFileSync("src/style/tokens.css", "utf8").replace(/\/\*[\s\S]*?\*\//g, "");

function block(opening: string): Tokens {
  const start = css.indexOf(opening);
  expect(start, opening).toBeGreaterThanOrEqual(0);
  const body = css.slice(css.indexOf("{", start) + 1, css.indexOf("}", start));
  return Object.fromEntries([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value?.trim()]));
}

const light = block(":root {");
const darkBySystem = block(':root:not([data-theme="light"])');
const darkByChoice = block(':root[data-theme="dark"]');

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (bright + 0.05) / (dark + 0.05);
}

const DESIGN = {
  light: { paper: "#faf8f3", sheet: "#ffffff", line: "#e3dfd5", ink: "#1f2623", "ink-soft": "#5b635e", bamboo: "#2e6b4c", hold: "#2d4f83", care: "#8a6100", stop: "#a8322a" },
  dark: { paper: "#141715", sheet: "#1d211f", line: "#333835", ink: "#eceee9", "ink-soft": "#a6aea8", bamboo: "#7fc79f", hold: "#8fb2e8", care: "#e2b64c", stop: "#f0897f" },
};

describe.each([
  ["light", light, DESIGN.light],
  ["dark", darkBySystem, DESIGN.dark],
] as const)("%s tokens", (_, tokens, design) => {
  it("are those of the design", () => expect(tokens).toMatchObject(design));

  const grounds = ["paper", "sheet", "bamboo-wash", "hold-wash", "care-wash", "stop-wash"];
  const texts = ["ink", "ink-soft", "bamboo", "stop"];

  it.each(grounds.flatMap((ground) => texts.map((text) => [text, ground] as const)))("%s can be read on %s", (text, ground) =>
    expect(contrast(tokens[text]!, tokens[ground]!)).toBeGreaterThanOrEqual(4.5),
  );

  it.each([["hold", "hold-wash"], ["care", "care-wash"], ["hold", "sheet"], ["care", "sheet"], ["on-bamboo", "bamboo"], ["on-stop", "stop"]] as const)(
    "%s can be read on %s",
    (text, ground) => expect(contrast(tokens[text]!, tokens[ground]!)).toBeGreaterThanOrEqual(4.5),
  );

  it.each(["paper", "sheet"])("the edge of a control shows on %s", (ground) =>
    expect(contrast(tokens["edge"]!, tokens[ground]!)).toBeGreaterThanOrEqual(3),
  );
});

it("dark by choice is dark by system", () => expect(darkByChoice).toEqual(darkBySystem));
