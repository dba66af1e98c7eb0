/** Pictures drawn on canvases: the host's page need not let pictures of others in, and the visitor's token goes in a header. */
import { type TemplateResult, html, nothing, svg } from "lit";
import { Directive, type ElementPart, type PartInfo, PartType, directive } from "lit/directive.js";
import { addressOf, wayNow } from "../src/api/client";
import type { Painter, Sight } from "../src/drawings/sight";

const LONGEST_PX = 2048; // telephones give up on larger canvases

type Seen = Pick<Sight, "src" | "file" | "isLazy">;

class Drawing extends Directive {
  private drawn: unknown = null;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error("a drawing stands on its canvas");
  }

  override update(part: ElementPart, [seen]: [Seen]): typeof nothing {
    const wanted = seen.file ?? seen.src;
    if (wanted === this.drawn) return nothing;
    this.drawn = wanted;
    const canvas = part.element as HTMLCanvasElement;
    const go = () => void draw(canvas, seen, () => this.drawn === wanted);
    if (seen.isLazy) whenNear(canvas, go);
    else go();
    return nothing;
  }

  render(_: Seen): typeof nothing {
    return nothing;
  }
}

const drawing = directive(Drawing);

async function draw(canvas: HTMLCanvasElement, seen: Seen, isWanted: () => boolean): Promise<void> {
  try {
    const bitmap = await createImageBitmap(seen.file ?? (await fetched(seen.src)), { imageOrientation: "from-image" });
    if (isWanted()) paint(canvas, bitmap);
    bitmap.close();
    canvas.dispatchEvent(new Event("load"));
  } catch {
    if (isWanted()) canvas.dispatchEvent(new Event("error"));
  }
}

function paint(canvas: HTMLCanvasElement, bitmap: ImageBitmap): void {
  const scale = Math.min(1, LONGEST_PX / Math.max(bitmap.width, bitmap.height));
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
}

async function fetched(src: string): Promise<Blob> {
  const { credentials, headers } = wayNow();
  const answer = await fetch(addressOf(src), { headers: headers(false), credentials });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.blob();
}

function whenNear(canvas: HTMLCanvasElement, go: () => void): void {
  if (!("IntersectionObserver" in window)) return go();
  const watching = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      watching.disconnect();
      go();
    },
    { rootMargin: "300px" },
  );
  watching.observe(canvas);
}

function canvasOf({ src, file, alt = "", className, width, height, isLazy = false, style = "", loaded, failed }: Sight): TemplateResult {
  const seen: Seen = { src, isLazy, ...(file ? { file } : {}) };
  return html`<canvas class=${className ?? nothing} width=${width ?? nothing} height=${height ?? nothing} role=${alt ? "img" : "presentation"}
    aria-label=${alt || nothing} .style=${style} @load=${loaded ?? nothing} @error=${failed ?? nothing} ${drawing(seen)}></canvas>`;
}

export const canvases: Painter = {
  sight: canvasOf,
  inDrawing: (sight) => svg`<foreignObject width=${sight.width} height=${sight.height}>${canvasOf({ ...sight, style: "display: block; width: 100%; height: 100%" })}</foreignObject>`,
};
