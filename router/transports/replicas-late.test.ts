import type { ServerResponse } from "node:http";
import { type DocumentNode, parse } from "graphql";
import { afterEach, describe, expect, it } from "vitest";
import { nobody } from "../../subgraphs/shared/caller.ts";
import { CREDENTIAL_CHALLENGE } from "../../subgraphs/shared/credential.ts";
import { READY_PATH } from "../../subgraphs/shared/subgraph.ts";
import { heardLog, sampleOf } from "../../tests/setup/heard.ts";
import { fakeProcess } from "../testing/broken.ts";
import { httpTransport } from "./http.ts";

const SECRET = "a secret of the tests, of more than 32 characters";
const QUERY = parse("{ held }");
const MUTATION = parse("mutation { change }");
const SHORT_MS = 300;
const LONG_MS = 5_000;
const OUT = "a replica gets no more requests for now";

type Answer = (response: ServerResponse) => void;

const stalls: Answer = () => undefined;
const answersHalf: Answer = (response) => void response.writeHead(200).write('{"data":');
const answers: Answer = (response) => void response.end('{"data":{"held":"x"}}');
const refuses: Answer = (response) =>
  void response.writeHead(401, { "www-authenticate": CREDENTIAL_CHALLENGE }).end('{"errors":[{"message":"no"}]}');

const closing: (() => unknown)[] = [];
afterEach(() => Promise.all(closing.splice(0).map((close) => close())));

/** A process that says that it is ready, and answers operations as a test says. */
async function replica(answer: Answer) {
  const one = { url: "", asked: 0, answer };
  const { url, close } = await fakeProcess((request, response) => {
    if (request.url === READY_PATH) return void response.writeHead(204).end();
    one.asked += 1;
    one.answer(response);
  });
  closing.push(close);
  return Object.assign(one, { url });
}

function reach(...replicas: { url: string }[]) {
  const heard = heardLog();
  const urls = { cases: replicas.map(({ url }) => url) };
  const transport = httpTransport({ urls, secret: SECRET, log: heard.log });
  closing.push(() => transport.close());
  const upstream = transport.upstreams.get("cases")!;
  const run = (patienceMs: number, document: DocumentNode = QUERY) =>
    upstream.execute({ document }, nobody("r"), AbortSignal.timeout(patienceMs)).then(
      () => "answered",
      () => "failed",
    );
  return { heard, run };
}

const out = () => sampleOf('casegraph_router_replicas{subgraph="cases",state="out"}');
const late = () => sampleOf('casegraph_router_replica_out_total{subgraph="cases",why="late"}');

describe.each<[string, Answer]>([
  ["stalls", stalls],
  ["answers half and stalls", answersHalf],
])("a replica that %s while it says that it is ready", (_what, broken) => {
  it("is set aside after three time-outs in a row, so that the other gets everything, until it answers again", async () => {
    const [bad, good] = [await replica(broken), await replica(answers)];
    const { heard, run } = reach(bad, good);
    const before = await late();
    while ((await out()) === 0) await run(SHORT_MS);
    const { asked } = bad;

    const outcomes = await Promise.all(Array.from({ length: 20 }, () => run(LONG_MS)));

    expect(outcomes).toEqual(Array(20).fill("answered"));
    expect([bad.asked, await late()]).toEqual([asked, before + 1]);
    expect(heard.lines(OUT)).toMatchObject([
      { level: 40, subgraph: "cases", why: "its answers do not come in time", pauseMs: 1_000 },
    ]);

    bad.answer = answers;
    await expect.poll(async () => (await run(LONG_MS)) && bad.asked).toBeGreaterThan(asked);
    await expect.poll(out).toBe(0);
    expect(heard.messages()).toEqual([OUT, "a replica is back"]);
  });

  it("costs no time where there is no other: the answer is no at once, until it answers again", async () => {
    const bad = await replica(broken);
    const { heard, run } = reach(bad);
    for (let n = 0; n < 3; n += 1) expect(await run(SHORT_MS)).toBe("failed");
    const { asked } = bad;

    expect(await Promise.all(Array.from({ length: 50 }, () => run(LONG_MS)))).toEqual(Array(50).fill("failed"));
    expect([bad.asked, await out()]).toEqual([asked, 1]);

    bad.answer = answers;
    await expect.poll(() => run(LONG_MS)).toBe("answered");
    expect([await out(), heard.messages().at(-1)]).toEqual([0, "a replica is back"]);
  });
});

describe("a replica that was late", () => {
  it("is tried with a query, which is then asked of the other, and never with a change", async () => {
    const [bad, good] = [await replica(stalls), await replica(answers)];
    const { run } = reach(bad, good);
    while ((await out()) === 0) await run(SHORT_MS);
    const { asked } = bad;
    // Nobody says that the pause is over.
    await new Promise((resolve) => setTimeout(resolve, 1_000));

    for (let n = 0; n < 10; n += 1) expect(await run(LONG_MS, MUTATION)).toBe("answered");
    expect(bad.asked).toBe(asked);

    while (bad.asked === asked) expect(await run(LONG_MS)).toBe("answered");
  });

  it("is not one whose clients left", async () => {
    const bad = await replica(stalls);
    const upstream = httpTransport({ urls: { cases: bad.url }, secret: SECRET, log: heardLog().log });
    closing.push(() => upstream.close());

    for (let n = 1; n <= 5; n += 1) {
      const client = new AbortController();
      const answer = upstream.upstreams.get("cases")?.execute({ document: QUERY }, nobody("r"), client.signal);
      await expect.poll(() => bad.asked).toBe(n);
      client.abort();
      await expect(answer).rejects.toThrow();
    }

    expect(await out()).toBe(0);
  });
});

describe("a replica that does not take this router's credential", () => {
  it("is said to, gets no changes, and is asked again when both have the same secret", async () => {
    const [bad, good] = [await replica(refuses), await replica(answers)];
    const { heard, run } = reach(bad, good);

    for (let n = 0; n < 8; n += 1) expect(await run(LONG_MS, n % 2 ? MUTATION : QUERY)).toBe("answered");

    expect(heard.lines(OUT)).toMatchObject([
      { level: 40, why: expect.stringContaining("does its ROUTER_SECRET come of this") },
    ]);
    expect(await out()).toBe(1);
    bad.answer = answers;
    const { asked } = bad;
    await expect.poll(async () => (await run(LONG_MS)) && bad.asked).toBeGreaterThan(asked);
    expect(heard.messages()).toEqual([OUT, "a replica is back"]);
  });

  it("makes its fields unavailable where there is no other, and never answers for it", async () => {
    const bad = await replica(refuses);
    const { heard, run } = reach(bad);

    expect(await run(LONG_MS)).toBe("failed");

    expect(heard.lines(OUT)).toMatchObject([{ why: expect.stringContaining("ROUTER_SECRET") }]);
    expect(heard.text()).not.toContain(SECRET);
    bad.answer = answers;
    expect(await run(LONG_MS)).toBe("answered");
  });
});
