/** A store's accent as the colours of a style sheet, for light pages and dark ones. */

import { type Rgb, css, mix, readColour, readableOn, textOn } from "../colour.js";

const PLAIN: Rgb = [30, 41, 59];
const LIGHT_BUBBLE: Rgb = [240, 242, 245];
const DARK_BUBBLE: Rgb = [38, 42, 50];

/** The rules for an accent; a colour that is no colour gives way to slate. */
export function themeRules(accent: string): string {
  const colour = asShown(accent) ?? PLAIN;
  const text = (bubble: Rgb) => css(readableOn(mix(bubble, colour, 0.1), colour));
  return (
    `:host{--accent:${css(colour)};--on-accent:${css(textOn(colour))};` +
    `--accent-text:light-dark(${text(LIGHT_BUBBLE)},${text(DARK_BUBBLE)})}`
  );
}

/** Any way of writing an opaque colour, as this browser has it; null for what is none. */
function asShown(colour: string): Rgb | null {
  const brush = document.createElement("canvas").getContext("2d");
  if (!brush || !CSS.supports("color", colour)) return null;
  brush.fillStyle = colour;
  return readColour(String(brush.fillStyle));
}
