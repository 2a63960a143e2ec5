/** Something the shopper sends, and the states it goes through; a wrong step throws. */

export type State = "queued" | "sending" | "waiting" | "heard" | "refused" | "dropped";

const NEXT: Record<State, readonly State[]> = {
  queued: ["sending", "dropped"],
  sending: ["heard", "waiting", "refused", "dropped"],
  waiting: ["sending", "refused", "dropped"],
  refused: ["queued", "dropped"],
  heard: [],
  dropped: [],
};

export class IllegalStep extends Error {
  constructor(what: string, from: string, to: string) {
    super(`${what} cannot go from ${from} to ${to}`);
    this.name = "IllegalStep";
  }
}

/** The state after a step from `from` to `to`; throws IllegalStep where there is none. */
export function step(from: State, to: State): State {
  if (!NEXT[from].includes(to)) throw new IllegalStep("an outgoing message", from, to);
  return to;
}

export type Phase = "none" | "opening" | "live" | "ended" | "failed" | "erasing";

const NEXT_PHASE: Record<Phase, readonly Phase[]> = {
  none: ["opening", "live"],
  opening: ["live", "failed", "none"],
  live: ["ended", "erasing", "none", "live"],
  ended: ["none"],
  failed: ["opening", "none", "live"],
  erasing: ["none", "live", "ended"],
};

/** The phase of a session after a step; throws IllegalStep where there is none. */
export function phaseAfter(from: Phase, to: Phase): Phase {
  if (!NEXT_PHASE[from].includes(to)) throw new IllegalStep("a session", from, to);
  return to;
}

/** 128 random bits in the letters an Idempotency-Key may have. */
export function newKey(random: (bytes: Uint8Array) => Uint8Array): string {
  const bytes = [...random(new Uint8Array(16))];
  return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
