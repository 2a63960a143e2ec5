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
  readonly thread: Thread;
  readonly memory: Memory;
  readonly transport: Transport;
  /** Runs `work` while no other tab sends. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
  /** Waits, until time is up or `wake` is called. */
  readonly pause: (seconds: number) => Promise<void>;
  /** The session to send in; null: there is none now, and what is unsent waits for one. */
  readonly token: () => string | null;
  readonly heard: (message: Message) => void;
  readonly stepped: (item: Item) => void;
  /** What keeps a message from being sent, and for how many seconds; null: nothing any more. */
  readonly held: (trouble: TroubleKind | null, seconds: number) => void;
  readonly ended: () => void;
  /** What the view shows may be old: look at the history. */
  readonly stale: () => void;
  readonly busy: (busy: boolean) => void;
}

export class Sender {
  private running = false;
  private again = false;
  private readonly stops = new Map<string, AbortController>();

  constructor(private readonly parts: SenderParts) {}

  /** Sends all there is to send; safe to call at any time. */
  async pump(): Promise<void> {
    this.again = true;
    if (this.running) return;
    this.running = true;
    try {
      while (this.again) {
        this.again = false;
        if (this.next()) await this.parts.alone(() => this.sendAll());
      }
    } finally {
      this.running = false;
    }
  }

  /** Gives up sending a photo. */
  stop(key: string): void {
    this.stops.get(key)?.abort();
  }

  private async sendAll(): Promise<void> {
    const { busy } = this.parts;
    try {
      for (let key = this.next(); key; key = this.next()) {
        busy(true);
        if (!(await this.deliver(key))) break;
      }
    } finally {
      busy(false);
    }
  }

  /** The key of what is to be sent next: what is stored, by any tab, or a photo of this tab. */
  private next(): string | undefined {
    const { thread, memory, token } = this.parts;
    if (token() === null) return undefined;
    for (const entry of memory.unsent) if (!thread.find(entry.key)) thread.put(unsentItem(entry));
    const stored = new Set(memory.unsent.map(({ key }) => key));
    const ready = ({ key, state, photo }: Item) =>
      (state === "queued" || state === "waiting" || state === "sending") &&
      (stored.has(key) || photo !== undefined);
    return thread.items.find(ready)?.key;
  }

  /** Sends one message until it is heard or refused; false: no more can be sent now. */
  private async deliver(key: string): Promise<boolean> {
    const { thread, token, pause, held } = this.parts;
    for (let attempt = 1; ; attempt += 1) {
      const session = token();
      const item = thread.find(key);
      if (session === null || !item) return session !== null;
      try {
        if (item.state !== "sending") this.step(key, "sending");
        await this.send(session, item);
        if (token() !== session) return false;
        held(null, 0);
        this.settle(key, "heard");
        return true;
      } catch (error) {
        if (!(error instanceof Trouble)) {
          if (thread.find(key)) throw error;
          return true; // the shopper took it back
        }
        if (token() !== session || !thread.find(key)) return false;
        if (!error.passes || (error.kind === "server" && attempt >= MOST_ATTEMPTS)) {
          held(null, 0);
          return this.refused(key, error.kind);
        }
        const seconds = backoff(attempt, error.wait);
        this.step(key, "waiting", error.kind);
        held(error.kind, seconds);
        await pause(seconds);
      }
    }
  }

  private async send(session: string, item: Item): Promise<void> {
    const { thread, memory, transport, heard, stepped } = this.parts;
    if (!item.photo) {
      const saying = memory.unsent.find(({ key }) => key === item.key)?.saying;
      if (saying) await transport.say(session, item.key, saying, heard);
      return;
    }
    const stop = new AbortController();
    this.stops.set(item.key, stop);
    const progress = (share: number) => {
      thread.progress(item.key, share);
      const now = thread.find(item.key);
      if (now) stepped(now);
    };
    try {
      const { file } = item.photo;
      const { messages } = await transport.photo(session, item.key, file, progress, stop.signal);
      messages.forEach(heard);
    } finally {
      this.stops.delete(item.key);
    }
  }

  private refused(key: string, kind: TroubleKind): boolean {
    const { ended, stale } = this.parts;
    if (kind === "ended") {
      ended();
      return false;
    }
    if (kind === "spent") {
      this.settle(key, "dropped");
      stale();
    } else {
      this.settle(key, "refused", kind);
    }
    return true;
  }

  private settle(key: string, to: State, trouble?: TroubleKind): void {
    this.parts.memory.removeUnsent(key);
    this.step(key, to, trouble);
  }

  private step(key: string, to: State, trouble?: TroubleKind): void {
    this.parts.stepped(this.parts.thread.step(key, to, trouble));
  }
}

/** How something that is still to be sent is shown. */
export function unsentItem({ key, saying, text, at }: Unsent): Item {
  const choice = "choice" in saying && { choice: saying.choice };
  const message: Message = { id: key, key, from: "shopper", text, at, choices: [], ...choice };
  return { key, message, state: "queued" };
}
