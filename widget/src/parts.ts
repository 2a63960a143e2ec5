/** What a conversation is given, and whom it tells what. */

import type { Memory } from "./memory.js";
import type { Message } from "./protocol.js";
import type { Item } from "./thread.js";
import type { Transport } from "./transport.js";
import type { TroubleKind } from "./trouble.js";

export interface Notice {
  readonly kind: TroubleKind | "erased";
  /** In how many seconds the next attempt is made by itself; 0: it is not. */
  readonly seconds: number;
}

export interface Listener {
  changed(): void;
  /** A message of the assistant that was not there before. */
  said(message: Message): void;
  /** Words that were not sent and go back to where they were typed. */
  returned(text: string): void;
}

/** What tabs tell each other: of a message, or, with neither, that the session is another one. */
export interface News {
  readonly item?: Item;
  readonly message?: Message;
}

export interface ConversationParts {
  readonly store: string;
  readonly transport: Transport;
  readonly memory: Memory;
  /** To the other tabs: a BroadcastChannel. */
  readonly channel: Pick<BroadcastChannel, "postMessage" | "onmessage">;
  readonly alone: (name: string, work: () => Promise<void>) => Promise<void>;
  readonly pause: (seconds: number) => Promise<void>;
  /** Ends a pause now. */
  readonly wake: () => void;
  readonly newKey: () => string;
  readonly now: () => number;
}
