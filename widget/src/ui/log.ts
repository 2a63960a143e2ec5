/** The messages in order: what is new is added, what was there stays. */

import type { Item } from "../thread.js";
import { h, iconButton } from "./dom.js";
import { type MessageContext, createMessage, updateMessage } from "./message.js";

const TIMESTAMP_GAP = 10 * 60_000; // ms between messages after which the time is told again

export class Log {
  readonly element: HTMLElement;
  private readonly scroller: HTMLElement;
  private readonly list = h("div", "messages");
  private readonly typingIndicator = h("div", { class: "typing", "aria-hidden": "true", hidden: true }, h("i"), h("i"), h("i"));
  private readonly newestButton: HTMLElement;
  private elements = new Map<string, HTMLElement>();
  private atEnd = true;
  /** Until the shopper scrolls back, also while a scroll of our own is on its way. */
  private autoScroll = true;
  private lastScrollTop = 0;

  constructor(
    private readonly context: MessageContext,
    greeting: string,
  ) {
    const { language } = context;
    this.newestButton = iconButton("chevron", language.t("newest"), {
      class: "newest",
      hidden: true,
      onclick: () => {
        this.scrollToEnd();
        this.focus(); // the button goes, and the focus would go with it
      },
    });
    this.scroller = h(
      "div",
      {
        class: "log",
        role: "log",
        "aria-live": "off",
        "aria-label": language.t("conversation"),
        tabindex: 0,
        onscroll: () => this.onScroll(),
      },
      h("p", { class: "hello", dir: "auto" }, greeting),
      this.list,
      this.typingIndicator,
    );
    this.element = h("div", "log-frame", this.scroller, this.newestButton);
    // Where the rest of the panel grows, what was last said stays in sight.
    new ResizeObserver(() => this.atEnd && this.scrollToEnd()).observe(this.scroller);
  }

  /** Shows the items, whether an answer is on its way, and whether choices can still be taken. */
  show(items: readonly Item[], typing: boolean, isOver: boolean): void {
    const previousCount = this.elements.size;
    const elements = new Map<string, HTMLElement>();
    items.forEach((item, at) => {
      const known = this.elements.get(item.key);
      const element = known ?? createMessage(item, this.context);
      if (!known && previousCount) element.classList.add("new");
      updateMessage(element, item, this.context);
      element.dataset.day = this.timestamp(item, items[at - 1]);
      elements.set(item.key, element);
      if (this.list.children[at] !== element) this.list.insertBefore(element, this.list.children[at] ?? null);
    });
    while (this.list.children.length > items.length) this.list.lastElementChild?.remove();
    this.list.classList.toggle("over", isOver);
    const hasNew = items.some(({ key }) => !this.elements.has(key)) || (typing && this.typingIndicator.hidden);
    this.elements = elements;
    this.typingIndicator.hidden = !typing;
    if (hasNew) this.scrollToNewest(items, previousCount);
  }

  focus(): void {
    this.scroller.focus({ preventScroll: true });
  }

  scrollToEnd(): void {
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  /** To the newest messages, but not past where what the shopper said last begins. */
  private scrollToNewest(items: readonly Item[], previousCount: number): void {
    const ownLast = items.findLast(({ message }) => message.from === "shopper");
    const ownElement = ownLast && this.elements.get(ownLast.key);
    this.autoScroll ||= ownLast === items.at(-1);
    if (!this.autoScroll && previousCount) {
      this.newestButton.hidden = false;
      return;
    }
    const end = this.scroller.scrollHeight - this.scroller.clientHeight;
    const top = previousCount && ownElement ? Math.min(end, ownElement.offsetTop - 12) : end;
    const last = this.list.lastElementChild as HTMLElement | null;
    this.newestButton.hidden = !last || last.offsetTop < top + this.scroller.clientHeight;
    this.scroller.scrollTo({ top, behavior: previousCount ? "smooth" : "instant" });
  }

  private onScroll(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    this.atEnd = scrollHeight - clientHeight - scrollTop < 90;
    if (this.atEnd) this.newestButton.hidden = this.autoScroll = true;
    else if (scrollTop < this.lastScrollTop) this.autoScroll = false;
    this.lastScrollTop = scrollTop;
    this.element.classList.toggle("scrolled", scrollTop > 8);
  }

  /** When a message was said, where that is worth saying. */
  private timestamp({ message: { at } }: Item, last: Item | undefined): string {
    const { language } = this.context;
    return last && at - last.message.at < TIMESTAMP_GAP ? "" : `${language.day(at)} · ${language.time(at)}`;
  }
}
