import { nobody } from "../../subgraphs/shared/caller.ts";
import { Endings } from "../../subgraphs/shared/endings.ts";
import { REVOCATIONS_PATH, type Revoked, revokedShape } from "../../subgraphs/shared/live/revocations.ts";
import type { Log } from "../../subgraphs/shared/log.ts";
import { ACCESS_TOKEN_SECONDS, type Claims } from "../../subgraphs/shared/token.ts";
import { Waker } from "../../subgraphs/shared/waker.ts";
import type { Upstream } from "../transports/transport.ts";

const ANSWER_WITHIN_MS = 3_000;
const RETRY_MS = 250;
/** Whoever heard nothing for so long promises nobody that an ended session is noticed. */
const SILENCE_MS = 10_000;
const FIRST_ANSWER_MS = 2_000;

/** What whoever holds sockets does about what the feed says. */
export interface FeedListener {
  revoked(news: Revoked): void;
  /** Something may have been missed, or nothing comes any more: no socket can be trusted. */
  blind(why: "gap" | "silence"): void;
}

/**
 * What subgraphs say of sessions that ended before their tokens did, asked of whichever answers. It has a cursor: what
 * happened while nobody answered comes with the next answer, or a gap says that it cannot.
 */
export class SessionFeed {
  /** As long as a token can be valid that was given before; an older socket hears of it when it happens. */
  readonly #endings = new Endings(2 * ACCESS_TOKEN_SECONDS * 1000);
  readonly #pause = new Waker();
  readonly #first = Promise.withResolvers<void>();
  #listener: FeedListener | null = null;
  #cursor: string | null = null;
  #heardAt = performance.now();
  #silent = false;
  #closing = false;
  #preferred = 0;

  constructor(
    private readonly upstreams: readonly Upstream[],
    private readonly log: Log,
  ) {}

  /** Asks on and on, until it is closed. */
  start(listener: FeedListener): void {
    this.#listener = listener;
    void this.#follow();
  }

  close(): void {
    this.#closing = true;
    this.#pause.wake();
  }

  /** Whether it would notice the end of a session now; right after the start it waits for the first answer. */
  async hears(): Promise<boolean> {
    if (this.#cursor === null) {
      const late = new Promise<void>((resolve) => setTimeout(resolve, FIRST_ANSWER_MS).unref());
      await Promise.race([this.#first.promise, late]);
    }
    return this.#cursor !== null && !this.#silent;
  }

  /** Whether the session goes on for which this token was given, and the token may stand for it. */
  judge(claims: Claims): ReturnType<Endings["judge"]> {
    return this.#endings.judge(claims);
  }

  async #follow(): Promise<void> {
    while (!this.#closing) {
      const answer = await this.#ask();
      if (this.#closing) return;
      if (answer === "gap") this.#restart();
      else if (answer) this.#take(answer);
      else await this.#wait();
    }
  }

  #take(news: Revoked): void {
    this.#cursor = news.cursor;
    this.#heardAt = performance.now();
    this.#silent = false;
    this.#remember(news);
    this.#listener?.revoked(news);
    this.#first.resolve();
  }

  #restart(): void {
    this.log.warn("what ended meanwhile is not known: every socket is closed and connects again");
    this.#cursor = null;
    this.#listener?.blind("gap");
  }

  async #wait(): Promise<void> {
    if (!this.#silent && performance.now() - this.#heardAt > SILENCE_MS) {
      this.log.warn("no subgraph says which sessions have ended: every socket is closed");
      this.#silent = true;
      this.#listener?.blind("silence");
    }
    await this.#pause.sleep(RETRY_MS);
  }

  /** First the one that answered last: one that hangs holds the news up once. */
  async #ask(): Promise<Revoked | "gap" | null> {
    for (let turn = 0; turn < this.upstreams.length && !this.#closing; turn += 1) {
      const index = (this.#preferred + turn) % this.upstreams.length;
      const answer = await this.#askOne(this.upstreams[index]!).catch(() => null);
      if (!answer) continue;
      this.#preferred = index;
      return answer;
    }
    return null;
  }

  async #askOne(upstream: Upstream): Promise<Revoked | "gap" | null> {
    const body = JSON.stringify({ after: this.#cursor });
    const headers = { "content-type": "application/json" };
    const request = new Request(`http://subgraph${REVOCATIONS_PATH}`, { method: "POST", headers, body });
    const late = new Promise<null>((resolve) => setTimeout(resolve, ANSWER_WITHIN_MS, null).unref());
    const response = await Promise.race([upstream.route(request, nobody("revocations")), late]);
    if (response?.status === 410) return "gap";
    return response?.ok ? revokedShape.parse(await response.json()) : null;
  }

  #remember({ ended, shortened, disowned }: Revoked): void {
    for (const id of ended) this.#endings.end(id, Date.now());
    for (const { sessionId, until } of shortened) this.#endings.shorten(sessionId, until.getTime());
    for (const keyId of disowned) this.#endings.disown(keyId);
  }
}
