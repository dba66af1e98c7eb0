/** The desk's colour, made readable: dark enough on paper, light enough at night. Pure. */
export interface Tones {
  bamboo: string;
  onBamboo: string;
  wash: string;
}

type Rgb = readonly [number, number, number];

const SHEET: Record<"light" | "dark", Rgb> = { light: [255, 255, 255], dark: [29, 33, 31] };
const PAPER: Record<"light" | "dark", Rgb> = { light: [250, 248, 243], dark: [20, 23, 21] };
const INK: Rgb = [16, 32, 26];
const READABLE = 4.6; // a breath over 4.5 : 1, so that rounding can't take it back
const WASH = { light: 0.1, dark: 0.16 };

/** Null for whatever isn't a colour: nothing else of the desk's words ever reaches a style. */
export function tonesOf(colour: string, theme: "light" | "dark"): Tones | null {
  const rgb = read(colour);
  if (!rgb) return null;
  const towards: Rgb = theme === "light" ? [0, 0, 0] : [255, 255, 255];
  let bamboo = rgb;
  for (let share = 0; share <= 1; share += 0.04) {
    bamboo = mix(rgb, towards, share);
    const wash = mix(SHEET[theme], bamboo, WASH[theme]);
    if ([SHEET[theme], PAPER[theme], wash].every((ground) => contrast(bamboo, ground) >= READABLE)) break;
  }
  const onBamboo: Rgb = contrast(bamboo, [255, 255, 255]) >= contrast(bamboo, INK) ? [255, 255, 255] : INK;
  return { bamboo: write(bamboo), onBamboo: write(onBamboo), wash: write(mix(SHEET[theme], bamboo, WASH[theme])) };
}

export function contrast(one: Rgb, other: Rgb): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

export function read(colour: string): Rgb | null {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  return found ? [parseInt(found[1] ?? "0", 16), parseInt(found[2] ?? "0", 16), parseInt(found[3] ?? "0", 16)] : null;
}

const write = (rgb: Rgb) => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;

const mix = (one: Rgb, other: Rgb, share: number): Rgb => [0, 1, 2].map((at) => (one[at] ?? 0) * (1 - share) + (other[at] ?? 0) * share) as unknown as Rgb;

/** Source: WCAG 2.2, relative luminance. */
function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
