/** A thread that is kept the same in all tabs, and tells its listener of every change. */

import type { ConversationDependencies, Listener, TabMessage } from "./dependencies.js";
import type { Message } from "./protocol.js";
import { type Item, Thread } from "./thread.js";

export abstract class SyncedThread {
  thread = new Thread();
  listener: Listener | null = null;

  constructor(protected readonly dependencies: ConversationDependencies) {
    dependencies.channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
      if (data.item) this.thread.upsert(data.item);
      else if (data.message) this.receive(data.message);
      else this.onSessionReplaced();
      this.notifyChange();
    };
  }

  /** Shares an own message, as it stands now, with the other tabs. */
  publishItem(item: Item): void {
    const { photo: _, ...shared } = item;
    this.broadcast({ item: shared });
    this.notifyChange();
  }

  /** Shows a message of the server's, here and in the other tabs. */
  publishMessage(message: Message): void {
    this.broadcast({ message });
    this.receive(message);
  }

  protected receive(message: Message): void {
    const isNew = this.thread.receive(message);
    this.notifyChange();
    if (isNew && message.from === "assistant") this.listener?.onMessage(message);
  }

  protected broadcast(message: TabMessage): void {
    this.dependencies.channel.postMessage(message);
  }

  protected notifyChange(): void {
    this.listener?.onChange();
  }

  /** Another tab began another conversation, or erased this one. */
  protected abstract onSessionReplaced(): void;
}
