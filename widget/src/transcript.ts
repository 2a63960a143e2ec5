/** The conversation as it is read: without what is said twice, and as a text file to keep. */

import type { Item } from "./thread.js";
import type { Language } from "./words.js";

export function transcriptOf(items: readonly Item[], store: string, language: Language): string {
  const lines = items.map(({ message: { from, at, text }, photo }) => {
    const who = from === "shopper" ? language.word("you") : store;
    const said = text || (photo?.name ?? language.word("photo"));
    return `[${new Date(at).toLocaleString(language.code)}] ${who}:\n${said}`;
  });
  return `${language.word("title", { store })}\n\n${lines.join("\n\n")}\n`;
}

/** Without the money in words, where the card before has it itemised. */
export function withoutTwice(items: readonly Item[]): readonly Item[] {
  let itemised = false;
  return items.filter(({ message: { card } }) => {
    if (card?.kind === "decision") itemised = card.refund !== null;
    return !(card?.kind === "money" && itemised);
  });
}
