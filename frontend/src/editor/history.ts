/** Undo over confirm: every step can be taken back and done again. Pure. */
export class History<T> {
  private readonly past: T[] = [];
  private future: T[] = [];

  constructor(public now: T) {}

  do(next: T): void {
    if (next === this.now) return;
    this.past.push(this.now);
    this.now = next;
    this.future = [];
  }

  undo(): void {
    const before = this.past.pop();
    if (before === undefined) return;
    this.future.push(this.now);
    this.now = before;
  }

  redo(): void {
    const after = this.future.pop();
    if (after === undefined) return;
    this.past.push(this.now);
    this.now = after;
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }
}
