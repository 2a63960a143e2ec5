/** Texts as nodes: paragraphs, lists, and links that open safely. */

import { parseBlocks, parseInline } from "../rich-text.js";
import { h } from "./dom.js";

export function textNodes(text: string): HTMLElement[] {
  const nodes: HTMLElement[] = [];
  for (const { isListItem, text: line } of parseBlocks(text)) {
    const last = nodes.at(-1);
    if (!isListItem) nodes.push(h("p", { dir: "auto" }, ...inline(line)));
    else if (last?.localName === "ul") last.append(h("li", {}, ...inline(line)));
    else nodes.push(h("ul", { dir: "auto" }, h("li", {}, ...inline(line))));
  }
  return nodes;
}

export function inline(text: string): (Node | string)[] {
  return parseInline(text).map(({ text: content, href }) =>
    href ? h("a", { href, target: "_blank", rel: "noopener noreferrer" }, content) : content,
  );
}
