import { describe, expect, it } from "vitest";
import { type DeliveryState, IllegalTransition, type Phase, phaseTransition, transition } from "../src/states.js";

const STATES: DeliveryState[] = ["queued", "sending", "retrying", "delivered", "rejected", "discarded"];
const STEPS = [
  "queued>sending", "queued>discarded",
  "sending>delivered", "sending>retrying", "sending>rejected", "sending>discarded",
  "retrying>sending", "retrying>rejected", "retrying>discarded",
  "rejected>queued", "rejected>discarded",
];
const PHASES: Phase[] = ["none", "opening", "live", "ended", "failed", "erasing"];
const TURNS = [
  "none>opening", "none>live", "opening>live", "opening>failed", "opening>none",
  "live>ended", "live>erasing", "live>none", "ended>none",
  "failed>opening", "failed>none", "failed>live", "erasing>none", "erasing>live", "erasing>ended",
];

describe("the states of what is sent", () => {
  for (const from of STATES) {
    for (const to of STATES) {
      const legal = STEPS.includes(`${from}>${to}`);
      it(`${legal ? "go" : "do not go"} from ${from} to ${to}`, () => {
        if (legal) expect(transition(from, to)).toBe(to);
        else expect(() => transition(from, to)).toThrow(IllegalTransition);
      });
    }
  }
});

describe("the phases of a session", () => {
  for (const from of PHASES) {
    for (const to of PHASES) {
      const legal = TURNS.includes(`${from}>${to}`);
      it(`${legal ? "go" : "do not go"} from ${from} to ${to}`, () => {
        if (legal) expect(phaseTransition(from, to)).toBe(to);
        else expect(() => phaseTransition(from, to)).toThrow(IllegalTransition);
      });
    }
  }
});
