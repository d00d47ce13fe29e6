const EVERY_MS = 500;
const MB = 1024 * 1024;
const HEAP = /^casegraph_nodejs_heap_size_used_bytes (\S+)/m;

/** What a process keeps in memory over time, as its own metrics tell. */
export class Memory {
  readonly #samples: number[] = [];
  readonly #timer: NodeJS.Timeout;
  #running: Promise<void> = Promise.resolve();

  constructor(private readonly url: string) {
    this.#timer = setInterval(() => {
      this.#running = this.#look();
    }, EVERY_MS);
  }

  heapMb(): number {
    return Math.round((this.#samples.at(-1) ?? 0) / MB);
  }

  /** How much more is in use at the end than once everything was warm: each time after the collector went by. */
  async growthMb(): Promise<number> {
    await this.#look();
    const quarter = Math.max(1, Math.floor(this.#samples.length / 4));
    const floor = (from: number) => Math.min(...this.#samples.slice(from, from + quarter));
    return Math.round((floor(this.#samples.length - quarter) - floor(quarter)) / MB);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async #look(): Promise<void> {
    const text = await fetch(this.url).then(
      (response) => response.text(),
      () => "",
    );
    const bytes = Number(HEAP.exec(text)?.[1]);
    if (bytes) this.#samples.push(bytes);
  }
}
