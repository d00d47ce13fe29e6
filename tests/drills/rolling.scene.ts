import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeDataDir } from "../setup/data-dir.ts";
import { newDemoDir } from "../setup/demo-dir.ts";
import { isInstalled } from "../setup/installed.ts";
import { newNginxFolder, startNginx, type TestNginx } from "../setup/nginx.ts";
import { freePort } from "../setup/product.ts";
import { type RunningServices, startReplicas } from "../setup/services.ts";

const PARTS = ["identity", "cases", "messaging", "agents", "router"];

/** Two of every process and, where this machine has one, nginx in front of them as it is deployed. */
export interface Scene {
  readonly services: RunningServices;
  readonly nginx: TestNginx | null;
  /** Everything that can be restarted, by its name. */
  readonly processes: readonly string[];
  /** Resolves when what bears this name is another process and answers. */
  restart(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the scene, in which all are restarted, or one subgraph and one router; whatever was opened before a fault is closed again. */
export async function openScene({ all }: { all: boolean }): Promise<Scene> {
  const both = [1, 2].flatMap((replica) => PARTS.map((part) => `${part} ${replica}`));
  const restarted = all ? both : ["cases 1", "router 1"];
  const dataDir = await newDemoDir("casegraph-drill");
  const closing: (() => unknown)[] = [() => removeDataDir(dataDir)];
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const https = isInstalled("nginx") ? await freePort() : null;
    const doors = newNginxFolder();
    closing.push(() => rmSync(doors, { recursive: true }));
    const behind: Record<string, string> =
      https === null ? {} : { PUBLIC_URL: `https://localhost:${https}`, TRUSTED_PROXIES: "1", UNIX_SOCKETS_DIR: doors };
    const services = await startReplicas({ dataDir, env: { LOG_LEVEL: "error", ...behind } });
    closing.push(() => services.stop());
    const nginx = https === null ? null : await openNginx(https, doors, closing);
    return {
      services,
      nginx,
      processes: nginx ? ["nginx", ...restarted] : restarted,
      async restart(name) {
        if (name === "nginx") return nginx?.reload();
        const pid = services.pidOf(name);
        process.kill(pid, "SIGTERM");
        await services.replaced(name, pid);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openNginx(https: number, doors: string, closing: (() => unknown)[]): Promise<TestNginx> {
  const portal = mkdtempSync(join(tmpdir(), "casegraph-portal-"));
  closing.push(() => rmSync(portal, { recursive: true }));
  const routers = ["router-1.sock", "router-2.sock"].map((file) => join(doors, file));
  const nginx = await startNginx({ https, routers, portal });
  closing.push(() => nginx.close());
  return nginx;
}
