/** So many failures in a row, with no success between them, are no accident. */
const MOST_FAILURES = 3;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Whether a process is worth asking. One that fails again and again is set aside; after a pause a single question tries
 * it, and where that fails too, the pause is twice as long.
 */
export class Breaker {
  #failures = 0;
  #pauseMs = FIRST_PAUSE_MS;
  #asideUntil: number | null = null;
  #trying = false;

  get isAside(): boolean {
    return this.#asideUntil !== null;
  }

  /** Whether it may be asked now. */
  get admits(): boolean {
    return this.#asideUntil === null || (performance.now() >= this.#asideUntil && !this.#trying);
  }

  /** To be called with every question; true for the one that tries whether it is well again. */
  asked(): boolean {
    const tries = this.isAside && this.admits;
    if (tries) this.#trying = true;
    return tries;
  }

  /** True when this is news: it had been set aside. */
  succeeded(): boolean {
    const wasAside = this.isAside;
    this.#failures = 0;
    this.#pauseMs = FIRST_PAUSE_MS;
    this.#asideUntil = null;
    this.#trying = false;
    return wasAside;
  }

  /** For how long it is set aside from now on; null when it is not, or was already. */
  failed(tried: boolean): number | null {
    this.#failures += 1;
    if (tried) this.#pauseMs = Math.min(2 * this.#pauseMs, LONGEST_PAUSE_MS);
    else if (this.isAside || this.#failures < MOST_FAILURES) return null;
    this.#trying = false;
    this.#asideUntil = performance.now() + this.#pauseMs;
    return this.#pauseMs;
  }

  /** It ended in a way that says nothing about the process. */
  abandoned(tried: boolean): void {
    if (tried) this.#trying = false;
  }
}
