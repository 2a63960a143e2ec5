/** Calls of the web channel; every failure becomes a Trouble. Free of the DOM. */

import { type Message, type Rating, type Session, readMessage, readMessages, readSession } from "./protocol.js";
import { eventsOf } from "./sse.js";
import { Trouble, troubleOf } from "./trouble.js";

export type Saying = { readonly text: string } | { readonly choice: string };

export interface Call {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text, or a photo, which goes as the form field of that name. */
  readonly body?: string | Blob | undefined;
  /** Hears all of the answer that has arrived so far, while it arrives. */
  readonly arriving?: ((text: string) => void) | undefined;
  /** Hears how much of the body is sent, 0 to 1. */
  readonly progress?: ((share: number) => void) | undefined;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly retryAfter: string | null;
}

/** Makes a call; rejects when there is no answer. */
export type Send = (call: Call) => Promise<Answer>;

export class Transport {
  constructor(
    private readonly base: string,
    private readonly send: Send,
    private readonly online: () => boolean,
  ) {}

  async open(store: string): Promise<{ session: Session; messages: Message[] }> {
    const answer = await this.json("POST", "/sessions", { body: JSON.stringify({ store }) });
    const session = readSession(answer);
    if (!session) throw new Trouble("server");
    return { session, messages: readMessages(answer) };
  }

  /** Says something; `said` hears each message of the answer when it arrives. */
  async say(token: string, key: string, saying: Saying, said: (message: Message) => void): Promise<void> {
    let read = 0;
    let done = false;
    const arriving = (text: string) => {
      const events = eventsOf(text);
      for (const { name, data } of events.slice(read)) {
        const message = name === "message" && readMessage(parsed(data));
        done ||= name === "done";
        if (message) said(message);
      }
      read = events.length;
    };
    const { body } = await this.call("POST", "/messages", {
      token,
      key,
      arriving,
      body: JSON.stringify(saying),
      accept: "text/event-stream",
    });
    arriving(body);
    // It broke off: with the same key the whole answer can be had again.
    if (!done) throw new Trouble("unreachable");
  }

  async photo(token: string, key: string, body: Blob, progress: (share: number) => void): Promise<Message[]> {
    return readMessages(await this.json("POST", "/photos", { token, key, body, progress }));
  }

  async history(token: string): Promise<Message[]> {
    return readMessages(await this.json("GET", "/messages", { token }));
  }

  async rate(token: string, message: string, rating: Rating | null): Promise<void> {
    await this.json("POST", "/feedback", { token, body: JSON.stringify({ message, rating }) });
  }

  async erase(token: string): Promise<void> {
    await this.call("DELETE", "/sessions", { token });
  }

  private async json(method: string, path: string, more: More): Promise<unknown> {
    return parsed((await this.call(method, path, more)).body);
  }

  private async call(method: string, path: string, more: More): Promise<Answer> {
    const { token, key, accept, body, arriving, progress } = more;
    const headers = {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(key && { "Idempotency-Key": key }),
      ...(accept && { Accept: accept }),
      ...(token && { Timezone: timezone() }),
      ...(typeof body === "string" && { "Content-Type": "application/json" }),
    };
    const call = { method, url: this.base + path, headers, body, arriving, progress };
    const answer = await this.send(call).catch(() => {
      throw new Trouble(this.online() ? "unreachable" : "offline");
    });
    if (answer.status > 299) throw troubleOf(answer.status, answer.body, answer.retryAfter);
    return answer;
  }
}

interface More {
  readonly token?: string;
  readonly key?: string;
  readonly accept?: string;
  readonly body?: string | Blob;
  readonly arriving?: (text: string) => void;
  readonly progress?: (share: number) => void;
}

/** The browser's own, such as Europe/Berlin: "today" is the day it is there. */
function timezone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Trouble("server");
  }
}
