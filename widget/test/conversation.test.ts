import { describe, expect, it } from "vitest";
import { FakeBroadcast, FakeServer, createTab, eventStream, flushPromises, memoryStore, problem, sessionResponse } from "./fakes.js";

const server = () => new FakeServer().on("POST /sessions", sessionResponse());
const said = (id: string, text = id) => ({ id, text, choices: [] });
const states = (one: ReturnType<typeof createTab>) => one.conversation.thread.items.map(({ state }) => state);

describe("beginning", () => {
  it("opens a session, shows the greeting, and remembers the session", async () => {
    const one = createTab(server());
    await one.conversation.start();
    expect(one.texts()).toEqual(["Hello"]);
    expect(one.storage.session?.token).toBe("t1");
  });

  it("goes on with a remembered session and its history", async () => {
    const kept = memoryStore();
    await createTab(server(), kept).conversation.start();
    const later = server().on("GET /messages", { body: JSON.stringify({ messages: [said("m1", "Earlier")] }) });
    const one = createTab(later, kept);
    await one.conversation.start();
    await flushPromises();
    expect(one.texts()).toEqual(["Earlier"]);
    expect(later.to("POST /sessions")).toEqual([]);
  });

  it("tries again by itself while the server is away, later each time", async () => {
    const away = server().on("POST /sessions", new Error(), new Error(), sessionResponse());
    const one = createTab(away);
    await one.conversation.start();
    expect(one.delays.length).toBe(2);
    expect(one.delays[0]).toBeLessThan(one.delays[1] as number);
    expect(one.conversation.phase).toBe("live");
  });

  it("does not try again where it is not allowed", async () => {
    const one = createTab(server().on("POST /sessions", problem(403, "origin-not-allowed")));
    await one.conversation.start();
    expect(one.conversation).toMatchObject({ phase: "failed", notice: { kind: "forbidden", seconds: 0 } });
    expect(one.delays).toEqual([]);
  });
});

describe("sending", () => {
  it("shows each message of an answer as it arrives", async () => {
    const one = createTab(
      server().on("POST /messages", (call) => {
        const whole = eventStream(said("a"), said("b")).body as string;
        call.onPartial?.(whole.slice(0, whole.indexOf("event", 5) + 3));
        expect(one.texts()).toEqual(["Hello", "hi", "a"]);
        return { body: whole };
      }),
    );
    await one.conversation.start();
    one.conversation.sendText("hi");
    await flushPromises();
    expect(one.texts()).toEqual(["Hello", "hi", "a", "b"]);
    expect(states(one)).toEqual(["delivered", "delivered", "delivered", "delivered"]);
  });

  it("sends what was typed before the session was there, in order", async () => {
    const there = server().on("POST /messages", eventStream(said("a")), eventStream(said("b")));
    const one = createTab(there);
    one.conversation.sendText("one");
    one.conversation.sendText("two");
    await flushPromises();
    expect(there.to("POST /messages").map(({ body }) => body)).toEqual(['{"text":"one"}', '{"text":"two"}']);
  });

  it("tells the browser's timezone with all that is said, so that today is the day it is there", async () => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const there = server().on("POST /messages", eventStream(said("a")));
    const one = createTab(there);
    one.conversation.sendText("it came today");
    await flushPromises();
    expect(there.to("POST /messages").map(({ headers }) => headers["Timezone"])).toEqual([zone]);
  });

  it("repeats with the same key when an answer breaks off, and shows nothing twice", async () => {
    const half = { body: `event: message\ndata: ${JSON.stringify(said("a"))}\n\n` };
    const there = server().on("POST /messages", half, new Error(), eventStream(said("a"), said("b")));
    const one = createTab(there);
    one.conversation.sendText("hi");
    await flushPromises();
    const keys = there.to("POST /messages").map(({ headers }) => headers["Idempotency-Key"]);
    expect(new Set(keys).size).toBe(1);
    expect(keys.length).toBe(3);
    expect(one.texts()).toEqual(["Hello", "hi", "a", "b"]);
    expect(one.received.map(({ id }) => id)).toEqual(["hello-t1", "a", "b"]);
  });

  it("waits as long as a busy server asks", async () => {
    const there = server().on("POST /messages", problem(429, "too-many-requests", "12"), eventStream(said("a")));
    const one = createTab(there);
    one.conversation.sendText("hi");
    await flushPromises();
    expect(one.delays).toEqual([12]);
    expect(one.conversation.notice).toBeNull();
  });

  it("gives up after many errors of the server, keeps the message, and sends it when told to", async () => {
    const errors = Array.from({ length: 6 }, () => problem(500, "internal"));
    const there = server().on("POST /messages", ...errors, eventStream(said("a")));
    const one = createTab(there);
    one.conversation.sendText("hi");
    await flushPromises();
    expect(one.conversation.thread.items.at(-1)).toMatchObject({ state: "rejected", error: "server" });
    const key = one.conversation.thread.items.at(-1)?.key as string;
    one.conversation.retry(key);
    await flushPromises();
    expect(one.texts()).toEqual(["Hello", "hi", "a"]);
    expect(new Set(there.to("POST /messages").map(({ headers }) => headers["Idempotency-Key"])).size).toBe(1);
  });

  it("takes a choice once, however often it is clicked", async () => {
    const there = server().on("POST /messages", eventStream(said("a")));
    const one = createTab(there);
    await one.conversation.start();
    one.conversation.choose({ id: "c1", title: "Yes" });
    one.conversation.choose({ id: "c1", title: "Yes" });
    await flushPromises();
    expect(there.to("POST /messages").length).toBe(1);
  });

  it("forgets a choice that another tab has taken, and looks at the history", async () => {
    const there = server().on("POST /messages", problem(409, "choice-spent"));
    const one = createTab(there);
    await one.conversation.start();
    one.conversation.choose({ id: "c1", title: "Yes" });
    await flushPromises();
    expect(one.texts()).not.toContain("Yes");
    expect(there.to("GET /messages").length).toBe(1);
  });

  it("shows why a photo was refused, and goes on with what comes after it", async () => {
    const there = server()
      .on("POST /photos", problem(415, "unsupported-picture"))
      .on("POST /messages", eventStream(said("a")));
    const one = createTab(there);
    await one.conversation.start();
    const key = one.conversation.sendPhoto(new Blob(["x"]), "x.txt");
    one.conversation.sendText("hi");
    await flushPromises();
    expect(one.conversation.thread.find(key)).toMatchObject({ state: "rejected", error: "not-a-picture" });
    expect(one.texts().at(-1)).toBe("a");
    one.conversation.discard(key);
    expect(one.conversation.thread.find(key)).toBeUndefined();
  });
});

describe("ending", () => {
  it("gives back what was typed when the session has run out, and begins anew when told to", async () => {
    const there = server().on("POST /messages", problem(401, "session-expired"));
    const one = createTab(there);
    await one.conversation.start();
    one.conversation.sendText("my order is PC-20418");
    await flushPromises();
    expect(one.unsentTexts).toEqual(["my order is PC-20418"]);
    expect(one.conversation).toMatchObject({ phase: "ended", notice: { kind: "ended" } });
    expect(one.storage.session).toBeNull();
    there.on("POST /sessions", sessionResponse("t2"));
    await one.conversation.startOver();
    expect(one.storage.session?.token).toBe("t2");
    expect(one.texts()).toEqual(["Hello"]);
  });

  it("is erased here only once it is erased there", async () => {
    const there = server().on("DELETE /sessions", problem(503, "unavailable"), { status: 204 });
    const one = createTab(there);
    await one.conversation.start();
    await one.conversation.erase();
    expect(one.conversation).toMatchObject({ phase: "live", notice: { kind: "server" } });
    await one.conversation.erase();
    expect(one.conversation).toMatchObject({ phase: "none", notice: { kind: "erased" } });
    expect(one.texts()).toEqual([]);
    expect(one.storage.session).toBeNull();
  });
});

describe("two tabs", () => {
  it("show the same conversation", async () => {
    const kept = memoryStore();
    const bus = new FakeBroadcast();
    const there = server().on("POST /messages", eventStream(said("a")));
    const one = createTab(there, kept, bus);
    await one.conversation.start();
    const two = createTab(there.on("GET /messages", { body: JSON.stringify({ messages: [said("hello-t1", "Hello")] }) }), kept, bus);
    await two.conversation.start();
    await flushPromises();
    one.conversation.sendText("hi");
    await flushPromises();
    expect(two.texts()).toEqual(["Hello", "hi", "a"]);
    expect(states(two)).toEqual(["delivered", "delivered", "delivered"]);
  });

  it("send what a tab left behind, with the key it had", async () => {
    const kept = memoryStore();
    const away = server().on("POST /messages", () => new Promise<never>(() => undefined));
    const one = createTab(away, kept);
    await one.conversation.start();
    one.conversation.sendText("hi");
    await flushPromises();
    const there = server().on("POST /messages", eventStream(said("a")));
    const two = createTab(there, kept);
    await two.conversation.start();
    await flushPromises();
    expect(there.to("POST /messages")[0]?.headers["Idempotency-Key"]).toBe("key-1");
    expect(two.storage.pending).toEqual([]);
  });

  it("start over together", async () => {
    const kept = memoryStore();
    const bus = new FakeBroadcast();
    const there = server();
    const one = createTab(there, kept, bus);
    await one.conversation.start();
    const two = createTab(there, kept, bus);
    await two.conversation.start();
    there.on("POST /sessions", sessionResponse("t2"));
    await one.conversation.startOver();
    await flushPromises();
    expect(two.conversation.session?.token).toBe("t2");
  });
});

describe("ratings", () => {
  it("are shown at once, and taken back when the server did not take them", async () => {
    const there = server().on("POST /feedback", problem(500, "internal"));
    const one = createTab(there);
    await one.conversation.start();
    const rated = one.conversation.rate("hello-t1", "up");
    expect(one.conversation.thread.find("hello-t1")?.message.feedback).toBe("up");
    await rated;
    expect(one.conversation.thread.find("hello-t1")?.message.feedback).toBeNull();
  });
});
