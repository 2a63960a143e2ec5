/** Colours made from a store's accent so that text on and in it can be read (WCAG contrast). */

export type Rgb = readonly [number, number, number];

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
const ENOUGH = 5.5; // WCAG AA wants 4.5 of text

/** `#rrggbb` as numbers; null for anything else. */
export function readColour(text: string): Rgb | null {
  const [, red, green, blue] = /^#(..)(..)(..)$/.exec(text) ?? [];
  const colour = [red, green, blue].map((part) => parseInt(part ?? "", 16));
  return colour.some(Number.isNaN) ? null : (colour as unknown as Rgb);
}

export function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** White or black, whichever can be read on `ground`; white where both can. */
export function textOn(ground: Rgb): Rgb {
  return contrast(WHITE, ground) >= 4.5 ? WHITE : BLACK;
}

/** `colour`, as much nearer to white or black as it takes to be read on `ground`. */
export function readableOn(ground: Rgb, colour: Rgb): Rgb {
  const towards = luminance(ground) > 0.4 ? BLACK : WHITE;
  for (let share = 0; share < 1; share += 0.04) {
    const tried = mix(colour, towards, share);
    if (contrast(tried, ground) >= ENOUGH) return tried;
  }
  return towards;
}

export function mix(one: Rgb, other: Rgb, share: number): Rgb {
  const part = (at: 0 | 1 | 2) => Math.round(one[at] * (1 - share) + other[at] * share);
  return [part(0), part(1), part(2)];
}

export function css(colour: Rgb): string {
  return `rgb(${colour.join(" ")})`;
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
