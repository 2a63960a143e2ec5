/** Asks before something is done that cannot be undone, within the panel. */

import type { Language, Word } from "../words.js";
import { h } from "./dom.js";

export interface Question {
  readonly title: Word;
  readonly text: Word;
  readonly yes: Word;
}

/** Shows the question over `panel`; true when it was agreed to. The focus goes back after. */
export function confirm(panel: HTMLElement, question: Question, language: Language): Promise<boolean> {
  const before = (panel.getRootNode() as ShadowRoot).activeElement as HTMLElement | null;
  return new Promise((resolve) => {
    const answer = (yes: boolean) => {
      dialog.close();
      dialog.remove();
      if (!yes) before?.focus();
      resolve(yes);
    };
    const dialog = h(
      "dialog",
      {
        class: "confirm",
        role: "alertdialog",
        dir: language.dir,
        "aria-labelledby": "ask-title",
        "aria-describedby": "ask-text",
        oncancel: (event: Event) => {
          event.preventDefault();
          answer(false);
        },
      },
      h("h2", { id: "ask-title" }, language.word(question.title)),
      h("p", { id: "ask-text" }, language.word(question.text)),
      h(
        "div",
        { class: "row" },
        h("button", { type: "button", class: "chip", autofocus: true, onclick: () => answer(false) }, language.word("keep")),
        h("button", { type: "button", class: "primary danger", onclick: () => answer(true) }, language.word(question.yes)),
      ),
    );
    dialog.addEventListener("keydown", (event) => event.stopPropagation());
    panel.append(dialog);
    dialog.showModal();
  });
}
