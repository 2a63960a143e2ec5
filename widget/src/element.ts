/** The custom element: a launcher and a panel in a shadow root of their own. */

import { type Talk, shelf, talkWith } from "./browser.js";
import { readConfig } from "./config.js";
import { Emitter } from "./emitter.js";
import type { Message } from "./protocol.js";
import { type Language, languageOf } from "./words.js";
import { Launcher } from "./ui/launcher.js";
import { Panel } from "./ui/panel.js";
import { Sheets } from "./ui/sheets.js";

export const NAME = "claimdesk-chat";
const PROMPT_AFTER = 2500; // ms: a visitor looks at the page first

export class ClaimdeskChat extends HTMLElement {
  readonly events = new Emitter();
  private parts: { launcher: Launcher; panel: Panel; talk: Talk; sheets: Sheets; language: Language } | null = null;
  private unread = 0;
  private frame = 0;
  private readonly stop = new AbortController();

  connectedCallback(): void {
    if (this.parts || !this.dataset.store) return;
    const config = readConfig(this.dataset, document.baseURI);
    const language = languageOf(config.lang, document.documentElement.lang, navigator.language);
    const talk = talkWith(config.server, config.store);
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const sheets = new Sheets(root, this, config.accent ?? talk.memory.note("accent"));
    const launcher = new Launcher(language, config.launcher, () => this.toggle());
    const panel = new Panel({
      conversation: talk.conversation,
      language,
      greeting: config.greeting,
      name: () => talk.conversation.store?.name ?? talk.memory.note("name"),
      close: () => this.close(),
      typed: (text) => talk.memory.setNote("draft", text),
    });
    const draft = talk.memory.note("draft");
    this.parts = { launcher, panel, talk, sheets, language };
    root.replaceChildren(launcher.element, panel.element);
    if (draft) panel.composer.text = draft;
    this.listen(config.accent === null);
    const prompt = config.prompt ?? (config.topic && promptWord(config.topic, language));
    requestAnimationFrame(() =>
      setTimeout(() => {
        if (config.open || shelf("sessionStorage")?.getItem(this.flag) === "1") this.open();
        else if (prompt) this.prompt(prompt, config.topic ?? "");
      }),
    );
  }

  open(): void {
    const { panel, talk } = this.parts ?? {};
    if (!panel || !talk || panel.element.open) return;
    this.unread = 0;
    panel.open();
    shelf("sessionStorage")?.setItem(this.flag, "1");
    void talk.conversation.begin();
    this.render();
    this.events.emit("open", {});
  }

  close(): void {
    const { panel, launcher } = this.parts ?? {};
    if (!panel?.element.open) return;
    panel.close();
    shelf("sessionStorage")?.removeItem(this.flag);
    this.render();
    launcher?.button.focus({ preventScroll: true });
    this.events.emit("close", {});
  }

  toggle(): void {
    if (this.parts?.panel.element.open) this.close();
    else this.open();
  }

  send(text: string): void {
    const said = text.trim();
    this.open();
    if (said) this.parts?.talk.conversation.say(said);
  }

  destroy(): void {
    this.stop.abort();
    this.parts?.talk.close();
    this.parts?.panel.destroy();
    this.parts?.sheets.destroy();
    cancelAnimationFrame(this.frame);
    this.remove();
  }

  private get flag(): string {
    return `claimdesk:${this.dataset.store ?? ""}:open`;
  }

  private listen(storesAccent: boolean): void {
    const { talk, panel, sheets } = this.parts ?? {};
    if (!talk || !panel || !sheets) return;
    const { conversation, memory } = talk;
    conversation.listen({
      changed: () => {
        const { store, notice } = conversation;
        if (store && memory.note("name") !== store.name) memory.setNote("name", store.name);
        if (storesAccent && store?.accent && memory.note("accent") !== store.accent) {
          memory.setNote("accent", store.accent);
          sheets.paint(store.accent);
        }
        if (notice && notice.kind !== "erased") this.events.emit("error", { kind: notice.kind });
        this.frame ||= requestAnimationFrame(() => {
          this.frame = 0;
          this.render();
        });
      },
      said: (message) => this.said(message),
      returned: (text) => panel.giveBack(text),
    });
    const { signal } = this.stop;
    addEventListener("online", () => conversation.network(true), { signal });
    addEventListener("offline", () => conversation.network(false), { signal });
    addEventListener("pageshow", (event) => event.persisted && void conversation.refresh(), { signal });
    document.addEventListener(
      "visibilitychange",
      () => document.visibilityState === "visible" && void conversation.refresh(),
      { signal },
    );
  }

  private said(message: Message): void {
    const { panel } = this.parts ?? {};
    if (panel?.element.open) panel.tell(message);
    else this.unread += 1;
    this.events.emit("message", { id: message.id, text: message.text });
    if (message.card?.kind === "decision") this.events.emit("claim", { number: message.card.claim_number });
  }

  private render(): void {
    const { launcher, panel } = this.parts ?? {};
    if (!launcher || !panel) return;
    launcher.show(panel.element.open, this.unread);
    if (panel.element.open) panel.render();
  }

  /** Once per visitor and topic, whether it is taken up or not. */
  private prompt(text: string, topic: string): void {
    const { launcher, talk, panel } = this.parts ?? {};
    const seen = `prompted-${topic}`;
    if (!launcher || !talk || talk.memory.note(seen)) return;
    const timer = setTimeout(() => {
      if (panel?.element.open) return;
      launcher.showPrompt(text, () => this.open());
      talk.memory.setNote(seen, "1");
    }, PROMPT_AFTER);
    this.stop.signal.addEventListener("abort", () => clearTimeout(timer));
  }
}

function promptWord(topic: string, language: Language): string {
  const name = `prompt_${topic}`;
  return language.word(language.has(name) ? name : "prompt");
}
