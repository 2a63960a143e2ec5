/** What a message says besides its card, so that nothing is read twice. */

import type { Message } from "./protocol.js";

/**
 * Of a review the sentence before its lines, of a decision the paragraph before what was
 * checked: the cards have the rest.
 */
export function textBesides({ text, card }: Message): string {
  const end = card?.kind === "review" ? "\n" : card?.kind === "decision" ? "\n\n" : undefined;
  return end ? (text.split(end)[0] ?? "") : text;
}
