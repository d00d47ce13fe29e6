import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { Role } from "../subgraphs/identity/roles/roles.ts";
import { secretFor } from "../subgraphs/shared/credential.ts";
import { Follower } from "./drills/follower.ts";
import { Api } from "./setup/api.ts";
import { useBackend } from "./setup/backend.ts";
import { compiledProcesses } from "./setup/compiled.ts";
import { newDataDir, removeDataDir } from "./setup/data-dir.ts";
import { freePort } from "./setup/product.ts";

const test = useBackend();
const heads = pathToFileURL(newDataDir("casegraph-heads"));
const children: Record<string, ChildProcess> = {};
const PASSWORD = "correct horse battery staple";
let url: string;

/** Each subgraph and the router as a process of its own, started by its `main.ts`, compiled. */
beforeAll(async () => {
  const [router, identity, cases, messaging, agents] = await Promise.all([
    freePort(),
    freePort(),
    freePort(),
    freePort(),
    freePort(),
  ]);
  url = `http://localhost:${router}`;
  const { secrets } = inject("postgres");
  const as = (role: string) => {
    const database = new URL(test.ownerUrl);
    database.username = `casegraph_${role}`;
    database.password = secrets.passwords[role] as string;
    return database.href;
  };
  const common = {
    PUBLIC_URL: url,
    LOG_LEVEL: "error",
    SEALING_SECRET: secrets.sealingSecret,
    REFRESH_SECRET: secrets.refreshSecret,
    CODE_SECRET: secrets.codeSecret,
    FACTOR_SECRET: secrets.factorSecret,
    SSO_SECRET: secrets.ssoSecret,
    LEDGER_SIGNING_KEY: secrets.ledgerSigningKey,
    LEDGER_HEADS_URL: heads.href,
    LEDGER_SEALING_SECRET: secrets.ledgerSealingSecret,
    SEQUENCER_DATABASE_URL: as("sequencer"),
  };
  const compiled = await compiledProcesses();
  const run = (main: string, env: Record<string, string>) => {
    const child = spawn(process.execPath, [join(compiled, `${main}.js`)], {
      env: { ...process.env, ...common, ...env },
      stdio: "inherit",
    });
    children[main] = child;
  };
  const subgraph = (name: string, port: number) => ({
    DATABASE_URL: as(name),
    PORT: String(port),
    ROUTER_SECRET: secretFor(name, secrets.routerSecret),
  });
  run("subgraphs/identity/main", subgraph("identity", identity));
  const jwks = `http://127.0.0.1:${identity}/.well-known/jwks.json`;
  run("subgraphs/cases/main", { ...subgraph("cases", cases), JWKS_URL: jwks });
  const at = (port: number) => `http://127.0.0.1:${port}/graphql`;
  const addresses = {
    IDENTITY_URL: at(identity),
    CASES_URL: at(cases),
    MESSAGING_URL: at(messaging),
    AGENTS_URL: at(agents),
  };
  const shared = (name: string, peer: string) => secretFor(name, secretFor(peer, secrets.routerSecret));
  run("subgraphs/messaging/main", {
    ...subgraph("messaging", messaging),
    ...addresses,
    JWKS_URL: jwks,
    IDENTITY_SECRET: shared("messaging", "identity"),
    CASES_SECRET: shared("messaging", "cases"),
    LINK_SECRET: secrets.linkSecret,
  });
  run("subgraphs/agents/main", {
    ...subgraph("agents", agents),
    IDENTITY_URL: addresses.IDENTITY_URL,
    ROUTER_URL: `http://127.0.0.1:${router}`,
    JWKS_URL: jwks,
    IDENTITY_SECRET: shared("agents", "identity"),
    DELEGATION_SECRET: secrets.delegationSecret,
  });
  run("router/main", {
    PORT: String(router),
    ROUTER_SECRET: secrets.routerSecret,
    ...addresses,
  });
  await vi.waitFor(async () => expect((await fetch(`${url}/ready`)).status).toBe(200), {
    timeout: 50_000,
    interval: 200,
  });
}, 120_000);

afterAll(async () => {
  await Promise.all(Object.values(children).map(stop));
  await removeDataDir(fileURLToPath(heads));
});

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  child.kill("SIGTERM");
  const [code] = await once(child, "exit");
  return code;
}

describe("a process for each part", () => {
  it("serves what one process serves", async () => {
    const officer = await test.person(Role.OFFICER, { displayName: "Asha", password: PASSWORD });
    const api = new Api(url);
    await api.signIn(officer.email, PASSWORD);

    const { createCase } = await api.must(
      'mutation { createCase(input: { title: "Across processes" }) { id openedBy { displayName } } }',
    );
    const { me } = await api.must("{ me { displayName } }");

    expect(createCase.openedBy).toEqual({ displayName: "Asha" });
    expect(me).toEqual({ displayName: "Asha" });
    expect(await test.ledgerOf(createCase.id)).toMatchObject([{ event: "case.created", actor: officer.id }]);
  });

  it("hears in one what another said: an ended session is nobody's everywhere", async () => {
    const officer = await test.person(Role.OFFICER, { password: PASSWORD });
    const api = new Api(url);
    await api.signIn(officer.email, PASSWORD);
    const { mySessions } = await api.must("{ mySessions { id current } }");
    const { id } = mySessions.find(({ current }: { current: boolean }) => current);

    await api.must("mutation($id: ID!) { endSession(input: { id: $id }) { id } }", { id });

    await expect
      .poll(async () => (await api.ask("{ caseCounts { open } }")).errors?.[0]?.extensions.code, { timeout: 1000 })
      .toBe("UNAUTHENTICATED");
  });

  it("stops when it is told to, soon although streams were open, and says that it went well", async () => {
    const officer = await test.person(Role.OFFICER, { password: PASSWORD });
    const api = new Api(url);
    await api.signIn(officer.email, PASSWORD);
    const follower = new Follower([url], api.authorization ?? "", 0);
    await follower.opened;
    const began = performance.now();

    expect(await Promise.all(Object.values(children).map(stop))).toEqual([0, 0, 0, 0, 0]);

    expect(performance.now() - began).toBeLessThan(8_000);
    await follower.stop();
  });
});
