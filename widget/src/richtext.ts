/** Splits a text into paragraphs, list items and links; the view makes nodes of them, never HTML. */

export interface Piece {
  readonly text: string;
  /** An http(s) address, where the piece is one. */
  readonly href?: string;
}

export interface Block {
  readonly kind: "paragraph" | "item";
  readonly pieces: readonly Piece[];
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`]+/gi;

export function blocksOf(text: string): Block[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line)
    .map((line) => {
      const item = /^[•*-] +(.*)$/.exec(line)?.[1];
      return { kind: item === undefined ? "paragraph" : "item", pieces: piecesOf(item ?? line) };
    });
}

export function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of line.matchAll(ADDRESS)) {
    // A full stop or bracket after an address belongs to the sentence.
    const shown = found[0].replace(/[.,;:!?)\]}]+$/, "");
    const href = safe(shown);
    if (!href) continue;
    if (found.index > at) pieces.push({ text: line.slice(at, found.index) });
    pieces.push({ text: shown, href });
    at = found.index + shown.length;
  }
  if (at < line.length) pieces.push({ text: line.slice(at) });
  return pieces;
}

function safe(address: string): string | null {
  try {
    const url = new URL(address);
    const plain = !url.username && !url.password;
    return plain && /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
