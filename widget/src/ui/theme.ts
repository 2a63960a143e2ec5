/** A store's accent as the colours of a style sheet, for light pages and dark ones. */

import { type Rgb, css, mix, readColour, readableOn, textOn } from "../colour.js";

const PLAIN: Rgb = [30, 41, 59];
const LIGHT = { bubble: [240, 242, 245] as Rgb, surface: [255, 255, 255] as Rgb };
const DARK = { bubble: [38, 42, 50] as Rgb, surface: [22, 24, 29] as Rgb };

/** The rules for an accent; a colour that is no colour gives way to slate. */
export function themeRules(accent: string | null): string {
  const colour = (accent && (readColour(accent) ?? asShown(accent))) || PLAIN;
  const light = rules(colour, LIGHT);
  const dark = rules(colour, DARK);
  return (
    `:host{${light}}` +
    `@media(prefers-color-scheme:dark){:host(:not([data-theme=light])){${dark}}}` +
    `:host([data-theme=dark]){${dark}}`
  );
}

function rules(accent: Rgb, { bubble, surface }: typeof LIGHT): string {
  const tint = mix(surface, accent, 0.1);
  return [
    `--accent:${css(accent)}`,
    `--on-accent:${css(textOn(accent))}`,
    `--accent-text:${css(readableOn(mix(bubble, accent, 0.1), accent))}`,
    `--tint:${css(tint)}`,
    `--tint-line:${css(mix(surface, accent, 0.28))}`,
  ].join(";");
}

/** Any other way of writing a colour, as this browser paints it. */
function asShown(colour: string): Rgb | null {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const brush = canvas.getContext("2d", { willReadFrequently: true });
  if (!brush || !CSS.supports("color", colour)) return null;
  brush.fillStyle = colour;
  brush.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = brush.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}
