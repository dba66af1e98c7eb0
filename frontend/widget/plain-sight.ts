/** A yes counts only when its button could be seen: not covered, not see-through, for long enough to be read. */
const LONG_ENOUGH_MS = 500;

/**
 * Newer browsers say whether anything lies over an element or fades it; elsewhere its points are asked for one by one.
 * From inside a frame those points tell nothing of what the page around it lays over it: there no yes is taken at all.
 */
export class PlainSight {
  private seenSince = 0;
  private isObserved = false;
  private readonly watching: IntersectionObserver | null;

  constructor(private readonly root: ShadowRoot | Document, private readonly isFramed = window.top !== window) {
    const canTell = "IntersectionObserverEntry" in window && "isVisible" in IntersectionObserverEntry.prototype;
    this.watching = canTell ? new IntersectionObserver(this.saw, { threshold: 1, trackVisibility: true, delay: 100 } as IntersectionObserverInit) : null;
  }

  watch(element: Element | null): void {
    if (!this.watching || !element || this.isObserved) return;
    this.isObserved = true;
    this.watching.observe(element);
  }

  stop(): void {
    this.watching?.disconnect();
    this.isObserved = false;
    this.seenSince = 0;
  }

  /** Whether this press was a person's, on something they saw. */
  holds(pressed: Event, element: Element): boolean {
    if (!pressed.isTrusted) return false;
    if (!this.watching) return !this.isFramed && isOpenToSight(element, this.root);
    return this.seenSince > 0 && performance.now() - this.seenSince >= LONG_ENOUGH_MS;
  }

  private readonly saw = (entries: IntersectionObserverEntry[]): void => {
    const last = entries.at(-1) as (IntersectionObserverEntry & { isVisible?: boolean }) | undefined;
    if (!last?.isVisible) this.seenSince = 0;
    else this.seenSince ||= performance.now();
  };
}

const FAINT = 0.9;

/** Nothing of the page lies over the middle or the corners, and nothing around it is see-through. */
export function isOpenToSight(element: Element, root: ShadowRoot | Document): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  if (width === 0 || height === 0) return false;
  const points = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]] as const;
  const host = root instanceof ShadowRoot ? root.host : null;
  const isOnTop = points.every(([x, y]) => {
    const [at, down] = [left + width * x, top + height * y];
    const outer = document.elementFromPoint(at, down);
    if (host && outer !== host && !element.contains(outer)) return false;
    const inner = root.elementFromPoint(at, down);
    return inner !== null && (element.contains(inner) || inner === host);
  });
  return isOnTop && !isFaint(element);
}

function isFaint(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement ?? hostOf(at)) {
    const { opacity, visibility } = getComputedStyle(at);
    if (Number(opacity) < FAINT || visibility === "hidden") return true;
  }
  return false;
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}
