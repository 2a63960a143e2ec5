/** Stand-ins for the browser's part: a server that answers as told, storage, time. */

import { Conversation } from "../src/conversation.js";
import { Memory, type Shelf } from "../src/memory.js";
import type { Listener } from "../src/parts.js";
import type { Message } from "../src/protocol.js";
import { type Answer, type Call, Transport } from "../src/transport.js";

export type Reply = Partial<Answer> | Error | ((call: Call) => Partial<Answer> | Promise<Partial<Answer>>);

/** Takes replies for paths like `POST /messages`, in order; the last one stays. */
export class FakeServer {
  readonly calls: Call[] = [];
  private readonly replies = new Map<string, Reply[]>();
  online = true;

  on(call: string, ...replies: Reply[]): this {
    this.replies.set(call, replies);
    return this;
  }

  to(call: string): Call[] {
    return this.calls.filter(({ method, url }) => `${method} ${url}` === call);
  }

  readonly transport = new Transport("", (call) => this.answer(call), () => this.online);

  private async answer(call: Call): Promise<Answer> {
    this.calls.push(call);
    const replies = this.replies.get(`${call.method} ${call.url}`) ?? [{ body: '{"messages": []}' }];
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    if (reply instanceof Error) throw reply;
    const answer = typeof reply === "function" ? await reply(call) : reply;
    return { status: 200, body: "", retryAfter: null, ...answer };
  }
}

export function shelf(): Shelf & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}

export const opened = (token = "t1"): Partial<Answer> => ({
  status: 201,
  body: JSON.stringify({
    token,
    expires_at: "2999-01-01T00:00:00Z",
    store: { id: "procase", name: "ProCase" },
    messages: [{ id: `hello-${token}`, text: "Hello", choices: [] }],
  }),
});

export const spoken = (...messages: object[]): Partial<Answer> => ({
  body: [
    ...messages.map((message) => `event: message\ndata: ${JSON.stringify(message)}\n\n`),
    "event: done\ndata: {}\n\n",
  ].join(""),
});

export const problem = (status: number, type: string, retryAfter: string | null = null): Partial<Answer> => ({
  status,
  retryAfter,
  body: JSON.stringify({ type: `urn:claimdesk:problem:${type}`, status }),
});

/** A tab: a conversation with what it told its listener, and pauses that end at once or on demand. */
export function tab(server: FakeServer, kept = shelf(), bus = new Bus()) {
  const pauses: number[] = [];
  const said: Message[] = [];
  const returned: string[] = [];
  let keys = 0;
  const memory = new Memory("test", kept, () => Date.parse("2026-11-22T12:00:00Z"));
  const conversation = new Conversation({
    store: "procase",
    transport: server.transport,
    memory,
    channel: bus.join(),
    alone: (_, work) => work(),
    pause: async (seconds) => void pauses.push(seconds),
    wake: () => undefined,
    newKey: () => `key-${(keys += 1)}`,
    now: () => 1000,
  });
  const listener: Listener = {
    changed: () => undefined,
    said: (message) => void said.push(message),
    returned: (text) => void returned.push(text),
  };
  conversation.listener = listener;
  const texts = () => conversation.thread.items.map(({ message }) => message.text);
  return { conversation, memory, pauses, said, returned, texts };
}

/** What tabs hear of each other. */
export class Bus {
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
export const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 5));
