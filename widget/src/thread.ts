/** The conversation as it is shown: both sides in order, own messages with their state. */

import { type State, step } from "./outgoing.js";
import type { Message, Rating } from "./protocol.js";
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
  readonly trouble?: TroubleKind;
  readonly photo?: Photo;
  /** How much of a photo is sent, 0 to 1. */
  readonly share?: number;
}

interface Entry extends Item {
  readonly changed: number;
}

export class Thread {
  private entries: Entry[] = [];
  private clock = 0;

  get items(): readonly Item[] {
    return this.entries;
  }

  /** A moment, for `merge`. */
  get moment(): number {
    return this.clock;
  }

  find(key: string): Item | undefined {
    return this.entries.find((entry) => entry.key === key);
  }

  /** Shows an own message, or what another tab says of one; one that is heard stays heard. */
  put(item: Item): void {
    const at = this.entries.findIndex(({ key }) => key === item.key);
    if (item.state === "dropped") this.remove(item.key);
    else if (at < 0) this.entries.push(this.stamped(item));
    else if (this.entries[at]?.state !== "heard") this.entries[at] = this.stamped({ ...this.entries[at], ...item });
  }

  /** Takes an own message a step further; throws IllegalStep, also when there is no such message. */
  step(key: string, to: State, trouble?: TroubleKind): Item {
    const { trouble: _, ...item } = this.find(key) ?? nothing(key);
    const next = { ...item, state: step(item.state, to), ...(trouble && { trouble }) };
    if (to === "dropped") this.remove(key);
    else this.replace(key, next);
    return next;
  }

  /** Notes how much of a photo is sent. */
  progress(key: string, share: number): void {
    const item = this.find(key);
    if (item) this.replace(key, { ...item, share });
  }

  /** Shows a message of the server's; false when it was there before. */
  hear(message: Message): boolean {
    const item = heard(message);
    const known = this.find(item.key);
    if (known) this.replace(item.key, { ...known, message: { ...known.message, ...message } });
    else this.insert(this.stamped(item));
    return !known;
  }

  rate(id: string, rating: Rating | null): void {
    const item = this.find(id);
    if (!item) return;
    const { feedback: _, ...message } = item.message;
    this.replace(id, { ...item, message: { ...message, ...(rating && { feedback: rating }) } });
  }

  /**
   * Takes over the history that was asked for at `moment`: its order holds. Own messages that
   * are not heard yet stay, and so does what came after that moment.
   */
  merge(history: readonly Message[], moment: number): void {
    const mine = new Map(this.entries.map((entry) => [entry.key, entry]));
    const merged = history.map((message) => {
      const item = heard(message);
      const known = mine.get(item.key);
      mine.delete(item.key);
      return this.stamped(known ? { ...known, message } : item);
    });
    const left = [...mine.values()].filter(
      ({ state, changed }) => state !== "heard" || changed > moment,
    );
    this.entries = [...merged, ...left];
  }

  clear(): void {
    this.entries = [];
  }

  /** At the end, but before what is not said yet: an answer belongs to what was. */
  private insert(entry: Entry): void {
    let at = this.entries.length;
    while (at > 0 && this.entries[at - 1]?.state === "queued") at -= 1;
    this.entries.splice(at, 0, entry);
  }

  private remove(key: string): void {
    this.entries = this.entries.filter((entry) => entry.key !== key);
  }

  private replace(key: string, item: Item): void {
    this.entries = this.entries.map((entry) => (entry.key === key ? this.stamped(item) : entry));
  }

  private stamped(item: Item): Entry {
    this.clock += 1;
    return { ...item, changed: this.clock };
  }
}

function heard(message: Message): Item {
  return { key: message.key ?? message.id, message, state: "heard" };
}

function nothing(key: string): never {
  throw new Error(`there is no message ${key}`);
}
