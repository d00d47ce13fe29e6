import { setTimeout as delay } from "node:timers/promises";
import { Clients } from "./live.clients.ts";
import { Server } from "./live.wire.ts";

const SIZES = {
  small: { subscribers: 200, changes: 100, broadcasts: 3, idle: 1_000 },
  full: { subscribers: 1_000, changes: 2_000, broadcasts: 10, idle: 10_000 },
};
type Size = (typeof SIZES)["full"];

const CONCERNED = 10;
const PER_SECOND = 100;
const WARM_UP = 50;
const BUDGET = { p99: 50, broadcastLast: 100, kibPerSubscriber: 30 };

/** What live delivery takes, in milliseconds and KiB. */
interface LiveFigures {
  readonly p50: number;
  readonly p99: number;
  readonly broadcastLast: number;
  readonly kibPerSubscriber: number;
  /** CPU of the server for one event at one subscriber, in microseconds. */
  readonly cpuPerEvent: number;
}

/** How soon a change reaches those whom it concerns, and what it costs to wait for one; beside a plain emitter. */
export async function live({
  small,
  say,
}: {
  small: boolean;
  say: (line: string) => void;
}): Promise<{ held: boolean; figures: LiveFigures & { peer: LiveFigures } }> {
  const size = small ? SIZES.small : SIZES.full;
  const ours = await measured("./live.stage.ts", size);
  say(`ours, through the router and the ledger: ${line(ours)}`);
  const peer = await measured("./live.peer.ts", size);
  say(`graphql-ws with an emitter, without rights, router or memory: ${line(peer)}`);
  const held = (Object.keys(BUDGET) as (keyof typeof BUDGET)[]).every((name) => ours[name] < BUDGET[name]);
  return { held, figures: { ...ours, peer } };
}

async function measured(file: string, size: Size): Promise<LiveFigures> {
  return { ...(await delivered(file, size)), kibPerSubscriber: await held(file, size.idle) };
}

/** How long changes take to those whom they concern: a few, or everybody. */
async function delivered(file: string, size: Size): Promise<Omit<LiveFigures, "kibPerSubscriber">> {
  const server = await Server.start(file);
  const clients = new Clients(server.port);
  try {
    const groups = size.subscribers / CONCERNED;
    const citizens = await server.ask<string[]>({ what: "citizens", count: groups });
    await clients.open(citizens, size.subscribers);
    await streams(server, size.subscribers);
    const run = (count: number) =>
      clients.latencies(count * CONCERNED, () => server.ask({ what: "changes", perSecond: PER_SECOND, count }));
    await run(WARM_UP);
    const narrow = await run(size.changes);
    if (narrow.length !== size.changes * CONCERNED) throw new Error(`${narrow.length} events arrived`);
    clients.close();
    await drained(server);

    const auditors = await server.ask<string[]>({ what: "auditors", count: groups });
    await clients.open(auditors, size.subscribers);
    await streams(server, size.subscribers);
    const lasts: number[] = [];
    const before = await server.ask<number>({ what: "cpu" });
    for (let n = 0; n <= size.broadcasts; n += 1) {
      const one = () => server.ask<void>({ what: "changes", perSecond: PER_SECOND, count: 1 });
      const broadcast = await clients.latencies(size.subscribers, one);
      if (broadcast.length !== size.subscribers) throw new Error(`${broadcast.length} events arrived`);
      // The first is for warming up.
      if (n > 0) lasts.push(broadcast.at(-1)!);
    }
    const cpu = (await server.ask<number>({ what: "cpu" })) - before;
    return {
      p50: rounded(narrow[Math.floor(narrow.length / 2)]!),
      p99: rounded(narrow[Math.floor(narrow.length * 0.99)]!),
      broadcastLast: rounded(lasts.sort((a, b) => a - b)[Math.floor(lasts.length / 2)]!),
      cpuPerEvent: rounded(cpu / (size.broadcasts + 1) / size.subscribers),
    };
  } finally {
    clients.close();
    await server.stop();
  }
}

/** What one more subscriber makes a process hold, with everything between the socket and the ledger. */
async function held(file: string, idle: number): Promise<number> {
  const server = await Server.start(file);
  const clients = new Clients(server.port);
  try {
    const people = await server.ask<string[]>({ what: "citizens", count: 100 });
    await clients.open(people, 100);
    await streams(server, 100);
    const before = await server.ask<number>({ what: "memory" });
    await clients.open(people, idle);
    await streams(server, 100 + idle);
    return rounded(((await server.ask<number>({ what: "memory" })) - before) / idle);
  } finally {
    clients.close();
    await server.stop();
  }
}

/** Whoever left is noticed at the next event at the latest. */
async function drained(server: Server): Promise<void> {
  while ((await server.ask<number>({ what: "streams" })) > 0) {
    await server.ask({ what: "changes", perSecond: PER_SECOND, count: 1 });
    await delay(50);
  }
}

async function streams(server: Server, count: number): Promise<void> {
  const deadline = performance.now() + 60_000;
  while ((await server.ask<number>({ what: "streams" })) !== count) {
    if (performance.now() > deadline) throw new Error(`There are not ${count} streams.`);
    await delay(50);
  }
}

function line({ p50, p99, broadcastLast, kibPerSubscriber, cpuPerEvent }: LiveFigures): string {
  const times = `${p50} ms p50, ${p99} ms p99, ${broadcastLast} ms to the last of all`;
  return `${times}, ${kibPerSubscriber} KiB each, ${cpuPerEvent} µs of CPU an event`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
