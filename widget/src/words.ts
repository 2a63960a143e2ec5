/** The catalogue: which language a page gets, its words, its direction and its dates. */

import { ar } from "./strings/ar.js";
import { type Words, en } from "./strings/en.js";

const LANGUAGES: Record<string, Words> = { en, ar };
const RIGHT_TO_LEFT = ["ar", "fa", "he", "ur"];

export type Word = keyof Words;
export type Values = Record<string, string | number>;

export interface Language {
  readonly code: string;
  readonly dir: "ltr" | "rtl";
  word(word: Word, values?: Values): string;
  /** Whether `name` is a word of the catalogue. */
  has(name: string): name is Word;
  /** "14:05", in the page's language. */
  time(at: number): string;
  /** "Today", "Yesterday" or the day, seen from `now`. */
  day(at: number, now: number): string;
  /** An ISO date, in full. */
  date(iso: string): string;
  money(amount: string, currency: string): string;
}

/** The first of the languages asked for that there is; else English. */
export function languageOf(...asked: readonly (string | null | undefined)[]): Language {
  for (const tag of asked) {
    const code = tag?.toLowerCase().split(/[-_]/)[0] ?? "";
    if (LANGUAGES[code]) return language(code, tag ?? code, LANGUAGES[code]);
  }
  return language("en", "en", en);
}

function language(code: string, tag: string, words: Words): Language {
  const locale = known(tag.replace(/_/g, "-")) ?? code;
  const day = (at: number) => new Date(at).toDateString();
  return {
    code,
    dir: RIGHT_TO_LEFT.includes(code) ? "rtl" : "ltr",
    word: (word, values = {}) => fill(words[word], values),
    has: (name): name is Word => Object.hasOwn(words, name),
    time: (at) => format(locale, { hour: "numeric", minute: "2-digit" }, at),
    day: (at, now) => {
      if (day(at) === day(now)) return words.today;
      if (day(at) === day(now - 86_400_000)) return words.yesterday;
      return format(locale, { weekday: "long", day: "numeric", month: "long" }, at);
    },
    date: (iso) => {
      const at = Date.parse(`${iso}T12:00:00Z`);
      return Number.isNaN(at) ? iso : format(locale, { dateStyle: "full", timeZone: "UTC" }, at);
    },
    money: (amount, currency) => {
      const digits = /\.(\d+)$/.exec(amount)?.[1]?.length ?? 0;
      const options = { style: "currency", currency, minimumFractionDigits: digits } as const;
      try {
        return new Intl.NumberFormat(locale, options).format(Number(amount));
      } catch {
        return `${amount} ${currency}`;
      }
    },
  };
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}

function format(locale: string, options: Intl.DateTimeFormatOptions, at: number): string {
  return new Intl.DateTimeFormat(locale, options).format(at);
}

function known(tag: string): string | undefined {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([tag])[0];
  } catch {
    return undefined;
  }
}
