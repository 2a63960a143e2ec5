/** Waiting that can be cut short. */

export class Pauses {
  private readonly ends = new Set<() => void>();

  /** Waits so many seconds, or until `wake`. */
  readonly pause = (seconds: number): Promise<void> =>
    new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.ends.delete(end);
        resolve();
      };
      const timer = setTimeout(end, seconds * 1000);
      this.ends.add(end);
    });

  readonly wake = (): void => {
    for (const end of [...this.ends]) end();
  };
}
