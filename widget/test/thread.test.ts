import { describe, expect, it } from "vitest";
import { IllegalStep } from "../src/outgoing.js";
import { readMessage } from "../src/protocol.js";
import { unsentItem } from "../src/sender.js";
import { Thread } from "../src/thread.js";

const message = (id: string, more: object = {}) => readMessage({ id, text: id, ...more }) as never;
const mine = (key: string) => unsentItem({ key, saying: { text: key }, text: key, at: 1 });
const keys = (thread: Thread) => thread.items.map(({ key }) => key);

describe("a thread", () => {
  it("shows a message once, however often it is heard", () => {
    const thread = new Thread();
    expect(thread.hear(message("a"))).toBe(true);
    expect(thread.hear(message("a"))).toBe(false);
    expect(keys(thread)).toEqual(["a"]);
  });

  it("puts an answer before what waits to be said after it", () => {
    const thread = new Thread();
    thread.put(mine("one"));
    thread.step("one", "sending");
    thread.put(mine("two"));
    thread.hear(message("answer to one"));
    expect(keys(thread)).toEqual(["one", "answer to one", "two"]);
  });

  it("knows an own message of the history by its key, and leaves its state", () => {
    const thread = new Thread();
    thread.put(mine("k1"));
    thread.step("k1", "sending");
    thread.asks();
    thread.merge([message("hello"), message("m7", { from: "shopper", key: "k1" })]);
    expect(keys(thread)).toEqual(["hello", "k1"]);
    expect(thread.find("k1")).toMatchObject({ state: "sending", message: { id: "m7" } });
  });

  it("keeps what came after the history was asked for, and drops what the server forgot", () => {
    const thread = new Thread();
    thread.hear(message("old"));
    thread.asks();
    thread.hear(message("new"));
    thread.merge([message("first")]);
    expect(keys(thread)).toEqual(["first", "new"]);
  });

  it("keeps what was refused, until it is dropped", () => {
    const thread = new Thread();
    thread.put(mine("k"));
    thread.step("k", "sending");
    thread.step("k", "refused", "too-large");
    thread.merge([message("hello")]);
    expect(thread.find("k")).toMatchObject({ state: "refused", trouble: "too-large" });
    thread.step("k", "dropped");
    expect(keys(thread)).toEqual(["hello"]);
  });

  it("does not let another tab take back what is heard", () => {
    const thread = new Thread();
    thread.put(mine("k"));
    thread.step("k", "sending");
    thread.step("k", "heard");
    thread.put(mine("k"));
    expect(thread.find("k")?.state).toBe("heard");
  });

  it("throws at steps that do not exist, and for messages that are not there", () => {
    const thread = new Thread();
    thread.put(mine("k"));
    expect(() => thread.step("k", "heard")).toThrow(IllegalStep);
    expect(() => thread.step("nobody", "sending")).toThrow("nobody");
  });
});
