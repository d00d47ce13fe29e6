import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { choosePort } from "../../standalone/postgres/server.ts";
import { scriptArgs } from "./compiled.ts";
import { MANY_SESSIONS } from "./product.ts";

const REPLACED_MS = 60_000;
const LISTENING = /^\s*(\w+ \d+) is process (\d+) on port (\d+)(?:, its metrics on (\d+))?/;

interface Listening {
  readonly pid: number;
  readonly port: number;
  readonly metricsPort: number | null;
}

/** How many processes to start, and what they are told. */
export interface ServicesOptions {
  readonly dataDir: string;
  readonly routers?: number;
  readonly replicas?: number;
  readonly redisUrl?: string;
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Compiled first, as a release is: for who starts processes again and again. */
  readonly compiled?: boolean;
}

/** `npm run start:services` as a process of its own, without the portal. */
export interface RunningServices {
  /** One for each router. */
  readonly urls: readonly string[];
  readonly pid: number;
  /** The process that bears this name now, such as `router 2`. */
  pidOf(name: string): number;
  /** Where it serves its metrics, if it was told to. */
  metricsPortOf(name: string): number | null;
  /** Resolves when another process than this one bears the name, and listens. */
  replaced(name: string, pid: number): Promise<void>;
  output(): string;
  /** Resolves when all of it has ended, whoever ended it. */
  readonly ended: Promise<unknown>;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts every part as a process and waits until they are ready; what they said instead is the error. */
export async function startServices({
  dataDir,
  routers = 1,
  replicas = 1,
  redisUrl = "",
  port: wanted,
  env,
  compiled = false,
}: ServicesOptions): Promise<RunningServices> {
  const port = wanted ?? (await choosePort(null));
  const script = await scriptArgs("start-services", compiled);
  const child = spawn(process.execPath, [...script, "--without-portal"], {
    env: {
      ...process.env,
      ...MANY_SESSIONS,
      NODE_ENV: "development",
      DATABASE_URL: "",
      DATA_DIR: dataDir,
      PORT: String(port),
      ROUTERS: String(routers),
      REPLICAS: String(replicas),
      REDIS_URL: redisUrl,
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  const processes = new Map<string, Listening>();
  const ready = Promise.withResolvers<boolean>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on("line", (line) => {
      said.push(line);
      const [, name, pid, at, metrics] = LISTENING.exec(line) ?? [];
      if (name) {
        processes.set(name, { pid: Number(pid), port: Number(at), metricsPort: metrics ? Number(metrics) : null });
      }
      if (line.trim().startsWith("Ready in ")) ready.resolve(true);
    });
  }
  const ended = once(child, "exit");
  void ended.then(() => ready.resolve(false));
  if (!(await ready.promise)) throw new Error(`The services did not start:\n${said.join("\n")}`);
  return {
    urls: Array.from({ length: routers }, (_, index) => `http://localhost:${port + index}`),
    pid: child.pid ?? 0,
    pidOf: (name) => processOf(name).pid,
    metricsPortOf: (name) => processOf(name).metricsPort,
    async replaced(name, pid) {
      const deadline = performance.now() + REPLACED_MS;
      while (processOf(name).pid === pid || !(await listens(processOf(name).port))) {
        if (performance.now() > deadline) throw new Error(`${name} did not come back:\n${said.join("\n")}`);
        await delay(50);
      }
    },
    ended,
    output: () => said.join("\n"),
    async stop(signal = "SIGTERM") {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await ended;
    },
  };

  function processOf(name: string): Listening {
    const process = processes.get(name);
    if (!process) throw new Error(`There is no process ${name}.`);
    return process;
  }
}

/** Two of everything, compiled: for drills, in which processes come and go. */
export function startReplicas(
  options: Pick<ServicesOptions, "dataDir" | "redisUrl" | "env">,
): Promise<RunningServices> {
  return startServices({ ...options, replicas: 2, routers: 2, compiled: true });
}

function listens(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/health`).then(
    ({ ok }) => ok,
    () => false,
  );
}
