/** One message as it is shown: bubble, card, choices, and what can be done with it. */

import type { Language, StringKey } from "../language.js";
import type { Choice, Message, Rating } from "../protocol.js";
import type { Item } from "../thread.js";
import { choiceButton, decisionCard, reviewCard } from "./cards.js";
import { h, icon, iconButton, setAttribute, setChildren } from "./dom.js";
import { textNodes } from "./text.js";

export interface MessageContext {
  readonly language: Language;
  readonly store: () => string;
  choose(choice: Choice): void;
  rate(id: string, rating: Rating | null): void;
  retry(key: string): void;
  /** Takes a message that was refused back into the text box. */
  edit(item: Item): void;
  discard(key: string): void;
  announce(text: string): void;
  /** A photo's thumbnail, where this page has drawn it. */
  thumbnail(key: string): HTMLElement | undefined;
}

/** The element of a message; what can change of it is shown by `updateMessage`. */
export function createMessage(item: Item, context: MessageContext): HTMLElement {
  const { message } = item;
  const isOwn = message.from === "shopper";
  const sender = isOwn ? context.language.t("you") : context.store();
  return h(
    "div",
    { class: "message", "data-from": message.from },
    h("span", "visually-hidden", `${sender}: `),
    isOwn ? ownContent(item, context) : assistantContent(message, context),
    h("div", "below"),
  );
}

/** Shows the state a message is in now. */
export function updateMessage(element: HTMLElement, item: Item, context: MessageContext): void {
  const { message, state, error, progress = 0 } = item;
  const version = [state, error, message.id, message.feedback].join();
  const progressBar = element.querySelector("progress");
  if (progressBar) progressBar.value = progress;
  if (element.dataset.version === version) return;
  Object.assign(element.dataset, { version, state, id: message.id });
  if (progressBar) progressBar.hidden = state === "delivered" || state === "rejected";
  const thumbs = element.querySelectorAll(".thumb");
  // They stay, and so does the focus on one of them.
  for (const each of thumbs) {
    setAttribute(each, "aria-pressed", String(each.classList.contains(String(message.feedback))));
  }
  if (!thumbs.length) setChildren(element.lastElementChild as HTMLElement, ...footer(item, context));
}

function assistantContent(message: Message, context: MessageContext): HTMLElement {
  const { card, choices } = message;
  const { language } = context;
  const text = card?.text ?? message.text;
  return h(
    "div",
    "said",
    text && h("div", { class: "bubble", lang: language.serverLang }, ...textNodes(text)),
    card?.kind === "decision" && decisionCard(card, context),
    card?.kind === "review"
      ? reviewCard(card, choices, context)
      : choices.length > 0 &&
          h(
            "div",
            { class: "choices", role: "group", "aria-label": language.t("choices") },
            ...choices.map((choice) => choiceButton(choice, context)),
          ),
  );
}

function ownContent({ key, message: { text, photo: id }, photo }: Item, { language, thumbnail }: MessageContext): HTMLElement {
  if (photo || id !== undefined) {
    const name = photo?.name || language.t("photo");
    return h("figure", "tile",
      thumbnail(key) ?? h("div", "blank", icon("photo")),
      h("figcaption", { dir: "auto" }, name),
      h("progress", { max: 1, value: 0, "aria-label": name }),
    );
  }
  // A day is sent as an ISO date, which stands in the reader's language as a day does.
  const content = /^\d{4}-\d\d-\d\d$/.test(text) ? language.date(text) : text;
  return h("div", "said", h("div", "bubble", ...textNodes(content)));
}

function footer(item: Item, context: MessageContext): (Node | string)[] {
  const { message, state, error, key, photo } = item;
  const { language } = context;
  if (state === "rejected") {
    const link = (label: "retry" | "edit" | "remove", onclick: () => void) =>
      h("button", { class: "link", onclick }, language.t(label));
    const reason = error === "server" ? "waiting" : error === "too-large" && !photo ? "refused" : error;
    return [
      h("span", "why", language.t(reason as StringKey) || language.t("refused")),
      ...(error === "server" ? [link("retry", () => context.retry(key))] : []),
      ...(photo || message.choice ? [] : [link("edit", () => context.edit(item))]),
      link("remove", () => context.discard(key)),
    ];
  }
  if (state !== "delivered") return [language.t(state === "retrying" ? "waiting" : "sending")];
  const time = h("time", {}, language.time(message.at));
  const { from, ask, card } = message;
  if (from === "shopper" || ask || card?.kind === "review") return [time];
  return [time, ratingButton(item, "up", context), ratingButton(item, "down", context)];
}

function ratingButton({ message: { id, feedback } }: Item, rating: Rating, { language, rate }: MessageContext): HTMLElement {
  const label = language.t(rating === "up" ? "helpful" : "unhelpful");
  const button = iconButton("up", label, {
    class: `thumb ${rating}`,
    "aria-pressed": String(feedback === rating),
    onclick: () => rate(id, button.getAttribute("aria-pressed") === "true" ? null : rating),
  });
  return button;
}
