import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connected } from "../router/testing/socket.ts";
import { call } from "../router/testing/world.ts";
import { buildCase } from "../subgraphs/cases/testing.ts";
import { Role } from "../subgraphs/identity/roles/roles.ts";
import { createLog } from "../subgraphs/shared/log.ts";
import { type MetricsServer, serveMetrics } from "../subgraphs/shared/metrics/metrics.server.ts";
import { gauge, knownMetrics } from "../subgraphs/shared/metrics/metrics.ts";
import type { Person } from "./setup/backend.ts";
import { useRouters } from "./setup/routers.ts";

const KNOWN = { id: "sha256:known", text: "query Counts { caseCounts { open } }" };
const routers = useRouters({ persisted: new Map([[KNOWN.id, KNOWN.text]]) });
const { test } = routers;
let officer: Person;
let server: MetricsServer;

beforeAll(async () => {
  officer = await test.officer();
  server = await serveMetrics({ METRICS_PORT: 0, METRICS_HOST: "127.0.0.1" }, createLog("test", "silent"));
});
afterAll(() => server.close());

const bearer = () => ({ authorization: officer.authorization });
const scrape = async () => (await call(`http://127.0.0.1:${server.port}/metrics`)).text;
/** The value of a sample, whose labels are given in the order of their declaration; 0 where there is none. */
const sampleOf = (text: string, sample: string) =>
  Number(
    text
      .split("\n")
      .find((line) => line.startsWith(`${sample} `))
      ?.slice(sample.length + 1) ?? 0,
  );

describe("a process", () => {
  it("tells nothing where nobody asked for a port", async () => {
    const none = await serveMetrics({ METRICS_HOST: "127.0.0.1" }, createLog("test", "silent"));

    expect(none.port).toBeNull();
    await none.close();
  });

  it("has its metrics and a health probe on the private port, and nothing on the public one", async () => {
    const place = `http://127.0.0.1:${server.port}`;

    expect((await call(`${place}/health`)).status).toBe(200);
    expect((await call(`${place}/graphql`)).status).toBe(404);
    expect((await call(`${place}/metrics`, { method: "POST" })).status).toBe(405);
    expect(await scrape()).toContain("casegraph_nodejs_eventloop_lag_seconds ");
    for (const port of Object.values(routers.ports)) {
      expect((await call(`http://127.0.0.1:${port}/metrics`)).text).not.toContain("casegraph_");
    }
  });

  it("says of a port that is taken that it is", async () => {
    const again = serveMetrics({ METRICS_PORT: server.port!, METRICS_HOST: "127.0.0.1" }, createLog("test", "silent"));

    await expect(again).rejects.toThrow("EADDRINUSE");
  });
});

describe("the metrics", () => {
  it("count an operation under its name when it is a known document, and under `other` whatever a client calls it", async () => {
    const named = 'casegraph_router_operations_total{operation="Counts",kind="query",code="OK"}';
    const other = 'casegraph_router_operations_total{operation="other",kind="query",code="OK"}';
    const before = await scrape();

    await routers.post("local", { documentId: KNOWN.id }, bearer());
    await routers.post("local", { query: KNOWN.text }, bearer());
    await routers.post("local", { query: "query Invented { me { id } }", operationName: "Invented" }, bearer());

    const after = await scrape();
    expect(sampleOf(after, named) - sampleOf(before, named)).toBe(1);
    expect(sampleOf(after, other) - sampleOf(before, other)).toBe(2);
    expect(after).not.toContain("Invented");
  });

  it("count what is refused and what fails by its code, at the router and at the subgraphs", async () => {
    const samples = [
      'casegraph_router_operations_total{operation="other",kind="refused",code="INVALID"}',
      'casegraph_router_operations_total{operation="other",kind="query",code="UNAUTHENTICATED"}',
      'casegraph_router_subgraph_requests_total{subgraph="cases",code="UNAUTHENTICATED"}',
      'casegraph_subgraph_operations_total{subgraph="cases",code="UNAUTHENTICATED"}',
    ];
    const before = await scrape();

    await routers.post("http", { query: "{ nothing }" });
    await routers.post("http", { query: "{ caseCounts { open } }" });

    const after = await scrape();
    expect(samples.map((sample) => sampleOf(after, sample) - sampleOf(before, sample))).toEqual([1, 1, 1, 1]);
  });

  it("tell of a sign-in that failed, and of one that was limited", async () => {
    const wrong = 'casegraph_sign_ins_total{method="password",code="WRONG_CREDENTIALS"}';
    const blocked = 'casegraph_limits_hit_total{limit="sign-in-guess"}';
    const before = await scrape();
    const text = 'mutation { signIn(input: { identifier: "nobody@example.org", password: "wrong" }) { __typename } }';

    for (let n = 0; n < 6; n++) await test.ask("identity", null, text);

    const after = await scrape();
    expect(sampleOf(after, wrong) - sampleOf(before, wrong)).toBe(5);
    expect(sampleOf(after, blocked) - sampleOf(before, blocked)).toBe(1);
  });

  it("tell of sockets and streams while they are open", async () => {
    const socket = await connected({ port: routers.ports.local } as never, officer.authorization.slice(7));
    socket.subscribe({ query: "subscription { caseChanged { caseId } }" });

    await expect
      .poll(async () => {
        const text = await scrape();
        const live = sampleOf(text, 'casegraph_live_streams{subgraph="cases"}');
        return [sampleOf(text, "casegraph_router_sockets"), sampleOf(text, "casegraph_router_subscriptions"), live];
      })
      .toEqual([1, 1, 1]);

    socket.close();
    await expect.poll(async () => sampleOf(await scrape(), "casegraph_router_sockets")).toBe(0);
  });

  it("tell where the ledger stands, and that nothing is parked", async () => {
    await buildCase(test, await test.person(Role.CITIZEN));
    await test.backend.settled();

    await expect
      .poll(async () => {
        const text = await scrape();
        return sampleOf(text, "casegraph_ledger_head") - sampleOf(text, "casegraph_ledger_tail");
      })
      .toBe(0);
    const text = await scrape();
    expect(sampleOf(text, "casegraph_ledger_head")).toBeGreaterThan(0);
    expect(sampleOf(text, "casegraph_ledger_reading_age_seconds")).toBeLessThan(2);
    const parked = text.split("\n").filter((line) => line.startsWith("casegraph_reaction_parked{"));
    expect(parked.length).toBeGreaterThan(0);
    expect(parked.every((line) => line.endsWith(" 0"))).toBe(true);
  });

  it("are still read when the database is away", async () => {
    const { query } = test.backend.cases.db;
    test.backend.cases.db.query = () => new Promise<never>(() => undefined);

    const text = await scrape();

    test.backend.cases.db.query = query;
    expect(text).toContain("casegraph_ledger_head ");
  });

  it("are still read when one of them cannot be told", async () => {
    const broken = gauge({ name: "casegraph_process_test_broken", help: "A figure that fails." });
    const unwatch = broken.watch({}, () => {
      throw new Error("closed meanwhile");
    });

    const text = await scrape();

    unwatch();
    expect(text).toContain("casegraph_ledger_head ");
  });

  it("are explained, each of them, and no other is", () => {
    const explained = [...readFileSync("docs/metrics.md", "utf8").matchAll(/^\| `(casegraph_\w+)`/gm)].map(
      (match) => match[1],
    );
    const ours = knownMetrics().filter(({ name }) => !/^casegraph_(process|nodejs)_/.test(name));

    expect(explained.toSorted()).toEqual(ours.map(({ name }) => name).toSorted());
  });
});
