/** Says in the shopper's words what is in the way, and what can be done about it. */

import type { Notice } from "../conversation.js";
import type { Language } from "../words.js";
import { fillWith, h } from "./dom.js";

export interface Remedies {
  retry(): void;
  begin(): void;
}

export class NoticeBar {
  readonly element = h("div", { class: "notice", role: "status" });
  private shown = "";

  constructor(
    private readonly language: Language,
    private readonly remedies: Remedies,
    private readonly now: () => number,
  ) {}

  show(notice: Notice | null): void {
    const now = notice ? `${notice.kind} ${notice.next}` : "";
    if (now === this.shown) return;
    this.shown = now;
    this.element.className = `notice ${notice?.kind ?? ""}`;
    if (!notice) return fillWith(this.element);
    const { language, remedies } = this;
    const { kind, next } = notice;
    const n = Math.max(1, Math.ceil((next - this.now()) / 1000));
    const over = kind === "ended" || kind === "erased";
    const never = kind === "forbidden" || kind === "unknown-store" || kind === "limited";
    const button = over
      ? h("button", { type: "button", class: "link", onclick: () => remedies.begin() }, language.word("begin"))
      : h("button", { type: "button", class: "link", onclick: () => remedies.retry() }, language.word("retry"));
    fillWith(this.element, h("p", {}, language.word(kind, { n })), !never && button);
  }
}
