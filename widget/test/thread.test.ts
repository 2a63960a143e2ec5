import { describe, expect, it } from "vitest";
import { readMessage } from "../src/protocol.js";
import { pendingItem } from "../src/sender.js";
import { IllegalTransition } from "../src/states.js";
import { Thread } from "../src/thread.js";

const message = (id: string, more: object = {}) => readMessage({ id, text: id, ...more }) as never;
const mine = (key: string) => pendingItem({ key, content: { text: key }, text: key, at: 1 });
const keys = (thread: Thread) => thread.items.map(({ key }) => key);

describe("a thread", () => {
  it("shows a message once, however often it is heard", () => {
    const thread = new Thread();
    expect(thread.receive(message("a"))).toBe(true);
    expect(thread.receive(message("a"))).toBe(false);
    expect(keys(thread)).toEqual(["a"]);
  });

  it("puts an answer before what waits to be said after it", () => {
    const thread = new Thread();
    thread.upsert(mine("one"));
    thread.transition("one", "sending");
    thread.upsert(mine("two"));
    thread.receive(message("answer to one"));
    expect(keys(thread)).toEqual(["one", "answer to one", "two"]);
  });

  it("knows an own message of the history by its key, and leaves its state", () => {
    const thread = new Thread();
    thread.upsert(mine("k1"));
    thread.transition("k1", "sending");
    thread.markHistoryRequested();
    thread.merge([message("hello"), message("m7", { from: "shopper", key: "k1" })]);
    expect(keys(thread)).toEqual(["hello", "k1"]);
    expect(thread.find("k1")).toMatchObject({ state: "sending", message: { id: "m7" } });
  });

  it("keeps what came after the history was asked for, and drops what the server forgot", () => {
    const thread = new Thread();
    thread.receive(message("old"));
    thread.markHistoryRequested();
    thread.receive(message("new"));
    thread.merge([message("first")]);
    expect(keys(thread)).toEqual(["first", "new"]);
  });

  it("keeps what was refused, until it is dropped", () => {
    const thread = new Thread();
    thread.upsert(mine("k"));
    thread.transition("k", "sending");
    thread.transition("k", "rejected", "too-large");
    thread.merge([message("hello")]);
    expect(thread.find("k")).toMatchObject({ state: "rejected", error: "too-large" });
    thread.transition("k", "discarded");
    expect(keys(thread)).toEqual(["hello"]);
  });

  it("does not let another tab take back what is heard", () => {
    const thread = new Thread();
    thread.upsert(mine("k"));
    thread.transition("k", "sending");
    thread.transition("k", "delivered");
    thread.upsert(mine("k"));
    expect(thread.find("k")?.state).toBe("delivered");
  });

  it("throws at steps that do not exist, and for messages that are not there", () => {
    const thread = new Thread();
    thread.upsert(mine("k"));
    expect(() => thread.transition("k", "delivered")).toThrow(IllegalTransition);
    expect(() => thread.transition("nobody", "sending")).toThrow("nobody");
  });
});
