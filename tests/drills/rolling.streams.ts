import { setTimeout as delay } from "node:timers/promises";
import { Follower } from "./follower.ts";
import type { Scene } from "./rolling.scene.ts";
import { VISITORS, type Visitors } from "./visitors.ts";

const ARRIVE_WITHIN_MS = 30_000;

/** What became of the streams: how often they came back, told to with RESUME or cut off, and what they did not hear, or twice. */
export interface StreamFigures {
  readonly returns: number;
  readonly resumes: number;
  readonly missed: number;
  readonly repeated: number;
}

/** People who follow every change while visitors make some. */
export class Streams {
  readonly #followers: readonly Follower[];
  #from = 0;

  constructor({ nginx, services }: Scene, authorization: string, count: number) {
    const urls = nginx ? [`https://localhost:${nginx.https}`] : services.urls;
    this.#followers = Array.from({ length: count }, (_, n) => new Follower(urls, authorization, n, nginx?.ca));
  }

  /** A stream begins when it is open at the subgraph, which shows when something is heard on it: from there on, nothing may miss. */
  async begin(visitors: Visitors): Promise<void> {
    await this.#when(({ heard }) => heard.size > 0);
    // What was under way at this moment may have been made before a stream began.
    this.#from = visitors.opened.length + VISITORS;
  }

  /** Waits for what was opened since the beginning, and says what did not come. */
  async end({ opened }: Visitors): Promise<StreamFigures> {
    const expected = opened.slice(this.#from);
    await this.#when((follower) => timesOf(follower, expected).every((times) => times > 0)).catch(() => undefined);
    const times = this.#followers.flatMap((follower) => timesOf(follower, expected));
    const counted = (of: (counts: Follower["counts"]) => number) =>
      this.#followers.reduce((sum, { counts }) => sum + of(counts), 0);
    await this.stop();
    return {
      returns: counted(({ returns }) => returns),
      resumes: counted(({ resumes }) => resumes),
      missed: times.filter((n) => n === 0).length + counted(({ gaps }) => gaps),
      repeated: times.filter((n) => n > 1).length + counted(({ again }) => again),
    };
  }

  async stop(): Promise<void> {
    await Promise.all(this.#followers.map((follower) => follower.stop()));
  }

  async #when(holds: (follower: Follower) => boolean): Promise<void> {
    const deadline = performance.now() + ARRIVE_WITHIN_MS;
    while (!this.#followers.every(holds)) {
      if (performance.now() > deadline) throw new Error("Nothing is heard.");
      await delay(20);
    }
  }
}

/** How often each of these cases was heard to be opened. */
function timesOf({ heard }: Follower, cases: readonly string[]): number[] {
  const times = new Map<string, number>();
  for (const { event, caseId } of heard.values()) {
    if (event === "case.created") times.set(caseId, (times.get(caseId) ?? 0) + 1);
  }
  return cases.map((id) => times.get(id) ?? 0);
}
