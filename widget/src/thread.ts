/** The conversation as it is shown: both sides in order, own messages with their state. */

import type { ErrorKind } from "./channel-error.js";
import type { Message } from "./protocol.js";
import { type DeliveryState, transition } from "./states.js";

export interface Photo {
  readonly file: Blob;
  readonly name: string;
}

export interface Item {
  /** What the view knows it by: the key of an own message, else its id. */
  readonly key: string;
  readonly message: Message;
  readonly state: DeliveryState;
  readonly error?: ErrorKind | undefined;
  readonly photo?: Photo;
  /** How much of a photo is sent, 0 to 1. */
  readonly progress?: number;
}

export class Thread {
  items: readonly Item[] = [];
  /** Keys of what was delivered or received since the history was requested. */
  private receivedSinceRequest = new Set<string>();

  find(key: string): Item | undefined {
    return this.items.find((item) => item.key === key);
  }

  /** Shows an own message, or what another tab says of one; one that is delivered stays so. */
  upsert(item: Item): void {
    const known = this.find(item.key);
    if (item.state === "delivered") this.receivedSinceRequest.add(item.key);
    if (item.state === "discarded") this.items = this.items.filter(({ key }) => key !== item.key);
    else if (!known) this.items = [...this.items, item];
    else if (known.state !== "delivered") this.patch(item.key, item);
  }

  /** Moves an own message to its next state; throws, also when there is no such message. */
  transition(key: string, to: DeliveryState, error?: ErrorKind): Item {
    const item = this.find(key);
    if (!item) throw new Error(`no message ${key}`);
    const next = { ...item, state: transition(item.state, to), error };
    this.upsert(next);
    return next;
  }

  /** Notes how much of a photo is sent. */
  setProgress(key: string, progress: number): void {
    this.patch(key, { progress });
  }

  /** Shows a message of the server's; false when it was there before. */
  receive(message: Message): boolean {
    const item = deliveredItem(message);
    const known = this.find(item.key);
    this.receivedSinceRequest.add(item.key);
    if (known) {
      this.patch(item.key, { message: { ...known.message, ...message } });
    } else {
      // Before what is not said yet: an answer belongs to what was.
      const at = this.items.findLastIndex(({ state }) => state !== "queued") + 1;
      this.items = this.items.toSpliced(at, 0, item);
    }
    return !known;
  }

  /** To be called when the history is requested, before `merge` gets it. */
  markHistoryRequested(): void {
    this.receivedSinceRequest.clear();
  }

  /**
   * Takes over a history: its order holds. Own messages that are not delivered yet stay,
   * and so does what was received since it was requested.
   */
  merge(history: readonly Message[]): void {
    const merged = history.map((message) => {
      const item = deliveredItem(message);
      return { ...(this.find(item.key) ?? item), message };
    });
    const known = new Set(merged.map(({ key }) => key));
    const remaining = this.items.filter(
      ({ key, state }) => !known.has(key) && (state !== "delivered" || this.receivedSinceRequest.has(key)),
    );
    this.items = [...merged, ...remaining];
  }

  private patch(key: string, change: Partial<Item>): void {
    this.items = this.items.map((item) => (item.key === key ? { ...item, ...change } : item));
  }
}

function deliveredItem(message: Message): Item {
  return { key: message.key ?? message.id, message, state: "delivered" };
}
