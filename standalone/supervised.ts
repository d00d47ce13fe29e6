import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Command } from "./runner.ts";

const LEAST_PAUSE_MS = 100;
const MOST_PAUSE_MS = 5_000;
/** Who ran for so long did not fail at the start: the next pause is a short one again. */
const STEADY_MS = 10_000;
/** Longer than a process takes to drain. */
const STOP_MS = 20_000;

/** A program that is to run for as long as this process does. */
export interface Program extends Command {
  readonly name: string;
  readonly port: number;
  /** Where its metrics are served, if they are. */
  readonly metricsPort: number | null;
}

/**
 * Keeps one program running: when it ends by itself it is started again, after a pause that grows. It runs in a group
 * of its own, so that Ctrl-C reaches this process alone, and stops when this process lets go of it, however it went.
 */
export class Supervised {
  #child: ChildProcess;
  #pause = LEAST_PAUSE_MS;
  #timer: NodeJS.Timeout | undefined;
  #stopping = false;

  constructor(
    private readonly program: Program,
    private readonly say: (line: string) => void,
    /** Hears of every end that nobody asked for. */
    private readonly ended: (name: string) => void,
  ) {
    this.#child = this.#start();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    const child = this.#child;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    const late = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
    if (child.connected) child.disconnect();
    else child.kill("SIGTERM");
    await gone;
    clearTimeout(late);
  }

  #start(): ChildProcess {
    const { name, port, metricsPort, args, cwd, env } = this.program;
    const startedAt = performance.now();
    const child = spawn(process.execPath, [...args], {
      cwd,
      env,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      detached: true,
      windowsHide: true,
    });
    const metrics = metricsPort === null ? "" : `, its metrics on ${metricsPort}`;
    this.say(`${name} is process ${child.pid} on port ${port}${metrics}`);
    child.once("exit", (code, signal) => {
      if (this.#stopping) return;
      this.#pause =
        performance.now() - startedAt > STEADY_MS ? LEAST_PAUSE_MS : Math.min(2 * this.#pause, MOST_PAUSE_MS);
      this.say(`${name} ended (${signal ?? code}): starting it again in ${(this.#pause / 1000).toFixed(1)} s`);
      this.#timer = setTimeout(() => {
        this.#child = this.#start();
      }, this.#pause);
      this.ended(name);
    });
    return child;
  }
}
