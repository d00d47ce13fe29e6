import { type ChildProcess, spawn } from "node:child_process";
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { selfSigned } from "../../subgraphs/identity/sso/saml/self-signed.ts";
import { freePort } from "./product.ts";
import { until } from "./until.ts";

/** What a provider has to know of a service. */
export interface ServiceProvider {
  readonly spEntityId: string;
  readonly acsUrl: string;
  readonly spSloUrl: string;
}

const YEAR_MS = 365 * 24 * 3_600_000;
const STARTING_MS = 30_000;
const PROGRAM = createRequire(import.meta.url).resolve("saml-idp/bin/run.js");

/** `saml-idp` of the registry, in a process of its own: whoever visits it is who its form says. */
export class SamlIdp {
  /** Of its own: a product takes each provider once, and several files of tests share one. */
  readonly entityId = `urn:casegraph:test:saml-idp:${randomUUID()}`;
  readonly #dir = mkdtempSync(join(tmpdir(), "casegraph-saml-idp-"));
  #port = 0;
  #child: ChildProcess | null = null;

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get metadataUrl(): string {
    return `${this.url}/metadata`;
  }

  /** Starts it for one service; again with another key where it is told so. */
  async start({ spEntityId, acsUrl, spSloUrl }: ServiceProvider, { newKey = false } = {}): Promise<void> {
    await this.#end();
    if (this.#port === 0 || newKey) this.#makeKey();
    this.#port ||= await freePort();
    const files = { cert: join(this.#dir, "cert.pem"), key: join(this.#dir, "key.pem") };
    const told = { host: "127.0.0.1", port: this.#port, issuer: this.entityId, audience: spEntityId, acsUrl, ...files };
    const more = { serviceProviderId: spEntityId, sloUrl: spSloUrl };
    const args = Object.entries({ ...told, ...more }).flatMap(([name, value]) => [`--${name}`, String(value)]);
    this.#child = spawn(process.execPath, ["--no-deprecation", PROGRAM, ...args], { stdio: "ignore" });
    await until(() => fetch(this.metadataUrl), STARTING_MS);
  }

  async stop(): Promise<void> {
    await this.#end();
    rmSync(this.#dir, { recursive: true, force: true });
  }

  #makeKey(): void {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const [notBefore, notAfter] = [new Date(Date.now() - 1000), new Date(Date.now() + YEAR_MS)];
    writeFileSync(join(this.#dir, "cert.pem"), selfSigned(privateKey, { name: "saml-idp", notBefore, notAfter }));
    writeFileSync(join(this.#dir, "key.pem"), privateKey.export({ type: "pkcs1", format: "pem" }));
  }

  async #end(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }
}
