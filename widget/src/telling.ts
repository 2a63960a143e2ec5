/** Tells what is said and how it stands: to this tab's view, and to the other tabs. */

import type { ConversationParts, Listener, News } from "./parts.js";
import type { Message } from "./protocol.js";
import { type Item, Thread } from "./thread.js";

export abstract class Telling {
  thread = new Thread();
  listener: Listener | null = null;

  constructor(protected readonly parts: ConversationParts) {
    parts.channel.onmessage = ({ data }: MessageEvent<News>) => {
      if (data.item) this.thread.put(data.item);
      else if (data.message) this.hear(data.message);
      else this.reset();
      this.changed();
    };
  }

  /** An own message, as it stands now. */
  tell(item: Item): void {
    const { photo: _, ...told } = item;
    this.post({ item: told });
    this.changed();
  }

  /** A message of the server's. */
  tellMessage(message: Message): void {
    this.post({ message });
    this.hear(message);
  }

  protected hear(message: Message): void {
    const isNew = this.thread.hear(message);
    this.changed();
    if (isNew && message.from === "assistant") this.listener?.said(message);
  }

  protected post(news: News): void {
    this.parts.channel.postMessage(news);
  }

  protected changed(): void {
    this.listener?.changed();
  }

  /** Another tab began another conversation, or erased this one. */
  protected abstract reset(): void;
}
