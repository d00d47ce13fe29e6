import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** What a command said, and how it ended. */
export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** Runs an operator's command (`standalone/<command>.ts`) on a data folder, as its npm script does. */
export async function runCommand(dataDir: string, command: string, ...args: string[]): Promise<Ran> {
  const env = { ...process.env, NODE_ENV: "development", DATABASE_URL: "", DATA_DIR: dataDir };
  const script = fileURLToPath(new URL(`../../standalone/${command}.ts`, import.meta.url));
  try {
    return { ...(await promisify(execFile)(process.execPath, ["--import", "tsx", script, ...args], { env })), code: 0 };
  } catch (error) {
    return error as Ran;
  }
}
