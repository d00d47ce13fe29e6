import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { parse } from "graphql";
import { afterEach, describe, expect, it } from "vitest";
import { callerFrom, nobody, signedScope } from "../../subgraphs/shared/caller.ts";
import { Credentials, secretFor } from "../../subgraphs/shared/credential.ts";
import { heardLog, sampleOf } from "../../tests/setup/heard.ts";
import { type FakeProcess, fakeProcess } from "../testing/broken.ts";
import { deferred } from "../testing/gate.ts";
import { quiet } from "../testing/quiet.ts";
import { createFetcher } from "../upstream.ts";
import { httpTransport } from "./http.ts";
import type { Transport } from "./transport.ts";

const SECRET = "a secret of the tests, of more than 32 characters";
const never = new AbortController().signal;

let fake: FakeProcess | null = null;
let transport: Transport | null = null;
afterEach(async () => {
  await transport?.close();
  await fake?.close();
  fake = null;
});

function reach(url: string, log = quiet): Transport {
  transport = httpTransport({ urls: { cases: url }, secret: SECRET, log });
  return transport;
}

function scopeOf({ method, url, headers }: IncomingMessage): string {
  const caller = callerFrom((name) => headers[name] as string | undefined);
  return signedScope(`${method} ${url}`, caller);
}

/** How the gateway asks for `{ held other }`. */
function fetcherOf(url: string, log = quiet, signal: AbortSignal | null = null, timeoutMs = 100) {
  const fetcher = createFetcher(reach(url, log), { timeoutMs, log });
  return () => fetcher.once("cases", { document: parse("{ held other }") }, { caller: nobody("r"), signal });
}

/** What the planner gets for it from a process that answers so. */
async function fetchFrom(url: string) {
  return fetcherOf(url)();
}

describe("a subgraph's process", () => {
  it.each<[string, (response: ServerResponse) => void]>([
    ["resets the connection", (response) => response.socket?.resetAndDestroy()],
    ["closes it without an answer", (response) => response.socket?.destroy()],
    ["never answers", () => {}],
    [
      "answers half",
      (response) => {
        response.writeHead(200, { "content-length": "100" }).write('{"data":');
        setImmediate(() => response.socket?.destroy());
      },
    ],
    ["starts an answer and never ends it", (response) => void response.writeHead(200).write('{"data":')],
    ["answers something else", (response) => void response.writeHead(502).end("<html>Bad gateway</html>")],
    ["answers JSON that is no result", (response) => void response.writeHead(200).end('{"status":"ok"}')],
    ["answers a list for data", (response) => void response.writeHead(200).end('{"data":[{"held":"x"}]}')],
    ["answers errors that are none", (response) => void response.writeHead(200).end('{"data":{},"errors":"oh"}')],
    [
      "answers an error that stands nowhere",
      (response) => void response.writeHead(200).end('{"errors":[{"message":"oh","path":{}}]}'),
    ],
  ])("that %s makes its own fields unavailable", async (_what, answer) => {
    fake = await fakeProcess((_request, response) => answer(response));

    const { errors } = (await fetchFrom(fake.url)) as { errors: unknown };

    expect(errors).toMatchObject([
      { path: ["held"], extensions: { code: "UNAVAILABLE" } },
      { path: ["other"], extensions: { code: "UNAVAILABLE" } },
    ]);
  });

  it("that answers half and stalls is said and counted, and asked again as if nothing had been", async () => {
    const heard = heardLog();
    const sample = 'casegraph_router_subgraph_requests_total{subgraph="cases",code="UNAVAILABLE"}';
    const before = await sampleOf(sample);
    let stalls = true;
    fake = await fakeProcess((_request, response) => {
      if (stalls) response.writeHead(200).write('{"data":{"held":"a secret of a case"');
      else response.end('{"data":{"held":"x","other":"y"}}');
    });
    const fetch = fetcherOf(fake.url, heard.log);

    expect(await fetch()).toHaveProperty("errors");

    expect(await sampleOf(sample)).toBe(before + 1);
    expect(heard.lines("a subgraph did not answer")).toMatchObject([
      { level: 40, subgraph: "cases", requestId: "r", err: { message: "no answer in 100 ms" } },
    ]);
    expect(heard.text()).not.toContain("a secret of a case");
    stalls = false;
    await expect.poll(fetch).toMatchObject({ data: { held: "x", other: "y" } });
  });

  it("that is not there makes its own fields unavailable", async () => {
    const gone = await fakeProcess(() => {});
    await gone.close();

    expect(await fetchFrom(gone.url)).toMatchObject({ errors: [{ path: ["held"] }, { path: ["other"] }] });
  });

  it("is left alone when the client leaves", async () => {
    const asked = deferred();
    const left = deferred();
    fake = await fakeProcess((request) => {
      request.socket.once("close", left.resolve);
      asked.resolve();
    });
    const client = new AbortController();
    const answer = fetcherOf(fake.url, quiet, client.signal, 10_000)();
    await asked.promise;

    client.abort();

    await left.promise;
    expect(await answer).toHaveProperty("errors");
  });

  it("knows the router by a signature over path and body", async () => {
    fake = await fakeProcess(async (request, response) => {
      const body = Buffer.concat(await request.toArray());
      const credentials = new Credentials([secretFor("cases", SECRET)]);
      const verdict = credentials.judge(scopeOf(request), body, request.headers["x-router-credential"]);
      response.end(JSON.stringify({ data: { held: verdict, id: request.headers["x-request-id"] } }));
    });
    const upstream = reach(fake.url).upstreams.get("cases");

    const result = await upstream?.execute({ document: parse("{ held }") }, nobody("request-1"), never);

    expect(result).toEqual({ data: { held: "holds", id: "request-1" } });
  });

  it("is asked again when it had closed an idle connection, but never twice for a mutation", async () => {
    let requests = 0;
    const server = createServer((request, response) => {
      requests += 1;
      // The second request of a connection meets its end, as when the idle timeout strikes at that moment.
      if (seen.has(request.socket)) request.socket.resetAndDestroy();
      else response.end('{"data":{"held":"x"}}');
      seen.add(request.socket);
    });
    const seen = new WeakSet();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    fake = {
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
      close: async () => void server.close(),
    };
    const upstream = reach(fake.url).upstreams.get("cases");
    const run = async (text: string) => {
      // A connection is free again one turn of the loop after its answer.
      await new Promise(setImmediate);
      return upstream?.execute({ document: parse(text) }, nobody("r"), never);
    };

    await run("{ held }");
    expect(await run("{ held }")).toEqual({ data: { held: "x" } });
    expect(requests).toBe(3);
    await expect(run("mutation { change }")).rejects.toThrow();
    expect(requests).toBe(4);
  });
});
