/** One message as it is shown: bubble, card, choices, and what can be done with it. */

import type { Choice, Message, Rating } from "../protocol.js";
import type { Item } from "../thread.js";
import type { Language, Word } from "../words.js";
import { chip, decisionCard, reviewCard } from "./cards.js";
import { fillWith, h, icon, iconButton, setAttribute } from "./dom.js";
import { textNodes } from "./text.js";

export interface Face {
  readonly language: Language;
  readonly store: () => string;
  choose(choice: Choice): void;
  rate(id: string, rating: Rating | null): void;
  retry(key: string): void;
  /** Takes a message that was refused back into the text box. */
  edit(item: Item): void;
  drop(key: string): void;
  announce(text: string): void;
  /** A photo's picture, where this page has drawn it. */
  picture(key: string): HTMLElement | undefined;
}

/** The element of a message; what can change of it is shown by `update`. */
export function messageElement(item: Item, face: Face): HTMLElement {
  const { message } = item;
  const mine = message.from === "shopper";
  const who = mine ? face.language.word("you") : face.store();
  return h(
    "div",
    { class: "message", "data-from": message.from },
    h("span", "unseen", `${who}: `),
    mine ? own(item, face) : answer(message, face),
    h("div", "below"),
  );
}

/** Shows the state a message is in now. */
export function update(element: HTMLElement, item: Item, face: Face): void {
  const { message, state, trouble, share = 0 } = item;
  const now = [state, trouble, message.id, message.feedback].join();
  const bar = element.querySelector("progress");
  if (bar) bar.value = share;
  if (element.dataset.now === now) return;
  Object.assign(element.dataset, { now, state, id: message.id });
  if (bar) bar.hidden = state === "heard" || state === "refused";
  const thumbs = element.querySelectorAll(".thumb");
  // They stay, and so does the focus on one of them.
  for (const each of thumbs) {
    setAttribute(each, "aria-pressed", String(each.classList.contains(String(message.feedback))));
  }
  if (!thumbs.length) fillWith(element.lastElementChild as HTMLElement, ...below(item, face));
}

function answer(message: Message, face: Face): HTMLElement {
  const { card, choices } = message;
  const { language } = face;
  const text = card?.text ?? message.text;
  return h(
    "div",
    "said",
    text && h("div", { class: "bubble", lang: language.desk }, ...textNodes(text)),
    card?.kind === "decision" && decisionCard(card, face),
    card?.kind === "review"
      ? reviewCard(card, choices, face)
      : choices.length > 0 &&
          h(
            "div",
            { class: "choices", role: "group", "aria-label": language.word("choices") },
            ...choices.map((choice) => chip(choice, face)),
          ),
  );
}

function own({ key, message: { text, photo: id }, photo }: Item, { language, picture }: Face): HTMLElement {
  if (photo || id !== undefined) {
    const name = photo?.name || language.word("photo");
    return h("figure", "tile",
      picture(key) ?? h("div", "blank", icon("photo")),
      h("figcaption", { dir: "auto" }, name),
      h("progress", { max: 1, value: 0, "aria-label": name }),
    );
  }
  const shown = /^\d{4}-\d\d-\d\d$/.test(text) ? language.date(text) : text;
  return h("div", "said", h("div", "bubble", ...textNodes(shown)));
}

function below(item: Item, face: Face): (Node | string)[] {
  const { message, state, trouble, key, photo } = item;
  const { language } = face;
  if (state === "refused") {
    const link = (label: "retry" | "edit" | "remove", onclick: () => void) =>
      h("button", { class: "link", onclick }, language.word(label));
    const why = trouble === "server" ? "waiting" : trouble === "too-large" && !photo ? "refused" : trouble;
    return [
      h("span", "why", language.word(why as Word) || language.word("refused")),
      ...(trouble === "server" ? [link("retry", () => face.retry(key))] : []),
      ...(photo || message.choice ? [] : [link("edit", () => face.edit(item))]),
      link("remove", () => face.drop(key)),
    ];
  }
  if (state !== "heard") return [language.word(state === "waiting" ? "waiting" : "sending")];
  const time = h("time", {}, language.time(message.at));
  const { from, ask, card } = message;
  if (from === "shopper" || ask || card?.kind === "review") return [time];
  return [time, thumb(item, "up", face), thumb(item, "down", face)];
}

function thumb({ message: { id, feedback } }: Item, rating: Rating, { language, rate }: Face): HTMLElement {
  const label = language.word(rating === "up" ? "helpful" : "unhelpful");
  const button = iconButton("up", label, {
    class: `thumb ${rating}`,
    "aria-pressed": String(feedback === rating),
    onclick: () => rate(id, button.getAttribute("aria-pressed") === "true" ? null : rating),
  });
  return button;
}
