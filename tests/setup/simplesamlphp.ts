import { type ChildProcess, spawn } from "node:child_process";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { selfSigned } from "../../subgraphs/identity/sso/saml/self-signed.ts";
import { freePort } from "./product.ts";
import type { ServiceProvider } from "./saml-idp.ts";
import { until } from "./until.ts";

const PLACE = "/usr/share/simplesamlphp";
const STARTING_MS = 60_000;
const YEAR_MS = 365 * 24 * 3_600_000;
const PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";

/** Whether Debian's package is here; tests that need it are left out where it is not. */
export const hasSimpleSamlPhp = existsSync(join(PLACE, "www/module.php")) && existsSync("/usr/bin/php");

/** Who can sign in there: their password is their name. */
interface Account {
  readonly name: string;
  readonly displayName: string;
  readonly email: string;
  readonly groups: readonly string[];
}

/** How a service is answered. */
interface Answering {
  readonly encrypted?: boolean;
  /** Of our encryption key, in base64. */
  readonly certificate?: string;
}

/** SimpleSAMLphp as an identity provider, in PHP's own server, with a configuration of its own. */
export class SimpleSamlPhp {
  readonly #dir = mkdtempSync(join(tmpdir(), "casegraph-ssp-"));
  readonly #secret = randomBytes(16).toString("hex");
  #port = 0;
  #child: ChildProcess | null = null;
  #keys = 0;

  get url(): string {
    return `http://127.0.0.1:${this.#port}/`;
  }

  get metadataUrl(): string {
    return `${this.url}saml2/idp/metadata.php`;
  }

  /** Where somebody begins who goes to a service from here. */
  beginUrl({ spEntityId }: ServiceProvider): string {
    return `${this.url}saml2/idp/SSOService.php?${new URLSearchParams({ spentityid: spEntityId })}`;
  }

  /** Where somebody signs out here, and everywhere else by it. */
  get signOutUrl(): string {
    return `${this.url}saml2/idp/SingleLogoutService.php?${new URLSearchParams({ ReturnTo: this.url })}`;
  }

  async start(accounts: readonly Account[]): Promise<void> {
    this.#port = await freePort();
    for (const name of ["config", "metadata", "cert", "log", "data", "tmp", "sessions"])
      mkdirSync(join(this.#dir, name), { recursive: true });
    this.makeKey();
    this.#write("config/config.php", this.#config());
    this.#write("config/authsources.php", accountsOf(accounts));
    this.serveWith("key1");
    this.#write("metadata/saml20-sp-remote.php", "");
    const env = { ...process.env, SIMPLESAMLPHP_CONFIG_DIR: join(this.#dir, "config"), PHP_CLI_SERVER_WORKERS: "4" };
    // Its cache of compiled files overlooks for two seconds that one has changed.
    const settings = ["-d", "display_errors=0", "-d", "opcache.enable=0"];
    const args = [...settings, "-S", `127.0.0.1:${this.#port}`, "-t", join(PLACE, "www")];
    this.#child = spawn("/usr/bin/php", args, { stdio: "ignore", env, detached: true });
    await until(async () => {
      const answer = await fetch(this.metadataUrl);
      if (!answer.ok) throw new Error(`${answer.status}: ${(await answer.text()).slice(0, 2000)}`);
    }, STARTING_MS);
  }

  /** Lets a service be signed in to. */
  serve(
    { spEntityId, acsUrl, spSloUrl }: ServiceProvider,
    { encrypted = false, certificate = "" }: Answering = {},
  ): void {
    this.#write(
      "metadata/saml20-sp-remote.php",
      `$metadata['${spEntityId}'] = ['AssertionConsumerService' => '${acsUrl}', 'SingleLogoutService' => '${spSloUrl}',
        'NameIDFormat' => '${PERSISTENT}', 'certData' => '${certificate}', 'assertion.encryption' => ${encrypted},
        'sign.logout' => true, 'validate.authnrequest' => ${certificate !== ""}, 'validate.logout' => ${certificate !== ""}];`,
    );
  }

  /** Makes another key; its name. */
  makeKey(): string {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const [notBefore, notAfter] = [new Date(Date.now() - 1000), new Date(Date.now() + YEAR_MS)];
    const name = `key${++this.#keys}`;
    const certificate = selfSigned(privateKey, { name: "simplesamlphp", notBefore, notAfter });
    writeFileSync(join(this.#dir, `cert/${name}.crt`), certificate);
    writeFileSync(join(this.#dir, `cert/${name}.pem`), privateKey.export({ type: "pkcs8", format: "pem" }));
    return name;
  }

  /** Signs with this key, and announces another one where there is one to come. */
  serveWith(key: string, next: string | null = null): void {
    const announced = next ? `'new_privatekey' => '${next}.pem', 'new_certificate' => '${next}.crt',` : "";
    this.#write(
      "metadata/saml20-idp-hosted.php",
      `$metadata['${this.url}idp'] = ['host' => '__DEFAULT__', 'privatekey' => '${key}.pem', 'certificate' => '${key}.crt',
        ${announced} 'auth' => 'people', 'NameIDFormat' => '${PERSISTENT}', 'sign.logout' => true,
        'saml20.sign.response' => true, 'saml20.sign.assertion' => true,
        'authproc' => [3 => ['class' => 'saml:AttributeNameID', 'attribute' => 'uid', 'Format' => '${PERSISTENT}']]];`,
    );
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (child?.pid && child.exitCode === null) {
      const ended = once(child, "exit");
      // With the workers that it has started.
      process.kill(-child.pid, "SIGKILL");
      await ended;
    }
    rmSync(this.#dir, { recursive: true, force: true });
  }

  #write(file: string, php: string): void {
    writeFileSync(join(this.#dir, file), `<?php\n${php}\n`);
  }

  #config(): string {
    const at = (name: string) => `'${join(this.#dir, name)}/'`;
    return `$config = ['baseurlpath' => '${this.url}', 'certdir' => ${at("cert")}, 'loggingdir' => ${at("log")},
      'datadir' => ${at("data")}, 'tempdir' => ${at("tmp")}, 'metadatadir' => ${at("metadata")},
      'secretsalt' => '${this.#secret}', 'auth.adminpassword' => '${this.#secret}', 'timezone' => 'UTC',
      'technicalcontact_email' => 'nobody@example.org', 'logging.handler' => 'file', 'enable.saml20-idp' => true,
      'session.cookie.secure' => false, 'session.cookie.samesite' => null, 'store.type' => 'phpsession',
      'session.phpsession.savepath' => ${at("sessions")}, 'module.enable' => ['exampleauth' => true, 'core' => true, 'saml' => true],
      'trusted.url.domains' => null, 'language.default' => 'en', 'language.available' => ['en'], 'production' => false,
      'metadata.sources' => [['type' => 'flatfile', 'directory' => ${at("metadata")}]]];`;
  }
}

function accountsOf(accounts: readonly Account[]): string {
  const each = accounts.map(({ name, displayName, email, groups }) => {
    const list = groups.map((group) => `'${group}'`).join(", ");
    return `'${name}:${name}' => ['uid' => ['${name}'], 'displayName' => ['${displayName}'], 'mail' => ['${email}'], 'groups' => [${list}]]`;
  });
  return `$config = ['people' => ['exampleauth:UserPass', ${each.join(", ")}]];`;
}
