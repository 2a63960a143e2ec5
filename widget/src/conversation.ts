/** A shopper's conversation with a store: its session, its thread, and what is to be said of both. */

import { type Phase, phaseAfter } from "./outgoing.js";
import type { ConversationParts, Notice } from "./parts.js";
import type { Choice, Rating, Session } from "./protocol.js";
import { Sender, unsentItem } from "./sender.js";
import { Telling } from "./telling.js";
import { type Item, Thread } from "./thread.js";
import type { Saying } from "./transport.js";
import { Trouble, type TroubleKind, backoff } from "./trouble.js";

export class Conversation extends Telling {
  phase: Phase = "none";
  notice: Notice | null = null;
  session: Session | null = null;
  private sender: Sender;
  /** Whether this tab shows the conversation, or once did. */
  private begun = false;

  constructor(parts: ConversationParts) {
    super(parts);
    this.sender = new Sender(this, this.thread, parts);
  }

  /** Whether an answer is on its way. */
  get typing(): boolean {
    return this.phase === "opening" || this.thread.items.some(({ state }) => state === "sending");
  }

  /** What calls are made with while the session is live. */
  get token(): string | undefined {
    return this.phase === "live" ? this.session?.token : undefined;
  }

  /** Goes on with the conversation there is, or begins one. */
  async begin(): Promise<void> {
    this.begun = true;
    if (this.phase === "none" || this.phase === "failed") {
      if (!this.adopt()) await this.parts.alone("open", () => this.open());
    }
    await this.sender.pump();
  }

  say(text: string): void {
    this.send({ text }, text);
  }

  /** Takes a choice, once. */
  choose({ id, title }: Choice): void {
    const taken = this.thread.items.some(({ message }) => message.choice === id);
    if (!taken) this.send({ choice: id }, title);
  }

  /** Sends a photo as soon as it is its turn; answers with the key it goes by. */
  sendPhoto(file: Blob, name: string): string {
    const key = this.parts.newKey();
    const item = unsentItem({ key, saying: { text: "" }, text: "", at: this.parts.now() });
    this.put({ ...item, message: { ...item.message, photo: "" }, photo: { file, name } });
    return key;
  }

  /** Tries again now, whatever is waited for. */
  retry(key?: string): void {
    const item = key && this.thread.find(key);
    if (item) {
      const { text, at, choice } = item.message;
      if (!item.photo) {
        this.parts.memory.addUnsent({ key: item.key, text, at, saying: choice ? { choice } : { text } });
      }
      this.thread.step(item.key, "queued");
    }
    this.parts.wake();
    void this.begin();
    this.changed();
  }

  /** Takes back what is not sent. */
  drop(key: string): void {
    this.parts.memory.removeUnsent(key);
    this.tell(this.thread.step(key, "dropped"));
  }

  async rate(id: string, feedback: Rating | null): Promise<void> {
    const message = this.thread.find(id)?.message;
    if (!message || !this.session) return;
    this.tellMessage({ ...message, feedback });
    try {
      await this.parts.transport.rate(this.session.token, id, feedback);
    } catch (error) {
      this.tellMessage({ feedback: null, ...message });
      this.failed(error);
    }
  }

  /** Looks at the server for what was said meanwhile. */
  async refresh(): Promise<void> {
    const { session, thread } = this;
    if (!session || this.phase !== "live") return;
    thread.asks();
    try {
      const history = await this.parts.transport.history(session.token);
      if (this.session !== session) return;
      thread.merge(history);
      if (!this.notice?.seconds) this.held(null);
    } catch (error) {
      if (this.session === session) this.failed(error);
    }
  }

  /** The device went off line, or came back. */
  network(online: boolean): void {
    this.held(online || this.phase === "none" ? null : "offline");
    if (!online) return;
    this.parts.wake();
    void this.refresh();
  }

  /** Leaves this conversation and begins another. */
  async startOver(): Promise<void> {
    this.forget();
    await this.begin();
  }

  /** Has the server erase the conversation; it is gone here once it is gone there. */
  async erase(): Promise<void> {
    if (this.session && this.phase === "live") {
      this.enter("erasing");
      try {
        await this.parts.transport.erase(this.session.token);
      } catch (error) {
        if (!(error instanceof Trouble && error.kind === "ended")) {
          this.enter("live");
          return this.failed(error);
        }
      }
    }
    this.forget();
    this.notice = { kind: "erased", seconds: 0 };
    this.changed();
  }

  /** Sends nothing any more: the page takes the chat away. */
  leave(): void {
    this.session = null;
    this.listener = null;
    this.parts.wake();
  }

  private send(saying: Saying, text: string): void {
    const entry = { key: this.parts.newKey(), saying, text, at: this.parts.now() };
    this.parts.memory.addUnsent(entry);
    this.put(unsentItem(entry));
  }

  private put(item: Item): void {
    this.thread.put(item);
    this.tell(item);
    this.parts.wake();
    void this.begin();
  }

  /** Takes up the session that is remembered, if there is one. */
  private adopt(): boolean {
    const { memory } = this.parts;
    this.session = memory.session;
    if (!this.session) return false;
    this.enter("live");
    for (const entry of memory.unsent) this.thread.put(unsentItem(entry));
    void this.refresh();
    return true;
  }

  private async open(): Promise<void> {
    const { memory, transport, store, pause } = this.parts;
    // Whoever left has no listener, and needs no session.
    for (let attempt = 1; this.listener && this.phase !== "live" && !this.adopt(); attempt += 1) {
      this.enter("opening");
      try {
        const { session, messages } = await transport.open(store);
        memory.session = this.session = session;
        this.enter("live");
        this.held(null);
        for (const message of messages) this.hear(message);
        this.post({});
      } catch (error) {
        if (!(error instanceof Trouble)) throw error;
        this.enter("failed");
        const seconds = error.passes ? backoff(attempt, error.wait) : 0;
        this.held(error.kind, seconds);
        if (!seconds) return;
        await pause(seconds);
      }
    }
  }

  /** The session is over: what was not sent goes back to the shopper. */
  end(): void {
    const { memory } = this.parts;
    const typed = memory.unsent.filter(({ saying }) => "text" in saying);
    memory.forget();
    this.enter("ended");
    this.thread.items = this.thread.items.filter(({ state }) => state === "heard");
    this.held("ended");
    if (typed.length) this.listener?.returned(typed.map(({ text }) => text).join("\n"));
  }

  private forget(): void {
    this.parts.memory.forget();
    this.post({});
    this.clear();
  }

  private clear(): void {
    this.session = null;
    this.thread = new Thread();
    this.sender = new Sender(this, this.thread, this.parts);
    this.notice = null;
    if (this.phase !== "none") this.enter("none");
    this.parts.wake();
  }

  /** Another tab began another conversation, or erased this one. */
  protected override reset(): void {
    const { session } = this.parts.memory;
    if (session?.token === this.session?.token || this.phase === "opening") return;
    this.clear();
    if (session && this.begun) void this.begin();
  }

  private failed(error: unknown): void {
    if (!(error instanceof Trouble)) throw error;
    if (error.kind === "ended") this.end();
    else this.held(error.kind);
  }

  held(kind: TroubleKind | null, seconds = 0): void {
    // That the last answer is still being given is seen without words.
    this.notice = kind && kind !== "running" ? { kind, seconds } : null;
    this.changed();
  }

  private enter(phase: Phase): void {
    this.phase = phaseAfter(this.phase, phase);
    this.changed();
  }
}
