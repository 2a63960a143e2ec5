/** Stand-ins for the browser's part: a server that answers as told, storage, time. */

import { ClientStorage, type KeyValueStore } from "../src/client-storage.js";
import { Conversation } from "../src/conversation.js";
import type { Listener } from "../src/dependencies.js";
import type { Message } from "../src/protocol.js";
import { type HttpRequest, type HttpResponse, Transport } from "../src/transport.js";

export type Reply = Partial<HttpResponse> | Error | ((call: HttpRequest) => Partial<HttpResponse> | Promise<Partial<HttpResponse>>);

/** Takes replies for paths like `POST /messages`, in order; the last one stays. */
export class FakeServer {
  readonly calls: HttpRequest[] = [];
  private readonly replies = new Map<string, Reply[]>();
  online = true;

  on(call: string, ...replies: Reply[]): this {
    this.replies.set(call, replies);
    return this;
  }

  to(call: string): HttpRequest[] {
    return this.calls.filter(({ method, url }) => `${method} ${url}` === call);
  }

  readonly transport = new Transport("", (call) => this.answer(call), () => this.online);

  private async answer(call: HttpRequest): Promise<HttpResponse> {
    this.calls.push(call);
    const replies = this.replies.get(`${call.method} ${call.url}`) ?? [{ body: '{"messages": []}' }];
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    if (reply instanceof Error) throw reply;
    const answer = typeof reply === "function" ? await reply(call) : reply;
    return { status: 200, body: "", retryAfter: null, ...answer };
  }
}

export function memoryStore(): KeyValueStore & { readonly entries: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    entries: kept,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}

export const sessionResponse = (token = "t1"): Partial<HttpResponse> => ({
  status: 201,
  body: JSON.stringify({
    token,
    expires_at: "2999-01-01T00:00:00Z",
    store: { id: "procase", name: "ProCase" },
    messages: [{ id: `hello-${token}`, text: "Hello", choices: [] }],
  }),
});

export const eventStream = (...messages: object[]): Partial<HttpResponse> => ({
  body: [
    ...messages.map((message) => `event: message\ndata: ${JSON.stringify(message)}\n\n`),
    "event: done\ndata: {}\n\n",
  ].join(""),
});

export const problem = (status: number, type: string, retryAfter: string | null = null): Partial<HttpResponse> => ({
  status,
  retryAfter,
  body: JSON.stringify({ type: `urn:claimdesk:problem:${type}`, status }),
});

/** A tab: a conversation with what its listener was called with, and delays that end at once. */
export function createTab(server: FakeServer, kept = memoryStore(), bus = new FakeBroadcast()) {
  const delays: number[] = [];
  const received: Message[] = [];
  const unsentTexts: string[] = [];
  let keys = 0;
  const storage = new ClientStorage("test", kept, () => Date.parse("2026-11-22T12:00:00Z"));
  const conversation = new Conversation({
    store: "procase",
    transport: server.transport,
    storage,
    channel: bus.join(),
    withLock: (_, work) => work(),
    delay: async (seconds) => void delays.push(seconds),
    skipDelays: () => undefined,
    newKey: () => `key-${(keys += 1)}`,
    now: () => 1000,
  });
  const listener: Listener = {
    onChange: () => undefined,
    onMessage: (message) => void received.push(message),
    onUnsentText: (text) => void unsentTexts.push(text),
  };
  conversation.listener = listener;
  const texts = () => conversation.thread.items.map(({ message }) => message.text);
  return { conversation, storage, delays, received, unsentTexts, texts };
}

/** What tabs hear of each other. */
export class FakeBroadcast {
  private readonly ends: { onmessage: ((event: MessageEvent) => void) | null }[] = [];

  join() {
    const end = {
      onmessage: null as ((event: MessageEvent) => void) | null,
      postMessage: (data: unknown) => {
        for (const other of this.ends) {
          if (other !== end) other.onmessage?.({ data: structuredClone(data) } as MessageEvent);
        }
      },
    };
    this.ends.push(end);
    return end;
  }
}

/** Lets everything that waits for nothing but promises happen. */
export const flushPromises = () => new Promise<void>((resolve) => setTimeout(resolve, 5));
