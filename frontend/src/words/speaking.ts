import type { ReactiveController, ReactiveControllerHost } from "lit";
import { onLanguage } from "./speech";

/** Renders its host anew when the language changes. */
export class Speaking implements ReactiveController {
  private stop = () => {};

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.stop = onLanguage(() => this.host.requestUpdate());
  }

  hostDisconnected(): void {
    this.stop();
  }
}
