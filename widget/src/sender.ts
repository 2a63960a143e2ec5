/** Sends what the shopper said, one after another, and again where that is right. */

import type { Memory, Unsent } from "./memory.js";
import type { State } from "./outgoing.js";
import type { Message } from "./protocol.js";
import type { Item, Thread } from "./thread.js";
import type { Transport } from "./transport.js";
import { Trouble, type TroubleKind, backoff } from "./trouble.js";

/** After so many answers that something went wrong there, the shopper decides when to go on. */
const MOST_ATTEMPTS = 6;

export interface SenderParts {
  readonly memory: Memory;
  readonly transport: Transport;
  /** Runs `work` while no other tab sends. */
  readonly alone: (name: string, work: () => Promise<void>) => Promise<void>;
  /** Waits, until time is up or it is woken. */
  readonly pause: (seconds: number) => Promise<void>;
}

/** Whom it sends for. */
export interface Host {
  /** The session to send in; undefined: there is none now, and what is unsent waits for one. */
  readonly token: string | undefined;
  tellMessage(message: Message): void;
  tell(item: Item): void;
  /** What keeps a message from being sent, and for how many seconds; null: nothing any more. */
  held(trouble: TroubleKind | null, seconds?: number): void;
  /** The session is over. */
  end(): void;
  /** What is shown may be old. */
  refresh(): Promise<void>;
}

export class Sender {
  private running = false;

  constructor(
    private readonly host: Host,
    private readonly thread: Thread,
    private readonly parts: SenderParts,
  ) {}

  /** Sends all there is to send; safe to call at any time. */
  async pump(): Promise<void> {
    if (this.running) return;
    this.running = true;
    try {
      while (this.next()) if (!(await this.sendAll())) break;
    } finally {
      this.running = false;
    }
  }

  private async sendAll(): Promise<boolean> {
    let more = true;
    await this.parts.alone("send", async () => {
      for (let key = this.next(); key && more; key = this.next()) more = await this.deliver(key);
    });
    return more;
  }

  /** The key of what is to be sent next: what is stored, by any tab, or a photo of this tab. */
  private next(): string | undefined {
    const { thread, host } = this;
    if (!host.token) return undefined;
    const { unsent } = this.parts.memory;
    for (const entry of unsent) if (!thread.find(entry.key)) thread.put(unsentItem(entry));
    const stored = new Set(unsent.map(({ key }) => key));
    return thread.items.find(
      ({ key, state, photo }) => state !== "heard" && state !== "refused" && (stored.has(key) || photo),
    )?.key;
  }

  /** Sends one message until it is heard or refused; false: no more can be sent now. */
  private async deliver(key: string): Promise<boolean> {
    const { thread, host } = this;
    const session = host.token;
    for (let attempt = 1; ; attempt += 1) {
      const item = thread.find(key);
      if (!session || host.token !== session) return false;
      if (!item) return true; // the shopper took it back
      try {
        if (item.state !== "sending") this.step(key, "sending");
        await this.send(session, item);
        if (host.token !== session) return false;
        host.held(null);
        if (thread.find(key)) this.settle(key, "heard");
        return true;
      } catch (error) {
        if (!(error instanceof Trouble)) throw error;
        if (host.token !== session) return false;
        if (!thread.find(key)) return true;
        const { kind, passes, wait } = error;
        if (!passes || (kind === "server" && attempt >= MOST_ATTEMPTS)) return this.refused(key, kind);
        const seconds = backoff(attempt, wait);
        this.step(key, "waiting", kind);
        host.held(kind, seconds);
        await this.parts.pause(seconds);
      }
    }
  }

  private async send(session: string, { key, photo }: Item): Promise<void> {
    const { memory, transport } = this.parts;
    const { thread, host } = this;
    const heard = (message: Message) => host.tellMessage(message);
    if (photo) {
      const messages = await transport.photo(session, key, photo.file, (share) => {
        thread.progress(key, share);
        const item = thread.find(key);
        if (item) host.tell(item);
      });
      messages.forEach(heard);
    } else {
      const entry = memory.unsent.find((each) => each.key === key);
      if (entry) await transport.say(session, key, entry.saying, heard);
    }
  }

  private refused(key: string, kind: TroubleKind): boolean {
    const { host } = this;
    host.held(null);
    if (kind === "ended") {
      host.end();
      return false;
    }
    this.settle(key, kind === "spent" ? "dropped" : "refused", kind);
    if (kind === "spent") void host.refresh();
    return true;
  }

  private settle(key: string, to: State, trouble?: TroubleKind): void {
    this.parts.memory.removeUnsent(key);
    this.step(key, to, trouble);
  }

  private step(key: string, to: State, trouble?: TroubleKind): void {
    this.host.tell(this.thread.step(key, to, trouble));
  }
}

/** How something that is still to be sent is shown. */
export function unsentItem({ key, saying, text, at }: Unsent): Item {
  const choice = "choice" in saying && { choice: saying.choice };
  return { key, state: "queued", message: { id: key, key, from: "shopper", text, at, choices: [], ...choice } };
}
