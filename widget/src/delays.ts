/** Delays that can be skipped. */

export class SkippableDelays {
  private readonly pending = new Set<() => void>();

  /** Waits so many seconds, or until `skip`. */
  readonly delay = (seconds: number): Promise<void> =>
    new Promise((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        this.pending.delete(finish);
        resolve();
      };
      const timer = setTimeout(finish, seconds * 1000);
      this.pending.add(finish);
    });

  readonly skip = (): void => {
    for (const finish of [...this.pending]) finish();
  };
}
