/** A loop's alarm clock: sleeps until it is woken or the time is over; a wake-up while awake is not lost. */
export class Waker {
  #pending = false;
  #ring: (() => void) | null = null;

  wake(): void {
    this.#pending = true;
    this.#ring?.();
  }

  /** Returns at once when it was woken since the last sleep. */
  async sleep(milliseconds: number): Promise<void> {
    if (!this.#pending) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.#ring = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#ring = null;
    }
    this.#pending = false;
  }
}
