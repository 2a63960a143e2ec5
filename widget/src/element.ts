/** The custom element: a launcher and a panel in a shadow root of their own. */

import { type Talk, shelf, talkWith } from "./browser.js";
import { readConfig } from "./config.js";
import { Emitter } from "./emitter.js";
import type { Message } from "./protocol.js";
import { Launcher } from "./ui/launcher.js";
import { Panel } from "./ui/panel.js";
import { Sheets } from "./ui/sheets.js";
import { type Language, type Word, languageOf } from "./words.js";

export const NAME = "claimdesk-chat";
const PROMPT_AFTER = 2500; // ms: a visitor looks at the page first

export class ClaimdeskChat extends HTMLElement {
  readonly events = new Emitter();
  private launcher!: Launcher;
  private panel!: Panel;
  private talk: Talk | null = null;
  private unread = 0;
  private frame = 0;
  private trouble = "";
  private readonly stop = new AbortController();

  /** Builds what is shown, once the element knows its store. */
  connectedCallback(): void {
    if (this.talk || !this.dataset.store) return;
    const config = readConfig(this.dataset, document.baseURI);
    const language = languageOf(config.lang, document.documentElement.lang, ...navigator.languages);
    const talk = talkWith(config.server, config.store);
    const { conversation, memory } = (this.talk = talk);
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const sheets = new Sheets(root, this.stop.signal);
    const paint = () =>
      sheets.paint(
        config.accent ||
          getComputedStyle(this).getPropertyValue("--claimdesk-accent").trim() ||
          memory.note("accent"),
      );
    paint();
    // The page's own style sheets may come after this script.
    addEventListener("load", paint, { signal: this.stop.signal });
    this.launcher = new Launcher(language, config.launcher, () => this.toggle());
    this.panel = new Panel({
      conversation,
      language,
      greeting: config.greeting,
      name: () => memory.note("name"),
      close: () => this.close(),
      typed: (text) => memory.setNote("draft", text),
    });
    root.append(this.launcher.element, this.panel.element);
    this.panel.composer.text = memory.note("draft");
    conversation.listener = {
      changed: () => {
        const { name, accent = "" } = conversation.session?.store ?? {};
        if (name && memory.note("name") + memory.note("accent") !== name + accent) {
          memory.setNote("name", name);
          memory.setNote("accent", accent);
          paint();
        }
        this.frame ||= requestAnimationFrame(() => this.render());
      },
      said: (message) => this.said(message),
      returned: (text) => this.panel.giveBack(text),
    };
    this.listen(talk);
    requestAnimationFrame(() =>
      setTimeout(() => {
        if (config.open || shelf("sessionStorage").getItem(this.flag)) this.open();
        else if (config.prompt || config.topic) this.prompt(talk, language, config.prompt, config.topic ?? "");
      }),
    );
  }

  open(): void {
    if (!this.talk || this.isOpen) return;
    this.unread = 0;
    this.panel.open();
    shelf("sessionStorage").setItem(this.flag, "1");
    void this.talk.conversation.begin();
    this.render();
    this.events.emit("open", {});
  }

  close(): void {
    if (!this.isOpen) return;
    this.panel.element.close();
    shelf("sessionStorage").removeItem(this.flag);
    this.render();
    this.launcher.button.focus({ preventScroll: true });
    this.events.emit("close", {});
  }

  toggle(): void {
    if (this.isOpen) this.close();
    else this.open();
  }

  send(text: string): void {
    this.open();
    if (text.trim()) this.talk?.conversation.say(text.trim());
  }

  destroy(): void {
    this.stop.abort();
    this.talk?.close();
    this.remove();
  }

  private get isOpen(): boolean {
    return this.talk !== null && this.panel.element.open;
  }

  private get flag(): string {
    return `claimdesk:${this.dataset.store ?? ""}:open`;
  }

  private listen({ conversation }: Talk): void {
    const { signal } = this.stop;
    // What is typed here is no shortcut of the page's.
    for (const type of ["keydown", "keypress", "keyup"]) {
      this.addEventListener(type, (event) => event.stopPropagation(), { signal });
    }
    for (const type of ["online", "offline"]) {
      addEventListener(type, () => conversation.network(type === "online"), { signal });
    }
    const seen = () => !document.hidden && void conversation.refresh();
    document.addEventListener("visibilitychange", seen, { signal });
  }

  private said(message: Message): void {
    const { id, text, card } = message;
    if (this.isOpen) this.panel.tell(message);
    else this.unread += 1;
    this.events.emit("message", { id, text });
    if (card?.kind === "decision") this.events.emit("claim", { number: card.claim_number });
  }

  private render(): void {
    this.frame = 0;
    const { isOpen } = this;
    this.launcher.show(isOpen, this.unread);
    if (isOpen) this.panel.render();
    const { kind = "" } = this.talk?.conversation.notice ?? {};
    if (kind && kind !== this.trouble) this.events.emit("error", { kind });
    this.trouble = kind;
  }

  /** Once per visitor and topic, whether it is taken up or not. */
  private prompt({ memory }: Talk, language: Language, text: string | undefined, topic: string): void {
    const seen = `prompted-${topic}`;
    if (memory.note(seen)) return;
    const words = text ?? (language.word(`prompt_${topic}` as Word) || language.word("prompt"));
    setTimeout(() => {
      if (this.isOpen) return;
      this.launcher.showPrompt(words, () => this.open());
      memory.setNote(seen, "1");
    }, PROMPT_AFTER);
  }
}
