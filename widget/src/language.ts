/** Localisation: which language a page gets, its strings, its direction and its dates. */

import { ar } from "./strings/ar.js";
import { type Strings, en } from "./strings/en.js";

const LANGUAGES: Record<string, Strings> = { en, ar };
const RIGHT_TO_LEFT = ["ar"];

export type StringKey = keyof Strings;
export type StringValues = Record<string, string | number>;

export interface Language {
  readonly code: string;
  readonly dir: "ltr" | "rtl";
  /** The `lang` of what the desk says, which speaks English; null: the same as the widget's. */
  readonly serverLang: "en" | null;
  t(key: StringKey, values?: StringValues): string;
  /** "14:05", in the page's language. */
  time(at: number): string;
  /** "Today", "yesterday" or the day. */
  day(at: number): string;
  /** An ISO date, in full. */
  date(iso: string): string;
  money(amount: string, currency: string): string;
}

/** The first of the languages asked for that there is; else English. */
export function pickLanguage(...requested: readonly (string | null | undefined)[]): Language {
  for (const tag of requested) {
    const code = tag?.toLowerCase().split("-")[0] ?? "";
    if (LANGUAGES[code]) return createLanguage(code, tag ?? code, LANGUAGES[code]);
  }
  return createLanguage("en", "en", en);
}

function createLanguage(code: string, tag: string, strings: Strings): Language {
  const locale = supportedTag(tag) ?? code;
  return {
    code,
    serverLang: code === "en" ? null : "en",
    dir: RIGHT_TO_LEFT.includes(code) ? "rtl" : "ltr",
    t: (key, values = {}) =>
      (strings[key] ?? "").replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder)),
    time: (at) => format(locale, { hour: "numeric", minute: "2-digit" }, at),
    day: (at) => {
      const ago = Math.round((midnight(Date.now()) - midnight(at)) / 86_400_000);
      if (ago > 1) return format(locale, { weekday: "long", day: "numeric", month: "long" }, at);
      return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(-ago, "day");
    },
    date: (iso) => {
      const at = Date.parse(`${iso}T12:00:00Z`);
      return Number.isNaN(at) ? iso : format(locale, { dateStyle: "full", timeZone: "UTC" }, at);
    },
    money: (amount, currency) => {
      try {
        return new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol" }).format(Number(amount));
      } catch {
        return `${amount} ${currency}`; // no currency that this browser knows
      }
    },
  };
}

function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

function format(locale: string, options: Intl.DateTimeFormatOptions, at: number): string {
  return new Intl.DateTimeFormat(locale, options).format(at);
}

/** A tag that a browser cannot read gives way to its language alone. */
function supportedTag(tag: string): string | undefined {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([tag])[0];
  } catch {
    return undefined;
  }
}
