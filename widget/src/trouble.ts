/** What can go wrong with a call: its kind decides the words, and whether trying again helps. */

export type TroubleKind =
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

const PASSING = new Set<TroubleKind>(["offline", "unreachable", "server", "running", "limited"]);

const BY_TYPE: Record<string, TroubleKind> = {
  "choice-spent": "spent",
  "unknown-choice": "spent",
  "too-many-photos": "too-many-photos",
  "unknown-store": "unknown-store",
  "damaged-picture": "not-a-picture",
  "picture-too-large": "too-large",
};

const BY_STATUS: Record<number, TroubleKind> = {
  401: "ended",
  403: "forbidden",
  408: "unreachable",
  409: "running",
  413: "too-large",
  415: "not-a-picture",
  429: "limited",
};

export class Trouble extends Error {
  /** `wait`: seconds the server asked to wait. */
  constructor(
    readonly kind: TroubleKind,
    readonly wait = 0,
  ) {
    super(kind);
  }

  /** Whether the same request may succeed later. */
  get passes(): boolean {
    return PASSING.has(this.kind);
  }
}

/** The trouble that an answer other than 2xx tells. */
export function troubleOf(status: number, body: string, retryAfter: string | null): Trouble {
  let type = "";
  try {
    type = String((JSON.parse(body) as { type?: unknown }).type ?? "").replace(/^.*:/, "");
  } catch {
    // A proxy's page, not the channel's problem object: the status has to do.
  }
  const kind = BY_TYPE[type] ?? BY_STATUS[status] ?? (status >= 500 ? "server" : "refused");
  return new Trouble(kind, Number(retryAfter) || 0);
}

/** Seconds before attempt number `attempt` (1 is the first retry): doubling, spread, at most 30. */
export function backoff(attempt: number, wait = 0, random: () => number = Math.random): number {
  const grown = Math.min(30, 2 ** (attempt - 1));
  return Math.max(wait, grown * (0.75 + random() / 2));
}
