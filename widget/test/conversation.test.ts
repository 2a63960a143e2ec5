import { describe, expect, it } from "vitest";
import { Bus, FakeServer, opened, problem, settled, shelf, spoken, tab } from "./fakes.js";

const server = () => new FakeServer().on("POST /sessions", opened());
const said = (id: string, text = id) => ({ id, text, choices: [] });
const states = (one: ReturnType<typeof tab>) => one.conversation.thread.items.map(({ state }) => state);

describe("beginning", () => {
  it("opens a session, shows the greeting, and remembers the session", async () => {
    const one = tab(server());
    await one.conversation.begin();
    expect(one.texts()).toEqual(["Hello"]);
    expect(one.memory.session?.token).toBe("t1");
  });

  it("goes on with a remembered session and its history", async () => {
    const kept = shelf();
    await tab(server(), kept).conversation.begin();
    const later = server().on("GET /messages", { body: JSON.stringify({ messages: [said("m1", "Earlier")] }) });
    const one = tab(later, kept);
    await one.conversation.begin();
    await settled();
    expect(one.texts()).toEqual(["Earlier"]);
    expect(later.to("POST /sessions")).toEqual([]);
  });

  it("tries again by itself while the server is away, later each time", async () => {
    const away = server().on("POST /sessions", new Error(), new Error(), opened());
    const one = tab(away);
    await one.conversation.begin();
    expect(one.pauses.length).toBe(2);
    expect(one.pauses[0]).toBeLessThan(one.pauses[1] as number);
    expect(one.conversation.phase).toBe("live");
  });

  it("does not try again where it is not allowed", async () => {
    const one = tab(server().on("POST /sessions", problem(403, "origin-not-allowed")));
    await one.conversation.begin();
    expect(one.conversation).toMatchObject({ phase: "failed", notice: { kind: "forbidden", seconds: 0 } });
    expect(one.pauses).toEqual([]);
  });
});

describe("sending", () => {
  it("shows each message of an answer as it arrives", async () => {
    const one = tab(
      server().on("POST /messages", (call) => {
        const whole = spoken(said("a"), said("b")).body as string;
        call.arriving?.(whole.slice(0, whole.indexOf("event", 5) + 3));
        expect(one.texts()).toEqual(["Hello", "hi", "a"]);
        return { body: whole };
      }),
    );
    await one.conversation.begin();
    one.conversation.say("hi");
    await settled();
    expect(one.texts()).toEqual(["Hello", "hi", "a", "b"]);
    expect(states(one)).toEqual(["heard", "heard", "heard", "heard"]);
  });

  it("sends what was typed before the session was there, in order", async () => {
    const there = server().on("POST /messages", spoken(said("a")), spoken(said("b")));
    const one = tab(there);
    one.conversation.say("one");
    one.conversation.say("two");
    await settled();
    expect(there.to("POST /messages").map(({ body }) => body)).toEqual(['{"text":"one"}', '{"text":"two"}']);
  });

  it("tells the browser's timezone with all that is said, so that today is the day it is there", async () => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const there = server().on("POST /messages", spoken(said("a")));
    const one = tab(there);
    one.conversation.say("it came today");
    await settled();
    expect(there.to("POST /messages").map(({ headers }) => headers["Timezone"])).toEqual([zone]);
  });

  it("repeats with the same key when an answer breaks off, and shows nothing twice", async () => {
    const half = { body: `event: message\ndata: ${JSON.stringify(said("a"))}\n\n` };
    const there = server().on("POST /messages", half, new Error(), spoken(said("a"), said("b")));
    const one = tab(there);
    one.conversation.say("hi");
    await settled();
    const keys = there.to("POST /messages").map(({ headers }) => headers["Idempotency-Key"]);
    expect(new Set(keys).size).toBe(1);
    expect(keys.length).toBe(3);
    expect(one.texts()).toEqual(["Hello", "hi", "a", "b"]);
    expect(one.said.map(({ id }) => id)).toEqual(["hello-t1", "a", "b"]);
  });

  it("waits as long as a busy server asks", async () => {
    const there = server().on("POST /messages", problem(429, "too-many-requests", "12"), spoken(said("a")));
    const one = tab(there);
    one.conversation.say("hi");
    await settled();
    expect(one.pauses).toEqual([12]);
    expect(one.conversation.notice).toBeNull();
  });

  it("gives up after many errors of the server, keeps the message, and sends it when told to", async () => {
    const errors = Array.from({ length: 6 }, () => problem(500, "internal"));
    const there = server().on("POST /messages", ...errors, spoken(said("a")));
    const one = tab(there);
    one.conversation.say("hi");
    await settled();
    expect(one.conversation.thread.items.at(-1)).toMatchObject({ state: "refused", trouble: "server" });
    const key = one.conversation.thread.items.at(-1)?.key as string;
    one.conversation.retry(key);
    await settled();
    expect(one.texts()).toEqual(["Hello", "hi", "a"]);
    expect(new Set(there.to("POST /messages").map(({ headers }) => headers["Idempotency-Key"])).size).toBe(1);
  });

  it("takes a choice once, however often it is clicked", async () => {
    const there = server().on("POST /messages", spoken(said("a")));
    const one = tab(there);
    await one.conversation.begin();
    one.conversation.choose({ id: "c1", title: "Yes" });
    one.conversation.choose({ id: "c1", title: "Yes" });
    await settled();
    expect(there.to("POST /messages").length).toBe(1);
  });

  it("forgets a choice that another tab has taken, and looks at the history", async () => {
    const there = server().on("POST /messages", problem(409, "choice-spent"));
    const one = tab(there);
    await one.conversation.begin();
    one.conversation.choose({ id: "c1", title: "Yes" });
    await settled();
    expect(one.texts()).not.toContain("Yes");
    expect(there.to("GET /messages").length).toBe(1);
  });

  it("shows why a photo was refused, and goes on with what comes after it", async () => {
    const there = server()
      .on("POST /photos", problem(415, "unsupported-picture"))
      .on("POST /messages", spoken(said("a")));
    const one = tab(there);
    await one.conversation.begin();
    const key = one.conversation.sendPhoto(new Blob(["x"]), "x.txt");
    one.conversation.say("hi");
    await settled();
    expect(one.conversation.thread.find(key)).toMatchObject({ state: "refused", trouble: "not-a-picture" });
    expect(one.texts().at(-1)).toBe("a");
    one.conversation.drop(key);
    expect(one.conversation.thread.find(key)).toBeUndefined();
  });
});

describe("ending", () => {
  it("gives back what was typed when the session has run out, and begins anew when told to", async () => {
    const there = server().on("POST /messages", problem(401, "session-expired"));
    const one = tab(there);
    await one.conversation.begin();
    one.conversation.say("my order is PC-20418");
    await settled();
    expect(one.returned).toEqual(["my order is PC-20418"]);
    expect(one.conversation).toMatchObject({ phase: "ended", notice: { kind: "ended" } });
    expect(one.memory.session).toBeNull();
    there.on("POST /sessions", opened("t2"));
    await one.conversation.startOver();
    expect(one.memory.session?.token).toBe("t2");
    expect(one.texts()).toEqual(["Hello"]);
  });

  it("is erased here only once it is erased there", async () => {
    const there = server().on("DELETE /sessions", problem(503, "unavailable"), { status: 204 });
    const one = tab(there);
    await one.conversation.begin();
    await one.conversation.erase();
    expect(one.conversation).toMatchObject({ phase: "live", notice: { kind: "server" } });
    await one.conversation.erase();
    expect(one.conversation).toMatchObject({ phase: "none", notice: { kind: "erased" } });
    expect(one.texts()).toEqual([]);
    expect(one.memory.session).toBeNull();
  });
});

describe("two tabs", () => {
  it("show the same conversation", async () => {
    const kept = shelf();
    const bus = new Bus();
    const there = server().on("POST /messages", spoken(said("a")));
    const one = tab(there, kept, bus);
    await one.conversation.begin();
    const two = tab(there.on("GET /messages", { body: JSON.stringify({ messages: [said("hello-t1", "Hello")] }) }), kept, bus);
    await two.conversation.begin();
    await settled();
    one.conversation.say("hi");
    await settled();
    expect(two.texts()).toEqual(["Hello", "hi", "a"]);
    expect(states(two)).toEqual(["heard", "heard", "heard"]);
  });

  it("send what a tab left behind, with the key it had", async () => {
    const kept = shelf();
    const away = server().on("POST /messages", () => new Promise<never>(() => undefined));
    const one = tab(away, kept);
    await one.conversation.begin();
    one.conversation.say("hi");
    await settled();
    const there = server().on("POST /messages", spoken(said("a")));
    const two = tab(there, kept);
    await two.conversation.begin();
    await settled();
    expect(there.to("POST /messages")[0]?.headers["Idempotency-Key"]).toBe("key-1");
    expect(two.memory.unsent).toEqual([]);
  });

  it("start over together", async () => {
    const kept = shelf();
    const bus = new Bus();
    const there = server();
    const one = tab(there, kept, bus);
    await one.conversation.begin();
    const two = tab(there, kept, bus);
    await two.conversation.begin();
    there.on("POST /sessions", opened("t2"));
    await one.conversation.startOver();
    await settled();
    expect(two.conversation.session?.token).toBe("t2");
  });
});

describe("ratings", () => {
  it("are shown at once, and taken back when the server did not take them", async () => {
    const there = server().on("POST /feedback", problem(500, "internal"));
    const one = tab(there);
    await one.conversation.begin();
    const rated = one.conversation.rate("hello-t1", "up");
    expect(one.conversation.thread.find("hello-t1")?.message.feedback).toBe("up");
    await rated;
    expect(one.conversation.thread.find("hello-t1")?.message.feedback).toBeNull();
  });
});
