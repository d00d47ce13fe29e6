import { newDataDir, removeDataDir } from "../setup/data-dir.ts";
import { startServices } from "../setup/services.ts";
import { Visitors } from "./visitors.ts";
import { signedIn } from "./writers.ts";

const PROCESSES = ["identity 1", "identity 2", "cases 1", "cases 2", "router 1", "router 2"];
const TIMES = { small: 1, full: 5 };
/** An access token holds for ten minutes; a round takes less than one. */
const BETWEEN = 50;

/** What the drill counted. */
export interface RollingFigures {
  readonly restarts: number;
  readonly requests: number;
  readonly errors: number;
  readonly p99Ms: number;
}

/** Restarts every process, one after the other, while people read and write: each request is answered, and well. */
export async function rolling({
  small,
  say,
}: {
  small: boolean;
  say: (line: string) => void;
}): Promise<{ held: boolean; figures: RollingFigures }> {
  const dataDir = newDataDir("casegraph-drill");
  const times = small ? TIMES.small : TIMES.full;
  let services: Awaited<ReturnType<typeof startServices>> | null = null;
  let visitors: Visitors | null = null;
  const total = { requests: 0, errors: 0, p99Ms: 0 };
  try {
    services = await startServices({ dataDir, replicas: 2, routers: 2, env: { LOG_LEVEL: "error" } });
    for (let round = 1; round <= times; round++) {
      const { authorization } = await signedIn(services.urls, "officer");
      visitors = new Visitors(services.urls, authorization ?? "");
      for (const name of PROCESSES) {
        const { answered } = visitors;
        await until(() => (visitors?.answered ?? 0) >= answered + BETWEEN);
        const pid = services.pidOf(name);
        process.kill(pid, "SIGTERM");
        await services.replaced(name, pid);
        say(`${round}: restarted ${name}, ${visitors.answered} requests answered, ${visitors.failures.length} failed`);
      }
      const { answered } = visitors;
      await until(() => (visitors?.answered ?? 0) >= answered + BETWEEN);
      await visitors.stop();
      for (const { what, why } of visitors.failures) say(`  ${what}: ${why}`);
      total.requests += visitors.answered + visitors.failures.length;
      total.errors += visitors.failures.length;
      total.p99Ms = Math.max(total.p99Ms, Math.round(visitors.percentile(0.99)));
    }
    return { held: total.errors === 0, figures: { restarts: times * PROCESSES.length, ...total } };
  } finally {
    await visitors?.stop();
    await services?.stop();
    await removeDataDir(dataDir);
  }
}

async function until(holds: () => boolean): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error("Nothing is answered any more.");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
