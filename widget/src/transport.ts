/** Calls of the web channel; every failure becomes a ChannelError. Free of the DOM. */

import { ChannelError, errorFromResponse } from "./channel-error.js";
import { type Message, type Rating, type Session, readMessage, readMessages, readSession } from "./protocol.js";
import { parseEvents } from "./sse.js";

export type MessageContent = { readonly text: string } | { readonly choice: string };

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text, or a photo, which goes as the form field of that name. */
  readonly body?: string | Blob | undefined;
  /** Called with all of the answer received so far, while it is received. */
  readonly onPartial?: ((text: string) => void) | undefined;
  /** Called with how much of the body is sent, 0 to 1. */
  readonly onProgress?: ((progress: number) => void) | undefined;
}

export interface HttpResponse {
  readonly status: number;
  readonly body: string;
  readonly retryAfter: string | null;
}

/** Makes a call; rejects when there is no answer. */
export type HttpSend = (request: HttpRequest) => Promise<HttpResponse>;

export class Transport {
  constructor(
    private readonly base: string,
    private readonly send: HttpSend,
    private readonly online: () => boolean,
  ) {}

  async open(store: string, claim?: string): Promise<{ session: Session; messages: Message[] }> {
    const response = await this.requestJson("POST", "/sessions", { body: JSON.stringify({ store, claim }) });
    const session = readSession(response);
    if (!session) throw new ChannelError("server");
    return { session, messages: readMessages(response) };
  }

  /** Sends a message or a choice; `onMessage` is called with each message of the answer when it arrives. */
  async sendMessage(token: string, key: string, content: MessageContent, onMessage: (message: Message) => void): Promise<void> {
    let eventsRead = 0;
    let done = false;
    const onPartial = (text: string) => {
      const events = parseEvents(text);
      for (const { name, data } of events.slice(eventsRead)) {
        const message = name === "message" && readMessage(parseJson(data));
        done ||= name === "done";
        if (message) onMessage(message);
      }
      eventsRead = events.length;
    };
    const { body } = await this.request("POST", "/messages", {
      token,
      key,
      onPartial,
      body: JSON.stringify(content),
      accept: "text/event-stream",
    });
    onPartial(body);
    // It broke off: with the same key the whole answer can be had again.
    if (!done) throw new ChannelError("unreachable");
  }

  async uploadPhoto(token: string, key: string, body: Blob, onProgress: (progress: number) => void): Promise<Message[]> {
    return readMessages(await this.requestJson("POST", "/photos", { token, key, body, onProgress }));
  }

  async history(token: string): Promise<Message[]> {
    return readMessages(await this.requestJson("GET", "/messages", { token }));
  }

  async rate(token: string, message: string, rating: Rating | null): Promise<void> {
    await this.requestJson("POST", "/feedback", { token, body: JSON.stringify({ message, rating }) });
  }

  async erase(token: string): Promise<void> {
    await this.request("DELETE", "/sessions", { token });
  }

  private async requestJson(method: string, path: string, options: RequestOptions): Promise<unknown> {
    return parseJson((await this.request(method, path, options)).body);
  }

  private async request(method: string, path: string, options: RequestOptions): Promise<HttpResponse> {
    const { token, key, accept, body, onPartial, onProgress } = options;
    const headers = {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(key && { "Idempotency-Key": key }),
      ...(accept && { Accept: accept }),
      ...(token && { Timezone: timezone() }),
      ...(typeof body === "string" && { "Content-Type": "application/json" }),
    };
    const request = { method, url: this.base + path, headers, body, onPartial, onProgress };
    const response = await this.send(request).catch(() => {
      throw new ChannelError(this.online() ? "unreachable" : "offline");
    });
    if (response.status > 299) throw errorFromResponse(response.status, response.body, response.retryAfter);
    return response;
  }
}

interface RequestOptions {
  readonly token?: string;
  readonly key?: string;
  readonly accept?: string;
  readonly body?: string | Blob;
  readonly onPartial?: (text: string) => void;
  readonly onProgress?: (progress: number) => void;
}

/** The browser's own, such as Europe/Berlin: "today" is the day it is there. */
function timezone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ChannelError("server");
  }
}
