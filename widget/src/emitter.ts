/** The events a page can listen to. */

export interface Events {
  ready: Record<string, never>;
  open: Record<string, never>;
  close: Record<string, never>;
  message: { id: string; text: string };
  claim: { number: string };
  error: { kind: string };
}

export class Emitter {
  private readonly hearers = new Map<string, Set<(detail: never) => void>>();

  /** Calls `hear` with every such event from now on; the answer takes it off again. */
  on<Name extends keyof Events>(name: Name, hear: (detail: Events[Name]) => void): () => void {
    const hearers = this.hearers.get(name) ?? new Set();
    this.hearers.set(name, hearers.add(hear));
    return () => void hearers.delete(hear);
  }

  emit<Name extends keyof Events>(name: Name, detail: Events[Name]): void {
    for (const hear of this.hearers.get(name) ?? []) {
      // A page's listener that fails is the page's business: it is reported, and no more.
      queueMicrotask(() => hear(detail as never));
    }
  }
}
