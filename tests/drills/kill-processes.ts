import { setTimeout as delay } from "node:timers/promises";
import { openDatabase } from "../../standalone/database.ts";
import { removeDataDir } from "../setup/data-dir.ts";
import { newDemoDir } from "../setup/demo-dir.ts";
import { redisServer, startRedis, type TestRedis } from "../setup/redis.ts";
import { type RunningServices, startReplicas } from "../setup/services.ts";
import { Briefs } from "./briefs.ts";
import { type Effects, effectsSince, type Kill, positionOf } from "./kill.effects.ts";
import { KillSink } from "./kill.sink.ts";
import { untilRelieved } from "./kill.stopped.ts";
import { type KillFigures, killServer } from "./kill.ts";
import { missedOrDoubled } from "./kill.verdict.ts";
import { Leadership } from "./leadership.ts";
import { signedIn, Writers } from "./writers.ts";

const PARTS = ["identity", "cases", "messaging", "agents", "router"];
const PROCESSES = [1, 2].flatMap((replica) => PARTS.map((part) => `${part} ${replica}`));
/** Stopped, and not ended: it holds what it has locked, and goes on in the middle of what it did. */
const STOPPED = "the ledger's leader";
const TIMES = { small: 1, full: 20 };
const MOST_LEADERLESS_MS = 5000;
/** Acknowledged changes between two kills. */
const BETWEEN = 20;

/** What the drill counted. */
export interface KillProcessesFigures extends KillFigures, Effects {
  /** For how long a record waited for its position at the longest, over the kills of all but PostgreSQL: so long nobody led. */
  readonly leadershipMs: number;
  /** The same over the kills of PostgreSQL, which has to recover first. */
  readonly recoveryMs: number;
  /** How often a leader that was stopped (SIGSTOP) and relieved could have written when it woke. */
  readonly wokenWriters: number;
}

interface Scene {
  readonly services: RunningServices;
  readonly writers: Writers;
  readonly leadership: Leadership;
  readonly dataDir: string;
  readonly ownerUrl: string;
  readonly redis: TestRedis | null;
  readonly kills: Kill[];
}

/**
 * Kills every process of every part again and again while people write and briefs are made, then looks for every
 * acknowledged change, and once each for what follows from it: notifications, mails, steps.
 */
export async function killProcesses({
  small,
  say,
}: {
  small: boolean;
  say: (line: string) => void;
}): Promise<{ held: boolean; figures: KillProcessesFigures }> {
  const dataDir = await newDemoDir("casegraph-drill");
  const closing: (() => Promise<unknown>)[] = [() => removeDataDir(dataDir)];
  try {
    const redis = redisServer ? await startRedis() : null;
    if (redis) closing.push(() => redis.remove());
    else say("There is no redis-server here: wake-ups and limits go over PostgreSQL");
    const sink = await new KillSink().open();
    closing.push(() => sink.close());
    const env = { LOG_LEVEL: "error", SMTP_URL: sink.url };
    const services = await startReplicas({ dataDir, redisUrl: redis?.url, env });
    closing.push(() => services.stop());
    const database = await openDatabase({ env: { databaseUrl: null }, dataDir, say, share: true });
    const leadership = new Leadership(database.ownerUrl);
    closing.push(() => leadership.close());
    const { ownerUrl } = database;
    const beginning = await positionOf(ownerUrl);
    const writers = await Writers.start(services.urls);
    closing.push(() => writers.stop());
    const briefs = new Briefs(await signedIn(services.urls, "officer5"));
    closing.push(() => briefs.stop());

    const kills: Kill[] = [];
    const scene = { services, writers, leadership, dataDir, ownerUrl, redis, kills };
    const processes = small ? PROCESSES.slice(0, PARTS.length) : PROCESSES;
    const targets = [...processes, STOPPED, "PostgreSQL", ...(redis ? ["Redis"] : [])];
    const times = small ? TIMES.small : TIMES.full;
    let [leadershipMs, recoveryMs, wokenWriters] = [0, 0, 0];
    for (let round = 1; round <= times; round++) {
      for (const target of targets) {
        const { wait, pause, couldWrite } = await killOne(target, scene);
        if (couldWrite) wokenWriters++;
        if (target === "PostgreSQL") recoveryMs = Math.max(recoveryMs, wait);
        else leadershipMs = Math.max(leadershipMs, wait);
        say(
          `${round}: ${target === STOPPED ? "stopped and woke" : "killed"} ${target}: a record waited ${wait} ms for its position, nothing was written for ${pause} ms`,
        );
      }
    }
    const acknowledged = await writers.stop();
    await briefs.stop();
    const verdict = await missedOrDoubled(await signedIn(services.urls, "admin"), acknowledged);
    const { started } = briefs;
    const effects = await effectsSince(beginning, { ownerUrl, sink, kills, started, say });
    const figures = {
      ...{ kills: kills.length, acknowledged: acknowledged.length, ...verdict },
      ...{ leadershipMs, recoveryMs, wokenWriters, ...effects },
    };
    const whole = verdict.lost === 0 && verdict.duplicated === 0 && wokenWriters === 0;
    const followed = effects.effectsLost === 0 && effects.effectsDoubled === 0;
    return { held: whole && followed && leadershipMs <= MOST_LEADERLESS_MS, figures };
  } finally {
    for (const close of closing.reverse()) await close().catch((error) => say(`While cleaning up: ${error}`));
  }
}

/** Kills it in the middle of the writing and waits until it is back; what the ledger did meanwhile. */
async function killOne(target: string, scene: Scene): Promise<{ wait: number; pause: number; couldWrite: boolean }> {
  const { services, writers, leadership } = scene;
  await writers.until(services, writers.total + BETWEEN);
  await delay(Math.random() * 200);
  const killedAt = performance.now();
  scene.kills.push({ target, at: killedAt });
  const more = () => writers.until(services, writers.total + BETWEEN);
  let couldWrite = false;
  if (target === STOPPED) {
    ({ couldWrite } = await untilRelieved(services, scene.ownerUrl, more));
  } else await strike(target, scene);
  await more();
  return {
    couldWrite,
    wait: Math.round(leadership.longestWait(killedAt)),
    pause: Math.round(leadership.longestPause(killedAt)),
  };
}

async function strike(target: string, { services, dataDir, redis }: Scene): Promise<void> {
  if (target === "PostgreSQL") return killServer(dataDir);
  if (target === "Redis") {
    await redis?.kill();
    return redis?.start();
  }
  const pid = services.pidOf(target);
  process.kill(pid, "SIGKILL");
  await services.replaced(target, pid);
}
