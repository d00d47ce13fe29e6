import { DEMO_PASSWORD } from "../../standalone/demo/people.ts";
import { Api } from "../setup/api.ts";
import { removeDataDir } from "../setup/data-dir.ts";
import { newDemoDir } from "../setup/demo-dir.ts";
import { redisServer, startRedis } from "../setup/redis.ts";
import { type RunningServices, startServices } from "../setup/services.ts";
import { openSockets } from "./revoke.sockets.ts";

const SIZES = { small: { rounds: 1, sockets: 40 }, full: { rounds: 10, sockets: 200 } };
const WITHIN_MS = 1_000;
const PEOPLE = ["officer", "officer2", "officer3", "officer4", "officer5"];
/** One person has all of them, on one machine. */
const LIMITS = { SOCKETS_PER_USER: "1000", SOCKETS_PER_ADDRESS: "1000", SUBSCRIPTIONS_PER_USER: "1000" };

/** What the drill counted: the slowest of all rounds, in milliseconds since the end of the session was asked for. */
export interface RevokeFigures {
  readonly revocations: number;
  readonly sockets: number;
  readonly closedMs: number;
  readonly refusedMs: number;
  /** Sockets that stayed open, or were closed with another code. */
  readonly left: number;
  /** The same where Redis is wiped in the moment before, and where it was killed; null where there is none. */
  readonly wiped: Times | null;
  readonly withoutBus: Times | null;
}

interface Times {
  readonly closedMs: number;
  readonly refusedMs: number;
}

/** Ends a session while its sockets are open on two routers; where there is a Redis also with it wiped, and with it killed. */
export async function revoke({
  small,
  say,
}: {
  small: boolean;
  say: (line: string) => void;
}): Promise<{ held: boolean; figures: RevokeFigures }> {
  const { rounds, sockets } = small ? SIZES.small : SIZES.full;
  const dataDir = await newDemoDir("casegraph-drill");
  const redis = redisServer ? await startRedis() : null;
  let services: RunningServices | null = null;
  try {
    services = await startServices({ dataDir, routers: 2, redisUrl: redis?.url, env: LIMITS, compiled: true });
    const { urls } = services;
    const phase = async (name: string, before: () => Promise<unknown> = async () => undefined) => {
      const all: Round[] = [];
      for (let n = 1; n <= rounds; n += 1) {
        const round = await oneRound(urls, PEOPLE[n % PEOPLE.length]!, { sockets, before });
        say(`${name} ${n}: all closed after ${round.closedMs} ms, everything refused after ${round.refusedMs} ms`);
        all.push(round);
      }
      return worstOf(all);
    };
    const withBus = await phase("revocation");
    const wiped = redis && (await phase("with Redis wiped", () => redis.wipe()));
    await redis?.kill();
    const without = redis && (await phase("without Redis"));
    const phases = [withBus, wiped, without].filter((one) => one !== null);
    const worst = worstOf(phases);
    const figures = {
      revocations: phases.length * rounds,
      sockets,
      closedMs: withBus.closedMs,
      refusedMs: withBus.refusedMs,
      left: worst.left,
      wiped: wiped && timesOf(wiped),
      withoutBus: without && timesOf(without),
    };
    const held = worst.left === 0 && worst.closedMs <= WITHIN_MS && worst.refusedMs <= WITHIN_MS;
    return { held, figures };
  } finally {
    await services?.stop();
    await redis?.remove();
    await removeDataDir(dataDir);
  }
}

interface Round extends Times {
  readonly left: number;
}

const timesOf = ({ closedMs, refusedMs }: Round): Times => ({ closedMs, refusedMs });

function worstOf(rounds: readonly Round[]): Round {
  const worst = (key: keyof Round) => Math.max(...rounds.map((round) => round[key]));
  return { closedMs: worst("closedMs"), refusedMs: worst("refusedMs"), left: worst("left") };
}

async function oneRound(
  urls: readonly string[],
  name: string,
  { sockets, before }: { sockets: number; before: () => Promise<unknown> },
): Promise<Round> {
  const api = new Api(urls[0]!);
  await api.signIn(`${name}@demo.casegraph.dev`, DEMO_PASSWORD);
  const open = await openSockets(urls, api.authorization!, sockets);
  const { mySessions } = await api.must("{ mySessions { id current } }");
  const { id } = mySessions.find(({ current }: { current: boolean }) => current);
  await before();

  const began = performance.now();
  const refused = Promise.all(urls.map((url) => lastAccepted(url, api.authorization!)));
  const END = "mutation($id: ID!) { endSession(input: { id: $id }) { id } }";
  await api.must(END, { id });
  const closed = await open.closed(2 * WITHIN_MS);
  const late = Math.max(...(await refused));
  return {
    closedMs: Math.round(Math.max(0, ...closed.times) - began),
    refusedMs: Math.round(Math.max(0, late - began)),
    left: closed.left,
  };
}

/** When this router last answered for the session, of a second and a half in which it was asked again and again. */
async function lastAccepted(url: string, authorization: string): Promise<number> {
  let last = performance.now();
  const until = last + 1.5 * WITHIN_MS;
  const body = JSON.stringify({ query: "{ caseCounts { open } mySessions { id } }" });
  while (performance.now() < until) {
    const headers = { "content-type": "application/json", authorization };
    const response = await fetch(`${url}/graphql`, { method: "POST", headers, body });
    const { data } = (await response.json()) as { data?: Record<string, unknown> | null };
    if (data && Object.values(data).some((value) => value !== null)) last = performance.now();
  }
  return last;
}
