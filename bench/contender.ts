import { fork } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import type { Composition } from "../router/compose.ts";

/** What every router of a comparison is given: the same subgraphs' processes, and the secret by which they know a router. */
export interface Contender {
  readonly graph: Composition;
  readonly urls: Readonly<Record<string, string>>;
  readonly secret: string;
}

/** A process that is measured: it tells its own processor time. */
export interface Measured {
  readonly ports: Readonly<Record<string, number>>;
  /** Milliseconds of processor time since it began. */
  cpu(): Promise<number>;
  close(): Promise<void>;
}

/** Starts a process and hands it its order; it answers with its ports once it is ready. */
export async function startMeasured(file: string, order: object): Promise<Measured> {
  const child = fork(file, {
    execArgv: file.endsWith(".js") ? [] : ["--import", "tsx"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  const exited = once(child, "exit");
  const told = async <T>(message: object | string): Promise<T> => {
    const answer = once(child, "message");
    child.send(message);
    const [value] = await Promise.race([answer, exited.then(() => Promise.reject(new Error(`${file} ended`)))]);
    return value as T;
  };
  const { ready } = await told<{ ready: Measured["ports"] }>(order);
  return {
    ports: ready,
    async cpu() {
      const { cpu } = await told<{ cpu: NodeJS.CpuUsage }>("cpu");
      return (cpu.user + cpu.system) / 1000;
    },
    async close() {
      if (child.connected) child.disconnect();
      const late = setTimeout(() => child.kill("SIGKILL"), 5_000);
      await exited;
      clearTimeout(late);
    },
  };
}

/** What is asked, again and again. */
export interface Load {
  readonly port: number;
  readonly body: string;
  readonly authorization: string;
  readonly requests: number;
}

interface Cannon {
  readonly non2xx: number;
  readonly errors: number;
  readonly mismatches: number;
  readonly "2xx": number;
  readonly duration: number;
}

/** Sends the requests over eight connections; anything but the expected answer is a failure of the measurement. */
export async function fire({ port, body, authorization, requests }: Load): Promise<number> {
  const autocannon = createRequire(import.meta.url)("autocannon") as (options: object) => Promise<Cannon>;
  const result = await autocannon({
    url: `http://127.0.0.1:${port}/graphql`,
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json", authorization },
    body,
    connections: 8,
    amount: requests,
    timeout: 30,
    expectBody: await answerOf({ port, body, authorization }),
  });
  if (result["2xx"] !== requests || result.mismatches > 0 || result.errors > 0) {
    throw new Error(
      `${requests - result["2xx"]} of ${requests} requests failed, ${result.mismatches} answered otherwise`,
    );
  }
  return result["2xx"];
}

/** One answer, as it stands. */
export async function answerOf({ port, body, authorization }: Omit<Load, "requests">): Promise<string> {
  const headers = { "content-type": "application/json", accept: "application/json", authorization };
  const answer = await fetch(`http://127.0.0.1:${port}/graphql`, { method: "POST", headers, body });
  const text = await answer.text();
  if (!answer.ok || JSON.parse(text).errors) throw new Error(`${answer.status}: ${text.slice(0, 500)}`);
  return text;
}

/** Processor time for one request, over all the processes that have a part in it. */
export async function cpuPerRequest(parts: readonly Measured[], load: Load): Promise<number> {
  const total = async () => (await Promise.all(parts.map((part) => part.cpu()))).reduce((sum, ms) => sum + ms, 0);
  const before = await total();
  const answered = await fire(load);
  return ((await total()) - before) / answered;
}
