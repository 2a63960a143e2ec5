/** A store's accent, from which the style sheet makes its other colours. */

const PLAIN = "#1e293b";

/** The rule for an accent; what is no colour, or one that is seen through, gives way to slate. */
export function themeRule(accent: string): string {
  const brush = document.createElement("canvas").getContext("2d") ?? { fillStyle: "" };
  brush.fillStyle = PLAIN;
  brush.fillStyle = accent; // a canvas keeps the last one that is a colour, opaque ones as #rrggbb
  const shown = String(brush.fillStyle);
  return `:host{--accent:${shown.startsWith("#") ? shown : PLAIN}}`;
}
