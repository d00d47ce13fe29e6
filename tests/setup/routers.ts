import { afterAll, beforeAll } from "vitest";
import { createRouter, type RouterOptions } from "../../router/router.ts";
import { quiet } from "../../router/testing/quiet.ts";
import type { Process } from "../../router/testing/subgraph.ts";
import { call, composed, type Got, PUBLIC_URL, reach, TRANSPORTS } from "../../router/testing/world.ts";
import type { BackendOptions } from "../../standalone/backend.ts";
import { type Answer, type Person, type TestBackend, useBackend } from "./backend.ts";

export type TransportName = (typeof TRANSPORTS)[number];

/** The real subgraphs behind two routers, one for each transport. */
export class TestRouters {
  readonly ports = {} as Record<TransportName, number>;
  /** The subgraphs' processes behind the `http` transport, by name. */
  processes: ReadonlyMap<string, Process> = new Map();
  readonly #closing: (() => Promise<void>)[] = [];

  constructor(
    readonly test: TestBackend,
    private readonly options: Partial<RouterOptions> = {},
  ) {}

  /** Asks the public API as a client with a bearer token. */
  async ask(transport: TransportName, who: Person | null, query: string, variables: object = {}): Promise<Answer> {
    return (await this.post(transport, { query, variables }, who ? { authorization: who.authorization } : {})).json;
  }

  post(transport: TransportName, body: unknown, headers: Record<string, string> = {}): Promise<Got> {
    return call(`http://127.0.0.1:${this.ports[transport]}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  }

  async open(): Promise<void> {
    const { subgraphs } = this.test.backend;
    for (const name of TRANSPORTS) {
      const { transport, processes } = await reach(name, subgraphs as never);
      for (const process of processes.values()) this.#closing.push(() => process.close());
      if (processes.size) this.processes = processes;
      const graph = composed(subgraphs);
      const router = await createRouter({
        graph,
        transport,
        publicUrl: PUBLIC_URL,
        log: quiet,
        subgraphTimeoutMs: 2000,
        ...this.options,
      });
      this.ports[name] = await router.listen(0, "127.0.0.1");
      this.#closing.push(() => router.close());
    }
  }

  async close(): Promise<void> {
    for (const close of this.#closing.reverse()) await close().catch(() => undefined);
  }
}

/** Gives the tests of a file both routers over a backend of their own. */
export function useRouters(options: Partial<RouterOptions> = {}, backend: Partial<BackendOptions> = {}): TestRouters {
  const routers = new TestRouters(useBackend(backend), options);
  beforeAll(() => routers.open());
  afterAll(() => routers.close());
  return routers;
}
