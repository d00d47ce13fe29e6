import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { parse } from "graphql";
import { afterEach, describe, expect, it } from "vitest";
import { callerFrom, nobody, signedScope } from "../../subgraphs/shared/caller.ts";
import { Credentials } from "../../subgraphs/shared/credential.ts";
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

function reach(url: string): Transport {
  transport = httpTransport({ urls: { cases: url }, secret: SECRET, log: quiet });
  return transport;
}

function scopeOf({ method, url, headers }: IncomingMessage): string {
  const caller = callerFrom((name) => headers[name] as string | undefined);
  return signedScope(`${method} ${url}`, caller);
}

/** What the planner gets for `{ held other }` from a process that answers so. */
async function fetchFrom(url: string, signal: AbortSignal | null = null) {
  const fetch = createFetcher(reach(url), { timeoutMs: 100, log: quiet });
  return fetch("CASES", { document: parse("{ held other }"), context: { caller: nobody("r"), signal } });
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
  ])("that %s makes its own fields unavailable", async (_what, answer) => {
    fake = await fakeProcess((_request, response) => answer(response));

    const { errors } = (await fetchFrom(fake.url)) as { errors: unknown };

    expect(errors).toMatchObject([
      { path: ["held"], extensions: { code: "UNAVAILABLE" } },
      { path: ["other"], extensions: { code: "UNAVAILABLE" } },
    ]);
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
    const answer = fetchFrom(fake.url, client.signal);
    await asked.promise;

    client.abort();

    await left.promise;
    expect(await answer).toHaveProperty("errors");
  });

  it("knows the router by a signature over path and body", async () => {
    fake = await fakeProcess(async (request, response) => {
      const body = Buffer.concat(await request.toArray());
      const holds = new Credentials([SECRET]).holds(scopeOf(request), body, request.headers["x-router-credential"]);
      response.end(JSON.stringify({ data: { held: String(holds), id: request.headers["x-request-id"] } }));
    });
    const upstream = reach(fake.url).upstreams.get("cases");

    const result = await upstream?.execute({ document: parse("{ held }") }, nobody("request-1"), never);

    expect(result).toEqual({ data: { held: "true", id: "request-1" } });
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
    const run = (text: string) => upstream?.execute({ document: parse(text) }, nobody("r"), never);

    await run("{ held }");
    expect(await run("{ held }")).toEqual({ data: { held: "x" } });
    expect(requests).toBe(3);
    await expect(run("mutation { change }")).rejects.toThrow();
    expect(requests).toBe(4);
  });
});
