/** The review card, each line of which can be changed, and the card of a decision. */

import type { Language, StringKey } from "../language.js";
import type { Choice, ChoiceRef, Clause, DecisionCard, ReviewCard } from "../protocol.js";
import { type Child, h, icon, iconButton, setChildren } from "./dom.js";
import type { MessageContext } from "./message.js";
import { inline } from "./text.js";

export function reviewCard({ lines, send }: ReviewCard, choices: readonly Choice[], context: MessageContext): HTMLElement {
  const remaining = [...choices];
  // Each choice has one button: where the card refers to it, else below.
  const take = ({ id }: ChoiceRef): Choice | undefined => {
    const at = remaining.findIndex((choice) => choice.id === id);
    return at < 0 ? undefined : remaining.splice(at, 1)[0];
  };
  const editChoices = lines.map(take);
  const sendChoice = take(send);
  return h(
    "div",
    { class: "card review", role: "group", "aria-label": context.language.t("review") },
    h(
      "dl",
      { lang: context.language.serverLang },
      ...lines.map(({ label, value }, at) => {
        const edit = editChoices[at];
        const editButton =
          edit && iconButton("pencil", edit.title, { class: "quiet", onclick: () => context.choose(edit) });
        return row(label, value, editButton && h("dd", "choices", editButton));
      }),
    ),
    choices.length > 0 &&
      h(
        "div",
        "actions choices",
        sendChoice && choiceButton(sendChoice, context, "primary"),
        ...remaining.map((choice) => choiceButton(choice, context)),
      ),
  );
}

export function choiceButton(choice: Choice, context: MessageContext, kind = "chip"): HTMLElement {
  const onclick = () => context.choose(choice);
  return h("button", { class: kind, dir: "auto", lang: context.language.serverLang, onclick }, choice.title);
}

export function decisionCard(card: DecisionCard, { language, announce }: MessageContext): HTMLElement {
  const { claim_number: number, verdict, clauses } = card;
  const verdictIcon = verdict === "eligible" ? "tick" : verdict === "ineligible" ? "close" : "question";
  const copyButton = iconButton("copy", language.t("copy"), {
    class: "quiet",
    onclick: async () => {
      try {
        await navigator.clipboard.writeText(number);
      } catch {
        // A page without encryption, or without the permission.
        getSelection()?.selectAllChildren(code);
        if (!document.execCommand("copy")) return;
      }
      setChildren(copyButton, icon("tick"));
      announce(language.t("copied"));
      setTimeout(() => setChildren(copyButton, icon("copy")), 2000);
    },
  });
  const code = h("code", { dir: "ltr" }, number);
  return h(
    "div",
    { class: "card decision", role: "group", "aria-label": language.t("claim", { number }) },
    h("p", `verdict ${verdict}`, icon(verdictIcon), language.t(verdict as StringKey)),
    h("div", "number", h("span", "label", language.t("claimNumber")), code, copyButton),
    moneySection(card, language),
    clauses.length > 0 &&
      h(
        "details",
        { open: verdict !== "eligible" },
        h("summary", {}, icon("chevron"), language.t("checked")),
        h("ul", {}, ...clauses.map((clause) => clauseItem(clause, language))),
      ),
  );
}

function clauseItem({ held, text, source }: Clause, language: Language): HTMLElement {
  const state = held === null ? "open" : held ? "met" : "unmet";
  return h(
    "li",
    { class: state },
    icon(held === null ? "question" : held ? "tick" : "close"),
    h("span", "visually-hidden", language.t(state)),
    h("span", { dir: "auto", lang: language.serverLang, title: source }, ...inline(text)),
  );
}

function moneySection({ settlement, return_shipping_paid_by: payer }: DecisionCard, language: Language): Child {
  if (!settlement) return null;
  const { lines, sum, currency } = settlement;
  // A language's own marks of direction hold inside, whatever stands around it.
  const amountElement = (value: string) => h("bdi", { dir: "ltr" }, language.money(value, currency));
  const totalRow = row(language.t("refund"), amountElement(sum));
  totalRow.classList.add("total");
  return h("div", "money",
    h("p", "label", language.t("money")),
    h(
      "dl",
      {},
      ...lines.map(({ label, amount, sign }) =>
        row(
          h("span", { dir: "auto", lang: language.serverLang }, label),
          amountElement(sign < 0 && Number(amount) ? `-${amount}` : amount),
        ),
      ),
      totalRow,
      row(language.t("shipping"), language.t(`shipping_${payer}` as StringKey)),
    ),
  );
}

function row(label: Child, value: Child, more?: Child): HTMLElement {
  return h("div", "line", h("dt", {}, label), h("dd", { dir: "auto" }, value), more);
}
