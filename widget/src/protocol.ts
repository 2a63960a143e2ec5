/** The shapes that the web channel speaks in, read with suspicion: what does not fit is left out. */

export interface Choice {
  readonly id: string;
  readonly title: string;
}

export interface ReviewLine {
  readonly field: string;
  readonly label: string;
  readonly value: string;
}

export interface ReviewCard {
  readonly kind: "review";
  readonly lines: readonly ReviewLine[];
}

export interface Clause {
  readonly id: string;
  readonly held: boolean | null;
  readonly text: string;
  readonly source: string;
}

export interface Refund {
  readonly price: string;
  readonly restocking_fee: string;
  readonly amount: string;
  readonly currency: string;
}

export interface DecisionCard {
  readonly kind: "decision";
  readonly claim_number: string;
  readonly verdict: string;
  readonly track: string;
  readonly deadline: string;
  readonly return_shipping_paid_by: string;
  readonly refund: Refund | null;
  readonly clauses: readonly Clause[];
  readonly reasons: readonly Clause[];
}

/** What the decision card itemises already, said in words for those who have no card. */
export interface MoneyCard {
  readonly kind: "money";
}

export type Card = ReviewCard | DecisionCard | MoneyCard;
export type Rating = "up" | "down";

export interface Message {
  readonly id: string;
  readonly from: "assistant" | "shopper";
  readonly text: string;
  readonly at: number;
  readonly choices: readonly Choice[];
  readonly ask?: string;
  readonly card?: Card;
  readonly feedback?: Rating;
  /** Of a shopper's message: the key it was sent with, the choice it took, the photo it is. */
  readonly key?: string;
  readonly choice?: string;
  readonly photo?: string;
}

export interface Store {
  readonly id: string;
  readonly name: string;
  readonly accent?: string;
  readonly contact?: string;
}

export interface Session {
  readonly token: string;
  readonly expires: number;
  readonly store: Store;
}

type Fields = Record<string, unknown>;

export function readSession(value: unknown): Session | null {
  const { token, expires_at, store } = fields(value);
  const { id, name, accent, contact } = fields(store);
  if (typeof token !== "string" || !token) return null;
  return {
    token,
    expires: Date.parse(word(expires_at)) || Date.now() + 3_600_000,
    store: {
      id: word(id),
      name: word(name),
      ...(typeof accent === "string" && { accent }),
      ...(typeof contact === "string" && { contact }),
    },
  };
}

export function readMessages(value: unknown, now: number): Message[] {
  return list(fields(value).messages)
    .map((each) => readMessage(each, now))
    .filter((each) => each !== null);
}

export function readMessage(value: unknown, now: number): Message | null {
  const { id, from, text, at, choices, ask, card, feedback, key, choice, photo } = fields(value);
  if (typeof id !== "string" || !id) return null;
  const read = readCard(card);
  return {
    id,
    from: from === "shopper" ? "shopper" : "assistant",
    text: word(text),
    at: Date.parse(word(at)) || now,
    choices: readChoices(choices),
    ...(typeof ask === "string" && { ask }),
    ...(read && { card: read }),
    ...((feedback === "up" || feedback === "down") && { feedback }),
    ...(typeof key === "string" && { key }),
    ...(typeof choice === "string" && { choice }),
    ...(typeof photo === "string" && { photo }),
  };
}

function readChoices(value: unknown): Choice[] {
  return list(value)
    .map(fields)
    .filter(({ id, title }) => word(id) && word(title))
    .map(({ id, title }) => ({ id: word(id), title: word(title) }));
}

function readCard(value: unknown): Card | null {
  const card = fields(value);
  if (card.kind === "money") return { kind: "money" };
  if (card.kind === "review") {
    const lines = list(card.lines).map(fields);
    return {
      kind: "review",
      lines: lines.map((line) => ({
        field: word(line.field),
        label: word(line.label),
        value: word(line.value),
      })),
    };
  }
  if (card.kind !== "decision" || typeof card.claim_number !== "string") return null;
  return {
    kind: "decision",
    claim_number: card.claim_number,
    verdict: word(card.verdict),
    track: word(card.track),
    deadline: word(card.deadline),
    return_shipping_paid_by: word(card.return_shipping_paid_by),
    refund: readRefund(card.refund),
    clauses: readClauses(card.clauses),
    reasons: readClauses(card.reasons),
  };
}

function readRefund(value: unknown): Refund | null {
  const { price, restocking_fee, amount, currency } = fields(value);
  if (typeof amount !== "string") return null;
  return {
    price: word(price),
    restocking_fee: word(restocking_fee),
    amount,
    currency: word(currency),
  };
}

function readClauses(value: unknown): Clause[] {
  return list(value)
    .map(fields)
    .map(({ id, held, text, source }) => ({
      id: word(id),
      held: typeof held === "boolean" ? held : null,
      text: word(text),
      source: word(source),
    }))
    .filter(({ text }) => text);
}

function fields(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function word(value: unknown): string {
  return typeof value === "string" ? value : "";
}
