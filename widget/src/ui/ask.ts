/** What a question asks for besides words: a date to pick, or photos to add. */

import type { Message } from "../protocol.js";
import type { Language } from "../words.js";
import { fillWith, h } from "./dom.js";

export interface Asked {
  date(iso: string): void;
  pickPhotos(): void;
  takePhoto(): void;
}

export class Ask {
  readonly element = h("div", { class: "ask", hidden: true });
  private shown = "";

  constructor(
    private readonly language: Language,
    private readonly asked: Asked,
  ) {}

  /** Shows what this question asks for; null: there is no question. */
  show(question: Message | null): void {
    const { ask = "", id = "" } = question ?? {};
    if (this.shown === ask + id) return;
    this.shown = ask + id;
    const form = ask === "date" ? this.date() : ask === "photo" && this.photo();
    this.element.hidden = !form;
    fillWith(this.element, form);
  }

  private date(): HTMLElement {
    const { language, asked } = this;
    const now = new Date();
    const today = new Date(+now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
    const input = h("input", { type: "date", id: "day", max: today, oninput: () => (use.disabled = !input.value) });
    const use = h("button", { class: "primary", disabled: true }, language.word("useDate"));
    const onsubmit = (event: Event) => {
      event.preventDefault();
      asked.date(input.value);
    };
    return h("form", { onsubmit }, h("label", { for: "day" }, language.word("pickDate")), h("div", "row", input, use));
  }

  private photo(): HTMLElement {
    const { language, asked } = this;
    const button = (name: "camera" | "attach", onclick: () => void) =>
      h("button", { class: `chip ${name}`, onclick }, language.word(name));
    return h("div", "row",
      button("camera", () => asked.takePhoto()),
      button("attach", () => asked.pickPhotos()),
    );
  }
}
