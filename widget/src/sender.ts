/** Sends what the shopper said, one after another, and again where that is right. */

import { ChannelError, type ErrorKind, backoff } from "./channel-error.js";
import type { ClientStorage, PendingMessage } from "./client-storage.js";
import type { Message } from "./protocol.js";
import type { DeliveryState } from "./states.js";
import type { Item, Thread } from "./thread.js";
import type { Transport } from "./transport.js";

/** After so many answers that something went wrong there, the shopper decides when to go on. */
const MAX_ATTEMPTS = 6;

export interface SenderDependencies {
  readonly storage: ClientStorage;
  readonly transport: Transport;
  /** Runs `work` while no other tab sends. */
  readonly withLock: (name: string, work: () => Promise<void>) => Promise<void>;
  /** Waits, until time is up or it is skipped. */
  readonly delay: (seconds: number) => Promise<void>;
}

/** The conversation it sends for. */
export interface SenderHost {
  /** The session to send in; undefined: there is none now, and what is pending waits for one. */
  readonly token: string | undefined;
  publishMessage(message: Message): void;
  publishItem(item: Item): void;
  /** What keeps a message from being sent, and for how many seconds; null: nothing any more. */
  setNotice(kind: ErrorKind | null, seconds?: number): void;
  /** The session is over. */
  endSession(): void;
  /** What is shown may be old. */
  refresh(): Promise<void>;
}

export class Sender {
  private running = false;

  constructor(
    private readonly host: SenderHost,
    private readonly thread: Thread,
    private readonly dependencies: SenderDependencies,
  ) {}

  /** Sends all there is to send; safe to call at any time. */
  async flush(): Promise<void> {
    if (this.running) return;
    this.running = true;
    try {
      while (this.next()) if (!(await this.sendAll())) break;
    } finally {
      this.running = false;
    }
  }

  private async sendAll(): Promise<boolean> {
    let canContinue = true;
    await this.dependencies.withLock("send", async () => {
      for (let key = this.next(); key && canContinue; key = this.next()) canContinue = await this.deliver(key);
    });
    return canContinue;
  }

  /** The key of what is to be sent next: what is stored, by any tab, or a photo of this tab. */
  private next(): string | undefined {
    const { thread, host } = this;
    if (!host.token) return undefined;
    const { pending } = this.dependencies.storage;
    for (const entry of pending) if (!thread.find(entry.key)) thread.upsert(pendingItem(entry));
    const stored = new Set(pending.map(({ key }) => key));
    return thread.items.find(
      ({ key, state, photo }) => state !== "delivered" && state !== "rejected" && (stored.has(key) || photo),
    )?.key;
  }

  /** Sends one message until it is delivered or rejected; false: no more can be sent now. */
  private async deliver(key: string): Promise<boolean> {
    const { thread, host } = this;
    const session = host.token;
    for (let attempt = 1; ; attempt += 1) {
      const item = thread.find(key);
      if (!session || host.token !== session) return false;
      if (!item) return true; // the shopper took it back
      try {
        if (item.state !== "sending") this.transition(key, "sending");
        await this.send(session, item);
        if (host.token !== session) return false;
        host.setNotice(null);
        if (thread.find(key)) this.settle(key, "delivered");
        return true;
      } catch (error) {
        if (!(error instanceof ChannelError)) throw error;
        if (host.token !== session) return false;
        if (!thread.find(key)) return true;
        const { kind, retryable, retryAfter: wait } = error;
        if (!retryable || (kind === "server" && attempt >= MAX_ATTEMPTS)) return this.reject(key, kind);
        const seconds = backoff(attempt, wait);
        this.transition(key, "retrying", kind);
        host.setNotice(kind, seconds);
        await this.dependencies.delay(seconds);
      }
    }
  }

  private async send(session: string, { key, photo }: Item): Promise<void> {
    const { storage, transport } = this.dependencies;
    const { thread, host } = this;
    const onMessage = (message: Message) => host.publishMessage(message);
    if (photo) {
      const messages = await transport.uploadPhoto(session, key, photo.file, (progress) => {
        thread.setProgress(key, progress);
        const item = thread.find(key);
        if (item) host.publishItem(item);
      });
      messages.forEach(onMessage);
    } else {
      const entry = storage.pending.find((each) => each.key === key);
      if (entry) await transport.sendMessage(session, key, entry.content, onMessage);
    }
  }

  private reject(key: string, kind: ErrorKind): boolean {
    const { host } = this;
    host.setNotice(null);
    if (kind === "ended") {
      host.endSession();
      return false;
    }
    this.settle(key, kind === "spent" ? "discarded" : "rejected", kind);
    if (kind === "spent") void host.refresh();
    return true;
  }

  private settle(key: string, to: DeliveryState, error?: ErrorKind): void {
    this.dependencies.storage.removePending(key);
    this.transition(key, to, error);
  }

  private transition(key: string, to: DeliveryState, error?: ErrorKind): void {
    this.host.publishItem(this.thread.transition(key, to, error));
  }
}

/** How something that is still to be sent is shown. */
export function pendingItem({ key, content, text, at }: PendingMessage): Item {
  const choice = "choice" in content && { choice: content.choice };
  return { key, state: "queued", message: { id: key, key, from: "shopper", text, at, choices: [], ...choice } };
}
