import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import type { OpenSubgraph } from "../../subgraphs/shared/open.ts";
import { type Composition, compose } from "../compose.ts";
import { createRouter, type Router, type RouterOptions } from "../router.ts";
import { httpTransport } from "../transports/http.ts";
import { localTransport } from "../transports/local.ts";
import type { Transport } from "../transports/transport.ts";
import { type TestCases, testCases } from "./cases.ts";
import { type TestIdentity, testIdentity } from "./identity.ts";
import { quiet } from "./quiet.ts";
import { type Process, serve } from "./subgraph.ts";

/** By which the subgraphs' processes of a test know its router. */
export const SECRET = "a secret of the tests, of more than 32 characters";

/** The portal's origin in every test; the port that it is really served at differs. */
export const PUBLIC_URL = "http://localhost:4000";

/** Both ways in which the router reaches subgraphs: what holds for one holds for the other. */
export const TRANSPORTS = ["local", "http"] as const;

/** A router over two small subgraphs, on a port of its own. */
export interface World {
  readonly router: Router;
  readonly identity: TestIdentity;
  readonly cases: TestCases;
  /** `http://127.0.0.1:<port>`, where the router really is. */
  readonly url: string;
  readonly port: number;
  /** The subgraphs' processes by their names; none over the `local` transport. */
  readonly processes: ReadonlyMap<string, Process>;
  close(): Promise<void>;
}

type Options = Partial<Omit<RouterOptions, "graph" | "transport">>;

/** Starts subgraphs and router; close the world after the test. */
export async function startWorld(kind: (typeof TRANSPORTS)[number], options: Options = {}): Promise<World> {
  const identity = await testIdentity(PUBLIC_URL);
  const cases = testCases();
  const { transport, processes } = await reach(kind, [identity.subgraph, cases.subgraph], options.log);
  const router = await createRouter({
    graph: composed([identity.subgraph, cases.subgraph]),
    transport,
    publicUrl: PUBLIC_URL,
    log: quiet,
    ...options,
  });
  const port = await router.listen(0, "127.0.0.1");
  return {
    router,
    identity,
    cases,
    port,
    url: `http://127.0.0.1:${port}`,
    processes,
    async close() {
      identity.people.open();
      cases.held.open();
      await router.close();
      await Promise.all([...processes.values()].map((process) => process.close().catch(() => {})));
    },
  };
}

/** Reaches subgraphs in one of the two ways, each in a process of its own as far as the router can tell. */
export async function reach(
  kind: (typeof TRANSPORTS)[number],
  subgraphs: readonly OpenSubgraph[],
  log = quiet,
): Promise<{ transport: Transport; processes: ReadonlyMap<string, Process> }> {
  const processes = new Map<string, Process>();
  if (kind === "local") return { transport: localTransport(subgraphs), processes };
  for (const subgraph of subgraphs) processes.set(subgraph.name, await serve(subgraph, SECRET));
  const urls = Object.fromEntries([...processes].map(([name, { url }]) => [name, url]));
  return { transport: httpTransport({ urls, secret: SECRET, log }), processes };
}

/** Composes subgraphs that run as those of a world. */
export function composed(subgraphs: readonly { readonly name: string; readonly sdl: string }[]): Composition {
  return compose(subgraphs.map(({ name, sdl }) => ({ name, sdl, url: `http://${name}.invalid/graphql` })));
}

/** What a test reads of an answer. */
export interface Got {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of every shape.
  readonly json: any;
}

/** Sends one request as it is written: fetch would not let a test set Origin, Cookie or a wrong length. */
export async function call(
  url: string,
  {
    method = "GET",
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Got> {
  const sent = request(url, { method, headers, agent: false });
  sent.end(body);
  const [message] = (await once(sent, "response")) as [IncomingMessage];
  const text = Buffer.concat(await message.toArray()).toString();
  return { status: message.statusCode ?? 0, headers: message.headers, text, json: parsed(text) };
}

/** Asks GraphQL as an API client does, with a bearer token or none. */
export function ask(
  world: World,
  query: string,
  variables?: object,
  headers: Record<string, string> = {},
): Promise<Got> {
  return call(`${world.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query, variables }),
  });
}

/** Headers that the portal's pages send with every request. */
export const PORTAL = { origin: PUBLIC_URL, "x-requested-with": "portal", "content-type": "application/json" } as const;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
