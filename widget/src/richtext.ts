/** Splits a text into paragraphs, list items and links; the view makes nodes of them, never HTML. */

export interface Piece {
  readonly text: string;
  /** An http(s) address, where the piece is one. */
  readonly href?: string;
}

export interface Block {
  /** Whether it is one of a list. */
  readonly item: boolean;
  readonly text: string;
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`]+/gi;

export function blocksOf(text: string): Block[] {
  const lines = text.split("\n").map((line) => line.trim());
  return lines
    .filter((line) => line)
    .map((line) => ({ item: line.startsWith("• "), text: line.replace(/^• +/, "") }));
}

export function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: found, index } of line.matchAll(ADDRESS)) {
    // A full stop or bracket after an address belongs to the sentence.
    const text = found.replace(/[.,;:!?)\]}]+$/, "");
    // A name before the host makes an address look like another's.
    if (!URL.canParse(text) || /^[^/]*\/\/[^/]*@/.test(text)) continue;
    pieces.push({ text: line.slice(at, index) }, { text, href: text });
    at = index + text.length;
  }
  return [...pieces, { text: line.slice(at) }].filter((piece) => piece.text);
}
