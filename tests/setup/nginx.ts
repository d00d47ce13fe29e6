import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect as connectHttp2 } from "node:http2";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "./product.ts";
import { until } from "./until.ts";

const DEPLOY = fileURLToPath(new URL("../../deploy", import.meta.url));

/** nginx with the configuration that is deployed, in front of routers on this machine. */
export interface TestNginx {
  readonly https: number;
  readonly http: number;
  readonly status: number;
  /** What its clients have to trust. */
  readonly ca: string;
  /** What it logged so far. */
  log(): string;
  /** As after a new certificate: resolves when new workers answer and the old ones take nothing more. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

/** What is different here from a container. */
export interface NginxOptions {
  /** The port on which browsers reach it: it is part of the public address. */
  readonly https: number;
  /** The files by which the routers are reached. */
  readonly routers: readonly string[];
  readonly portal: string;
}

/** Starts Debian's nginx as `localhost` with a certificate of its own. */
export async function startNginx({ https, routers, portal }: NginxOptions): Promise<TestNginx> {
  const folder = newNginxFolder();
  const run = join(folder, "run");
  mkdirSync(run);
  const secrets = join(folder, "secrets");
  execFileSync(join(DEPLOY, "certificate.sh"), ["localhost", secrets]);
  const [http, status] = [await freePort(), await freePort()];
  const file = join(run, "nginx.conf");
  writeFileSync(
    file,
    rendered({
      RUN_DIR: run,
      CONFIG_DIR: join(DEPLOY, "nginx"),
      PORTAL_DIR: portal,
      SERVER_NAME: "localhost",
      HTTPS_PORT: String(https),
      HTTP_PORT: String(http),
      STATUS_PORT: String(status),
      TLS_CERTIFICATE: join(secrets, "tls_certificate"),
      TLS_KEY: join(secrets, "tls_key"),
      ROUTER_SERVERS: routers.map((file) => `server unix:${file} max_fails=0;`).join(" "),
    }),
  );
  const log = join(folder, "log");
  const output = openSync(log, "a");
  const child = spawn("nginx", ["-c", file, "-g", "daemon off;"], { stdio: ["ignore", output, output] });
  await until(() => reachable(status), 10_000).catch((error) => {
    throw new Error(`nginx did not start: ${readFileSync(log, "utf8")}`, { cause: error });
  });
  const ca = readFileSync(join(secrets, "tls_certificate"), "utf8");
  return {
    https,
    http,
    status,
    ca,
    log: () => readFileSync(log, "utf8"),
    async reload() {
      const told = toldToGo(`https://localhost:${https}`, ca);
      await told.connected;
      child.kill("SIGHUP");
      await told.gone;
    },
    async close() {
      await end(child);
      rmSync(folder, { recursive: true });
    },
  };
}

/** A folder for what nginx reaches: its workers run as another account than whoever starts it. */
export function newNginxFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "casegraph-nginx-"));
  chmodSync(folder, 0o755);
  return folder;
}

/** As `envsubst` of the image does it: what is given is filled in, and nothing else that looks like a variable. */
function rendered(variables: Readonly<Record<string, string>>): string {
  const template = readFileSync(join(DEPLOY, "nginx", "nginx.conf.template"), "utf8");
  return template.replace(/\$\{(\w+)\}/g, (whole, name: string) => variables[name] ?? whole);
}

/** An idle connection is told to go away once the worker that holds it has been replaced. */
function toldToGo(url: string, ca: string): { readonly connected: Promise<unknown>; readonly gone: Promise<unknown> } {
  const session = connectHttp2(url, { ca });
  const gone = once(session, "close");
  const stream = session.request({ ":path": "/health" });
  stream.resume();
  return { connected: once(stream, "end"), gone };
}

async function reachable(port: number): Promise<void> {
  const socket: Socket = connect(port, "127.0.0.1");
  await once(socket, "connect").finally(() => socket.destroy());
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}
