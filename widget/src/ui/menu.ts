/** The menu of what can be done with the whole conversation, worked by arrows or a pointer. */

import type { Language, StringKey } from "../language.js";
import { h, iconButton } from "./dom.js";

export function createMenu(
  language: Language,
  entries: readonly (readonly [key: StringKey, run: () => void])[],
): HTMLElement {
  const items = entries.map(([key, run]) => {
    const onclick = () => (show(false), run());
    return h("button", { role: "menuitem", tabindex: -1, onclick }, language.t(key));
  });
  const label = language.t("menu");
  const list = h("div", { class: "menu", role: "menu", "aria-label": label, hidden: true }, ...items);
  const button = iconButton("more", label, {
    class: "tool",
    "aria-haspopup": "menu",
    "aria-expanded": "false",
    onclick: () => show(list.hidden),
  });
  const show = (open: boolean) => {
    list.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    (open ? items[0] : button)?.focus();
  };
  return h(
    "div",
    {
      class: "menu-frame",
      onkeydown: (event: KeyboardEvent) => {
        const at = items.indexOf(event.target as HTMLButtonElement);
        const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
        if (list.hidden || (to === undefined && event.key !== "Escape")) return;
        event.preventDefault();
        if (to === undefined) show(false);
        else items.at(to % items.length)?.focus();
      },
      onfocusout: ({ relatedTarget, currentTarget }: FocusEvent) => {
        if ((currentTarget as Node).contains(relatedTarget as Node | null)) return;
        list.hidden = true;
        button.setAttribute("aria-expanded", "false");
      },
    },
    button,
    list,
  );
}
