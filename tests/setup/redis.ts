import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Redis } from "ioredis";
import { freePort } from "./product.ts";

/** The Redis of this machine; no registry has a package with one. */
export const redisServer = found();

const USER = "casegraph";
const PASSWORD = "a-password-of-the-tests";

/** What a service's user may do, and nothing else. */
const ACL = `user default off
user ${USER} on >${PASSWORD} resetchannels &casegraph:* ~casegraph:* -@all +get +set +incrby +pttl +expire +del +multi +exec +eval +evalsha +publish +subscribe +unsubscribe +ping +select`;
/** The one that is deployed. */
const CONFIGURATION = fileURLToPath(new URL("../../deploy/redis/redis.conf", import.meta.url));
const ADMIN = `user admin on >${PASSWORD} ~* &* +@all`;

/** A Redis of its own on loopback, with users and an append-only file. */
export class TestRedis {
  readonly #folder = mkdtempSync(join(tmpdir(), "casegraph-redis-"));
  #child: ChildProcess | null = null;

  constructor(readonly port: number) {
    writeFileSync(join(this.#folder, "users.acl"), `${ACL}\n${ADMIN}\n`);
  }

  get url(): string {
    return this.urlAs(USER, PASSWORD);
  }

  /** With every right. */
  get adminUrl(): string {
    return this.urlAs("admin", PASSWORD);
  }

  urlAs(user: string, password: string): string {
    return `redis://${user}:${encodeURIComponent(password)}@127.0.0.1:${this.port}/0`;
  }

  async start(): Promise<void> {
    const aclfile = join(this.#folder, "users.acl");
    const settings = { port: this.port, bind: "127.0.0.1", dir: this.#folder, aclfile, appendfsync: "always" };
    const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
    this.#child = spawn(redisServer ?? "", [CONFIGURATION, ...args], { stdio: "ignore" });
    await this.asAdmin((admin) => admin.ping());
  }

  /** As a power cut; what was written stays. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }

  /** Connections stand and nothing is answered, until it thaws. */
  freeze(): void {
    this.#child?.kill("SIGSTOP");
  }

  thaw(): void {
    this.#child?.kill("SIGCONT");
  }

  wipe(): Promise<unknown> {
    return this.asAdmin((admin) => admin.flushall());
  }

  /** With every right, and waiting for as long as it takes to connect. */
  async asAdmin<T>(work: (admin: Redis) => Promise<T>): Promise<T> {
    const admin = new Redis(this.adminUrl, { retryStrategy: () => 50, maxRetriesPerRequest: null });
    admin.on("error", () => undefined);
    try {
      return await work(admin);
    } finally {
      admin.disconnect();
    }
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Starts a Redis on a free port. */
export async function startRedis(): Promise<TestRedis> {
  const redis = new TestRedis(await freePort());
  await redis.start();
  return redis;
}

function found(): string | null {
  try {
    return execFileSync("sh", ["-c", "command -v redis-server"], { encoding: "utf8" }).trim();
  } catch {
    return null;
  }
}
