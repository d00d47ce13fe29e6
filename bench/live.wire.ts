import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

type Wish =
  | { readonly what: "citizens" | "auditors"; readonly count: number }
  | { readonly what: "changes"; readonly perSecond: number; readonly count: number }
  | { readonly what: "streams" | "memory" | "cpu" | "close" };

/** What the bench asks of a server's process. */
export type Asked = Wish & { readonly id: number };

/** What the process answers; the first word of all, without a question, is its port. */
export interface Told {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** What every server knows of its own process: KiB held, CPU microseconds spent. */
export function ownFigure(what: "memory" | "cpu"): number {
  const { user, system } = process.cpuUsage();
  if (what === "cpu") return user + system;
  for (let turn = 0; turn < 3; turn += 1) globalThis.gc?.();
  return process.memoryUsage().rss / 1024;
}

/** A server in a process of its own, so that clients do not slow it down. */
export class Server {
  #last = 0;

  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {
    child.setMaxListeners(0);
  }

  static async start(file: string): Promise<Server> {
    const path = fileURLToPath(new URL(file, import.meta.url));
    const child = fork(path, [], { execArgv: ["--import", "tsx", "--expose-gc"], stdio: "inherit" });
    const ended = once(child, "exit").then(() => Promise.reject(new Error(`${file} did not start`)));
    const [told] = (await Promise.race([once(child, "message"), ended])) as [Told];
    ended.catch(() => undefined);
    return new Server(child, told.value as number);
  }

  ask<T>(wish: Wish): Promise<T> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      const hear = (told: Told) => {
        if (told.id !== id) return;
        this.child.off("message", hear);
        if (told.error) reject(new Error(told.error));
        else resolve(told.value as T);
      };
      this.child.on("message", hear);
      this.child.send({ ...wish, id });
    });
  }

  async stop(): Promise<void> {
    const ended = once(this.child, "exit");
    await this.ask({ what: "close" }).catch(() => undefined);
    this.child.kill("SIGKILL");
    await ended;
  }
}
