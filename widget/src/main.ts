/** Starts the widget: from the script's own attributes, or in an element the page has placed. */

// First, so that style sheets and strings lie side by side in the file, where they pack better.
import "./ui/style-sheets.js";
import "./language.js";
import { ClaimdeskChat, NAME } from "./element.js";
import type { Events } from "./emitter.js";

export interface Api {
  open(): void;
  close(): void;
  toggle(): void;
  send(text: string): void;
  on<Name extends keyof Events>(name: Name, handler: (detail: Events[Name]) => void): () => void;
  destroy(): void;
}

declare global {
  interface Window {
    Claimdesk?: Api;
  }
}

const script = document.currentScript as HTMLScriptElement | null;

function start(): void {
  const existing = document.querySelector<ClaimdeskChat>(NAME);
  const element = existing ?? (document.createElement(NAME) as ClaimdeskChat);
  const server = script?.src && new URL(".", script.src).href; // the channel the script came from
  Object.assign(element.dataset, { ...(server && { server }), ...script?.dataset, ...element.dataset });
  // Beside the body, not in it: what a page does to its body leaves the chat alone.
  if (!existing) document.documentElement.append(element);
  // Only now: an element that the page has placed starts when it is defined, and has to know its server.
  if (!customElements.get(NAME)) customElements.define(NAME, ClaimdeskChat);
  window.Claimdesk = {
    open: () => element.open(),
    close: () => element.close(),
    toggle: () => element.toggle(),
    send: (text) => element.send(String(text)),
    on: (name, handler) => element.events.on(name, handler),
    destroy: () => {
      element.destroy();
      delete window.Claimdesk;
    },
  };
  document.dispatchEvent(new CustomEvent("claimdesk:ready"));
}

if (!window.Claimdesk) {
  if (document.body) start();
  else addEventListener("DOMContentLoaded", start, { once: true });
}
