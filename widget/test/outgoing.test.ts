import { describe, expect, it } from "vitest";
import { IllegalStep, type Phase, type State, phaseAfter, step } from "../src/outgoing.js";

const STATES: State[] = ["queued", "sending", "waiting", "heard", "refused", "dropped"];
const STEPS = [
  "queued>sending", "queued>dropped",
  "sending>heard", "sending>waiting", "sending>refused", "sending>dropped",
  "waiting>sending", "waiting>refused", "waiting>dropped",
  "refused>queued", "refused>dropped",
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
        if (legal) expect(step(from, to)).toBe(to);
        else expect(() => step(from, to)).toThrow(IllegalStep);
      });
    }
  }
});

describe("the phases of a session", () => {
  for (const from of PHASES) {
    for (const to of PHASES) {
      const legal = TURNS.includes(`${from}>${to}`);
      it(`${legal ? "go" : "do not go"} from ${from} to ${to}`, () => {
        if (legal) expect(phaseAfter(from, to)).toBe(to);
        else expect(() => phaseAfter(from, to)).toThrow(IllegalStep);
      });
    }
  }
});
