/** The review card, each line of which can be changed, and the card of a decision. */

import type { Choice, ChoiceRef, Clause, DecisionCard, ReviewCard } from "../protocol.js";
import type { Language, Word } from "../words.js";
import { type Child, fillWith, h, icon, iconButton } from "./dom.js";
import type { Face } from "./message.js";
import { inline } from "./text.js";

/** What is said of them has a place of its own. */
const NOT_JUDGED = ["restocking_fee", "return_shipping", "remedy"];

export function reviewCard({ lines, send }: ReviewCard, choices: readonly Choice[], face: Face): HTMLElement {
  const others = [...choices];
  // Each choice has one button: where the card refers to it, else below.
  const take = ({ id }: ChoiceRef): Choice | undefined => {
    const at = others.findIndex((choice) => choice.id === id);
    return at < 0 ? undefined : others.splice(at, 1)[0];
  };
  const edits = lines.map(take);
  const sends = take(send);
  return h(
    "div",
    { class: "card review", role: "group", "aria-label": face.language.word("review") },
    h(
      "dl",
      { lang: face.language.desk },
      ...lines.map(({ label, value }, at) => {
        const edit = edits[at];
        const change =
          edit && iconButton("pencil", edit.title, { class: "quiet", onclick: () => face.choose(edit) });
        return line(label, value, change && h("dd", "choices", change));
      }),
    ),
    choices.length > 0 &&
      h(
        "div",
        "actions choices",
        sends && chip(sends, face, "primary"),
        ...others.map((choice) => chip(choice, face)),
      ),
  );
}

export function chip(choice: Choice, face: Face, kind = "chip"): HTMLElement {
  const onclick = () => face.choose(choice);
  return h("button", { class: kind, dir: "auto", lang: face.language.desk, onclick }, choice.title);
}

export function decisionCard(card: DecisionCard, { language, announce }: Face): HTMLElement {
  const { claim_number: number, verdict } = card;
  const clauses = card.clauses.filter(({ id }) => !NOT_JUDGED.includes(id));
  const sign = verdict === "eligible" ? "tick" : verdict === "ineligible" ? "close" : "question";
  const button = iconButton("copy", language.word("copy"), {
    class: "quiet",
    onclick: async () => {
      try {
        await navigator.clipboard.writeText(number);
      } catch {
        // A page without encryption, or without the permission.
        getSelection()?.selectAllChildren(code);
        if (!document.execCommand("copy")) return;
      }
      fillWith(button, icon("tick"));
      announce(language.word("copied"));
      setTimeout(() => fillWith(button, icon("copy")), 2000);
    },
  });
  const code = h("code", { dir: "ltr" }, number);
  return h(
    "div",
    { class: "card decision", role: "group", "aria-label": language.word("claim", { number }) },
    h("p", `verdict ${verdict}`, icon(sign), language.word(verdict as Word)),
    h("div", "number", h("span", "label", language.word("claimNumber")), code, button),
    money(card, language),
    clauses.length > 0 &&
      h(
        "details",
        { open: verdict !== "eligible" },
        h("summary", {}, icon("chevron"), language.word("checked")),
        h("ul", {}, ...clauses.map((clause) => judged(clause, language))),
      ),
  );
}

function judged({ held, text, source }: Clause, language: Language): HTMLElement {
  const state = held === null ? "open" : held ? "met" : "unmet";
  return h(
    "li",
    { class: state },
    icon(held === null ? "question" : held ? "tick" : "close"),
    h("span", "unseen", language.word(state)),
    h("span", { dir: "auto", lang: language.desk, title: source }, ...inline(text)),
  );
}

function money({ refund, return_shipping_paid_by: payer }: DecisionCard, language: Language): Child {
  if (!refund) return null;
  const { price, restocking_fee: fee, amount, currency } = refund;
  // A language's own marks of direction hold inside, whatever stands around it.
  const sum = (value: string) => h("bdi", { dir: "ltr" }, language.money(value, currency));
  const total = line(language.word("refund"), sum(amount));
  total.classList.add("total");
  return h("div", "money",
    h("p", "label", language.word("money")),
    h(
      "dl",
      {},
      line(language.word("price"), sum(price)),
      line(language.word("fee"), sum(Number(fee) ? `-${fee}` : fee)),
      total,
      line(language.word("shipping"), language.word(`shipping_${payer}` as Word)),
    ),
  );
}

function line(label: string, value: Child, more?: Child): HTMLElement {
  return h("div", "line", h("dt", {}, label), h("dd", { dir: "auto" }, value), more);
}
