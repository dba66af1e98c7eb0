/** What an AI would get of each picture, asked once: showing it is a look on record. */
import { type AiView, aiView, closeToAi, openToAi } from "../api/asked";
import { asProblem } from "../api/problem";
import type { Attachment } from "../api/types";
import type { Sight } from "./stage";

export interface View {
  id: string;
  sight: Sight | null;
  whyNot: string;
  /** Its sender wants no AI to see it; and whether whoever looks may say so. */
  isClosed: boolean;
  mayClose: boolean;
}

export class Sights {
  private readonly found = new Map<string, View>();
  private readonly asked = new Set<string>();

  constructor(private readonly changed: () => void) {}

  /** Null while it isn't known yet. */
  of(attachment: Attachment | undefined, id: string, roomId: string): View | null {
    if (!this.asked.has(id)) {
      this.asked.add(id);
      void this.load(attachment, id, () => aiView(id, roomId));
    }
    return this.found.get(id) ?? null;
  }

  /** For the sender: no AI sees it from now on, or may again. */
  async turn(attachment: Attachment): Promise<void> {
    const { id } = attachment;
    await this.load(attachment, id, () => (this.found.get(id)?.isClosed ? openToAi(id) : closeToAi(id)));
  }

  private async load(attachment: Attachment | undefined, id: string, ask: () => Promise<AiView>): Promise<void> {
    try {
      this.found.set(id, viewOf(attachment, id, await ask()));
    } catch (thrown) {
      this.found.set(id, { id, sight: null, whyNot: asProblem(thrown).message, isClosed: false, mayClose: false });
    }
    this.changed();
  }
}

function viewOf(attachment: Attachment | undefined, id: string, told: AiView): View {
  const made = told.rendition && attachment?.renditions[told.rendition];
  const sight = made && told.url ? { url: told.url, width: made.width_px, height: made.height_px, name: attachment.name } : null;
  return { id, sight, whyNot: told.why_not?.text ?? "", isClosed: told.is_closed, mayClose: told.may_close };
}
