/** Texts as nodes: paragraphs, lists, and links that open safely. */

import { type Piece, blocksOf, piecesOf } from "../richtext.js";
import type { Language } from "../words.js";
import { h } from "./dom.js";

export function textNodes(text: string, language: Language): HTMLElement[] {
  const nodes: HTMLElement[] = [];
  for (const { kind, pieces } of blocksOf(text)) {
    const inside = pieces.map((piece) => pieceNode(piece, language));
    if (kind === "paragraph") {
      nodes.push(h("p", { dir: "auto" }, ...inside));
      continue;
    }
    const last = nodes.at(-1);
    const list = last?.localName === "ul" ? last : h("ul", { dir: "auto" });
    if (list !== last) nodes.push(list);
    list.append(h("li", {}, ...inside));
  }
  return nodes;
}

export function inline(text: string, language: Language): (Node | string)[] {
  return piecesOf(text).map((piece) => pieceNode(piece, language));
}

function pieceNode({ text, href }: Piece, language: Language): Node | string {
  if (!href) return text;
  const props = { href, target: "_blank", rel: "noopener noreferrer", title: language.word("link") };
  return h("a", props, text);
}
