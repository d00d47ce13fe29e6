import { EventEmitter } from "node:events";

/** What can be woken: the sequencer when the inbox has rows, the tail when the ledger has entries. */
export type Topic = "inbox" | "entry";

/**
 * Wakes whoever follows, inside this process. Nothing durable rides on it: followers poll as a floor,
 * so a lost wake-up costs milliseconds and never an event.
 */
export class Bus {
  readonly #emitter = new EventEmitter().setMaxListeners(0);

  wake(topic: Topic): void {
    this.#emitter.emit(topic);
  }

  /** Calls back on every wake-up until the returned function is called. */
  on(topic: Topic, listener: () => void): () => void {
    this.#emitter.on(topic, listener);
    return () => this.#emitter.off(topic, listener);
  }
}
