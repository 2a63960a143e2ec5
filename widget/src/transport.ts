/** Calls of the web channel; every failure becomes a Trouble. Free of the DOM. */

import {
  type Message,
  type Rating,
  type Session,
  readMessage,
  readMessages,
  readSession,
} from "./protocol.js";
import { EventReader } from "./sse.js";
import { Trouble, troubleOf } from "./trouble.js";

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;
export type Saying = { readonly text: string } | { readonly choice: string };

export interface Upload {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly file: Blob;
  readonly progress: (share: number) => void;
  readonly signal: AbortSignal;
}

export interface UploadAnswer {
  readonly status: number;
  readonly body: string;
  readonly retryAfter: string | null;
}

export interface TransportParts {
  readonly base: string;
  readonly fetch: Fetch;
  /** Sends a file and tells how far it got, which fetch cannot. Rejects when there is no answer. */
  readonly upload: (upload: Upload) => Promise<UploadAnswer>;
  readonly online: () => boolean;
  readonly now: () => number;
}

const SILENCE = 40_000; // ms without a byte; the server answers or fails within 20 s

export class Transport {
  constructor(private readonly parts: TransportParts) {}

  async open(store: string): Promise<{ session: Session; messages: Message[] }> {
    const answer = await this.json("POST", "/sessions", null, { store });
    const session = readSession(answer);
    if (!session) throw new Trouble("server", 0, "no token");
    return { session, messages: readMessages(answer, this.parts.now()) };
  }

  /** Says something; `said` hears each message of the answer when it arrives. */
  async say(
    token: string,
    key: string,
    saying: Saying,
    said: (message: Message) => void,
  ): Promise<void> {
    const stop = new AbortController();
    const headers = { Accept: "text/event-stream", "Idempotency-Key": key };
    await this.watched(stop, async (alive) => {
      const response = await this.call("POST", "/messages", token, saying, stop.signal, headers);
      if (!response.headers.get("content-type")?.includes("event-stream")) {
        const answer: unknown = await response.json();
        return readMessages(answer, this.parts.now()).forEach(said);
      }
      if (!(await this.stream(response, said, alive))) {
        throw new Trouble("unreachable", 0, "the answer broke off");
      }
    });
  }

  async photo(
    token: string,
    key: string,
    file: Blob,
    progress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<{ id: string; messages: Message[] }> {
    const { base, upload, now } = this.parts;
    const headers = { Authorization: `Bearer ${token}`, "Idempotency-Key": key };
    const url = `${base}/photos`;
    let answer: UploadAnswer;
    try {
      answer = await upload({ url, headers, file, progress, signal });
    } catch (error) {
      throw signal.aborted ? error : this.unanswered(error);
    }
    if (answer.status < 200 || answer.status > 299) {
      throw troubleOf(answer.status, answer.body, answer.retryAfter);
    }
    const body = this.parsed(answer.body);
    return { id: String((body as { id?: unknown }).id ?? ""), messages: readMessages(body, now()) };
  }

  async history(token: string): Promise<Message[]> {
    return readMessages(await this.json("GET", "/messages", token), this.parts.now());
  }

  async rate(token: string, message: string, rating: Rating | null): Promise<void> {
    await this.json("POST", "/feedback", token, { message, rating });
  }

  async erase(token: string): Promise<void> {
    await this.json("DELETE", "/sessions", token);
  }

  private async json(method: string, path: string, token: string | null, body?: object) {
    const stop = new AbortController();
    return this.watched(stop, async () => {
      const response = await this.call(method, path, token, body, stop.signal);
      return response.status === 204 ? null : this.parsed(await response.text());
    });
  }

  private async call(
    method: string,
    path: string,
    token: string | null,
    body: object | undefined,
    signal: AbortSignal,
    more: Record<string, string> = {},
  ): Promise<Response> {
    const response = await this.parts.fetch(this.parts.base + path, {
      method,
      signal,
      credentials: "omit",
      cache: "no-store",
      headers: {
        ...(token !== null && { Authorization: `Bearer ${token}` }),
        ...(body && { "Content-Type": "application/json" }),
        ...more,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (response.ok) return response;
    const text = await response.text().catch(() => "");
    throw troubleOf(response.status, text, response.headers.get("retry-after"));
  }

  /** Reads an answer as it is said; false when it ended before its end. */
  private async stream(
    response: Response,
    said: (message: Message) => void,
    alive: () => void,
  ): Promise<boolean> {
    const reader = response.body?.getReader();
    const decoder = new TextDecoder();
    const events = new EventReader();
    let done = false;
    for (;;) {
      const piece = await reader?.read();
      if (!piece || piece.done) return done;
      alive();
      for (const { name, data } of events.read(decoder.decode(piece.value, { stream: true }))) {
        if (name === "done") done = true;
        const message = name === "message" && readMessage(this.parsed(data), this.parts.now());
        if (message) said(message);
      }
    }
  }

  /** Runs `work`, which is given up when nothing is heard for too long. */
  private async watched<T>(
    stop: AbortController,
    work: (alive: () => void) => Promise<T>,
  ): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => stop.abort(), SILENCE);
    };
    alive();
    try {
      return await work(alive);
    } catch (error) {
      throw this.unanswered(error);
    } finally {
      clearTimeout(timer);
    }
  }

  private parsed(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch {
      throw new Trouble("server", 0, "not JSON");
    }
  }

  private unanswered(error: unknown): Trouble {
    if (error instanceof Trouble) return error;
    return new Trouble(this.parts.online() ? "unreachable" : "offline", 0, String(error));
  }
}
