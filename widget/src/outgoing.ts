/** The states of what the shopper sends, and of a session; a step there is none for throws. */

export type State = "queued" | "sending" | "waiting" | "heard" | "refused" | "dropped";
export type Phase = "none" | "opening" | "live" | "ended" | "failed" | "erasing";

const NEXT: Record<State, string> = {
  queued: "sending dropped",
  sending: "heard waiting refused dropped",
  waiting: "sending refused dropped",
  refused: "queued dropped",
  heard: "",
  dropped: "",
};

const NEXT_PHASE: Record<Phase, string> = {
  none: "opening live",
  opening: "live failed none",
  live: "ended erasing none",
  ended: "none",
  failed: "opening none live",
  erasing: "none live ended",
};

export class IllegalStep extends Error {}

/** The state after a step from `from` to `to`; throws IllegalStep where there is none. */
export function step(from: State, to: State): State {
  return stepped(NEXT, from, to);
}

/** The phase of a session after a step; throws IllegalStep where there is none. */
export function phaseAfter(from: Phase, to: Phase): Phase {
  return stepped(NEXT_PHASE, from, to);
}

function stepped<T extends string>(next: Record<T, string>, from: T, to: T): T {
  if (!next[from].split(" ").includes(to)) throw new IllegalStep(`${from} → ${to}`);
  return to;
}
