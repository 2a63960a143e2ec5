/** What a message says besides its card, so that nothing is read twice. */

import type { Message } from "./protocol.js";

export function textBesides({ text, card }: Message): string {
  if (card?.kind === "review") {
    const left = card.lines.reduce(
      (rest, { label, value }) => rest.replace(`${label}: ${value}`, ""),
      text,
    );
    return left.replace(/\n{2,}/g, "\n").trim();
  }
  if (card?.kind !== "decision") return text;
  const told = new Set(card.clauses.map((clause) => `• ${clause.text}`));
  const lines = text.split("\n").filter((line) => line.trim() && !told.has(line.trim()));
  // A heading whose lines are all in the card heads nothing.
  return lines.filter((line, at) => !(at > 0 && line.endsWith(":") && !lines[at + 1]?.startsWith("•"))).join("\n");
}
