/** A store's accent, from which the style sheet makes its other colours. */

const DEFAULT_ACCENT = "#1e293b";

/** The rule for an accent; what is no colour, or one that is seen through, gives way to slate. */
export function themeRule(accent: string): string {
  const context = document.createElement("canvas").getContext("2d") ?? { fillStyle: "" };
  context.fillStyle = DEFAULT_ACCENT;
  context.fillStyle = accent; // a canvas keeps the last one that is a colour, opaque ones as #rrggbb
  const color = String(context.fillStyle);
  return `:host{--accent:${color.startsWith("#") ? color : DEFAULT_ACCENT}}`;
}
