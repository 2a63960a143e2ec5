/** Says in the shopper's words what is in the way, and what can be done about it. */

import type { Notice } from "../dependencies.js";
import type { Language, StringKey } from "../language.js";
import { h, setChildren } from "./dom.js";

export class NoticeBar {
  readonly element = h("div", { class: "notice", role: "status" });
  private shown: Notice | null = null;

  constructor(
    private readonly language: Language,
    private readonly actions: { readonly retry: () => void; readonly begin: () => void },
  ) {}

  show(notice: Notice | null): void {
    if (notice === this.shown) return;
    const { kind: previousKind } = this.shown ?? {};
    this.shown = notice;
    // The same text again would be read again.
    if (notice?.kind === previousKind && notice?.kind !== "limited") return;
    this.element.className = `notice ${notice?.kind ?? ""}`;
    if (!notice) return setChildren(this.element);
    const { language, actions } = this;
    const { kind, seconds } = notice;
    const isOver = kind === "ended" || kind === "erased";
    const link = (key: StringKey, onclick: () => void) =>
      h("button", { class: "link", onclick }, language.t(key));
    setChildren(
      this.element,
      h("p", {}, language.t(kind as StringKey, { n: Math.ceil(seconds) }) || language.t("forbidden")),
      isOver && link("begin", actions.begin),
      (kind === "unreachable" || kind === "server" || kind === "offline") && link("retry", actions.retry),
    );
  }
}
