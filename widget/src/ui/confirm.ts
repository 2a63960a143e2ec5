/** Asks before something is done that cannot be undone, over the panel. */

import type { Language, Word } from "../words.js";
import { h } from "./dom.js";

/** Shows the question over `panel`, and calls `agreed` if it was; the focus goes back if not. */
export function confirm(
  panel: HTMLElement,
  language: Language,
  [title, text]: readonly [Word, Word],
  agreed: () => void,
): void {
  const before = (panel.getRootNode() as ShadowRoot).activeElement as HTMLElement | null;
  const rest = [...panel.children] as HTMLElement[];
  const answer = (given: boolean) => {
    for (const each of rest) each.inert = false;
    question.remove();
    if (given) agreed();
    else before?.focus();
  };
  const keep = h("button", { class: "chip", onclick: () => answer(false) }, language.word("keep"));
  const question = h(
    "div",
    {
      class: "confirm",
      role: "alertdialog",
      "aria-modal": "true",
      "aria-labelledby": "ask",
      "aria-describedby": "said",
      onkeydown: (event: KeyboardEvent) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        answer(false);
      },
    },
    h("div", "sheet",
      h("h2", { id: "ask" }, language.word(title)),
      h("p", { id: "said" }, language.word(text)),
      h("div", "row", keep, h("button", { class: "primary danger", onclick: () => answer(true) }, language.word(title))),
    ),
  );
  for (const each of rest) each.inert = true;
  panel.append(question);
  keep.focus();
}
