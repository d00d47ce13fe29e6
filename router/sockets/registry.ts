import type { WebSocket } from "ws";
import type { Caller } from "../../subgraphs/shared/caller.ts";
import { Groups } from "../../subgraphs/shared/live/groups.ts";
import { networkOf } from "../../subgraphs/shared/network.ts";
import type { Claims } from "../../subgraphs/shared/token.ts";
import type { SocketLimits } from "./limits.ts";

/** What a socket is known by, from its upgrade on. */
export interface Connection {
  readonly socket: WebSocket;
  readonly since: number;
  /** With the token of the upgrade's cookies, or the one that the client names when it connects. */
  caller: Caller;
  /** Whether any document may be sent, or the portal's alone. */
  readonly freeDocuments: boolean;
  claims: Claims | null;
  sessionEnded: boolean;
  /** Its subscriptions by their ids. */
  subscriptions: Readonly<Record<string, unknown>>;
}

/** How busy the sockets of this process are. */
export interface SocketLoad {
  readonly open: number;
  readonly users: number;
  readonly subscriptions: number;
  readonly oldestSeconds: number;
}

/** The sockets that have said whose they are: by session, by person and by address. */
export class Registry {
  readonly #all = new Set<Connection>();
  readonly #bySession = new Groups<Connection>();
  readonly #byUser = new Groups<Connection>();
  readonly #running = new Tally();

  constructor(private readonly limits: SocketLimits) {}

  /** False when the person has as many as they may. */
  admit(connection: Connection, { sid, sub }: Claims): boolean {
    if (this.#byUser.of(sub).length >= this.limits.socketsPerUser) return false;
    this.#all.add(connection);
    this.#bySession.add(sid, connection);
    this.#byUser.add(sub, connection);
    return true;
  }

  remove(connection: Connection): void {
    const { claims } = connection;
    if (!claims || !this.#all.delete(connection)) return;
    this.#bySession.remove(claims.sid, connection);
    this.#byUser.remove(claims.sub, connection);
  }

  /** Why this socket, its person or their address may have no further subscription; null when they may. */
  full({ claims, caller, subscriptions }: Connection): string | null {
    const { subscriptionsPerSocket, subscriptionsPerUser, subscriptionsPerAddress } = this.limits;
    if (Object.keys(subscriptions).length > subscriptionsPerSocket) {
      return `A socket carries ${subscriptionsPerSocket} subscriptions at the most.`;
    }
    if (this.#running.of(`user ${claims?.sub}`) >= subscriptionsPerUser) {
      return `You have ${subscriptionsPerUser} subscriptions at the most.`;
    }
    if (this.#running.of(`network ${networkOf(caller.address)}`) >= subscriptionsPerAddress) {
      return `An address has ${subscriptionsPerAddress} subscriptions at the most.`;
    }
    return null;
  }

  /** Counts a subscription until the returned function is called. */
  began({ claims, caller }: Connection): () => void {
    const keys = [`user ${claims?.sub}`, `network ${networkOf(caller.address)}`];
    for (const key of keys) this.#running.add(key, 1);
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      for (const key of keys) this.#running.add(key, -1);
    };
  }

  ofSession(sessionId: string): readonly Connection[] {
    return this.#bySession.of(sessionId);
  }

  all(): readonly Connection[] {
    return [...this.#all];
  }

  get load(): SocketLoad {
    const all = this.all();
    const oldest = Math.min(...all.map(({ since }) => since), Date.now());
    const oldestSeconds = (Date.now() - oldest) / 1000;
    return { open: all.length, users: this.#byUser.size, subscriptions: countOf(all), oldestSeconds };
  }
}

/** How many there are by a key; none is not kept. */
class Tally {
  readonly #counts = new Map<string, number>();

  of(key: string): number {
    return this.#counts.get(key) ?? 0;
  }

  add(key: string, change: number): void {
    const count = this.of(key) + change;
    if (count > 0) this.#counts.set(key, count);
    else this.#counts.delete(key);
  }
}

function countOf(connections: readonly Connection[]): number {
  return connections.reduce((sum, { subscriptions }) => sum + Object.keys(subscriptions).length, 0);
}
