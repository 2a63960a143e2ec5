/** A shopper's conversation with a store: its session, its thread, and what is to be said of both. */

import { ChannelError, type ErrorKind, backoff } from "./channel-error.js";
import type { ConversationDependencies, Notice } from "./dependencies.js";
import type { Choice, Rating, Session } from "./protocol.js";
import { Sender, pendingItem } from "./sender.js";
import { type Phase, phaseTransition } from "./states.js";
import { SyncedThread } from "./synced-thread.js";
import { type Item, Thread } from "./thread.js";
import type { MessageContent } from "./transport.js";

export class Conversation extends SyncedThread {
  phase: Phase = "none";
  notice: Notice | null = null;
  session: Session | null = null;
  private sender: Sender;
  /** Whether this tab shows the conversation, or once did. */
  private started = false;

  constructor(dependencies: ConversationDependencies) {
    super(dependencies);
    this.sender = new Sender(this, this.thread, dependencies);
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
  async start(): Promise<void> {
    this.started = true;
    if (this.phase === "none" || this.phase === "failed") {
      if (!this.restoreSession()) await this.dependencies.withLock("open", () => this.openSession());
    }
    await this.sender.flush();
  }

  sendText(text: string): void {
    this.send({ text }, text);
  }

  /** Takes a choice, once. */
  choose({ id, title }: Choice): void {
    const alreadyTaken = this.thread.items.some(({ message }) => message.choice === id);
    if (!alreadyTaken) this.send({ choice: id }, title);
  }

  /** Sends a photo as soon as it is its turn; answers with the key it goes by. */
  sendPhoto(file: Blob, name: string): string {
    const key = this.dependencies.newKey();
    const item = pendingItem({ key, content: { text: "" }, text: "", at: this.dependencies.now() });
    this.enqueue({ ...item, message: { ...item.message, photo: "" }, photo: { file, name } });
    return key;
  }

  /** Tries again now, whatever is waited for. */
  retry(key?: string): void {
    const item = key && this.thread.find(key);
    if (item) {
      const { text, at, choice } = item.message;
      if (!item.photo) {
        this.dependencies.storage.addPending({ key: item.key, text, at, content: choice ? { choice } : { text } });
      }
      this.thread.transition(item.key, "queued");
    }
    this.dependencies.skipDelays();
    void this.start();
    this.notifyChange();
  }

  /** Takes back what is not sent. */
  discard(key: string): void {
    this.dependencies.storage.removePending(key);
    this.publishItem(this.thread.transition(key, "discarded"));
  }

  async rate(id: string, feedback: Rating | null): Promise<void> {
    const message = this.thread.find(id)?.message;
    if (!message || !this.session) return;
    this.publishMessage({ ...message, feedback });
    try {
      await this.dependencies.transport.rate(this.session.token, id, feedback);
    } catch (error) {
      this.publishMessage({ feedback: null, ...message });
      this.handleError(error);
    }
  }

  /** Looks at the server for what was said meanwhile. */
  async refresh(): Promise<void> {
    const { session, thread } = this;
    if (!session || this.phase !== "live") return;
    thread.markHistoryRequested();
    try {
      const history = await this.dependencies.transport.history(session.token);
      if (this.session !== session) return;
      thread.merge(history);
      if (!this.notice?.seconds) this.setNotice(null);
    } catch (error) {
      if (this.session === session) this.handleError(error);
    }
  }

  /** The device went off line, or came back. */
  setOnline(online: boolean): void {
    this.setNotice(online || this.phase === "none" ? null : "offline");
    if (!online) return;
    this.dependencies.skipDelays();
    void this.refresh();
  }

  /** Leaves this conversation and begins another. */
  async startOver(): Promise<void> {
    this.clearSession();
    await this.start();
  }

  /** Has the server erase the conversation; it is gone here once it is gone there. */
  async erase(): Promise<void> {
    if (this.session && this.phase === "live") {
      this.setPhase("erasing");
      try {
        await this.dependencies.transport.erase(this.session.token);
      } catch (error) {
        if (!(error instanceof ChannelError && error.kind === "ended")) {
          this.setPhase("live");
          return this.handleError(error);
        }
      }
    }
    this.clearSession();
    this.notice = { kind: "erased", seconds: 0 };
    this.notifyChange();
  }

  /** Sends nothing any more: the page takes the chat away. */
  dispose(): void {
    this.session = null;
    this.listener = null;
    this.dependencies.skipDelays();
  }

  private send(content: MessageContent, text: string): void {
    const entry = { key: this.dependencies.newKey(), content, text, at: this.dependencies.now() };
    this.dependencies.storage.addPending(entry);
    this.enqueue(pendingItem(entry));
  }

  private enqueue(item: Item): void {
    this.thread.upsert(item);
    this.publishItem(item);
    this.dependencies.skipDelays();
    void this.start();
  }

  /** Takes up the session that is remembered, if there is one. */
  private restoreSession(): boolean {
    const { storage } = this.dependencies;
    this.session = storage.session;
    if (!this.session) return false;
    this.setPhase("live");
    for (const entry of storage.pending) this.thread.upsert(pendingItem(entry));
    void this.refresh();
    return true;
  }

  private async openSession(): Promise<void> {
    const { storage, transport, store, claim, delay } = this.dependencies;
    // Whoever left has no listener, and needs no session.
    for (let attempt = 1; this.listener && this.phase !== "live" && !this.restoreSession(); attempt += 1) {
      this.setPhase("opening");
      try {
        const { session, messages } = await transport.open(store, claim);
        storage.session = this.session = session;
        this.setPhase("live");
        this.setNotice(null);
        for (const message of messages) this.receive(message);
        this.broadcast({});
      } catch (error) {
        if (!(error instanceof ChannelError)) throw error;
        this.setPhase("failed");
        const seconds = error.retryable ? backoff(attempt, error.retryAfter) : 0;
        this.setNotice(error.kind, seconds);
        if (!seconds) return;
        await delay(seconds);
      }
    }
  }

  /** The session is over: what was not sent goes back to the shopper. */
  endSession(): void {
    const { storage } = this.dependencies;
    const texts = storage.pending.filter(({ content }) => "text" in content);
    storage.clear();
    this.setPhase("ended");
    this.thread.items = this.thread.items.filter(({ state }) => state === "delivered");
    this.setNotice("ended");
    if (texts.length) this.listener?.onUnsentText(texts.map(({ text }) => text).join("\n"));
  }

  private clearSession(): void {
    this.dependencies.storage.clear();
    this.broadcast({});
    this.clear();
  }

  private clear(): void {
    this.session = null;
    this.thread = new Thread();
    this.sender = new Sender(this, this.thread, this.dependencies);
    this.notice = null;
    if (this.phase !== "none") this.setPhase("none");
    this.dependencies.skipDelays();
  }

  /** Another tab began another conversation, or erased this one. */
  protected override onSessionReplaced(): void {
    const { session } = this.dependencies.storage;
    if (session?.token === this.session?.token || this.phase === "opening") return;
    this.clear();
    if (session && this.started) void this.start();
  }

  private handleError(error: unknown): void {
    if (!(error instanceof ChannelError)) throw error;
    if (error.kind === "ended") this.endSession();
    else this.setNotice(error.kind);
  }

  setNotice(kind: ErrorKind | null, seconds = 0): void {
    // That the last answer is still being given is seen without words.
    this.notice = kind && kind !== "running" ? { kind, seconds } : null;
    this.notifyChange();
  }

  private setPhase(phase: Phase): void {
    this.phase = phaseTransition(this.phase, phase);
    this.notifyChange();
  }
}
