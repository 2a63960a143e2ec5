/** Texts as nodes: paragraphs, lists, and links that open safely. */

import { blocksOf, piecesOf } from "../richtext.js";
import { h } from "./dom.js";

export function textNodes(text: string): HTMLElement[] {
  const nodes: HTMLElement[] = [];
  for (const { item, text: line } of blocksOf(text)) {
    const last = nodes.at(-1);
    if (!item) nodes.push(h("p", { dir: "auto" }, ...inline(line)));
    else if (last?.localName === "ul") last.append(h("li", {}, ...inline(line)));
    else nodes.push(h("ul", { dir: "auto" }, h("li", {}, ...inline(line))));
  }
  return nodes;
}

export function inline(text: string): (Node | string)[] {
  return piecesOf(text).map(({ text: shown, href }) =>
    href ? h("a", { href, target: "_blank", rel: "noopener noreferrer" }, shown) : shown,
  );
}
