/** The review card, each line of which can be changed, and the card of a decision. */

import type { Choice, Clause, DecisionCard, Refund, ReviewCard } from "../protocol.js";
import type { Language, Word } from "../words.js";
import { type Child, fillWith, h, icon, iconButton } from "./dom.js";
import { inline } from "./text.js";

export type Choose = (choice: Choice) => void;

/** Which choices of a review change which line; the rest send it, or leave it. */
export function editsOf(card: ReviewCard, choices: readonly Choice[]): Map<string, Choice> {
  const edits = new Map<string, Choice>();
  for (const { field, label } of card.lines) {
    const found = choices.find(({ title }) => title.endsWith(`: ${label}`));
    if (found) edits.set(field, found);
  }
  return edits;
}

export function reviewCard(
  card: ReviewCard,
  choices: readonly Choice[],
  language: Language,
  choose: Choose,
): HTMLElement {
  const edits = editsOf(card, choices);
  const [send, ...others] = choices.filter((choice) => ![...edits.values()].includes(choice));
  const lines = card.lines.map(({ field, label, value }) => {
    const edit = edits.get(field);
    const change = edit && iconButton("pencil", edit.title, { class: "quiet", onclick: () => choose(edit) });
    return h("div", { class: "line" }, h("dt", {}, label), h("dd", { dir: "auto" }, value), change && h("dd", { class: "edit" }, change));
  });
  return h(
    "div",
    { class: "card review", role: "group", "aria-label": language.word("review") },
    h("dl", {}, ...lines),
    send &&
      h(
        "div",
        { class: "actions" },
        chip(send, choose, "primary"),
        ...others.map((choice) => chip(choice, choose, "chip")),
      ),
  );
}

export function chip(choice: Choice, choose: Choose, kind: "chip" | "primary"): HTMLElement {
  return h("button", { type: "button", class: kind, dir: "auto", onclick: () => choose(choice) }, choice.title);
}

export function decisionCard(
  card: DecisionCard,
  language: Language,
  copied: (text: string) => void,
): HTMLElement {
  const { claim_number: number, verdict, clauses } = card;
  const word = (name: Word) => language.word(name);
  const judged = clauses.filter(({ id }) => !MONEY.has(id));
  return h(
    "div",
    { class: "card decision", role: "group", "aria-label": language.word("claim", { number }) },
    h("div", { class: `verdict ${verdict}` }, verdictIcon(verdict), language.has(verdict) && word(verdict)),
    h(
      "div",
      { class: "number" },
      h("span", { class: "label" }, word("claimNumber")),
      h("code", { dir: "ltr" }, number),
      copyButton(number, language, copied),
    ),
    moneyOf(card, language),
    judged.length > 0 &&
      h(
        "details",
        { open: verdict !== "eligible" },
        h("summary", {}, icon("down"), word("checked")),
        h("ul", { class: "clauses" }, ...judged.map((clause) => clauseLine(clause, language))),
      ),
  );
}

const MONEY = new Set(["restocking_fee", "return_shipping", "remedy"]);

function verdictIcon(verdict: string): Node {
  return icon(verdict === "eligible" ? "tick" : verdict === "ineligible" ? "cross" : "question");
}

function clauseLine({ held, text, source }: Clause, language: Language): HTMLElement {
  const [state, sign] = held === null ? ["open", "question"] : held ? ["met", "tick"] : ["unmet", "cross"];
  return h(
    "li",
    { class: state, title: source },
    icon(sign as "tick"),
    h("span", {}, h("span", { class: "unseen" }, `${language.word(state as Word)} `), ...inline(text, language)),
  );
}

function moneyOf(card: DecisionCard, language: Language): HTMLElement | false {
  const { refund, verdict, deadline, return_shipping_paid_by: payer } = card;
  if (verdict === "ineligible") return false;
  const shipping = `shipping_${payer}`;
  const lines: Child[] = [
    ...(refund ? refundLines(refund, language) : []),
    language.has(shipping) && moneyLine(language.word("shipping"), language.word(shipping)),
    verdict === "incomplete" && deadline !== "" && moneyLine(language.word("deadline"), language.date(deadline)),
  ];
  return h(
    "div",
    { class: "money" },
    refund && h("p", { class: "label" }, language.word("money")),
    h("dl", {}, ...lines),
  );
}

function refundLines(refund: Refund, language: Language): HTMLElement[] {
  const { price, restocking_fee: fee, amount, currency } = refund;
  const money = (value: string) => language.money(value, currency);
  return [
    moneyLine(language.word("price"), money(price)),
    moneyLine(language.word("fee"), Number(fee) ? `−${money(fee)}` : money(fee)),
    moneyLine(language.word("refund"), money(amount), "total"),
  ];
}

function moneyLine(label: string, value: string, kind = ""): HTMLElement {
  return h("div", { class: `line ${kind}` }, h("dt", {}, label), h("dd", {}, value));
}

function copyButton(text: string, language: Language, copied: (text: string) => void): HTMLElement {
  const label = language.word("copy");
  const button = iconButton("copy", label, {
    class: "quiet",
    onclick: async () => {
      await copy(text, button);
      fillWith(button, icon("tick"));
      copied(language.word("copied"));
      setTimeout(() => fillWith(button, icon("copy")), 2000);
    },
  });
  return button;
}

/** Where a page may not write to the clipboard, the number is selected to be copied by hand. */
async function copy(text: string, button: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const shown = button.previousElementSibling;
    if (shown) getSelection()?.selectAllChildren(shown);
    document.execCommand("copy");
  }
}
