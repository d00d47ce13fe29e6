import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { z } from "zod";
import { routerEnv } from "../router/env.ts";
import { DATABASE_ROLES } from "../standalone/database-roles.ts";
import { standaloneEnv } from "../standalone/env.ts";
import { ledgerOperatorEnv } from "../standalone/ledger-operator.ts";
import { readRolePasswords } from "../standalone/role-passwords.ts";
import { agentsEnv } from "../subgraphs/agents/env.ts";
import { casesEnv } from "../subgraphs/cases/env.ts";
import { identityEnv } from "../subgraphs/identity/env.ts";
import { messagingEnv } from "../subgraphs/messaging/env.ts";
import { secretFor } from "../subgraphs/shared/credential.ts";
import { readEnv } from "../subgraphs/shared/env.ts";

/** What of a service these tests look at. */
interface Service {
  readonly image?: string;
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly volumes?: readonly string[];
  readonly secrets?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly disable?: boolean };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly logging?: { readonly options: Readonly<Record<string, string>> };
  readonly deploy?: { readonly resources: { readonly limits: object } };
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
  readonly volumes: Readonly<Record<string, { readonly driver_opts?: { readonly o: string } }>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

const script = (name: string) => fileURLToPath(new URL(`./${name}`, import.meta.url));
const given = { PUBLIC_URL: "https://casegraph.example", SERVER_NAME: "casegraph.example" } as Record<string, string>;
const compose = read("docker-compose.yml");
const services = Object.entries(compose.services);
const folder = mkdtempSync(join(tmpdir(), "casegraph-secrets-"));
execFileSync(script("secrets.sh"), [folder]);
execFileSync(script("certificate.sh"), ["localhost", folder]);

afterAll(() => rmSync(folder, { recursive: true }));

const SHAPES: readonly [RegExp, z.ZodRawShape][] = [
  [/^identity-\d$/, identityEnv],
  [/^cases-\d$/, casesEnv],
  [/^messaging-\d$/, messagingEnv],
  [/^agents-\d$/, agentsEnv],
  [/^router-\d$/, routerEnv],
  [/^(migrate|operator)$/, { ...standaloneEnv, ...ledgerOperatorEnv }],
];
const SUBGRAPHS = ["identity", "cases", "messaging", "agents"].flatMap((name) => [`${name}-1`, `${name}-2`]);
const processes = services.flatMap(([name, service]) =>
  SHAPES.filter(([pattern]) => pattern.test(name)).map(([, shape]) => ({ name, service, shape })),
);

describe("the composition", () => {
  it("has two of everything that holds no state", () => {
    expect(processes.map(({ name }) => name).sort()).toEqual(
      [...SUBGRAPHS, "migrate", "operator", "router-1", "router-2"].sort(),
    );
  });

  it.each(processes)("gives $name an environment that it accepts, and no variable that it does not read", (process) => {
    const { service, shape } = process;
    const env = Object.entries(service.environment ?? {}).map(([name, value]) => [
      name,
      String(value).replace("/run/secrets", folder),
    ]);
    const names = env.map(([name = ""]) => name.replace(/_FILE$/, "").replace(/(_URL)_PASSWORD$/, "$1"));

    expect(() => readEnv(shape, Object.fromEntries(env))).not.toThrow();
    expect(names.filter((name) => !(name in shape))).toEqual([]);
  });

  it("gives every role of the database a password of its own", () => {
    const passwords = Object.values(readRolePasswords(folder, DATABASE_ROLES));

    expect(new Set(passwords).size).toBe(DATABASE_ROLES.length);
    expect(compose.services.migrate?.secrets).toEqual(
      expect.arrayContaining(DATABASE_ROLES.map((role) => `casegraph_${role}`)),
    );
  });

  it("mounts each secret where it is read and nowhere else, each from a file that is made", () => {
    for (const [name, { secrets = [], environment = {} }] of services) {
      const read = Object.values(environment).flatMap(
        (value) => /\/run\/secrets\/(\w+)/.exec(String(value))?.[1] ?? [],
      );
      const roles = environment.DATABASE_ROLE_PASSWORDS_DIR ? DATABASE_ROLES.map((role) => `casegraph_${role}`) : [];
      const redis = name === "redis" ? secrets : [];
      expect([name, [...new Set([...read, ...roles, ...redis])].sort()]).toEqual([name, [...secrets].sort()]);
    }
    const files = Object.values(compose.secrets).map(({ file }) => file.replace("deploy/secrets/", ""));
    expect(files.sort()).toEqual(readdirSync(folder).sort());
  });

  it("lets the world reach nginx alone", () => {
    const published = services.filter(([, { ports }]) => ports).map(([name]) => name);

    expect(published).toEqual(["nginx"]);
    expect(onOpenNetworks("public")).toEqual(["nginx"]);
    expect(compose.services.nginx?.networks).toEqual(["public"]);
  });

  it("has nginx meet each router by its file, on a volume of theirs", () => {
    const { ROUTER_SERVERS = "" } = compose.services.nginx?.environment ?? {};
    const mounts = compose.services.nginx?.volumes ?? [];
    const routers = services.filter(([name]) => name.startsWith("router-"));

    for (const [name, { environment, volumes = [] }] of routers) {
      const [folder, file] = (environment?.UNIX_SOCKET ?? "").split(/(?<=router)\//);
      expect(volumes).toEqual([`${name}:${folder}`]);
      expect(mounts).toContain(`${name}:/run/${name}:ro`);
      expect(ROUTER_SERVERS).toContain(`server unix:/run/${name}/${file} max_fails=0;`);
    }
    expect(mounts).toHaveLength(routers.length);
    const [, ofRouter, ofNginx] =
      /USER (\d+):\d+[\s\S]*USER \d+:(\d+)/.exec(readFileSync("deploy/Dockerfile", "utf8")) ?? [];
    for (const [name] of routers) {
      expect(compose.volumes[name]?.driver_opts?.o).toContain(`uid=${ofRouter},gid=${ofNginx},mode=0750`);
    }
  });

  it("has a way out for those alone who reach the place of the ledger's heads, with what it asks for", () => {
    const asked = { AWS_ACCESS_KEY_ID: "id", AWS_REGION: "eu-west-1", AWS_ENDPOINT_URL: "https://s3.example" };
    const elsewhere = read("docker-compose.yml", { ...given, ...asked, LEDGER_HEADS_URL: "s3://heads/of/casegraph" });
    const reaching = ["identity-1", "identity-2", "migrate", "operator"];

    expect(onOpenNetworks("heads").sort()).toEqual(reaching);
    for (const name of reaching) {
      expect(elsewhere.services[name]?.environment).toMatchObject({
        ...asked,
        LEDGER_HEADS_URL: "s3://heads/of/casegraph",
        AWS_SECRET_ACCESS_KEY_FILE: "/run/secrets/heads_secret_key",
        LEDGER_HEADS_TOKEN_FILE: "/run/secrets/heads_token",
      });
    }
  });

  it("has a way out to the mail server for who sends mail alone", () => {
    expect(onOpenNetworks("mail").sort()).toEqual(["identity-1", "identity-2", "messaging-1", "messaging-2"]);
  });

  it.each([
    ["postgres", ["migrate", "operator", "backup", ...SUBGRAPHS, "postgres"]],
    ["redis", [...SUBGRAPHS, "redis"]],
    ["identity-1", ["router-1", "router-2", ...SUBGRAPHS]],
  ])("lets nobody reach %s but who has business with it", (target, expected) => {
    // The network of metrics is the operator's, those of heads and mail lead out; processes do not meet on either.
    const near = (compose.services[target]?.networks ?? []).filter(
      (each) => !["metrics", "heads", "mail"].includes(each),
    );
    const reaching = services.filter(([, { networks }]) => networks?.some((each) => near.includes(each)));
    const beyond = target === "identity-1" ? ["postgres", "redis", "backup", "migrate", "operator"] : [];

    expect(reaching.map(([name]) => name).sort()).toEqual([...expected, ...beyond].sort());
  });

  it("starts what needs the schema after the migrations went well", () => {
    for (const { name, service } of processes.filter(({ name }) => /^(identity|cases|messaging|agents)/.test(name))) {
      expect([name, service.depends_on?.migrate?.condition]).toEqual([name, "service_completed_successfully"]);
    }
  });

  it.each(services)("keeps %s within bounds", (name, service) => {
    expect(service.deploy?.resources.limits).toEqual({ cpus: expect.any(String), memory: expect.any(String) });
    expect(service.logging?.options).toMatchObject({ "max-size": "10m", "max-file": "5" });
    expect(service.image).toMatch(/:(\$\{[^}]*:)?\d+\.\d+[\w.-]*\}?$|:-[\w-]+:\d+\.\d+\.\d+\}$/);
    if (name === "postgres") return;
    expect(service).toMatchObject({ read_only: true, cap_drop: ["ALL"] });
  });

  it("has its metrics where docs/metrics.md sends Prometheus", () => {
    const [, example = ""] =
      /<!-- scrape -->\n```yaml\n([\s\S]*?)```/.exec(readFileSync("docs/metrics.md", "utf8")) ?? [];
    const [job] = (parse(example) as { scrape_configs: { static_configs: { targets: string[] }[] }[] }).scrape_configs;
    const serving = processes.filter(({ service }) => service.environment?.METRICS_PORT);

    expect(job?.static_configs[0]?.targets.toSorted()).toEqual(
      serving.map(({ name, service }) => `${name}:${service.environment?.METRICS_PORT}`).toSorted(),
    );
    for (const { service } of serving) expect(service.networks).toContain("metrics");
  });

  it.each(["development", "staging"])("is opened to this host alone by the override for %s", (name) => {
    const override = read(`deploy/compose.${name}.yml`);
    const ports = Object.values(override.services).flatMap((service) => service.ports ?? []);

    expect(Object.keys(override.services).filter((each) => !compose.services[each])).toEqual([]);
    expect(ports.filter((port) => !port.startsWith("127.0.0.1:"))).toEqual([]);
  });
});

describe("deploy/secrets.sh", () => {
  it("leaves a secret that is there as it is", () => {
    const before = readFileSync(join(folder, "router_secret"), "utf8");

    execFileSync(script("secrets.sh"), [folder]);

    expect(readFileSync(join(folder, "router_secret"), "utf8")).toBe(before);
    expect(before.trim().length).toBeGreaterThanOrEqual(43);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it("keeps nothing of what went wrong, and makes it the next time", () => {
    const fresh = join(folder, "interrupted");
    const failing = join(folder, "bin");
    mkdirSync(failing);
    writeFileSync(join(failing, "openssl"), "#!/bin/sh\nprintf half\nexit 1\n", { mode: 0o755 });
    mkdirSync(fresh);
    writeFileSync(join(fresh, "router_secret"), "");

    const PATH = `${failing}:${process.env.PATH}`;
    expect(() => execFileSync(script("secrets.sh"), [fresh], { env: { PATH }, stdio: "pipe" })).toThrow();
    expect(readdirSync(fresh)).toEqual(["router_secret"]);

    execFileSync(script("secrets.sh"), [fresh]);
    const made = readdirSync(fresh).filter((name) => !/^(heads_|smtp_|twilio_)/.test(name));
    for (const name of made) expect([name, statSync(join(fresh, name)).size > 40]).toEqual([name, true]);
    expect(made).toHaveLength(29);
  });

  it("gives each subgraph what it alone shares with the routers, anew when theirs changes", () => {
    const read = (name: string) => readFileSync(join(folder, name), "utf8").trim();
    rmSync(join(folder, "router_secret"));

    execFileSync(script("secrets.sh"), [folder]);

    for (const name of ["identity", "cases", "messaging", "agents"])
      expect(read(`router_secret_${name}`)).toBe(secretFor(name, read("router_secret")));
    for (const peer of ["identity", "cases"])
      expect(read(`messaging_at_${peer}`)).toBe(secretFor("messaging", read(`router_secret_${peer}`)));
    expect(read("agents_at_identity")).toBe(secretFor("agents", read("router_secret_identity")));
  });
});

it("deploy/certificate.sh says what it needs", () => {
  expect(() => execFileSync(script("certificate.sh"), { stdio: "pipe" })).toThrow(
    "usage: deploy/certificate.sh <host name> [folder]",
  );
});

it("deploy/certificate.sh lets nobody else at the key", () => {
  const fresh = join(folder, "certificate");
  mkdirSync(fresh);
  chmodSync(fresh, 0o755);

  execFileSync(script("certificate.sh"), ["localhost", fresh]);

  expect(statSync(fresh).mode & 0o777).toBe(0o700);
});

/** Who is on a network that leads out of this host. */
function onOpenNetworks(network: string): string[] {
  expect(compose.networks[network]?.internal ?? false).toBe(false);
  expect(Object.keys(compose.networks).filter((each) => !compose.networks[each]?.internal)).toEqual([
    "public",
    "heads",
    "mail",
  ]);
  return services.filter(([, { networks }]) => networks?.includes(network)).map(([name]) => name);
}

/** As compose reads it: anchors merged, variables filled in. */
function read(path: string, variables: Record<string, string> = given): Compose {
  const text = readFileSync(path, "utf8").replace(
    /\$\{(\w+)(?::[-?]([^}]*))?\}/g,
    (_whole, name: string, other: string) => variables[name] ?? other,
  );
  return parse(text, { merge: true, maxAliasCount: -1 }) as Compose;
}
