/** A shopper's conversation with a store: its session, its thread, and what is to be said of both. */

import type { Memory } from "./memory.js";
import { type Phase, phaseAfter } from "./outgoing.js";
import type { Message, Rating, Session, Store } from "./protocol.js";
import { Sender, unsentItem } from "./sender.js";
import { type Item, Thread } from "./thread.js";
import type { Link } from "./link.js";
import type { Saying, Transport } from "./transport.js";
import { Trouble, type TroubleKind, backoff } from "./trouble.js";

export interface Notice {
  readonly kind: TroubleKind | "erased";
  /** When the next attempt is made by itself; 0: it is not. */
  readonly next: number;
}

export interface Listener {
  changed(): void;
  /** A message of the assistant that was not there before. */
  said(message: Message): void;
  /** Words that were not sent and go back to where they were typed. */
  returned(text: string): void;
}

export interface ConversationParts {
  readonly store: string;
  readonly transport: Transport;
  readonly memory: Memory;
  readonly link: Link;
  readonly alone: (name: string, work: () => Promise<void>) => Promise<void>;
  readonly pause: (seconds: number) => Promise<void>;
  /** Ends a pause now. */
  readonly wake: () => void;
  readonly newKey: () => string;
  readonly now: () => number;
}

export class Conversation {
  readonly thread = new Thread();
  phase: Phase = "none";
  notice: Notice | null = null;
  /** Whether an answer is on its way. */
  typing = false;
  private session: Session | null = null;
  private listener: Listener | null = null;
  private readonly sender: Sender;

  constructor(private readonly parts: ConversationParts) {
    const { memory, transport, pause, link } = parts;
    this.sender = new Sender({
      thread: this.thread,
      memory,
      transport,
      pause,
      alone: (work) => parts.alone("send", work),
      token: () => (this.phase === "live" ? (this.session?.token ?? null) : null),
      heard: (message) => {
        this.hear(message);
        link.post({ kind: "heard", message });
      },
      stepped: (item) => {
        const { photo: _, ...told } = item;
        link.post({ kind: "put", item: told });
        this.changed();
      },
      held: (kind, seconds) => this.held(kind === "running" ? null : kind, seconds),
      ended: () => this.end(),
      stale: () => void this.refresh(),
      busy: (busy) => {
        this.setTyping(busy);
        link.post({ kind: "typing", busy });
      },
    });
    link.listen({
      put: (item) => this.told(() => this.thread.put(item)),
      heard: (message) => this.hear(message),
      typing: (busy) => this.setTyping(busy),
      rated: (id, rating) => this.told(() => this.thread.rate(id, rating)),
      reset: () => this.reset(),
    });
  }

  get store(): Store | null {
    return this.session?.store ?? null;
  }

  listen(listener: Listener): void {
    this.listener = listener;
  }

  /** Goes on with the conversation there is, or begins one. */
  async begin(): Promise<void> {
    if (this.phase !== "none" && this.phase !== "failed") return;
    if (!this.adopt()) await this.parts.alone("open", () => this.open());
    await this.sender.pump();
  }

  say(text: string): void {
    this.send({ text }, text);
  }

  choose(choice: { readonly id: string; readonly title: string }): void {
    this.send({ choice: choice.id }, choice.title);
  }

  /** Sends a photo as soon as it is its turn; answers with the key it goes by. */
  sendPhoto(file: Blob, name: string): string {
    const key = this.parts.newKey();
    const item = unsentItem({ key, saying: { text: "" }, text: "", at: this.parts.now() });
    this.put({ ...item, message: { ...item.message, photo: "" }, photo: { file, name } });
    return key;
  }

  /** The device went off line, or came back. */
  network(online: boolean): void {
    if (online && this.notice?.kind === "offline") this.held(null, 0);
    if (!online && this.phase !== "none") this.held("offline", 0);
    if (!online) return;
    this.parts.wake();
    void this.refresh();
  }

  /** Tries again now, whatever is waited for. */
  retry(key?: string): void {
    const item = key ? this.thread.find(key) : undefined;
    if (item?.state === "refused") {
      if (!item.photo) this.remember(item);
      this.thread.step(item.key, "queued");
    }
    this.parts.wake();
    void (this.phase === "failed" ? this.begin() : this.sender.pump());
    this.changed();
  }

  /** Takes back what is not sent. */
  drop(key: string): void {
    this.sender.stop(key);
    this.parts.memory.removeUnsent(key);
    this.parts.link.post({ kind: "put", item: this.thread.step(key, "dropped") });
    this.changed();
  }

  async rate(id: string, rating: Rating | null): Promise<void> {
    const before = this.thread.find(id)?.message.feedback ?? null;
    const show = (shown: Rating | null) => {
      this.thread.rate(id, shown);
      this.parts.link.post({ kind: "rated", id, rating: shown });
      this.changed();
    };
    show(rating);
    try {
      if (this.session) await this.parts.transport.rate(this.session.token, id, rating);
    } catch (error) {
      show(before);
      this.failed(error);
    }
  }

  /** Looks at the server for what was said meanwhile. */
  async refresh(): Promise<void> {
    const session = this.session;
    if (!session || this.phase !== "live") return;
    const { moment } = this.thread;
    try {
      const history = await this.parts.transport.history(session.token);
      if (this.session !== session) return;
      this.thread.merge(history, moment);
      this.held(null, 0);
      this.changed();
    } catch (error) {
      if (this.session === session) this.failed(error);
    }
  }

  /** Leaves this conversation and begins another. */
  async startOver(): Promise<void> {
    this.forget();
    await this.begin();
  }

  /** Has the server erase the conversation; it is gone here once it is gone there. */
  async erase(): Promise<void> {
    const session = this.session;
    if (!session || this.phase !== "live") return this.forget();
    this.enter("erasing");
    try {
      await this.parts.transport.erase(session.token);
    } catch (error) {
      if (!(error instanceof Trouble && error.kind === "ended")) {
        this.enter("live");
        return this.failed(error);
      }
    }
    this.forget();
    this.notice = { kind: "erased", next: 0 };
    this.changed();
  }

  private send(saying: Saying, text: string): void {
    const entry = { key: this.parts.newKey(), saying, text, at: this.parts.now() };
    this.parts.memory.addUnsent(entry);
    this.put(unsentItem(entry));
  }

  private remember({ key, message }: Item): void {
    const { text, at, choice } = message;
    this.parts.memory.addUnsent({ key, text, at, saying: choice ? { choice } : { text } });
  }

  private put(item: Item): void {
    this.thread.put(item);
    const { photo: _, ...told } = item;
    this.parts.link.post({ kind: "put", item: told });
    this.changed();
    this.parts.wake();
    void this.begin().then(() => this.sender.pump());
  }

  /** Takes up the session that is remembered, if there is one. */
  private adopt(): boolean {
    this.session = this.parts.memory.session;
    if (!this.session) return false;
    this.enter("live");
    this.parts.memory.unsent.forEach((entry) => this.thread.put(unsentItem(entry)));
    void this.refresh();
    return true;
  }

  private async open(): Promise<void> {
    const { memory, transport, store, pause, link } = this.parts;
    for (let attempt = 1; !this.adopt(); attempt += 1) {
      this.enter("opening");
      this.setTyping(true);
      try {
        const { session, messages } = await transport.open(store);
        memory.session = this.session = session;
        this.enter("live");
        this.setTyping(false);
        this.held(null, 0);
        messages.forEach((message) => this.hear(message));
        link.post({ kind: "reset" });
        return;
      } catch (error) {
        this.setTyping(false);
        this.enter("failed");
        const trouble = asTrouble(error);
        const seconds = trouble.passes ? backoff(attempt, trouble.wait) : 0;
        this.held(trouble.kind, seconds);
        if (!seconds) return;
        await pause(seconds);
      }
    }
  }

  private hear(message: Message): void {
    const isNew = this.thread.hear(message);
    this.changed();
    if (isNew && message.from === "assistant") this.listener?.said(message);
  }

  /** The session is over: what was not sent goes back to the shopper. */
  private end(): void {
    const typed = this.parts.memory.unsent.filter(({ saying }) => "text" in saying);
    this.parts.memory.forget();
    this.enter("ended");
    for (const { key, state } of [...this.thread.items]) {
      if (state !== "heard" && state !== "refused") this.thread.step(key, "dropped");
    }
    if (typed.length) this.listener?.returned(typed.map(({ text }) => text).join("\n"));
    this.held("ended", 0);
  }

  private forget(): void {
    this.parts.memory.forget();
    this.parts.link.post({ kind: "reset" });
    this.clear();
  }

  private clear(): void {
    this.session = null;
    this.thread.clear();
    this.notice = null;
    this.typing = false;
    if (this.phase !== "none") this.enter("none");
    this.parts.wake();
    this.changed();
  }

  /** Another tab began another conversation, or erased this one. */
  private reset(): void {
    const now = this.parts.memory.session;
    if (now?.token === this.session?.token || this.phase === "opening") return;
    const shown = this.phase !== "none";
    this.clear();
    if (now && shown) void this.begin();
  }

  private failed(error: unknown): void {
    const { kind } = asTrouble(error);
    if (kind === "ended") this.end();
    else this.held(kind, 0);
  }

  private held(kind: TroubleKind | null, seconds: number): void {
    const next = seconds ? this.parts.now() + seconds * 1000 : 0;
    this.notice = kind && { kind, next };
    this.changed();
  }

  private setTyping(typing: boolean): void {
    this.typing = typing;
    this.changed();
  }

  private told(change: () => void): void {
    change();
    this.changed();
  }

  private enter(phase: Phase): void {
    this.phase = phaseAfter(this.phase, phase);
    this.changed();
  }

  private changed(): void {
    this.listener?.changed();
  }
}

function asTrouble(error: unknown): Trouble {
  if (error instanceof Trouble) return error;
  throw error;
}
