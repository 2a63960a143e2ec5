/** What can go wrong with a call: its kind decides the text shown, and whether trying again helps. */

export type ErrorKind =
  | "offline" // this device has no connection
  | "unreachable" // the server does not answer
  | "server" // it answers that something went wrong on its side
  | "running" // the message before is still being answered
  | "limited" // too many requests; it says when to come back
  | "ended" // the session has expired, or the conversation was erased
  | "forbidden" // this page may not talk to this store
  | "unknown-store"
  | "spent" // the choice was used before, perhaps in another tab
  | "too-large"
  | "not-a-picture"
  | "too-many-photos"
  | "refused"; // anything else that will be refused again

const RETRYABLE = new Set<ErrorKind>(["offline", "unreachable", "server", "running", "limited"]);

const KIND_BY_TYPE: Record<string, ErrorKind> = {
  "choice-spent": "spent",
  "unknown-choice": "spent",
  "too-many-photos": "too-many-photos",
  "unknown-store": "unknown-store",
  "damaged-picture": "not-a-picture",
  "picture-too-complex": "not-a-picture",
  "picture-too-large": "too-large",
};

const KIND_BY_STATUS: Record<number, ErrorKind> = {
  401: "ended",
  403: "forbidden",
  408: "unreachable",
  409: "running",
  413: "too-large",
  415: "not-a-picture",
  429: "limited",
};

export class ChannelError extends Error {
  /** `wait`: seconds the server asked to wait. */
  constructor(
    readonly kind: ErrorKind,
    readonly retryAfter = 0,
  ) {
    super(kind);
  }

  /** Whether the same request may succeed later. */
  get retryable(): boolean {
    return RETRYABLE.has(this.kind);
  }
}

/** The error that a response other than 2xx stands for. */
export function errorFromResponse(status: number, body: string, retryAfter: string | null): ChannelError {
  let type = "";
  try {
    type = String((JSON.parse(body) as { type?: unknown }).type ?? "").replace(/^.*:/, "");
  } catch {
    // A proxy's page, not the channel's problem object: the status has to do.
  }
  const kind = KIND_BY_TYPE[type] ?? KIND_BY_STATUS[status] ?? (status >= 500 ? "server" : "refused");
  return new ChannelError(kind, Number(retryAfter) || 0);
}

/** Seconds before attempt number `attempt` (1 is the first retry): doubling, spread, at most 30. */
export function backoff(attempt: number, wait = 0, random: () => number = Math.random): number {
  const exponential = Math.min(30, 2 ** (attempt - 1));
  return Math.max(wait, exponential * (0.75 + random() / 2));
}
