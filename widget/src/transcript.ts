/** The conversation as a text file to keep. */

import type { Item } from "./thread.js";
import type { Language } from "./words.js";

export function transcriptOf(items: readonly Item[], store: string, language: Language): string {
  const lines = items.map(({ message, photo }) => {
    const who = message.from === "shopper" ? language.word("you") : store;
    const at = new Date(message.at).toLocaleString(language.code);
    const said = message.text || (photo?.name ?? language.word("photo"));
    return `[${at}] ${who}:\n${said}`;
  });
  return `${language.word("title", { store })}\n\n${lines.join("\n\n")}\n`;
}
