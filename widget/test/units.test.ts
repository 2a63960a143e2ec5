import { describe, expect, it } from "vitest";
import { backoff, errorFromResponse } from "../src/channel-error.js";
import { ClientStorage } from "../src/client-storage.js";
import { readConfig } from "../src/config.js";
import { pickLanguage } from "../src/language.js";
import { readMessage } from "../src/protocol.js";
import { parseBlocks, parseInline } from "../src/rich-text.js";
import { parseEvents } from "../src/sse.js";
import { ar } from "../src/strings/ar.js";
import { en } from "../src/strings/en.js";
import { memoryStore } from "./fakes.js";

describe("events", () => {
  it("count once they are whole", () => {
    const text = 'event: message\ndata: {"text": "a: b"}\n\nevent: done\nda';
    expect(parseEvents(text)).toEqual([{ name: "message", data: '{"text": "a: b"}' }]);
    expect(parseEvents(`${text}ta: {}\n\n`).at(-1)).toEqual({ name: "done", data: "{}" });
  });
});

describe("messages", () => {
  const card = (value: unknown) => readMessage({ id: "a", text: "b", card: value })?.card;

  it("are left out when they are none", () => {
    for (const odd of [null, 3, "x", {}, { id: 1 }, { id: "a", text: {} }]) expect(readMessage(odd)).toBeNull();
  });

  it("go without a card that has no lines", () => {
    expect(readMessage({ id: "a", text: "b", card: { kind: "review" } })).toMatchObject({ card: null });
  });

  it("have of a list what fits in it", () => {
    const fine = { id: "c", title: "Yes" };
    const odd = [null, 3, "x", [], {}, { id: "c" }, { id: 1, title: "x" }, { id: "c", title: null }];
    expect(readMessage({ id: "a", text: "b", choices: [...odd, fine] })?.choices).toEqual([fine]);
    expect(readMessage({ id: "a", text: "b", choices: { 0: fine } })?.choices).toEqual([]);
    const line = { field: "reason", label: "Reason", value: "Broken", id: "c" };
    expect(card({ kind: "review", lines: [...odd, { ...line, value: 5 }, line] })).toMatchObject({ lines: [line] });
    const clause = { id: "window", held: true, text: "In time", source: "Terms" };
    expect(card({ kind: "decision", clauses: [...odd, clause] })).toMatchObject({ clauses: [clause], settlement: null });
    const price = { code: "price", label: "Price", amount: "9.00", sign: 1 };
    const settlement = { lines: [...odd, { ...price, amount: 9 }, price], sum: "9.00", currency: "EUR" };
    expect(card({ kind: "decision", clauses: [], settlement })).toMatchObject({ settlement: { lines: [price] } });
  });

  it("have a card of a kind that is known, whatever else it has", () => {
    for (const odd of [null, 3, "review", [], {}, { lines: [] }, { kind: "bill", lines: [] }, { kind: "decision", lines: [] }]) {
      expect(card(odd)).toBeNull();
    }
  });

  it("say beside a card what the card has as its text, and only a text", () => {
    expect(card({ kind: "review", lines: [], text: "Please check:" })).toMatchObject({ text: "Please check:" });
    expect(card({ kind: "decision", clauses: [], text: "" })).toMatchObject({ text: "" });
    for (const odd of [undefined, null, 3, ["x"], { a: "b" }]) {
      for (const each of [{ kind: "review", lines: [] }, { kind: "decision", clauses: [] }, { kind: "money" }]) {
        expect(card({ ...each, text: odd })?.text).toBeUndefined();
      }
    }
  });

  it("refer on a review card to a choice, or to none", () => {
    expect(card({ kind: "review", lines: [], send: { id: "c" } })).toMatchObject({ send: { id: "c" } });
    for (const odd of [undefined, null]) expect(card({ kind: "review", lines: [], send: odd })).toMatchObject({ send: {} });
  });
});

describe("texts", () => {
  it("have links to http and https alone", () => {
    const links = (text: string) => parseInline(text).flatMap(({ href }) => href ?? []);
    expect(links("See https://a.example/b?c=d. Or (http://e.example)!")).toEqual(["https://a.example/b?c=d", "http://e.example"]);
    for (const text of ["javascript:alert(1)", "data:text/html,x", "https://good.example@evil.example/", "http://", "//x.example", "vbscript:https"]) {
      expect(links(text)).toEqual([]);
    }
  });

  it("lose nothing to links", () => {
    const text = "a https://a.example. b https://b.example/<i> c";
    expect(parseInline(text).map((piece) => piece.text).join("")).toBe(text);
  });

  it("have paragraphs and lists", () => {
    expect(parseBlocks("One\n\n• two\n• three")).toEqual([
      { isListItem: false, text: "One" },
      { isListItem: true, text: "two" },
      { isListItem: true, text: "three" },
    ]);
  });
});

describe("errors of the channel", () => {
  const cases: [number, string, string][] = [
    [401, "session-expired", "ended"],
    [403, "origin-not-allowed", "forbidden"],
    [409, "turn-running", "running"],
    [409, "choice-spent", "spent"],
    [409, "too-many-photos", "too-many-photos"],
    [413, "body-too-large", "too-large"],
    [415, "unsupported-picture", "not-a-picture"],
    [422, "damaged-picture", "not-a-picture"],
    [422, "invalid-field", "refused"],
    [429, "too-many-requests", "limited"],
    [500, "internal", "server"],
  ];
  it.each(cases)("%i %s is %s", (status, type, kind) => {
    expect(errorFromResponse(status, JSON.stringify({ type: `urn:claimdesk:problem:${type}` }), null).kind).toBe(kind);
  });

  it("are known from a proxy's page by its status", () => {
    expect(errorFromResponse(502, "<html>", null)).toMatchObject({ kind: "server", retryable: true });
    expect(errorFromResponse(429, "", "7")).toMatchObject({ kind: "limited", retryAfter: 7, retryable: true });
  });

  it("are met later each time, at most half a minute and never before it was asked for", () => {
    expect([1, 2, 3, 9].map((attempt) => backoff(attempt, 0, () => 0.5))).toEqual([1, 2, 4, 30]);
    expect(backoff(1, 12)).toBe(12);
  });
});

describe("the storage of the browser", () => {
  const now = () => Date.parse("2026-11-22T12:00:00Z");

  it("takes nonsense for nothing", () => {
    for (const odd of ['{"token": "<img>", "messages": [{"text": 5}]}', "[[]]", "7", '"x"', "{", "null", '[{"key": 1}]']) {
      const kept = memoryStore();
      for (const part of ["session", "unsent", "name"]) kept.setItem(`m:${part}`, odd);
      const storage = new ClientStorage("m", kept, now);
      expect(storage.session).toBeNull();
      expect(storage.pending).toEqual([]);
      expect(typeof storage.getText("name")).toBe("string");
    }
  });

  it("forgets a session that has run out", () => {
    const storage = new ClientStorage("m", memoryStore(), now);
    const store = { id: "procase", name: "ProCase" };
    storage.session = { token: "t", expires: now() + 1, store };
    expect(storage.session?.token).toBe("t");
    storage.session = { token: "t", expires: now(), store };
    expect(storage.session).toBeNull();
  });

  it("goes on when storage is full", () => {
    const full = { getItem: () => null, removeItem: () => undefined, setItem: () => { throw new Error("full"); } };
    expect(() => new ClientStorage("m", full, now).setText("draft", "x")).not.toThrow();
  });
});

describe("languages", () => {
  it("have the same words, none of them empty, with the same holes", () => {
    expect(Object.keys(ar)).toEqual(Object.keys(en));
    for (const [name, text] of Object.entries(en)) {
      const holes = (words: string) => words.match(/\{\w+\}/g) ?? [];
      const other = ar[name as keyof typeof ar];
      expect(other, name).not.toBe("");
      expect(holes(other), name).toEqual(holes(text));
    }
  });

  it("are chosen by the first tag there is one for", () => {
    expect(pickLanguage(undefined, "xx", "ar-EG")).toMatchObject({ code: "ar", dir: "rtl" });
    expect(pickLanguage(null, "", "not a tag!")).toMatchObject({ code: "en", dir: "ltr" });
  });

  it("write money and dates as they are written there", () => {
    expect(pickLanguage("en-US").money("21.24", "USD")).toBe("$21.24");
    expect(pickLanguage("en-US").money("5", "no currency")).toBe("5 no currency");
    expect(pickLanguage("en-GB").date("2026-11-03")).toBe("Tuesday, 3 November 2026".replace(",", pickLanguage("en-GB").date("2026-11-03").includes(",") ? "," : ""));
    expect(pickLanguage("en").date("no date")).toBe("no date");
  });
});

describe("attributes", () => {
  it("find the server beside the script, or where they say", () => {
    expect(readConfig({ store: "s", server: "https://c.example/webhooks/chat/" }, "https://shop.example/")).toMatchObject({
      server: "https://c.example/webhooks/chat",
      open: false,
    });
    expect(readConfig({ server: "/chat", open: "" }, "https://shop.example/a/b")).toMatchObject({ server: "https://shop.example/chat", open: true });
  });
});
