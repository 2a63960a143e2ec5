/** Says in the shopper's words what is in the way, and what can be done about it. */

import type { Notice } from "../parts.js";
import type { Language, Word } from "../words.js";
import { fillWith, h } from "./dom.js";

export class NoticeBar {
  readonly element = h("div", { class: "notice", role: "status" });
  private shown: Notice | null = null;

  constructor(
    private readonly language: Language,
    private readonly remedies: { readonly retry: () => void; readonly begin: () => void },
  ) {}

  show(notice: Notice | null): void {
    if (notice === this.shown) return;
    const { kind: before } = this.shown ?? {};
    this.shown = notice;
    // The same words again would be read again.
    if (notice?.kind === before && notice?.kind !== "limited") return;
    this.element.className = `notice ${notice?.kind ?? ""}`;
    if (!notice) return fillWith(this.element);
    const { language, remedies } = this;
    const { kind, seconds } = notice;
    const over = kind === "ended" || kind === "erased";
    const link = (word: Word, onclick: () => void) =>
      h("button", { class: "link", onclick }, language.word(word));
    fillWith(
      this.element,
      h("p", {}, language.word(kind as Word, { n: Math.ceil(seconds) }) || language.word("forbidden")),
      over && link("begin", remedies.begin),
      (kind === "unreachable" || kind === "server" || kind === "offline") && link("retry", remedies.retry),
    );
  }
}
