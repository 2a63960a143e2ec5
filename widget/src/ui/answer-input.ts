/** The input a question asks for besides text: a date to pick, or photos to add. */

import type { Language } from "../language.js";
import type { Message } from "../protocol.js";
import { h, setChildren } from "./dom.js";

export interface AnswerHandlers {
  useDate(iso: string): void;
  pickPhotos(): void;
  takePhoto(): void;
}

export class AnswerInput {
  readonly element = h("div", { class: "ask", hidden: true });
  private shownKey = "";

  constructor(
    private readonly language: Language,
    private readonly handlers: AnswerHandlers,
  ) {}

  /** Shows what this question asks for; null: there is no question. */
  show(question: Message | null): void {
    const { ask = "", id = "" } = question ?? {};
    if (this.shownKey === ask + id) return;
    this.shownKey = ask + id;
    const form = ask === "date" ? this.date() : ask === "photo" && this.photo();
    this.element.hidden = !form;
    setChildren(this.element, form);
  }

  private date(): HTMLElement {
    const { language, handlers } = this;
    const now = new Date();
    const today = new Date(+now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
    const input = h("input", { type: "date", id: "day", max: today, oninput: () => (use.disabled = !input.value) });
    const use = h("button", { class: "primary", disabled: true }, language.t("useDate"));
    const onsubmit = (event: Event) => {
      event.preventDefault();
      handlers.useDate(input.value);
    };
    return h("form", { onsubmit }, h("label", { for: "day" }, language.t("pickDate")), h("div", "row", input, use));
  }

  private photo(): HTMLElement {
    const { language, handlers } = this;
    const button = (name: "camera" | "attach", onclick: () => void) =>
      h("button", { class: `chip ${name}`, onclick }, language.t(name));
    return h("div", "row",
      button("camera", () => handlers.takePhoto()),
      button("attach", () => handlers.pickPhotos()),
    );
  }
}
