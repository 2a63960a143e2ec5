/** The browser's part in a conversation: network, storage, other tabs, chance. */

import { Conversation } from "./conversation.js";
import { Memory, type Shelf } from "./memory.js";
import { Pauses } from "./pauses.js";
import { type Answer, type Call, Transport } from "./transport.js";

export interface Talk {
  readonly conversation: Conversation;
  readonly memory: Memory;
  readonly close: () => void;
}

/** A conversation with `store` of the chat server at `base`, shared by all tabs of this site. */
export function talkWith(base: string, store: string): Talk {
  const name = `claimdesk:${base}:${store}`;
  const memory = new Memory(name, shelf("localStorage"), Date.now);
  const channel = new BroadcastChannel(name);
  const { pause, wake } = new Pauses();
  const conversation = new Conversation({
    store,
    transport: new Transport(base, send, () => navigator.onLine),
    memory,
    channel,
    alone: (what, work) => alone(`${name}:${what}`, work),
    pause,
    wake,
    // The letters an Idempotency-Key may have; crypto.randomUUID is not there without encryption.
    newKey: () => crypto.getRandomValues(new Uint32Array(4)).join("-"),
    now: Date.now,
  });
  return { conversation, memory, close: () => (conversation.leave(), channel.close()) };
}

/** The browser's storage, or where it forbids that, one that lasts as long as the page. */
export function shelf(which: "localStorage" | "sessionStorage"): Shelf {
  try {
    const storage = window[which];
    storage.setItem("claimdesk", "");
    storage.removeItem("claimdesk");
    return storage;
  } catch {
    const kept = new Map<string, string>();
    return {
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, value) => void kept.set(name, value),
      removeItem: (name) => void kept.delete(name),
    };
  }
}

/** Pages without encryption have no locks; there the server's idempotency keys have to do. */
async function alone(name: string, work: () => Promise<void>): Promise<void> {
  if (navigator.locks) await navigator.locks.request(name, work);
  else await work();
}

/** By XMLHttpRequest, as fetch cannot tell how much of a photo is sent. */
function send({ method, url, headers, body, arriving, progress }: Call): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.timeout = body instanceof Blob ? 200_000 : 40_000; // the server gives up before
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.onprogress = () => request.status === 200 && arriving?.(request.responseText);
    request.upload.onprogress = ({ loaded, total }) => progress?.(loaded / total);
    request.onerror = request.ontimeout = request.onabort = () => reject(new Error());
    request.onload = () => {
      const { status, responseText } = request;
      resolve({ status, body: responseText, retryAfter: request.getResponseHeader("Retry-After") });
    };
    if (body instanceof Blob) {
      const form = new FormData();
      form.append("photo", body);
      request.send(form);
    } else {
      request.send(body ?? null);
    }
  });
}
