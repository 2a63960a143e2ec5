/** The custom element: a launcher and a panel in a shadow root of their own. */

import { type ChatClient, browserStorage, createChatClient } from "./browser.js";
import { readConfig } from "./config.js";
import { Emitter } from "./emitter.js";
import { type Language, type StringKey, pickLanguage } from "./language.js";
import type { Message } from "./protocol.js";
import { Launcher } from "./ui/launcher.js";
import { Panel } from "./ui/panel.js";
import { StyleSheets } from "./ui/style-sheets.js";

export const NAME = "claimdesk-chat";
const PROMPT_DELAY = 2500; // ms: a visitor looks at the page first

export class ClaimdeskChat extends HTMLElement {
  readonly events = new Emitter();
  private launcher!: Launcher;
  private panel!: Panel;
  private client: ChatClient | null = null;
  private unread = 0;
  private animationFrame = 0;
  private lastErrorKind = "";
  private readonly abortController = new AbortController();

  /** Builds what is shown, once the element knows its store. */
  connectedCallback(): void {
    if (this.client || !this.dataset.store) return;
    const config = readConfig(this.dataset, document.baseURI);
    const language = pickLanguage(config.lang, document.documentElement.lang, ...navigator.languages);
    const client = createChatClient(config.server, config.store, config.claim);
    const { conversation, storage } = (this.client = client);
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const sheets = new StyleSheets(root, this.abortController.signal);
    const setAccent = () =>
      sheets.setAccent(
        config.accent ||
          getComputedStyle(this).getPropertyValue("--claimdesk-accent").trim() ||
          storage.getText("accent"),
      );
    setAccent();
    // The page's own style sheets may come after this script.
    addEventListener("load", setAccent, { signal: this.abortController.signal });
    this.launcher = new Launcher(language, config.launcher, () => this.toggle());
    this.panel = new Panel({
      conversation,
      language,
      greeting: config.greeting,
      name: () => storage.getText("name"),
      onClose: () => this.close(),
      onDraft: (text) => storage.setText("draft", text),
    });
    root.append(this.launcher.element, this.panel.element);
    this.panel.composer.text = storage.getText("draft");
    conversation.listener = {
      onChange: () => {
        const { name, accent = "" } = conversation.session?.store ?? {};
        if (name && storage.getText("name") + storage.getText("accent") !== name + accent) {
          storage.setText("name", name);
          storage.setText("accent", accent);
          setAccent();
        }
        this.animationFrame ||= requestAnimationFrame(() => this.render());
      },
      onMessage: (message) => this.onMessage(message),
      onUnsentText: (text) => this.panel.restoreDraft(text),
    };
    this.addListeners(client);
    requestAnimationFrame(() =>
      setTimeout(() => {
        if (config.open || browserStorage("sessionStorage").getItem(this.openKey)) this.open();
        else if (config.prompt || config.topic) this.prompt(client, language, config.prompt, config.topic ?? "");
      }),
    );
  }

  open(): void {
    if (!this.client || this.isOpen) return;
    this.unread = 0;
    this.panel.open();
    browserStorage("sessionStorage").setItem(this.openKey, "1");
    void this.client.conversation.start();
    this.render();
    this.events.emit("open", {});
  }

  close(): void {
    if (!this.isOpen) return;
    this.panel.element.close();
    browserStorage("sessionStorage").removeItem(this.openKey);
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
    if (text.trim()) this.client?.conversation.sendText(text.trim());
  }

  destroy(): void {
    this.abortController.abort();
    this.client?.close();
    this.remove();
  }

  private get isOpen(): boolean {
    return this.client !== null && this.panel.element.open;
  }

  private get openKey(): string {
    return `claimdesk:${this.dataset.store ?? ""}:open`;
  }

  private addListeners({ conversation }: ChatClient): void {
    const { signal } = this.abortController;
    // What is typed here is no shortcut of the page's.
    for (const type of ["keydown", "keypress", "keyup"]) {
      this.addEventListener(type, (event) => event.stopPropagation(), { signal });
    }
    for (const type of ["online", "offline"]) {
      addEventListener(type, () => conversation.setOnline(type === "online"), { signal });
    }
    const refresh = () => !document.hidden && void conversation.refresh();
    document.addEventListener("visibilitychange", refresh, { signal });
  }

  private onMessage(message: Message): void {
    const { id, text, card } = message;
    if (this.isOpen) this.panel.announceMessage(message);
    else this.unread += 1;
    this.events.emit("message", { id, text });
    if (card?.kind === "decision") this.events.emit("claim", { number: card.claim_number });
  }

  private render(): void {
    this.animationFrame = 0;
    const { isOpen } = this;
    this.launcher.show(isOpen, this.unread);
    if (isOpen) this.panel.render();
    const { kind = "" } = this.client?.conversation.notice ?? {};
    if (kind && kind !== this.lastErrorKind) this.events.emit("error", { kind });
    this.lastErrorKind = kind;
  }

  /** Once per visitor and topic, whether it is taken up or not. */
  private prompt({ storage }: ChatClient, language: Language, text: string | undefined, topic: string): void {
    const seenKey = `prompted-${topic}`;
    if (storage.getText(seenKey)) return;
    const promptText = text ?? (language.t(`prompt_${topic}` as StringKey) || language.t("prompt"));
    setTimeout(() => {
      if (this.isOpen) return;
      this.launcher.showPrompt(promptText, () => this.open());
      storage.setText(seenKey, "1");
    }, PROMPT_DELAY);
  }
}
