/** Waiting that ends early when there is news. */
const LOOK_AGAIN_MS = [400, 700, 1000, 1500, 2500, 4000];

export const lookAgainAfter = (tries: number): number => LOOK_AGAIN_MS[Math.min(tries, LOOK_AGAIN_MS.length - 1)] ?? 4000;

export class Nudges extends EventTarget {
  /** Until the time is over, something was heard about `hint`, or everything is woken. */
  pause(milliseconds: number, hint: string): Promise<void> {
    return new Promise((resolve) => {
      const timer = window.setTimeout(resolve, milliseconds);
      const go = () => {
        window.clearTimeout(timer);
        resolve();
      };
      this.addEventListener(hint, go, { once: true });
      this.addEventListener("wake", go, { once: true });
    });
  }
}
