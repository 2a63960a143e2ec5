/** Asks before something is done that cannot be undone, over the panel. */

import type { Language, StringKey } from "../language.js";
import { h } from "./dom.js";

/** Shows the question over `panel`, and calls `onConfirm` if it is confirmed; the focus goes back if not. */
export function confirm(
  panel: HTMLElement,
  language: Language,
  [title, text]: readonly [StringKey, StringKey],
  onConfirm: () => void,
): void {
  const previousFocus = (panel.getRootNode() as ShadowRoot).activeElement as HTMLElement | null;
  const siblings = [...panel.children] as HTMLElement[];
  const close = (confirmed: boolean) => {
    for (const each of siblings) each.inert = false;
    dialog.remove();
    if (confirmed) onConfirm();
    else previousFocus?.focus();
  };
  const cancelButton = h("button", { class: "chip", onclick: () => close(false) }, language.t("keep"));
  const dialog = h(
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
        close(false);
      },
    },
    h("div", "sheet",
      h("h2", { id: "ask" }, language.t(title)),
      h("p", { id: "said" }, language.t(text)),
      h("div", "row", cancelButton, h("button", { class: "primary danger", onclick: () => close(true) }, language.t(title))),
    ),
  );
  for (const each of siblings) each.inert = true;
  panel.append(dialog);
  cancelButton.focus();
}
