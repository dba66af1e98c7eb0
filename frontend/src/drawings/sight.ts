/** A picture on the screen. The page's own is an image; the widget draws its pictures itself, see `widget/sights`. */
import { type TemplateResult, html, nothing, svg } from "lit";

export interface Sight {
  src: string;
  /** The picture itself, where it lies on this device. */
  file?: Blob;
  alt?: string;
  className?: string;
  width?: number;
  height?: number;
  isLazy?: boolean;
  style?: string;
  loaded?: (event: Event) => void;
  failed?: (event: Event) => void;
}

export interface Painter {
  sight: (sight: Sight) => TemplateResult;
  /** Inside a drawing, as large as it says. */
  inDrawing: (sight: Sight & { width: number; height: number }) => TemplateResult;
}

const nobody = () => {};

const images: Painter = {
  sight: ({ src, alt = "", className, width, height, isLazy, style = "", loaded = nobody, failed = nobody }) =>
    html`<img class=${className ?? nothing} src=${src} width=${width ?? nothing} height=${height ?? nothing} loading=${isLazy ? "lazy" : nothing}
      decoding=${isLazy ? "async" : nothing} draggable="false" alt=${alt} .style=${style} @load=${loaded} @error=${failed}>`,
  inDrawing: ({ src, width, height }) => svg`<image href=${src} width=${width} height=${height} preserveAspectRatio="none"/>`,
};

let painter = images;

export function paintBy(other: Painter): void {
  painter = other;
}

export const renderSight = (sight: Sight): TemplateResult => painter.sight(sight);
export const renderInDrawing: Painter["inDrawing"] = (sight) => painter.inDrawing(sight);
