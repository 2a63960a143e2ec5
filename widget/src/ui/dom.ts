/** Makes elements: attributes as attributes, listeners as listeners, texts as text nodes only. */

export type Child = Node | string | false | null | undefined;
type Listener = (event: never) => void;
export type Props = Readonly<Record<string, string | number | boolean | null | undefined | Listener>>;

export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") {
      element.addEventListener(name.slice(2), value as unknown as EventListener);
    } else {
      setAttribute(element, name, value);
    }
  }
  element.append(...shown(children));
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

export function fillWith(element: Element, ...children: Child[]): void {
  element.replaceChildren(...shown(children));
}

/** A line drawing on a grid of 24, hidden from readers: whatever bears it has a name. */
export function icon(name: keyof typeof ICONS): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("icon", name);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** A button with a drawing and a name. */
export function iconButton(name: keyof typeof ICONS, label: string, props: Props): HTMLButtonElement {
  return h("button", { type: "button", "aria-label": label, title: label, ...props }, icon(name));
}

function shown(children: readonly Child[]): (Node | string)[] {
  return children.filter((child) => child !== false && child !== null && child !== undefined);
}

const SVG = "http://www.w3.org/2000/svg";
const ICONS = {
  chat: "M20.5 11.6c0 4.4-3.8 7.9-8.5 7.9-1.1 0-2.2-.2-3.2-.6L4 20.5l1.2-4.1a7.5 7.5 0 0 1-1.7-4.8c0-4.4 3.8-7.9 8.5-7.9s8.5 3.5 8.5 7.9zM8.4 11.7h.01M12 11.7h.01M15.6 11.7h.01",
  down: "M6 9.5l6 6 6-6",
  close: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  more: "M5.5 12h.01M12 12h.01M18.5 12h.01",
  send: "M12 19V5.5M6 11.2l6-6 6 6",
  clip: "M4 16.5l4.6-4.6a2 2 0 0 1 2.8 0L16 16.5m-2.2-2.2l1.4-1.4a2 2 0 0 1 2.8 0L20 15M6 4.5h12a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2v-11a2 2 0 0 1 2-2zM15.5 9h.01",
  camera: "M4 8.5a2 2 0 0 1 2-2h1.6L9 4.5h6l1.4 2H18a2 2 0 0 1 2 2v8.5a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2zM15.2 12.6a3.2 3.2 0 1 1-6.4 0 3.2 3.2 0 0 1 6.4 0z",
  thumbUp: "M7.5 11v8.5M4 11h3.5l3.7-6.8a2 2 0 0 1 2.9 2.2L13.3 9.8h4.9a2 2 0 0 1 2 2.4l-1.2 5.7a2 2 0 0 1-2 1.6H4z",
  thumbDown: "M16.5 13V4.5M20 13h-3.5l-3.7 6.8a2 2 0 0 1-2.9-2.2l.8-3.4H5.8a2 2 0 0 1-2-2.4L5 6.1a2 2 0 0 1 2-1.6h13z",
  pencil: "M5 19l.9-3.9L16.2 4.8a1.7 1.7 0 0 1 2.4 0l.6.6a1.7 1.7 0 0 1 0 2.4L8.9 18.1zM14.5 6.5l3 3",
  copy: "M9 8.5h8.5a1.5 1.5 0 0 1 1.5 1.5v8.5a1.5 1.5 0 0 1-1.5 1.5H9a1.5 1.5 0 0 1-1.5-1.5V10A1.5 1.5 0 0 1 9 8.5zM5 15.5V5.5A1.5 1.5 0 0 1 6.5 4H15",
  tick: "M5.5 12.5l4.2 4.2 8.8-9.2",
  cross: "M7 7l10 10M17 7L7 17",
  question: "M9 9.2a3 3 0 1 1 4.3 2.7c-.8.4-1.3 1-1.3 2M12 17.2h.01",
  restart: "M4.5 5v4.5H9M5 9.5a7.5 7.5 0 1 1-.4 4.6",
  save: "M12 4.5v10M7.8 10.8L12 15l4.2-4.2M5 19.5h14",
  bin: "M5 7h14M10 7V4.8h4V7M6.8 7l.8 12.2h8.8L17.2 7M10.2 10.5v5.5M13.8 10.5v5.5",
} as const;
