/** The button that opens the chat, and the prompt that may stand beside it. */

import type { Language } from "../language.js";
import { h, icon, iconButton, setAttribute } from "./dom.js";

export class Launcher {
  readonly element: HTMLElement;
  readonly button: HTMLButtonElement;
  private readonly badge = h("span", { class: "badge", "aria-hidden": "true", hidden: true });
  private readonly label: string;
  private prompt: HTMLElement | null = null;

  constructor(
    private readonly language: Language,
    text: string | undefined,
    toggle: () => void,
  ) {
    this.label = text || language.t("launcher");
    this.button = h(
      "button",
      {
        class: `launcher${text ? " wide" : ""}`,
        "aria-haspopup": "dialog",
        onclick: toggle,
      },
      icon("chat"),
      icon("chevron"),
      text && h("span", { dir: "auto" }, text),
      this.badge,
    );
    const { dir, code: lang } = language;
    this.element = h("section", { class: "corner", "aria-label": language.t("conversation"), dir, lang }, this.button);
    this.show(false, 0);
  }

  show(open: boolean, unread: number): void {
    setAttribute(this.button, "aria-expanded", String(open));
    setAttribute(this.button, "aria-label", this.label + (unread ? `, ${this.language.t("newest")}` : ""));
    this.badge.hidden = !unread;
    this.badge.textContent = unread > 9 ? "9+" : String(unread);
    if (open) this.hidePrompt();
  }

  showPrompt(text: string, open: () => void): void {
    const dismissButton = iconButton("close", this.language.t("dismiss"), {
      class: "dismiss",
      onclick: () => {
        this.hidePrompt();
        this.button.focus();
      },
    });
    const promptButton = h("button", { class: "ask-me", dir: "auto", onclick: open }, text);
    this.prompt = h("div", { class: "prompt", role: "status" }, promptButton, dismissButton);
    this.element.prepend(this.prompt);
  }

  hidePrompt(): void {
    this.prompt?.remove();
    this.prompt = null;
  }
}
