import { z } from "zod";
import { AppError, appErrorOf, invalid } from "../errors.ts";
import { gap, positionIn, printCursor } from "../ledger/cursor.ts";
import type { Entry } from "../ledger/events.ts";
import type { Tail } from "../ledger/tail.ts";
import { ACCESS_TOKEN_SECONDS } from "../token.ts";
import { KEYS_DISOWNED, type Rights, SESSION_ENDED, SESSION_SHORTENED } from "../viewer.ts";

/** A route of every subgraph, for the router alone: which sessions have ended since a cursor. Asked with POST. */
export const REVOCATIONS_PATH = "/revocations";

const HOLD_MS = 1_000;
const MAX_STALE_MS = 1_000;
const KEPT_MS = 2 * ACCESS_TOKEN_SECONDS * 1000;
const REVOKING: readonly string[] = [SESSION_ENDED, SESSION_SHORTENED, KEYS_DISOWNED];

/** What the router is told: whose sockets have to go, and where to ask on from. */
export const revokedShape = z.object({
  cursor: z.string(),
  ended: z.array(z.string()),
  /** Sessions that end sooner than their tokens say. */
  shortened: z.array(z.object({ sessionId: z.string(), until: z.coerce.date() })),
  /** Keys whose tokens hold no longer. */
  disowned: z.array(z.string()),
});
export type Revoked = z.infer<typeof revokedShape>;

const STATUS: Readonly<Record<string, number>> = { GAP: 410, INVALID: 400 };

const askedShape = z.object({ after: z.string().max(100).nullable() });

/** Tells routers of ended sessions as soon as this process hears of one; who asks waits a moment for news. */
export class Revocations {
  readonly #news = new Map<bigint, Entry>();
  readonly #waiting = new Set<() => void>();
  readonly #unlisten: () => void;
  /** Whatever happened up to here is not kept. */
  #keptFrom = 0n;
  #closed = false;

  /** Listens before `rights` starts, so that it hears what they read back. */
  constructor(
    private readonly tail: Tail,
    rights: Rights,
  ) {
    this.#unlisten = rights.listen((entry) => {
      if (REVOKING.includes(entry.event)) this.#hear(entry);
    });
  }

  close(): void {
    this.#closed = true;
    this.#unlisten();
    this.#ring();
  }

  /** Answers one request; a cursor that leads nowhere is GAP, and a process that does not follow the ledger says so. */
  async answer(request: Request): Promise<Response | null> {
    if (request.method !== "POST") return null;
    try {
      const { data } = askedShape.safeParse(await request.json().catch(() => null));
      if (!data) throw invalid("The body is not what this route takes.", "after");
      return Response.json(await this.since(data.after));
    } catch (error) {
      const { message, extensions } = appErrorOf(error) ?? new AppError("INTERNAL", "Something went wrong.");
      const status = STATUS[extensions.code] ?? 503;
      return Response.json({ message, code: extensions.code }, { status });
    }
  }

  /** News behind a cursor, once there are some or after a moment; without a cursor everything that is kept. */
  async since(after: string | null): Promise<Revoked> {
    await this.tail.atMostOld(MAX_STALE_MS);
    const from = after === null ? null : positionIn(this.tail.head, after);
    // A cursor from another process may be a moment ahead of this one's tail.
    if (from !== null && from > this.tail.head.position) await this.tail.atMostOld(0);
    if (from !== null && (from > this.tail.head.position || from < this.#keptFrom)) throw gap();
    if (from !== null && !this.#behind(from).length) await this.#next();
    await this.tail.atMostOld(MAX_STALE_MS);
    const news = this.#behind(from ?? 0n);
    const facts = (event: string) => news.filter((entry) => entry.event === event).map((entry) => entry.facts);
    return {
      cursor: printCursor(this.tail.head),
      ended: facts(SESSION_ENDED).map(({ sessionId }) => String(sessionId)),
      shortened: facts(SESSION_SHORTENED).map(({ sessionId, until }) => ({
        sessionId: String(sessionId),
        until: new Date(String(until)),
      })),
      disowned: facts(KEYS_DISOWNED).flatMap(({ keyIds }) => keyIds as string[]),
    };
  }

  #behind(position: bigint): Entry[] {
    return [...this.#news.values()].filter((entry) => entry.position > position);
  }

  #hear(entry: Entry): void {
    this.#news.set(entry.position, entry);
    const horizon = Date.now() - KEPT_MS;
    for (const { position, at } of this.#news.values()) {
      if (at.getTime() > horizon) break;
      this.#news.delete(position);
      if (position > this.#keptFrom) this.#keptFrom = position;
    }
    this.#ring();
  }

  #next(): Promise<void> {
    if (this.#closed) return Promise.resolve();
    return new Promise((resolve) => {
      const ring = () => {
        clearTimeout(timer);
        this.#waiting.delete(ring);
        resolve();
      };
      const timer = setTimeout(ring, HOLD_MS);
      this.#waiting.add(ring);
    });
  }

  #ring(): void {
    for (const ring of [...this.#waiting]) ring();
  }
}
