/** Files dropped anywhere on the conversation are welcome. */
import type { ReactiveController, ReactiveControllerHost } from "lit";

export class Dropping implements ReactiveController {
  isOver = false;
  private depth = 0;
  private target: HTMLElement | null = null;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly dropped: (files: File[]) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.target = this.host.closest<HTMLElement>(".conversation") ?? this.host;
    for (const [name, listener] of this.listeners) this.target.addEventListener(name, listener as EventListener);
  }

  hostDisconnected(): void {
    for (const [name, listener] of this.listeners) this.target?.removeEventListener(name, listener as EventListener);
  }

  private readonly entered = (event: DragEvent) => this.over(event, 1);
  private readonly left = (event: DragEvent) => this.over(event, -1);
  private readonly moved = (event: DragEvent) => {
    if (hasFiles(event)) event.preventDefault();
  };
  private readonly fell = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    this.depth = 0;
    this.show(false);
    this.dropped([...(event.dataTransfer?.files ?? [])]);
  };

  private readonly listeners = [
    ["dragenter", this.entered],
    ["dragleave", this.left],
    ["dragover", this.moved],
    ["drop", this.fell],
  ] as const;

  private over(event: DragEvent, step: number): void {
    if (!hasFiles(event)) return;
    this.depth = Math.max(0, this.depth + step);
    this.show(this.depth > 0);
  }

  private show(isOver: boolean): void {
    if (isOver === this.isOver) return;
    this.isOver = isOver;
    this.host.requestUpdate();
  }
}

const hasFiles = (event: DragEvent) => [...(event.dataTransfer?.types ?? [])].includes("Files");
