/** Splits a text into paragraphs, list items and links; the view makes nodes of them, never HTML. */

export interface InlineSpan {
  readonly text: string;
  /** An http(s) address, where the piece is one. */
  readonly href?: string;
}

export interface Block {
  /** Whether it is one of a list. */
  readonly isListItem: boolean;
  readonly text: string;
}

const URL_PATTERN = /\bhttps?:\/\/[^\s<>"'`]+/gi;

export function parseBlocks(text: string): Block[] {
  const lines = text.split("\n").map((line) => line.trim());
  return lines
    .filter((line) => line)
    .map((line) => ({ isListItem: line.startsWith("• "), text: line.replace(/^• +/, "") }));
}

export function parseInline(line: string): InlineSpan[] {
  const spans: InlineSpan[] = [];
  let position = 0;
  for (const { 0: found, index } of line.matchAll(URL_PATTERN)) {
    // A full stop or bracket after an address belongs to the sentence.
    const text = found.replace(/[.,;:!?)\]}]+$/, "");
    // A name before the host makes an address look like another's.
    if (!URL.canParse(text) || /^[^/]*\/\/[^/]*@/.test(text)) continue;
    spans.push({ text: line.slice(position, index) }, { text, href: text });
    position = index + text.length;
  }
  return [...spans, { text: line.slice(position) }].filter((piece) => piece.text);
}
