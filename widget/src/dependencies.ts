/** What a conversation depends on, and the interfaces it reports through. */

import type { ErrorKind } from "./channel-error.js";
import type { ClientStorage } from "./client-storage.js";
import type { Message } from "./protocol.js";
import type { Item } from "./thread.js";
import type { Transport } from "./transport.js";

export interface Notice {
  readonly kind: ErrorKind | "erased";
  /** In how many seconds the next attempt is made by itself; 0: it is not. */
  readonly seconds: number;
}

export interface Listener {
  onChange(): void;
  /** A message of the assistant that was not there before. */
  onMessage(message: Message): void;
  /** Text that was not sent and goes back into the text box. */
  onUnsentText(text: string): void;
}

/** What tabs tell each other: of a message, or, with neither, that the session is another one. */
export interface TabMessage {
  readonly item?: Item;
  readonly message?: Message;
}

export interface ConversationDependencies {
  readonly store: string;
  readonly claim?: string | undefined;
  readonly transport: Transport;
  readonly storage: ClientStorage;
  /** To the other tabs: a BroadcastChannel. */
  readonly channel: Pick<BroadcastChannel, "postMessage" | "onmessage">;
  readonly withLock: (name: string, work: () => Promise<void>) => Promise<void>;
  readonly delay: (seconds: number) => Promise<void>;
  /** Ends every delay now. */
  readonly skipDelays: () => void;
  readonly newKey: () => string;
  readonly now: () => number;
}
