/** Tells the other tabs of the same shop what happens in this one. */

import type { Message, Rating } from "./protocol.js";
import type { Item } from "./thread.js";

export type News =
  | { readonly kind: "put"; readonly item: Item }
  | { readonly kind: "heard"; readonly message: Message }
  | { readonly kind: "typing"; readonly busy: boolean }
  | { readonly kind: "rated"; readonly id: string; readonly rating: Rating | null }
  | { readonly kind: "reset" };

export interface Hearer {
  put(item: Item): void;
  heard(message: Message): void;
  typing(busy: boolean): void;
  rated(id: string, rating: Rating | null): void;
  reset(): void;
}

export interface Channel {
  postMessage(news: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
  close(): void;
}

export class Link {
  /** `channel` is a BroadcastChannel, or null where there is none. */
  constructor(private readonly channel: Channel | null) {}

  post(news: News): void {
    this.channel?.postMessage(news);
  }

  listen(hearer: Hearer): void {
    if (!this.channel) return;
    this.channel.onmessage = ({ data }: MessageEvent<News>) => {
      if (data.kind === "put") hearer.put(data.item);
      else if (data.kind === "heard") hearer.heard(data.message);
      else if (data.kind === "typing") hearer.typing(data.busy);
      else if (data.kind === "rated") hearer.rated(data.id, data.rating);
      else hearer.reset();
    };
  }

  close(): void {
    this.channel?.close();
  }
}
