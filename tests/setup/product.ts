import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { choosePort } from "../../standalone/postgres/server.ts";
import { scriptArgs } from "./compiled.ts";

/** What to start: everything else is as `npm start` has it. */
export interface ProductOptions {
  readonly dataDir: string;
  readonly port: number;
  /** Without it nothing is built and no pages are served. */
  readonly portal?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Compiled first, as a release is: for who starts it again and again. */
  readonly compiled?: boolean;
  /** Behind a shell, as npm runs a script; the pid is the shell's. */
  readonly shell?: boolean;
}

/** `npm start` as a process of its own. */
export interface RunningProduct {
  readonly url: string;
  readonly pid: number;
  /** Everything that it said so far. */
  output(): string;
  /** Resolves when it ends, whoever ended it. */
  readonly ended: Promise<unknown>;
  /** As Ctrl-C or an operator's SIGTERM does; the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number>;
  /** As a power cut of this one process. */
  kill(): Promise<void>;
}

/** Starts the product and waits until it says that it is ready; what it said instead is the error. */
export async function startProduct(options: ProductOptions): Promise<RunningProduct> {
  return startUntil("Ready in ", options);
}

/** Starts the product and waits for the line that begins so, however far it has got by then. */
export async function startUntil(line: string, options: ProductOptions): Promise<RunningProduct> {
  const { child, output } = await spawnProduct(options, "start");
  const ended = once(child, "exit");
  if (!(await Promise.race([says(child, line), ended.then(() => false)]))) {
    child.kill("SIGKILL");
    throw new Error(`The product did not start:\n${output()}`);
  }
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await ended;
  };
  return {
    url: `http://localhost:${options.port}`,
    pid: child.pid ?? 0,
    output,
    ended,
    async stop(signal = "SIGTERM") {
      await end(signal);
      return child.exitCode ?? 1;
    },
    kill: () => end("SIGKILL"),
  };
}

/** Starts the product where it is expected to refuse; its exit code and what it said on stderr. */
export async function refusedStart(
  options: ProductOptions,
  script: "start" | "start-services" = "start",
): Promise<{ code: number; stderr: string }> {
  const { child } = await spawnProduct(options, script);
  let stderr = "";
  child.stderr?.on("data", (text) => {
    stderr += text;
  });
  const [code] = await once(child, "close");
  return { code, stderr };
}

/** A port that nobody has at the moment, nor takes for going out until something listens there. */
export function freePort(): Promise<number> {
  return choosePort(null);
}

/** Tests share the accounts of the demo, and sign in more often than a person does. */
export const MANY_SESSIONS = { SESSION_LIMIT: "1000" };

async function spawnProduct(
  { dataDir, port, portal = false, env, compiled = false, shell = false }: ProductOptions,
  script: "start" | "start-services",
): Promise<{ child: ChildProcess; output(): string }> {
  const elsewhere = portal ? [] : ["--portal=http://localhost:5173"];
  const command = [process.execPath, ...(await scriptArgs(script, compiled)), ...elsewhere];
  const options: SpawnOptions = {
    env: {
      ...process.env,
      ...MANY_SESSIONS,
      NODE_ENV: "development",
      DATABASE_URL: "",
      DATA_DIR: dataDir,
      PORT: String(port),
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
    shell,
  };
  const quoted = command.map((part) => JSON.stringify(part)).join(" ");
  const child = shell ? spawn(quoted, options) : spawn(process.execPath, command.slice(1), options);
  const said: string[] = [];
  child.stdout?.on("data", (text) => said.push(String(text)));
  child.stderr?.on("data", (text) => said.push(String(text)));
  return { child, output: () => said.join("") };
}

function says(child: ChildProcess, begin: string): Promise<boolean> {
  return new Promise((resolve) => {
    const lines = createInterface(child.stdout!);
    lines.on("line", (line) => line.trim().startsWith(begin) && resolve(true));
    lines.on("close", () => resolve(false));
  });
}
