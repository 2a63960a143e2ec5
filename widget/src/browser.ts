/** The browser's part in a conversation: network, storage, other tabs, chance. */

import { Conversation } from "./conversation.js";
import { Link } from "./link.js";
import { Memory, type Shelf } from "./memory.js";
import { newKey } from "./outgoing.js";
import { Pauses } from "./pauses.js";
import { Transport, type Upload, type UploadAnswer } from "./transport.js";

export interface Talk {
  readonly conversation: Conversation;
  readonly memory: Memory;
  readonly wake: () => void;
  readonly close: () => void;
}

/** A conversation with `store` of the chat server at `base`, shared by all tabs of this site. */
export function talkWith(base: string, store: string): Talk {
  const name = `claimdesk:${base}:${store}`;
  const memory = new Memory(name, shelf("localStorage"), Date.now);
  const link = new Link(typeof BroadcastChannel === "function" ? new BroadcastChannel(name) : null);
  const { pause, wake } = new Pauses();
  const transport = new Transport({
    base,
    fetch: (url, init) => fetch(url, init),
    upload,
    online: () => navigator.onLine,
    now: Date.now,
  });
  const conversation = new Conversation({
    store,
    transport,
    memory,
    link,
    alone: (what, work) => alone(`${name}:${what}`, work),
    pause,
    wake,
    newKey: () => newKey((bytes) => crypto.getRandomValues(bytes)),
    now: Date.now,
  });
  return { conversation, memory, wake, close: () => (wake(), link.close()) };
}

export function shelf(which: "localStorage" | "sessionStorage"): Shelf | null {
  try {
    return window[which];
  } catch {
    return null; // a browser that keeps nothing for this site
  }
}

/** Pages without encryption have no locks; there the server's idempotency keys have to do. */
async function alone(name: string, work: () => Promise<void>): Promise<void> {
  if (navigator.locks) await navigator.locks.request(name, work);
  else await work();
}

function upload({ url, headers, file, progress, signal }: Upload): Promise<UploadAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () => reject(new Error("no answer"));
    request.open("POST", url);
    request.timeout = 200_000;
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0);
    request.onerror = request.ontimeout = request.onabort = fail;
    request.onload = () => {
      const retryAfter = request.getResponseHeader("Retry-After");
      resolve({ status: request.status, body: request.responseText, retryAfter });
    };
    signal.addEventListener("abort", () => request.abort());
    const form = new FormData();
    form.append("photo", file);
    request.send(form);
  });
}
