/** One message as it is shown: bubble, card, choices, and what can be done with it. */

import { textBesides } from "../besides.js";
import type { Choice, Rating } from "../protocol.js";
import type { Item } from "../thread.js";
import type { Language } from "../words.js";
import { chip, decisionCard, editsOf, reviewCard } from "./cards.js";
import { type Child, fillWith, h, icon, iconButton } from "./dom.js";
import { textNodes } from "./text.js";

export interface Doing {
  choose(choice: Choice): void;
  rate(id: string, rating: Rating | null): void;
  retry(key: string): void;
  edit(item: Item): void;
  drop(key: string): void;
  announce(text: string): void;
}

/** How a message stands among the others. */
export interface Place {
  /** Its choices can be taken: nothing was said since. */
  readonly live: boolean;
  readonly first: boolean;
  readonly last: boolean;
}

export interface Face {
  readonly language: Language;
  readonly store: () => string;
  readonly doing: Doing;
  /** A photo's picture, once it is drawn. */
  readonly picture: (item: Item) => HTMLElement | null;
}

/** What a message's looks depend on: while it is the same, the element stays. */
export function signature({ message, state, trouble, photo }: Item, place: Place): string {
  const more = message.from === "shopper" ? [state, trouble, Boolean(photo)] : [message.feedback];
  return JSON.stringify([message.text, message.choices, message.card, place, ...more]);
}

export function messageElement(item: Item, place: Place, face: Face): HTMLElement {
  const { message, state } = item;
  const { language } = face;
  const mine = message.from === "shopper";
  const who = mine ? language.word("you") : face.store();
  const classes = ["message", place.first && "first", place.last && "last"].filter(Boolean);
  return h(
    "div",
    { class: classes.join(" "), "data-from": message.from, "data-id": message.id, "data-state": state },
    h("span", { class: "unseen" }, `${who}: `),
    mine ? own(item, face) : answer(item, place, face),
    place.last && below(item, place, face),
  );
}

/** Shows how much of a photo is sent, without a new element. */
export function showProgress(element: HTMLElement, item: Item): void {
  const bar = element.querySelector("progress");
  if (bar && item.share !== undefined) bar.value = item.share;
}

function answer({ message }: Item, { live }: Place, { language, doing }: Face): HTMLElement {
  const { card } = message;
  const choices = live ? message.choices : [];
  const text = textBesides(message);
  const rest = card?.kind === "review" && editsOf(card, choices).size > 0 ? [] : choices;
  // The assistant speaks English; a page in another language says so to its readers.
  return h(
    "div",
    { class: "said", lang: language.code === "en" ? null : "en" },
    text !== "" && h("div", { class: "bubble" }, ...textNodes(text, language)),
    card?.kind === "review" && reviewCard(card, choices, language, doing.choose),
    card?.kind === "decision" && decisionCard(card, language, doing.announce),
    rest.length > 0 &&
      h(
        "div",
        { class: "choices", role: "group", "aria-label": language.word("choices") },
        ...rest.map((choice) => chip(choice, doing.choose, "chip")),
      ),
  );
}

function own(item: Item, face: Face): HTMLElement {
  const { message, photo } = item;
  const { language } = face;
  if (photo || message.photo !== undefined) return photoTile(item, face);
  const isDate = /^\d{4}-\d\d-\d\d$/.test(message.text);
  return h(
    "div",
    { class: "said" },
    h(
      "div",
      { class: "bubble" },
      ...(isDate ? [h("p", {}, language.date(message.text))] : textNodes(message.text, language)),
    ),
  );
}

function photoTile(item: Item, { language, picture }: Face): HTMLElement {
  const name = item.photo?.name ?? language.word("photo");
  const sending = item.state === "sending" || item.state === "queued" || item.state === "waiting";
  return h(
    "figure",
    { class: "tile" },
    picture(item) ?? h("div", { class: "blank" }, icon("clip")),
    h("figcaption", { dir: "auto" }, name),
    sending && h("progress", { max: 1, value: item.share ?? 0, "aria-label": language.word("uploading", { name }) }),
  );
}

function below(item: Item, place: Place, face: Face): HTMLElement {
  const { message, state } = item;
  const { language } = face;
  const row = h("div", { class: "below" });
  if (state === "heard") fillWith(row, h("time", {}, language.time(message.at)), thumbs(item, place, face));
  else if (state === "refused") fillWith(row, ...refusal(item, face));
  else fillWith(row, h("span", {}, language.word(state === "waiting" ? "waiting" : "sending")));
  return row;
}

function refusal(item: Item, { language, doing }: Face): Child[] {
  const { trouble = "refused", key, photo } = item;
  const again = trouble === "server";
  const link = (label: string, onclick: () => void) => h("button", { type: "button", class: "link", onclick }, label);
  const why = trouble === "too-large" && !photo ? "textTooLarge" : again ? "notSent" : trouble;
  return [
    h("span", { class: "why" }, language.word(why)),
    again && link(language.word("retry"), () => doing.retry(key)),
    !photo && !item.message.choice && link(language.word("edit"), () => doing.edit(item)),
    link(language.word("remove"), () => doing.drop(key)),
  ];
}

function thumbs({ message }: Item, place: Place, { language, doing }: Face): Child {
  const { id, from, feedback, ask, card } = message;
  if (from === "shopper" || ask || card?.kind === "review" || !message.text) return null;
  const thumb = (rating: Rating) =>
    iconButton(rating === "up" ? "thumbUp" : "thumbDown", language.word(rating === "up" ? "helpful" : "unhelpful"), {
      class: "thumb",
      "aria-pressed": String(feedback === rating),
      "data-focus": `${id} ${rating}`,
      onclick: () => {
        doing.rate(id, feedback === rating ? null : rating);
        if (feedback !== rating) doing.announce(language.word("rated"));
      },
    });
  return h("span", { class: `thumbs${place.live || feedback ? " shown" : ""}` }, thumb("up"), thumb("down"));
}
