/** Makes elements: attributes as attributes, listeners as listeners, texts as text nodes only. */

import { ICONS, type IconName } from "./icons.js";

export type Child = Node | string | false | null | undefined;
type Listener = (event: never) => void;
export type Props = Readonly<Record<string, string | number | boolean | null | undefined | Listener>>;

/** An element; `props` are its attributes and listeners (`onclick`), or its class alone. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props: Props | string = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  const all = typeof props === "string" ? { class: props } : props;
  for (const [name, value] of Object.entries(all)) {
    if (typeof value === "function") {
      element.addEventListener(name.slice(2), value as unknown as EventListener);
    } else {
      setAttribute(element, name, value);
    }
  }
  element.append(...renderable(children));
  return element;
}

export function setAttribute(
  element: Element,
  name: string,
  value: string | number | boolean | null | undefined,
): void {
  if (value === false || value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : String(value));
}

export function setChildren(element: Element, ...children: Child[]): void {
  element.replaceChildren(...renderable(children));
}

const SVG = "http://www.w3.org/2000/svg";

/** A line drawing on a grid of 24, hidden from readers: whatever bears it has a name. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  setAttribute(svg, "viewBox", "0 0 24 24");
  setAttribute(svg, "aria-hidden", "true");
  setAttribute(svg, "class", `icon i-${name}`);
  const path = document.createElementNS(SVG, "path");
  setAttribute(path, "d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** A button with a drawing and a name. */
export function iconButton(name: IconName, label: string, props: Props): HTMLButtonElement {
  return h("button", { "aria-label": label, title: label, ...props }, icon(name));
}

function renderable(children: readonly Child[]): (Node | string)[] {
  return children.filter((child) => Boolean(child)) as (Node | string)[];
}
