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

export interface Shelf {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
}

export class Memory {
  private readonly fallback = new Map<string, string>();

  /** `shelf` is localStorage; where a browser forbids that, memory lasts as long as the page. */
  constructor(
    private readonly name: string,
    private readonly shelf: Shelf | null,
    private readonly now: () => number,
  ) {}

  get session(): Session | null {
    const session = this.read<Session>("session");
    return session && session.expires > this.now() ? session : null;
  }

  set session(session: Session | null) {
    this.write("session", session);
  }

  get unsent(): Unsent[] {
    return this.read<Unsent[]>("unsent") ?? [];
  }

  addUnsent(entry: Unsent): void {
    this.write("unsent", [...this.unsent, entry]);
  }

  removeUnsent(key: string): void {
    const left = this.unsent.filter((entry) => entry.key !== key);
    this.write("unsent", left.length ? left : null);
  }

  /** Words, flags and the like that outlive a conversation. */
  note(name: string): string {
    return this.read<string>(name) ?? "";
  }

  setNote(name: string, value: string): void {
    this.write(name, value || null);
  }

  /** Forgets the conversation and what was to be sent in it. */
  forget(): void {
    this.write("session", null);
    this.write("unsent", null);
  }

  private read<T>(part: string): T | null {
    const name = `${this.name}:${part}`;
    try {
      return JSON.parse(this.shelf?.getItem(name) ?? this.fallback.get(name) ?? "null") as T | null;
    } catch {
      return null;
    }
  }

  private write(part: string, value: unknown): void {
    const name = `${this.name}:${part}`;
    const text = JSON.stringify(value);
    try {
      if (value === null) this.shelf?.removeItem(name);
      else this.shelf?.setItem(name, text);
      this.fallback.delete(name);
      if (this.shelf) return;
    } catch {
      // Full or forbidden: this page remembers, the next will not.
    }
    if (value === null) this.fallback.delete(name);
    else this.fallback.set(name, text);
  }
}
