import { type ChildProcess, spawn } from "node:child_process";

/** A program for this process's own Node. */
export interface Command {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Keeps one program running; when it ends by itself, it waits for the next restart. */
export class Runner {
  #child: ChildProcess;
  #ended: Promise<void>;
  #restarting: Promise<void> | null = null;
  #stopping = false;

  constructor(
    private readonly name: string,
    private readonly command: Command,
    private readonly say: (line: string) => void,
  ) {
    [this.#child, this.#ended] = this.#start();
  }

  /** Starts it again once it has ended; what is asked for meanwhile is the same restart. */
  async restart(): Promise<void> {
    this.#restarting ??= this.stop().then(() => {
      [this.#child, this.#ended] = this.#start();
      this.#restarting = null;
    });
    return this.#restarting;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#child.kill("SIGTERM");
    await this.#ended;
  }

  #start(): [ChildProcess, Promise<void>] {
    const { args, cwd, env } = this.command;
    this.#stopping = false;
    const child = spawn(process.execPath, [...args], { cwd, env, stdio: ["ignore", "inherit", "inherit"] });
    const ended = new Promise<void>((resolve) => {
      child.once("exit", (code) => {
        if (code && !this.#stopping) this.say(`The ${this.name} ended (${code}) and waits for a change`);
        resolve();
      });
    });
    return [child, ended];
  }
}
