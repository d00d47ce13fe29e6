import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, call, type Got, PORTAL, PUBLIC_URL, startWorld, type World } from "./testing/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld("local", { persisted: new Map([["sha256:aa", "{ held }"]]), trustedProxies: 0 });
});
afterAll(() => world.close());

const BODY = JSON.stringify({ documentId: "sha256:aa" });
const COOKIE = { cookie: "__Host-access=x.y.z" };
const post = (headers: Record<string, string>, body: string | Buffer = BODY, path = "/graphql") =>
  call(`${world.url}${path}`, { method: "POST", headers, body });
const code = ({ json }: Got) => json?.errors?.[0]?.extensions?.code;

describe("a request with cookies", () => {
  it("runs from the portal's own pages", async () => {
    expect((await post({ ...PORTAL, ...COOKIE })).json).toEqual({ data: { held: "held" } });
  });

  it.each<[string, Record<string, string>]>([
    ["another origin", { ...PORTAL, origin: "https://evil.example" }],
    ["another port of the same host", { ...PORTAL, origin: "http://localhost:3000" }],
    ["the same host by TLS", { ...PORTAL, origin: "https://localhost:4000" }],
    ["an origin that only begins alike", { ...PORTAL, origin: `${PUBLIC_URL}.evil.example` }],
    ["the origin null", { ...PORTAL, origin: "null" }],
    ["no origin", { "content-type": "application/json", "x-requested-with": "portal" }],
    ["no x-requested-with", { "content-type": "application/json", origin: PUBLIC_URL }],
  ])("is forbidden from %s", async (_what, headers) => {
    for (const path of ["/graphql", "/auth/session", "/auth/logout"]) {
      const got = await post({ ...headers, ...COOKIE }, BODY, path);

      expect(got.status).toBe(403);
      expect(code(got)).toBe("FORBIDDEN");
    }
  });

  it("is forbidden as GET, which a link can send", async () => {
    const got = await call(`${world.url}/graphql?documentId=sha256:aa`, { headers: { ...PORTAL, ...COOKIE } });

    expect(got.status).toBe(403);
  });
});

describe("a body", () => {
  it.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/graphql",
    "application/json, text/plain",
    "application/json; charset=utf-16",
    "",
  ])("of type %j is refused, with cookies and without", async (type) => {
    const { "content-type": _json, ...portal } = PORTAL;
    for (const headers of [{ ...portal, ...COOKIE }, {}]) {
      const got = await post({ ...headers, "content-type": type });

      expect(got.status).toBe(415);
      expect(code(got)).toBe("INVALID");
    }
  });

  it.each<[string, Record<string, string>, string | Buffer]>([
    ["is announced as too large", { "content-length": "102401" }, "{}"],
    ["turns out too large", { "transfer-encoding": "chunked" }, Buffer.alloc(102_401, " ")],
  ])("that %s is refused", async (_what, headers, body) => {
    const got = await post({ "content-type": "application/json", ...headers }, body);

    expect(got.status).toBe(413);
    expect(code(got)).toBe("INVALID");
  });

  it.each<[string, string | Buffer]>([
    ["empty", ""],
    ["no JSON", "{ not json"],
    ["invalid UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ["a lone surrogate in UTF-8", Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ["a batch", `[${BODY}, ${BODY}]`],
    ["a string", '"{ held }"'],
    ["null", "null"],
    ["without a document", "{}"],
  ])("that is %s is refused", async (_what, body) => {
    const got = await post({ "content-type": "application/json" }, body);

    expect(got.status).toBe(400);
    expect(code(got)).toBe("INVALID");
  });

  it("that is compressed is refused", async () => {
    expect((await post({ "content-type": "application/json", "content-encoding": "gzip" })).status).toBe(415);
  });
});

describe("GET", () => {
  const get = (query: string, headers = {}) =>
    call(`${world.url}/graphql?query=${encodeURIComponent(query)}`, { headers });

  it("runs a query for a client without cookies", async () => {
    expect((await get("{ held }")).json).toEqual({ data: { held: "held" } });
  });

  it("never runs a mutation, nor a subscription", async () => {
    for (const query of [
      'mutation { signIn(input: { identifier: "a", password: "b" }) { ticket } }',
      "subscription { caseChanged { cursor } }",
    ]) {
      const got = await get(query, { accept: "application/graphql-response+json" });

      expect(got.status).toBe(400);
      expect(code(got)).toBe("INVALID");
      expect(got.json.data).toBeUndefined();
    }
  });

  it("is the only method besides POST", async () => {
    for (const method of ["PUT", "DELETE", "OPTIONS", "HEAD"]) {
      const got = await call(`${world.url}/graphql`, { method });

      expect(got.status).toBe(405);
      expect(got.headers.allow).toBe("GET, POST");
      expect(got.headers).not.toHaveProperty("access-control-allow-origin");
    }
  });

  it("takes no variables that are not JSON, and promises no media type but its two", async () => {
    expect((await call(`${world.url}/graphql?query=%7Bheld%7D&variables=%7B`)).status).toBe(400);
    expect((await get("{ held }", { accept: "text/event-stream" })).status).toBe(406);
  });
});

describe("every answer", () => {
  it("carries the headers that keep a browser from misusing it", async () => {
    for (const path of ["/health", "/graphql", "/nowhere", "/auth/nowhere"]) {
      const { headers } = await call(world.url + path);

      expect(headers).toMatchObject({
        "cache-control": "no-store",
        "content-security-policy": "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": expect.stringContaining("camera=()"),
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
      });
      expect(headers).not.toHaveProperty("strict-transport-security");
      expect(headers).not.toHaveProperty("x-powered-by");
    }
  });

  it("over TLS tells the browser to stay there", async () => {
    const secure = await startWorld("local", { publicUrl: "https://cases.example" });

    const { headers } = await call(`${secure.url}/health`);

    expect(headers["strict-transport-security"]).toBe("max-age=63072000; includeSubDomains");
    await secure.close();
  });

  it("has a correlation id: that of a proxy of ours when it looks like one, else a new one", async () => {
    const behind = await startWorld("local", { trustedProxies: 1 });
    const id = async (given: string, { url } = behind) =>
      (await call(`${url}/health`, { headers: { "x-request-id": given } })).headers["x-request-id"];

    expect(await id("0199-abcd.ef:gh")).toBe("0199-abcd.ef:gh");
    for (const odd of ["short", "x".repeat(65), "with space in it", "<script>alert</script>"]) {
      expect(await id(odd)).toMatch(/^[0-9a-f-]{36}$/);
    }
    expect(await id("0199-abcd.ef:gh", world)).toMatch(/^[0-9a-f-]{36}$/);
    await behind.close();
  });
});

describe("the accounts of a demo", () => {
  it("are none where there is no demo, which is no error, and those that there are elsewhere", async () => {
    const demo = await startWorld("local", { documents: { "/demo-accounts.json": ["ada"] } });
    const accounts = ({ url }: World) => call(`${url}/demo-accounts.json`);

    expect(await accounts(world)).toMatchObject({ status: 200, json: [], headers: { "cache-control": "no-store" } });
    expect(await accounts(demo)).toMatchObject({ status: 200, json: ["ada"] });
    await demo.close();
  });
});

describe("what is no HTTP", () => {
  it("is answered with JSON as well, and so are headers that are too large", async () => {
    const raw = async (text: string) => {
      const socket = connect(world.port, "127.0.0.1");
      socket.end(text);
      const chunks: Buffer[] = [];
      socket.on("data", (chunk) => chunks.push(chunk));
      await once(socket, "close");
      return Buffer.concat(chunks).toString();
    };

    const nonsense = await raw("nonsense\r\n\r\n");
    expect(nonsense).toMatch(/^HTTP\/1.1 400 .*"code":"INVALID"/s);
    expect(nonsense).toMatch(
      /\r\ncontent-security-policy: default-src 'none'.*\r\nx-content-type-options: nosniff\r\n/s,
    );
    expect(await raw(`GET / HTTP/1.1\r\nhost: x\r\nx: ${"x".repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1.1 431 .*"code":"INVALID"/s,
    );
  });
});

describe("what identity publishes", () => {
  it.each(["/.well-known/../ready", "/.well-known/%2e%2e/ready", "/.well-known/..\\ready", "/.well-known/./../ready"])(
    "is one folder, and no way out of it: %s",
    async (path) => {
      const sent = request({ host: "127.0.0.1", port: world.port, path, agent: false });
      sent.end();
      const [answer] = (await once(sent, "response")) as [IncomingMessage];

      expect(answer.statusCode).toBe(404);
      answer.resume();
    },
  );
});

describe("the client's address", () => {
  it("is that of the connection, whatever a header says", async () => {
    const { json } = await ask(world, "{ casesCaller { address } }", {}, { "x-forwarded-for": "1.2.3.4" });

    expect(json.data.casesCaller.address).toBe("127.0.0.1");
  });

  it("is what our own outermost proxy saw, and nothing further left", async () => {
    const behind = await startWorld("local", { trustedProxies: 2 });
    const seen = async (forwarded: string) =>
      (await ask(behind, "{ casesCaller { address } }", {}, { "x-forwarded-for": forwarded })).json.data.casesCaller
        .address;

    expect(await seen("6.6.6.6, 1.2.3.4, 10.0.0.1")).toBe("1.2.3.4");
    expect(await seen("6.6.6.6, 2001:db8::1, 10.0.0.1")).toBe("2001:db8::1");
    expect(await seen("10.0.0.1")).toBe("127.0.0.1");
    expect(await seen("evil\u00e9, 10.0.0.1")).toBe("127.0.0.1");
    await behind.close();
  });
});
