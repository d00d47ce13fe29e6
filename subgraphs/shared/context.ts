import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import type { Caller } from "./caller.ts";
import type { Doors } from "./doors.ts";
import { AppError } from "./errors.ts";
import type { Graph } from "./graph.ts";
import type { Jobs } from "./jobs/jobs.ts";
import type { EventCatalogue } from "./ledger/events.ts";
import type { Tail } from "./ledger/tail.ts";
import type { LiveIndex } from "./live/live-index.ts";
import type { Log } from "./log.ts";
import type { Peers } from "./peers.ts";
import type { Seals } from "./seals/seals.ts";

/** Who is asking, with the rights of this moment. */
export interface Viewer {
  /** The person: whoever acts for them has no more rights than they have, and answers in their name. */
  readonly id: string;
  readonly sessionId: string;
  readonly permissions: ReadonlySet<string>;
  /** Which token of the session's family this is. */
  readonly generation: number;
  /** The agent that acts for them; absent where they act themselves. */
  readonly agentId?: string;
}

/** What a subgraph gives to every request. */
export interface Services<Settings = unknown> extends Doors {
  readonly db: DataSource;
  readonly ledger: Tail;
  readonly live: LiveIndex;
  readonly seals: Seals;
  readonly jobs: Jobs;
  readonly events: EventCatalogue;
  readonly log: Log;
  readonly settings: Settings;
}

/** One request: the first argument of every service. Nothing about a request lives anywhere else. */
export class Context<Settings = unknown> {
  readonly db: DataSource;
  readonly ledger: Tail;
  readonly live: LiveIndex;
  readonly seals: Seals;
  readonly events: EventCatalogue;
  readonly log: Log;
  readonly settings: Settings;
  readonly #services: Services<Settings>;
  readonly #loaders = new Map<unknown, DataLoader<string, unknown>>();

  constructor(
    services: Services<Settings>,
    readonly caller: Caller,
    /** Asked each time, because rights change while a subscription is open. */
    private readonly whoIs: () => Viewer | null = () => null,
    /** A fixed time: demo data is written as of the past, tests set the clock. */
    readonly clock: (() => Date) | null = null,
  ) {
    this.db = services.db;
    this.ledger = services.ledger;
    this.live = services.live;
    this.seals = services.seals;
    this.events = services.events;
    this.settings = services.settings;
    this.log = services.log;
    this.#services = services;
  }

  /** What is done later; what it does is told with this request's id. */
  get jobs(): Jobs {
    return this.#services.jobs.causedBy(this.caller.requestId);
  }

  /** The whole graph, for questions in somebody's name. */
  get graph(): Graph {
    return this.#services.graph.from(this.caller);
  }

  /** The private routes of other subgraphs. */
  get peers(): Peers {
    return this.#services.peers.from(this.caller);
  }

  /** Who is signed in, or null. */
  get visitor(): Viewer | null {
    return this.whoIs();
  }

  /** Who is signed in; nobody is an error. */
  get viewer(): Viewer {
    const viewer = this.whoIs();
    if (!viewer) throw new AppError("UNAUTHENTICATED", "Sign in first.");
    return viewer;
  }

  /**
   * The same viewer with loaders of its own, that says when anything but rights is asked of it: what was made without
   * is the same for everybody with these rights. They stay as given until it is made, whatever becomes of the viewer's.
   */
  watched(personal: () => void, permissions?: ReadonlySet<string>): Context<Settings> {
    const whoIs = () => {
      const viewer = this.whoIs();
      return viewer && watchedViewer(viewer, permissions ?? viewer.permissions, personal);
    };
    const copy = new Context<Settings>(this, this.caller, whoIs, this.clock);
    const { caller } = this;
    Object.defineProperty(copy, "caller", {
      get() {
        personal();
        return caller;
      },
    });
    return copy;
  }

  may(permission: string): boolean {
    return this.whoIs()?.permissions.has(permission) ?? false;
  }

  now(): Date {
    return this.clock?.() ?? new Date();
  }

  /** One loader per request and kind: everything that is asked for in one go is read in one statement. */
  loader<T>(
    batch: (ctx: this, ids: readonly string[]) => Promise<ReadonlyMap<string, T>>,
  ): DataLoader<string, T | null> {
    let loader = this.#loaders.get(batch) as DataLoader<string, T | null> | undefined;
    if (!loader) {
      loader = new DataLoader(async (ids) => {
        const found = await batch(this, ids);
        return ids.map((id) => found.get(id) ?? null);
      });
      this.#loaders.set(batch, loader);
    }
    return loader;
  }
}

function watchedViewer(viewer: Viewer, permissions: ReadonlySet<string>, personal: () => void): Viewer {
  const told = <K extends keyof Viewer>(key: K) => {
    personal();
    return viewer[key];
  };
  return {
    permissions,
    get id() {
      return told("id");
    },
    get sessionId() {
      return told("sessionId");
    },
    get generation() {
      return told("generation");
    },
    get agentId() {
      return told("agentId");
    },
  };
}
