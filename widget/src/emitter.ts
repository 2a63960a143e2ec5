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
  private readonly target = new EventTarget();

  /** Calls `handler` with every such event from now on; the function returned takes it off again. */
  on<Name extends keyof Events>(name: Name, handler: (detail: Events[Name]) => void): () => void {
    const listener = (event: Event) => handler((event as CustomEvent<Events[Name]>).detail);
    this.target.addEventListener(name, listener);
    return () => this.target.removeEventListener(name, listener);
  }

  /** Tells the page once what is going on here is done: it may call the API in turn. */
  emit<Name extends keyof Events>(name: Name, detail: Events[Name]): void {
    queueMicrotask(() => this.target.dispatchEvent(new CustomEvent(name, { detail })));
  }
}
