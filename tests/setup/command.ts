import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { scriptArgs } from "./compiled.ts";

/** What a command said, and how it ended. */
export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** Runs an operator's command (`standalone/<command>.ts`) on a data folder, compiled as in an image. */
export async function runCommand(dataDir: string, command: string, ...args: string[]): Promise<Ran> {
  const env = { ...process.env, NODE_ENV: "development", DATABASE_URL: "", DATA_DIR: dataDir };
  const script = await scriptArgs(command, true);
  try {
    return { ...(await promisify(execFile)(process.execPath, [...script, ...args], { env })), code: 0 };
  } catch (error) {
    return error as Ran;
  }
}
