import type { Claims } from "./token.ts";

/** What ends sessions before their tokens say so, remembered for as long as such a token can still be shown. */
export class Endings {
  /** When each was heard of: it holds at once, whatever this process's clock says of the other's. */
  readonly #ended = new Map<string, number>();
  readonly #shortened = new Map<string, number>();
  readonly #disowned = new Set<string>();

  constructor(private readonly keptMs: number) {}

  end(sessionId: string, at: number): void {
    this.#ended.set(sessionId, at);
    this.#forget(this.#ended);
  }

  shorten(sessionId: string, until: number): void {
    this.#shortened.set(sessionId, until);
    this.#forget(this.#shortened);
  }

  disown(keyId: string): void {
    this.#disowned.add(keyId);
  }

  /** Whether the session goes on for which this token was given, and the token may stand for it. */
  judge({ sid, kid, sessionExpiresAt }: Claims): "holds" | "ended" | "disowned" {
    const until = Math.min(sessionExpiresAt * 1000, this.#shortened.get(sid) ?? Number.POSITIVE_INFINITY);
    if (this.#ended.has(sid) || !(until > Date.now())) return "ended";
    return this.#disowned.has(kid) ? "disowned" : "holds";
  }

  /** The oldest come first, as they were heard of. */
  #forget(moments: Map<string, number>): void {
    const horizon = Date.now() - this.keptMs;
    for (const [sessionId, at] of moments) {
      if (at > horizon) return;
      moments.delete(sessionId);
    }
  }
}
