import { openScene, type Scene } from "./rolling.scene.ts";
import { type StreamFigures, Streams } from "./rolling.streams.ts";
import { Balanced, throughNginx } from "./rolling.ways.ts";
import { Visitors } from "./visitors.ts";
import { signedIn } from "./writers.ts";

interface Size {
  readonly rounds: number;
  readonly followers: number;
  /** Answers between two restarts. */
  readonly between: number;
  /** How long a visitor pauses: what starts meanwhile has to share the machine with them. */
  readonly pauseMs: number;
}

const SMALL: Size = { rounds: 1, followers: 3, between: 30, pauseMs: 100 };
const FULL: Size = { rounds: 5, followers: 20, between: 50, pauseMs: 10 };

/** What the drill counted. */
export interface RollingFigures extends StreamFigures {
  readonly restarts: number;
  readonly requests: number;
  readonly errors: number;
  readonly p99Ms: number;
  /** What stands before the routers: nginx where this machine has one, else a balancer of the drill's own. */
  readonly through: "nginx" | "balancer";
}

type Say = (line: string) => void;

/**
 * Restarts every process, one after the other, while people read, write and follow: each request is answered, and well,
 * and whoever follows hears of everything once.
 */
export async function rolling({
  small,
  say,
}: {
  small: boolean;
  say: Say;
}): Promise<{ held: boolean; figures: RollingFigures }> {
  const size = small ? SMALL : FULL;
  const scene = await openScene({ all: !small });
  try {
    if (!scene.nginx) say("There is no nginx here: requests go to the routers by a balancer of the drill's own");
    const rounds: Round[] = [];
    for (let round = 1; round <= size.rounds; round++) {
      rounds.push(await oneRound(scene, size, (line) => say(`${round}: ${line}`)));
    }
    const sum = (of: (round: Round) => number) => rounds.reduce((total, round) => total + of(round), 0);
    const figures = {
      restarts: size.rounds * scene.processes.length,
      requests: sum(({ times, failed }) => times.length + failed),
      errors: sum(({ failed }) => failed),
      p99Ms: percentile(
        0.99,
        rounds.flatMap(({ times }) => times),
      ),
      through: scene.nginx ? ("nginx" as const) : ("balancer" as const),
      returns: sum(({ streams }) => streams.returns),
      resumes: sum(({ streams }) => streams.resumes),
      missed: sum(({ streams }) => streams.missed),
      repeated: sum(({ streams }) => streams.repeated),
    };
    const held = figures.errors + figures.missed + figures.repeated === 0 && figures.resumes > 0;
    return { held, figures };
  } finally {
    await scene.close();
  }
}

interface Round {
  readonly times: readonly number[];
  readonly failed: number;
  readonly streams: StreamFigures;
}

/** Everybody comes anew with a token of their own: it holds for ten minutes, and a round takes less than two. */
async function oneRound(scene: Scene, { followers, between, pauseMs }: Size, say: Say): Promise<Round> {
  const { urls } = scene.services;
  const authorization = (await signedIn(urls, "officer")).authorization ?? "";
  const way = scene.nginx ? throughNginx(scene.nginx, authorization) : new Balanced(urls, authorization);
  const visitors = new Visitors(way, pauseMs);
  const streams = new Streams(scene, authorization, followers);
  try {
    await streams.begin(visitors);
    for (const name of scene.processes) {
      await answeredMore(visitors, between);
      await scene.restart(name);
      say(`restarted ${name}, ${visitors.answered} requests answered, ${visitors.failures.length} failed`);
    }
    await answeredMore(visitors, between);
    await visitors.stop();
    for (const { what, why } of visitors.failures) say(`failed: ${what}: ${why}`);
    if (visitors.failures.length) for (const line of faultsOf(scene)) say(`  nginx says: ${line}`);
    const heard = await streams.end(visitors);
    return { times: visitors.times, failed: visitors.failures.length, streams: heard };
  } finally {
    await visitors.stop();
    await streams.stop();
  }
}

function faultsOf({ nginx }: Scene): string[] {
  return nginx
    ? nginx
        .log()
        .split("\n")
        .filter((line) => /\[(error|crit|alert)\]/.test(line))
    : [];
}

function percentile(share: number, all: readonly number[]): number {
  const times = [...all].sort((a, b) => a - b);
  return Math.round(times[Math.floor((times.length - 1) * share)] ?? 0);
}

async function answeredMore(visitors: Visitors, requests: number): Promise<void> {
  const deadline = performance.now() + 60_000;
  const enough = visitors.answered + requests;
  while (visitors.answered < enough) {
    if (performance.now() > deadline) throw new Error("Nothing is answered any more.");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
