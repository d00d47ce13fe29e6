import type { Viewer } from "./context.ts";
import { Endings } from "./endings.ts";
import type { Entry, Heard } from "./ledger/events.ts";
import type { Tail } from "./ledger/tail.ts";
import { type Claims, SESSION_SECONDS } from "./token.ts";

/** The events by which a right ends or changes before its token says so. */
export const SESSION_ENDED = "session.ended";
export const SESSION_SHORTENED = "session.shortened";
export const KEYS_DISOWNED = "signingKey.disowned";
const RIGHTS_CHANGED = "user.rightsChanged";

/** Whose word it is who may do what. */
export const NEWS: Heard = { identity: [SESSION_ENDED, SESSION_SHORTENED, RIGHTS_CHANGED, KEYS_DISOWNED] };
const MAX_STALE_MS = 1000;

/** What the ledger said about sessions and rights since the oldest session that can still be open. */
export class Rights {
  /** What was said of a session concerns nobody when the session could not be open any more anyway. */
  readonly #endings = new Endings(SESSION_SECONDS * 1000);
  readonly #changed = new Map<string, { permissions: ReadonlySet<string>; version: number }>();
  /** What tokens in use give: the claims of each are one object for as long as it is remembered. */
  readonly #given = new WeakMap<Claims, ReadonlySet<string>>();
  readonly #listeners = new Set<(entry: Entry) => void>();
  #unlisten = () => {};

  constructor(private readonly tail: Tail) {}

  /** Reads back as far as a session can reach: a stream outlives its token, and the process that it began in. */
  async start(): Promise<void> {
    this.#unlisten = this.tail.listen(NEWS, (entry) => this.#hear(entry));
    let position = await this.tail.positionAt(new Date(Date.now() - SESSION_SECONDS * 1000));
    for (;;) {
      const batch = await this.tail.read(position, NEWS);
      for (const entry of batch) this.#hear(entry);
      const last = batch.at(-1);
      if (!last) return;
      position = last.position;
    }
  }

  close(): void {
    this.#unlisten();
  }

  /** Hears news of rights when they hold already, until the returned function is called. */
  listen(listener: (entry: Entry) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The viewer that a token stands for, asked again at every use; waits when the ledger was not read for a second. */
  async viewerOf(claims: Claims | null): Promise<() => Viewer | null> {
    if (!claims) return () => null;
    await this.tail.atMostOld(MAX_STALE_MS);
    const { sub: id, sid: sessionId, generation, agent } = claims;
    // Of an agent's session, which may be longer than what is remembered here, no token counts longer than that.
    const counted = { ...claims, sessionExpiresAt: Math.min(claims.sessionExpiresAt, claims.iat + SESSION_SECONDS) };
    // An agent has what its person has, as far as it was granted: of rights that they get later no more either.
    const within = (rights: Iterable<string>): ReadonlySet<string> =>
      new Set([...rights].filter((right) => !agent || agent.grant.includes(right)));
    const given = this.#given.get(claims) ?? within(claims.permissions);
    this.#given.set(claims, given);
    let viewer: Viewer = { id, sessionId, generation, permissions: given, ...(agent && { agentId: agent.id }) };
    let known: ReadonlySet<string> | null = null;
    return () => {
      if (this.#endings.judge(counted) !== "holds") return null;
      const changed = this.#changed.get(id);
      const news = changed && changed.version > claims.userVersion ? changed.permissions : null;
      if (news !== known) viewer = { ...viewer, permissions: news ? within(news) : given };
      known = news;
      return viewer;
    };
  }

  #hear(entry: Entry): void {
    const { event, facts, at } = entry;
    if (event === SESSION_ENDED) this.#endings.end(String(facts.sessionId), at.getTime());
    if (event === SESSION_SHORTENED) this.#endings.shorten(String(facts.sessionId), Date.parse(String(facts.until)));
    if (event === KEYS_DISOWNED) for (const keyId of facts.keyIds as string[]) this.#endings.disown(keyId);
    if (event === RIGHTS_CHANGED) this.#noteRights(facts);
    for (const listener of this.#listeners) listener(entry);
  }

  #noteRights({ userId, version, permissions }: Entry["facts"]): void {
    const known = this.#changed.get(String(userId))?.version ?? 0;
    if (Number(version) <= known) return;
    this.#changed.set(String(userId), { version: Number(version), permissions: new Set(permissions as string[]) });
  }
}
