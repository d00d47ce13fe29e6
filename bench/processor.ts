import { readdirSync, readFileSync } from "node:fs";

/** What the kernel counts in, on every Linux that Node runs on. */
const TICK_MS = 10;

interface Times {
  readonly parent: number;
  readonly own: number;
  /** Of children that have ended. */
  readonly inherited: number;
}

/** Processor time of a process with all its threads, in milliseconds since it began; Linux alone tells it of others. */
export function processorMs(pid: number): number {
  return timesOf(pid).own;
}

/** The same of a server that forks, with every child that it has or had. */
export function familyProcessorMs(pid: number): number {
  const { own, inherited } = timesOf(pid);
  const children = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [timesOf(Number(name))];
      } catch {
        // It has ended since the folder was read.
        return [];
      }
    })
    .filter(({ parent }) => parent === pid);
  return own + inherited + children.reduce((sum, child) => sum + child.own + child.inherited, 0);
}

function timesOf(pid: number): Times {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The name stands in brackets and may hold anything, brackets included.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [parent = 0, user = 0, system = 0, childUser = 0, childSystem = 0] = [1, 11, 12, 13, 14].map((n) =>
    Number(fields[n]),
  );
  return { parent, own: (user + system) * TICK_MS, inherited: (childUser + childSystem) * TICK_MS };
}
