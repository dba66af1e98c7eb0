/** Server-sent events read with fetch, where they end by themselves: `EventSource` would ask again for ever. */
export interface Frame {
  event: string;
  data: unknown;
}

/** The frames of one answer, each as soon as its empty line has come. What is cut off in the middle is not told. */
export async function* framesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  const decoder = new TextDecoder();
  let kept = "";
  for await (const chunk of chunks) {
    const parts = (kept + decoder.decode(chunk, { stream: true })).split(/\r?\n\r?\n/);
    kept = parts.pop() ?? "";
    for (const part of parts) {
      const frame = frameIn(part);
      if (frame) yield frame;
    }
  }
}

/** Comments keep a line open and say nothing. */
function frameIn(part: string): Frame | null {
  const found: Record<string, string[]> = {};
  for (const line of part.split(/\r?\n/)) {
    const [, name = "", value = ""] = /^(\w*):? ?(.*)$/.exec(line) ?? [];
    if (name) (found[name] ??= []).push(value);
  }
  if (!found["data"]) return null;
  return { event: found["event"]?.at(-1) ?? "message", data: JSON.parse(found["data"].join("\n")) };
}

/** A body as something to iterate over: Safari's streams are not. Ends quietly once `signal` aborts. */
export async function* chunksOf(body: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || signal.aborted) return;
      yield value;
    }
  } finally {
    void reader.cancel().catch(() => {}); // also when whoever listens has gone
  }
}
