/** The shapes that the web channel speaks in, read with suspicion: what does not fit is left out. */

export interface Choice {
  readonly id: string;
  readonly title: string;
}

/** The id of one of the message's choices, which the card shows where it belongs. */
export interface ChoiceRef {
  readonly id?: string | undefined;
}

/** A line of the claim, and the choice that changes it. */
export interface ReviewLine extends ChoiceRef {
  readonly field: string;
  readonly label: string;
  readonly value: string;
}

interface CardText {
  /** What is said beside the card; undefined: the message's text, which repeats nothing of it. */
  readonly text?: string | undefined;
}

export interface ReviewCard extends CardText {
  readonly kind: "review";
  readonly lines: readonly ReviewLine[];
  /** The choice that sends the claim. */
  readonly send: ChoiceRef;
}

export interface Clause {
  readonly id: string;
  readonly text: string;
  readonly source: string;
  /** Null: nobody can tell yet. */
  readonly held: boolean | null;
}

/** A line of the money: `sign` is negative for what the store keeps. */
export interface SettlementLine {
  readonly label: string;
  readonly amount: string;
  readonly sign: number;
}

export interface Settlement {
  readonly lines: readonly SettlementLine[];
  readonly sum: string;
  readonly currency: string;
}

export interface DecisionCard extends CardText {
  readonly kind: "decision";
  readonly claim_number: string;
  readonly verdict: string;
  readonly return_shipping_paid_by: string;
  readonly settlement: Settlement | null;
  readonly clauses: readonly Clause[];
}

/** What the decision card itemises already, said in words for those who have no card. */
export interface MoneyCard extends CardText {
  readonly kind: "money";
}

export type Card = ReviewCard | DecisionCard | MoneyCard;
export type Rating = "up" | "down";

export interface Message {
  readonly id: string;
  readonly from: "assistant" | "shopper";
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly choices: readonly Choice[];
  readonly ask?: string;
  readonly card?: Card | null;
  readonly feedback?: Rating | null;
  /** Of a shopper's message: the key it was sent with, the choice it took, the photo it is. */
  readonly key?: string;
  readonly choice?: string;
  readonly photo?: string;
}

export interface Store {
  readonly id: string;
  readonly name: string;
  readonly accent?: string;
}

export interface Session {
  readonly token: string;
  readonly expires: number;
  readonly store: Store;
}

type JsonObject = Record<string, unknown>;

export function readSession(value: unknown): Session | null {
  const { token, expires_at, store } = (value ?? {}) as JsonObject;
  if (!token || !store) return null;
  return { token, store, expires: Date.parse(String(expires_at)) || 0 } as Session;
}

export function readMessages(value: unknown): Message[] {
  const { messages } = (value ?? {}) as JsonObject;
  return Array.isArray(messages) ? messages.map(readMessage).filter((each) => each !== null) : [];
}

/** A message with all that a view counts on; null for what is no message. */
export function readMessage(value: unknown): Message | null {
  const { id, text, from, at, choices, card, ...rest } = (value ?? {}) as JsonObject;
  if (!id || typeof text !== "string") return null;
  return {
    ...rest,
    id: String(id),
    text,
    from: from === "shopper" ? from : "assistant",
    at: Date.parse(String(at)) || Date.now(),
    choices: listOf<Choice>(choices, "id", "title"),
    card: readCard((card ?? {}) as JsonObject),
  } as Message;
}

/** A card of a kind of its own, or without its lines, is one that only the text tells: null. */
function readCard(card: JsonObject): unknown {
  const { kind, lines, clauses, send } = card;
  const text = typeof card.text === "string" ? card.text : undefined;
  if (kind === "review" && Array.isArray(lines)) {
    return { kind, text, lines: listOf<ReviewLine>(lines, "label", "value"), send: send ?? {} };
  }
  if (kind === "decision" && Array.isArray(clauses)) {
    const money = (card.settlement ?? {}) as JsonObject;
    const settlement = Array.isArray(money.lines)
      ? { ...money, lines: listOf<SettlementLine>(money.lines, "label", "amount") }
      : null;
    return { ...card, text, settlement, clauses: listOf<Clause>(clauses, "id", "text") };
  }
  return kind === "money" ? { kind, text } : null;
}

/** The objects of a list whose fields of these names are texts. */
function listOf<T>(value: unknown, ...names: (keyof T & string)[]): T[] {
  const fits = (each: JsonObject | null) => names.every((name) => typeof each?.[name] === "string");
  return Array.isArray(value) ? value.filter(fits) : [];
}
