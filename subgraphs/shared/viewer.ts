import type { Viewer } from "./context.ts";
import type { Entry } from "./ledger/events.ts";
import type { Tail } from "./ledger/tail.ts";
import { ACCESS_TOKEN_SECONDS, type Claims } from "./token.ts";

/** The events by which a right ends before its token does. */
export const SESSION_ENDED = "session.ended";
const RIGHTS_CHANGED = "user.rightsChanged";
export const KEYS_DISOWNED = "signingKey.disowned";

const MAX_STALE_MS = 1000;

/** What the ledger said about sessions and rights since the oldest token that can still be valid. */
export class Rights {
  readonly #ended = new Map<string, number>();
  readonly #disowned = new Set<string>();
  readonly #changed = new Map<string, { permissions: ReadonlySet<string>; version: number }>();
  #unlisten = () => {};

  constructor(private readonly tail: Tail) {}

  async start(): Promise<void> {
    this.#unlisten = this.tail.listen((entry) => this.#hear(entry));
    let position = await this.tail.positionAt(new Date(Date.now() - 2 * ACCESS_TOKEN_SECONDS * 1000));
    for (;;) {
      const batch = await this.tail.read(position, [SESSION_ENDED, RIGHTS_CHANGED, KEYS_DISOWNED]);
      for (const entry of batch) this.#hear(entry);
      const last = batch.at(-1);
      if (!last) return;
      position = last.position;
    }
  }

  close(): void {
    this.#unlisten();
  }

  /** The viewer that a token stands for, asked again at every use; waits when the ledger was not read for a second. */
  async viewerOf(claims: Claims | null): Promise<() => Viewer | null> {
    if (!claims) return () => null;
    await this.tail.atMostOld(MAX_STALE_MS);
    const granted: ReadonlySet<string> = new Set(claims.permissions);
    return () => {
      if (this.#ended.has(claims.sid) || this.#disowned.has(claims.kid)) return null;
      if (claims.sessionExpiresAt * 1000 <= Date.now()) return null;
      const changed = this.#changed.get(claims.sub);
      const permissions = changed && changed.version > claims.userVersion ? changed.permissions : granted;
      return { id: claims.sub, sessionId: claims.sid, permissions, generation: claims.generation };
    };
  }

  #hear({ event, facts, at }: Entry): void {
    if (event === SESSION_ENDED) this.#ended.set(String(facts.sessionId), at.getTime());
    if (event === KEYS_DISOWNED) for (const kid of facts.keyIds as string[]) this.#disowned.add(kid);
    if (event === RIGHTS_CHANGED) this.#noteRights(facts);
    this.#forget();
  }

  #noteRights({ userId, version, permissions }: Entry["facts"]): void {
    const known = this.#changed.get(String(userId))?.version ?? 0;
    if (Number(version) <= known) return;
    this.#changed.set(String(userId), { version: Number(version), permissions: new Set(permissions as string[]) });
  }

  /** An ended session matters to tokens that are still valid; its streams ended with it. */
  #forget(): void {
    const horizon = Date.now() - 2 * ACCESS_TOKEN_SECONDS * 1000;
    for (const [sessionId, at] of this.#ended) {
      if (at > horizon) break;
      this.#ended.delete(sessionId);
    }
  }
}
