/** The browser's part in a conversation: network, storage, other tabs, random keys. */

import { ClientStorage, type KeyValueStore } from "./client-storage.js";
import { Conversation } from "./conversation.js";
import { SkippableDelays } from "./delays.js";
import { type HttpRequest, type HttpResponse, Transport } from "./transport.js";

export interface ChatClient {
  readonly conversation: Conversation;
  readonly storage: ClientStorage;
  readonly close: () => void;
}

/** A conversation with `store` of the chat server at `base`, about a claim if one is named; all tabs of the site share it. */
export function createChatClient(base: string, store: string, claim?: string): ChatClient {
  const name = `claimdesk:${base}:${store}${claim ?? ""}`;
  const storage = new ClientStorage(name, browserStorage("localStorage"), Date.now);
  const channel = new BroadcastChannel(name);
  const { delay, skip } = new SkippableDelays();
  const conversation = new Conversation({
    store,
    claim,
    transport: new Transport(base, sendRequest, () => navigator.onLine),
    storage,
    channel,
    withLock: (what, work) => withLock(`${name}:${what}`, work),
    delay,
    skipDelays: skip,
    // The letters an Idempotency-Key may have; crypto.randomUUID is not there without encryption.
    newKey: () => crypto.getRandomValues(new Uint32Array(4)).join("-"),
    now: Date.now,
  });
  return { conversation, storage, close: () => (conversation.dispose(), channel.close()) };
}

/** The browser's storage, or where it forbids that, one that lasts as long as the page. */
export function browserStorage(which: "localStorage" | "sessionStorage"): KeyValueStore {
  try {
    const storage = window[which];
    storage.setItem("claimdesk", "");
    storage.removeItem("claimdesk");
    return storage;
  } catch {
    const entries = new Map<string, string>();
    return {
      getItem: (name) => entries.get(name) ?? null,
      setItem: (name, value) => void entries.set(name, value),
      removeItem: (name) => void entries.delete(name),
    };
  }
}

/** Pages without encryption have no locks; there the server's idempotency keys have to do. */
async function withLock(name: string, work: () => Promise<void>): Promise<void> {
  if (navigator.locks) await navigator.locks.request(name, work);
  else await work();
}

/** By XMLHttpRequest, as fetch cannot tell how much of a photo is sent. */
function sendRequest({ method, url, headers, body, onPartial, onProgress }: HttpRequest): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.timeout = body instanceof Blob ? 200_000 : 40_000; // the server gives up before
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.onprogress = () => request.status === 200 && onPartial?.(request.responseText);
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(loaded / total);
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
