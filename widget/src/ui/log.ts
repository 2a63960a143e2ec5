/** The messages in order: what is new is added, what was there stays. */

import type { Item } from "../thread.js";
import { h, iconButton } from "./dom.js";
import { type Face, messageElement, update } from "./message.js";

const PAUSE = 10 * 60_000; // ms between messages after which the time is told again

export class Log {
  readonly element: HTMLElement;
  private readonly scroller: HTMLElement;
  private readonly list = h("div", "messages");
  private readonly typing = h("div", { class: "typing", "aria-hidden": "true", hidden: true }, h("i"), h("i"), h("i"));
  private readonly newest: HTMLElement;
  private shown = new Map<string, HTMLElement>();
  private atEnd = true;
  /** Until the shopper scrolls back, also while a scroll of our own is on its way. */
  private following = true;
  private top = 0;

  constructor(
    private readonly face: Face,
    greeting: string,
  ) {
    const { language } = face;
    this.newest = iconButton("chevron", language.word("newest"), {
      class: "newest",
      hidden: true,
      onclick: () => {
        this.toEnd();
        this.focus(); // the button goes, and the focus would go with it
      },
    });
    this.scroller = h(
      "div",
      {
        class: "log",
        role: "log",
        "aria-live": "off",
        "aria-label": language.word("conversation"),
        tabindex: 0,
        onscroll: () => this.scrolled(),
      },
      h("p", { class: "hello", dir: "auto" }, greeting),
      this.list,
      this.typing,
    );
    this.element = h("div", "log-frame", this.scroller, this.newest);
    // Where the rest of the panel grows, what was last said stays in sight.
    new ResizeObserver(() => this.atEnd && this.toEnd()).observe(this.scroller);
  }

  /** Shows the items, whether an answer is on its way, and whether choices can still be taken. */
  show(items: readonly Item[], typing: boolean, over: boolean): void {
    const before = this.shown.size;
    const shown = new Map<string, HTMLElement>();
    items.forEach((item, at) => {
      const known = this.shown.get(item.key);
      const element = known ?? messageElement(item, this.face);
      if (!known && before) element.classList.add("new");
      update(element, item, this.face);
      element.dataset.day = this.dayOf(item, items[at - 1]);
      shown.set(item.key, element);
      if (this.list.children[at] !== element) this.list.insertBefore(element, this.list.children[at] ?? null);
    });
    while (this.list.children.length > items.length) this.list.lastElementChild?.remove();
    this.list.classList.toggle("over", over);
    const more = items.some(({ key }) => !this.shown.has(key)) || (typing && this.typing.hidden);
    this.shown = shown;
    this.typing.hidden = !typing;
    if (more) this.follow(items, before);
  }

  focus(): void {
    this.scroller.focus({ preventScroll: true });
  }

  toEnd(): void {
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  /** To the newest messages, but not past where what the shopper said last begins. */
  private follow(items: readonly Item[], before: number): void {
    const mine = items.findLast(({ message }) => message.from === "shopper");
    const said = mine && this.shown.get(mine.key);
    this.following ||= mine === items.at(-1);
    if (!this.following && before) {
      this.newest.hidden = false;
      return;
    }
    const end = this.scroller.scrollHeight - this.scroller.clientHeight;
    const top = before && said ? Math.min(end, said.offsetTop - 12) : end;
    const last = this.list.lastElementChild as HTMLElement | null;
    this.newest.hidden = !last || last.offsetTop < top + this.scroller.clientHeight;
    this.scroller.scrollTo({ top, behavior: before ? "smooth" : "instant" });
  }

  private scrolled(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    this.atEnd = scrollHeight - clientHeight - scrollTop < 90;
    if (this.atEnd) this.newest.hidden = this.following = true;
    else if (scrollTop < this.top) this.following = false;
    this.top = scrollTop;
    this.element.classList.toggle("scrolled", scrollTop > 8);
  }

  /** When a message was said, where that is worth saying. */
  private dayOf({ message: { at } }: Item, last: Item | undefined): string {
    const { language } = this.face;
    return last && at - last.message.at < PAUSE ? "" : `${language.day(at)} · ${language.time(at)}`;
  }
}
