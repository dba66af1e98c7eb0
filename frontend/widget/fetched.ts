/** An event stream read with fetch: `EventSource` can't say who calls where no cookie does. */
import { chunksOf, framesOf } from "../src/api/frames";
import type { Source } from "../src/api/stream";

const SILENT_MS = 60_000; // the server says that it is there far more often

export class Fetched implements Source {
  onopen: Source["onopen"] = null;
  onerror: Source["onerror"] = null;
  readyState = 0;
  private readonly stop = new AbortController();
  private readonly heard = new Map<string, ((message: MessageEvent<string>) => void)[]>();
  private timer = 0;

  constructor(
    private readonly address: string,
    private readonly headers: Record<string, string>,
  ) {
    void this.run();
  }

  addEventListener(kind: string, listener: (message: MessageEvent<string>) => void): void {
    this.heard.set(kind, [...(this.heard.get(kind) ?? []), listener]);
  }

  close(): void {
    this.readyState = 2;
    window.clearTimeout(this.timer);
    this.stop.abort();
  }

  private async run(): Promise<void> {
    try {
      const { signal } = this.stop;
      const answer = await fetch(this.address, {
        headers: { ...this.headers, Accept: "text/event-stream" },
        credentials: "omit",
        cache: "no-store",
        signal,
      });
      if (!answer.ok || !answer.body) throw new Error(`${answer.status}`);
      this.readyState = 1;
      this.onopen?.call(this as unknown as EventSource, new Event("open"));
      for await (const { event, data } of framesOf(this.watched(chunksOf(answer.body, signal)))) {
        for (const listener of this.heard.get(event) ?? []) listener(new MessageEvent(event, { data: JSON.stringify(data) }));
      }
    } catch {
      // a cut line and a refused one: whoever listens asks again, more and more seldom
    }
    if (this.stop.signal.aborted && this.readyState === 2) return;
    this.close();
    this.onerror?.call(this as unknown as EventSource, new Event("error"));
  }

  /** A telephone that changes its network keeps dead lines open for minutes. */
  private async *watched(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    this.listen();
    for await (const chunk of chunks) {
      this.listen();
      yield chunk;
    }
  }

  private listen(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.stop.abort(), SILENT_MS);
  }
}
