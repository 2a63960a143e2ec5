/** What is remembered between pages: the session, what is still to be sent, what was typed. */

import type { Session } from "./protocol.js";
import type { Saying } from "./transport.js";

/** Something still to be sent; the key is the one it is sent with, however often. */
export interface Unsent {
  readonly key: string;
  readonly saying: Saying;
  /** What the shopper reads as said. */
  readonly text: string;
  readonly at: number;
}

export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export class Memory {
  constructor(
    private readonly name: string,
    private readonly shelf: Shelf,
    private readonly now: () => number,
  ) {}

  get session(): Session | null {
    const { token, expires, store } = this.read<Partial<Session>>("session", {});
    const whole = typeof token === "string" && Number(expires) > this.now() && typeof store?.name === "string";
    return whole ? ({ token, expires, store } as Session) : null;
  }

  set session(session: Session | null) {
    this.write("session", session);
  }

  get unsent(): Unsent[] {
    const entries = this.read<Unsent[]>("unsent", []);
    return entries.filter((entry) => typeof entry?.key === "string" && typeof entry.text === "string" && entry.saying);
  }

  addUnsent(entry: Unsent): void {
    this.write("unsent", [...this.unsent, entry]);
  }

  removeUnsent(key: string): void {
    this.write("unsent", this.unsent.filter((entry) => entry.key !== key));
  }

  /** Words and flags that outlive a conversation. */
  note(name: string): string {
    return this.read(name, "");
  }

  setNote(name: string, value: string): void {
    this.write(name, value);
  }

  /** Forgets the conversation and what was to be sent in it. */
  forget(): void {
    this.write("session", null);
    this.write("unsent", null);
  }

  /** What is kept; `otherwise` where that is nothing, or of another kind: pages can write there too. */
  private read<T>(part: string, otherwise: T): T {
    try {
      const kept = JSON.parse(this.shelf.getItem(`${this.name}:${part}`) ?? "null") as T;
      const alike = typeof kept === typeof otherwise && Array.isArray(kept) === Array.isArray(otherwise);
      return alike && kept ? kept : otherwise;
    } catch {
      return otherwise;
    }
  }

  private write(part: string, value: unknown): void {
    const name = `${this.name}:${part}`;
    try {
      if (value) this.shelf.setItem(name, JSON.stringify(value));
      else this.shelf.removeItem(name);
    } catch {
      // Full: this page goes on, the next one will not know.
    }
  }
}
