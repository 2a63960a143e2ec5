/** The conversation as it is shown: both sides in order, own messages with their state. */

import { type State, step } from "./outgoing.js";
import type { Message } from "./protocol.js";
import type { TroubleKind } from "./trouble.js";

export interface Photo {
  readonly file: Blob;
  readonly name: string;
}

export interface Item {
  /** What the view knows it by: the key of an own message, else its id. */
  readonly key: string;
  readonly message: Message;
  readonly state: State;
  readonly trouble?: TroubleKind | undefined;
  readonly photo?: Photo;
  /** How much of a photo is sent, 0 to 1. */
  readonly share?: number;
}

export class Thread {
  items: readonly Item[] = [];
  /** Keys of what was heard since the history was asked for. */
  private fresh = new Set<string>();

  find(key: string): Item | undefined {
    return this.items.find((item) => item.key === key);
  }

  /** Shows an own message, or what another tab says of one; one that is heard stays heard. */
  put(item: Item): void {
    const known = this.find(item.key);
    if (item.state === "heard") this.fresh.add(item.key);
    if (item.state === "dropped") this.items = this.items.filter(({ key }) => key !== item.key);
    else if (!known) this.items = [...this.items, item];
    else if (known.state !== "heard") this.change(item.key, item);
  }

  /** Takes an own message a step further; throws, also when there is no such message. */
  step(key: string, to: State, trouble?: TroubleKind): Item {
    const item = this.find(key);
    if (!item) throw new Error(`no message ${key}`);
    const next = { ...item, state: step(item.state, to), trouble };
    this.put(next);
    return next;
  }

  /** Notes how much of a photo is sent. */
  progress(key: string, share: number): void {
    this.change(key, { share });
  }

  /** Shows a message of the server's; false when it was there before. */
  hear(message: Message): boolean {
    const item = heard(message);
    const known = this.find(item.key);
    this.fresh.add(item.key);
    if (known) {
      this.change(item.key, { message: { ...known.message, ...message } });
    } else {
      // Before what is not said yet: an answer belongs to what was.
      const at = this.items.findLastIndex(({ state }) => state !== "queued") + 1;
      this.items = this.items.toSpliced(at, 0, item);
    }
    return !known;
  }

  /** To be called when the history is asked for, before `merge` gets it. */
  asks(): void {
    this.fresh.clear();
  }

  /**
   * Takes over a history: its order holds. Own messages that are not heard yet stay, and so
   * does what was heard since it was asked for.
   */
  merge(history: readonly Message[]): void {
    const merged = history.map((message) => {
      const item = heard(message);
      return { ...(this.find(item.key) ?? item), message };
    });
    const told = new Set(merged.map(({ key }) => key));
    const left = this.items.filter(
      ({ key, state }) => !told.has(key) && (state !== "heard" || this.fresh.has(key)),
    );
    this.items = [...merged, ...left];
  }

  private change(key: string, change: Partial<Item>): void {
    this.items = this.items.map((item) => (item.key === key ? { ...item, ...change } : item));
  }
}

function heard(message: Message): Item {
  return { key: message.key ?? message.id, message, state: "heard" };
}
