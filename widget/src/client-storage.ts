/** What is remembered between pages: the session, what is still to be sent, what was typed. */

import type { Session } from "./protocol.js";
import type { MessageContent } from "./transport.js";

/** Something still to be sent; the key is the one it is sent with, however often. */
export interface PendingMessage {
  readonly key: string;
  readonly content: MessageContent;
  /** What the shopper reads as said. */
  readonly text: string;
  readonly at: number;
}

export type KeyValueStore = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export class ClientStorage {
  constructor(
    private readonly name: string,
    private readonly backend: KeyValueStore,
    private readonly now: () => number,
  ) {}

  get session(): Session | null {
    const { token, expires, store } = this.read<Partial<Session>>("session", {});
    const complete = typeof token === "string" && Number(expires) > this.now() && typeof store?.name === "string";
    return complete ? ({ token, expires, store } as Session) : null;
  }

  set session(session: Session | null) {
    this.write("session", session);
  }

  get pending(): PendingMessage[] {
    const entries = this.read<PendingMessage[]>("unsent", []);
    return entries.filter((entry) => typeof entry?.key === "string" && typeof entry.text === "string" && entry.content);
  }

  addPending(entry: PendingMessage): void {
    this.write("unsent", [...this.pending, entry]);
  }

  removePending(key: string): void {
    this.write("unsent", this.pending.filter((entry) => entry.key !== key));
  }

  /** Texts and flags that outlive a conversation. */
  getText(name: string): string {
    return this.read(name, "");
  }

  setText(name: string, value: string): void {
    this.write(name, value);
  }

  /** Forgets the conversation and what was to be sent in it. */
  clear(): void {
    this.write("session", null);
    this.write("unsent", null);
  }

  /** What is kept; `fallback` where that is nothing, or of another kind: pages can write there too. */
  private read<T>(part: string, fallback: T): T {
    try {
      const stored = JSON.parse(this.backend.getItem(`${this.name}:${part}`) ?? "null") as T;
      const sameType = typeof stored === typeof fallback && Array.isArray(stored) === Array.isArray(fallback);
      return sameType && stored ? stored : fallback;
    } catch {
      return fallback;
    }
  }

  private write(part: string, value: unknown): void {
    const name = `${this.name}:${part}`;
    try {
      if (value) this.backend.setItem(name, JSON.stringify(value));
      else this.backend.removeItem(name);
    } catch {
      // Full: this page goes on, the next one will not know.
    }
  }
}
