/** The menu of what can be done with the whole conversation, worked by arrows or a pointer. */

import type { Language, Word } from "../words.js";
import { h, icon, iconButton } from "./dom.js";

export interface Entry {
  readonly word: Word;
  readonly icon: "restart" | "save" | "bin";
  readonly run: () => void;
}

export function menuOf(entries: readonly Entry[], language: Language): HTMLElement {
  const items = entries.map(({ word, icon: sign, run }) =>
    h(
      "button",
      { type: "button", role: "menuitem", tabindex: -1, onclick: () => (show(false), run()) },
      icon(sign),
      language.word(word),
    ),
  );
  const label = language.word("menu");
  const list = h("div", { class: "menu", role: "menu", "aria-label": label, id: "menu", hidden: true }, ...items);
  const button = iconButton("more", label, {
    class: "tool",
    "aria-haspopup": "menu",
    "aria-expanded": "false",
    "aria-controls": "menu",
    onclick: () => show(list.hidden),
  });
  const frame = h("div", { class: "menu-frame" }, button, list);

  function show(open: boolean): void {
    list.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (open) items[0]?.focus();
    else button.focus();
  }

  frame.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const at = items.indexOf((frame.getRootNode() as ShadowRoot).activeElement as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) items.at(to % items.length)?.focus();
    else if (event.key === "Escape" || event.key === "Tab") show(false);
    else return;
    if (event.key !== "Tab") event.preventDefault();
    event.stopPropagation();
  });
  frame.addEventListener("focusout", ({ relatedTarget }) => {
    if (list.hidden || frame.contains(relatedTarget as Node | null)) return;
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
  });
  return frame;
}
