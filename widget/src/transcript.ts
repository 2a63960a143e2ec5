/** The conversation as it is read: without what is said twice, and as a text file to keep. */

import type { Language } from "./language.js";
import type { Item } from "./thread.js";

export function formatTranscript(items: readonly Item[], store: string, language: Language): string {
  const lines = items.map(({ message: { from, at, text }, photo }) => {
    const sender = from === "shopper" ? language.t("you") : store;
    const content = text || (photo?.name ?? language.t("photo"));
    return `[${new Date(at).toLocaleString(language.code)}] ${sender}:\n${content}`;
  });
  return `${language.t("title", { store })}\n\n${lines.join("\n\n")}\n`;
}

/** Without the money in words, where the card before has it itemised. */
export function withoutRepeatedMoney(items: readonly Item[]): readonly Item[] {
  let itemised = false;
  return items.filter(({ message: { card } }) => {
    if (card?.kind === "decision") itemised = card.settlement !== null;
    return !(card?.kind === "money" && itemised);
  });
}
