/** The states of what the shopper sends, and of a session; a transition that does not exist throws. */

export type DeliveryState = "queued" | "sending" | "retrying" | "delivered" | "rejected" | "discarded";
export type Phase = "none" | "opening" | "live" | "ended" | "failed" | "erasing";

const TRANSITIONS: Record<DeliveryState, string> = {
  queued: "sending discarded",
  sending: "delivered retrying rejected discarded",
  retrying: "sending rejected discarded",
  rejected: "queued discarded",
  delivered: "",
  discarded: "",
};

const PHASE_TRANSITIONS: Record<Phase, string> = {
  none: "opening live",
  opening: "live failed none",
  live: "ended erasing none",
  ended: "none",
  failed: "opening none live",
  erasing: "none live ended",
};

export class IllegalTransition extends Error {}

/** The state after a transition from `from` to `to`; throws IllegalTransition where there is none. */
export function transition(from: DeliveryState, to: DeliveryState): DeliveryState {
  return checkedTransition(TRANSITIONS, from, to);
}

/** The phase of a session after a transition; throws IllegalTransition where there is none. */
export function phaseTransition(from: Phase, to: Phase): Phase {
  return checkedTransition(PHASE_TRANSITIONS, from, to);
}

function checkedTransition<T extends string>(next: Record<T, string>, from: T, to: T): T {
  if (!next[from].split(" ").includes(to)) throw new IllegalTransition(`${from} → ${to}`);
  return to;
}
