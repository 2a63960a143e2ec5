/** The messages in order: what is new is added, what has not changed is left alone. */

import type { Item } from "../thread.js";
import type { Language } from "../words.js";
import { fillWith, h, icon } from "./dom.js";
import { type Face, type Place, messageElement, showProgress, signature } from "./message.js";

interface Shown {
  readonly element: HTMLElement;
  readonly signature: string;
}

const PAUSE = 10 * 60_000; // ms between messages after which the time is told again

export class Log {
  readonly element: HTMLElement;
  private readonly list: HTMLElement;
  private readonly typing: HTMLElement;
  private readonly newest: HTMLElement;
  private shown = new Map<string, Shown>();
  private days = new Map<string, HTMLElement>();
  private seen = 0;

  constructor(
    private readonly face: Face,
    intro: HTMLElement,
    private readonly now: () => number,
  ) {
    const { language } = face;
    this.list = h("div", { class: "messages" });
    this.typing = h("div", { class: "typing", "aria-hidden": "true", hidden: true }, h("i"), h("i"), h("i"));
    this.newest = h(
      "button",
      { type: "button", class: "newest", hidden: true, onclick: () => this.toEnd() },
      icon("down"),
      language.word("newest"),
    );
    const scroller = h(
      "div",
      {
        class: "log",
        role: "log",
        "aria-live": "off",
        "aria-label": language.word("conversation"),
        tabindex: 0,
        onscroll: () => this.scrolled(),
      },
      intro,
      this.list,
      this.typing,
    );
    this.element = h("div", { class: "log-frame" }, scroller, this.newest);
  }

  private get scroller(): HTMLElement {
    return this.element.firstElementChild as HTMLElement;
  }

  /** Shows the items, and whether an answer is on its way. */
  show(items: readonly Item[], typing: boolean, live: boolean): void {
    const atEnd = this.isAtEnd();
    const before = this.seen;
    const places = placesOf(items, live);
    const kept = new Map<string, Shown>();
    const elements: HTMLElement[] = [];
    const days = new Map<string, HTMLElement>();
    items.forEach((item, at) => {
      const day = this.dayBefore(item, items[at - 1], days);
      if (day) elements.push(day);
      const shown = this.shownAs(item, places[at] as Place);
      kept.set(item.key, shown);
      elements.push(shown.element);
    });
    this.shown = kept;
    this.days = days;
    this.arrange(elements);
    this.typing.hidden = !typing;
    this.seen = items.length;
    if (this.seen !== before || typing) this.follow(items, atEnd, before);
  }

  focus(): void {
    this.scroller.focus({ preventScroll: true });
  }

  toEnd(): void {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.newest.hidden = true;
  }

  /** To the newest messages, but not past where what the shopper said last begins. */
  private follow(items: readonly Item[], atEnd: boolean, before: number): void {
    const last = items.findLast(({ message }) => message.from === "shopper");
    const mine = items.at(-1) === last && last !== undefined && items.length > before;
    if (!atEnd && !mine && before > 0) {
      this.newest.hidden = items.length <= before;
      return;
    }
    const asked = last && this.shown.get(last.key)?.element;
    const end = this.scroller.scrollHeight - this.scroller.clientHeight;
    const top = before > 0 && asked ? Math.min(end, asked.offsetTop - 16) : end;
    this.scroller.scrollTo({ top, behavior: before > 0 ? "smooth" : "instant" });
  }

  private isAtEnd(): boolean {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    return scrollHeight - clientHeight - scrollTop < 120;
  }

  private scrolled(): void {
    if (this.isAtEnd()) this.newest.hidden = true;
    this.element.classList.toggle("scrolled", this.scroller.scrollTop > 4);
  }

  private shownAs(item: Item, place: Place): Shown {
    const now = signature(item, place);
    const known = this.shown.get(item.key);
    if (known?.signature === now) {
      showProgress(known.element, item);
      return known;
    }
    const element = messageElement(item, place, this.face);
    if (known) this.replace(known.element, element);
    else if (this.seen > 0 || item.message.from === "assistant") element.classList.add("new");
    return { element, signature: now };
  }

  /** Puts an element in another's place, the focus too. */
  private replace(old: HTMLElement, element: HTMLElement): void {
    const active = (old.getRootNode() as ShadowRoot).activeElement;
    const name = active && old.contains(active) ? active.getAttribute("data-focus") : null;
    old.replaceWith(element);
    if (name) element.querySelector<HTMLElement>(`[data-focus="${CSS.escape(name)}"]`)?.focus();
  }

  private dayBefore(item: Item, last: Item | undefined, days: Map<string, HTMLElement>): HTMLElement | null {
    const { at } = item.message;
    const apart = last === undefined ? Infinity : at - last.message.at;
    const { language } = this.face;
    if (apart < PAUSE) return null;
    const text = `${language.day(at, this.now())}, ${language.time(at)}`;
    const known = this.days.get(text) ?? h("div", { class: "day" }, text);
    days.set(text, known);
    return known;
  }

  private arrange(elements: readonly HTMLElement[]): void {
    const there = [...this.list.children];
    if (there.length === elements.length && there.every((each, at) => each === elements[at])) return;
    const wanted = new Set<Element>(elements);
    there.filter((each) => !wanted.has(each)).forEach((each) => each.remove());
    elements.forEach((element, at) => {
      if (this.list.children[at] !== element) this.list.insertBefore(element, this.list.children[at] ?? null);
    });
  }
}

/** Where each message stands: in a run of one side, and whether its choices can still be taken. */
export function placesOf(items: readonly Item[], live: boolean): Place[] {
  const lastSaid = items.findLastIndex(
    ({ message, state }) => message.from === "shopper" && state !== "refused",
  );
  return items.map((item, at) => ({
    live: live && at > lastSaid,
    first: items[at - 1]?.message.from !== item.message.from,
    last:
      items[at + 1]?.message.from !== item.message.from ||
      (item.message.from === "shopper" && item.state !== "heard"),
  }));
}

export function introOf(language: Language, greeting: string | null, monogram: HTMLElement): HTMLElement {
  const intro = h("div", { class: "intro" });
  fillWith(
    intro,
    monogram,
    h("p", { class: "hello", dir: "auto" }, greeting ?? language.word("hello")),
    h("p", {}, language.word("intro")),
  );
  return intro;
}
