/** What a question asks for besides words: a date to pick, or photos to add. */

import type { Language } from "../words.js";
import { fillWith, h, icon } from "./dom.js";

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
    private readonly today: () => string,
  ) {}

  /** Shows what `kind` of answer is asked for; `question` tells one question from the next. */
  show(kind: string | undefined, question: string): void {
    const now = kind === "date" || kind === "photo" ? `${kind} ${question}` : "";
    if (now === this.shown) return;
    this.shown = now;
    this.element.hidden = !now;
    fillWith(this.element, ...(kind === "date" ? [this.date()] : kind === "photo" ? [this.photo()] : []));
  }

  private date(): HTMLElement {
    const { language, asked } = this;
    const input = h("input", { type: "date", id: "day", max: this.today(), required: true });
    const use = h("button", { type: "submit", class: "primary", disabled: true }, language.word("useDate"));
    const form = h(
      "form",
      {
        class: "date",
        novalidate: true,
        onsubmit: (event: Event) => {
          event.preventDefault();
          if (input.value) asked.date(input.value);
        },
      },
      h("label", { for: "day" }, language.word("pickDate")),
      h("div", { class: "row" }, input, use),
    );
    input.addEventListener("input", () => (use.disabled = !input.value));
    return form;
  }

  private photo(): HTMLElement {
    const { language, asked } = this;
    return h(
      "div",
      { class: "photo" },
      h(
        "div",
        { class: "row" },
        h("button", { type: "button", class: "chip camera-only", onclick: () => asked.takePhoto() }, icon("camera"), language.word("camera")),
        h("button", { type: "button", class: "chip", onclick: () => asked.pickPhotos() }, icon("clip"), language.word("choosePhotos")),
      ),
      h("p", { class: "hint mouse-only" }, language.word("dropHint")),
    );
  }
}
