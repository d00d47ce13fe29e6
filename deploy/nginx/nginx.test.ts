import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { WebSocket } from "ws";
import { commonHeaders } from "../../router/http/headers.ts";
import { Role } from "../../subgraphs/identity/roles/roles.ts";
import { type Person, useBackend } from "../../tests/setup/backend.ts";
import { compiledProcesses } from "../../tests/setup/compiled.ts";
import { type Deployment, startDeployment } from "../../tests/setup/deployment.ts";
import { askHttp2, type Http2Answer, type Http2Request } from "../../tests/setup/http2.ts";
import { isInstalled } from "../../tests/setup/installed.ts";
import { startNginx, type TestNginx } from "../../tests/setup/nginx.ts";
import { addressOutside, cookiesOf, handshake, liveClient, reach } from "../../tests/setup/nginx-visitor.ts";
import { freePort } from "../../tests/setup/product.ts";

const SCRIPT = `console.log(${JSON.stringify("casegraph ".repeat(400))});`;
const PASSWORD = "correct horse battery staple";

const test = useBackend();
const portal = mkdtempSync(join(tmpdir(), "casegraph-assets-"));
let deployment: Deployment;
let nginx: TestNginx;
let url: string;
let officer: Person;
let authorization: string;

describe.skipIf(!isInstalled("nginx"))("nginx as it is deployed, before two routers", { timeout: 60_000 }, () => {
  beforeAll(async () => {
    chmodSync(portal, 0o755);
    mkdirSync(join(portal, "assets"));
    writeFileSync(join(portal, "assets", "main-1a2b3c.js"), SCRIPT);
    writeFileSync(join(portal, "assets", "main-1a2b3c.js.gz"), gzipSync(SCRIPT));
    writeFileSync(join(portal, "index.html"), "nginx has no business with pages");
    const https = await freePort();
    url = `https://localhost:${https}`;
    const { secrets } = inject("postgres");
    const build = await compiledProcesses();
    deployment = await startDeployment({ ownerUrl: test.ownerUrl, secrets, publicUrl: url, build });
    nginx = await startNginx({ https, routers: deployment.doors, portal });
    officer = await test.person(Role.OFFICER, { displayName: "Asha", password: PASSWORD });
    const signedIn = await graphql(
      "mutation($input: SignIn!) { signIn(input: $input) { ... on SignedIn { tokens { accessToken } } } }",
      { variables: { input: { identifier: officer.email, password: PASSWORD } } },
    );
    authorization = `Bearer ${JSON.parse(String(signedIn.body)).data.signIn.tokens.accessToken}`;
  }, 120_000);

  afterAll(async () => {
    await nginx?.close();
    await deployment?.close();
    rmSync(portal, { recursive: true });
  });

  it("speaks HTTP/2 over TLS 1.3, and no older TLS", async () => {
    expect(await handshake(nginx, { ALPNProtocols: ["h2", "http/1.1"] })).toEqual({ protocol: "TLSv1.3", alpn: "h2" });
    await expect(handshake(nginx, { maxVersion: "TLSv1.2" })).rejects.toThrow(/alert|protocol version/i);
  });

  it("shows its certificate to nobody who asks for another name", async () => {
    await expect(handshake(nginx, { servername: "elsewhere.example" })).rejects.toThrow(/unrecognized name|alert/i);
  });

  it("sends whoever comes without TLS to where there is some", async () => {
    const answer = await fetch(`http://127.0.0.1:${nginx.http}/cases?x=1`, { redirect: "manual" });

    expect(answer.status).toBe(301);
    expect(answer.headers.get("location")).toBe("https://localhost/cases?x=1");
  });

  it("answers as the router does, each security header once", async () => {
    const { status, headers } = await graphql("{ __typename }");

    expect(status).toBe(200);
    expect(headers).toMatchObject(commonHeaders("https://localhost"));
    expect(headers.server).toBe("nginx");
  });

  it.each(["/assets/main-1a2b3c.js", "/metrics", "/assets/../../etc/passwd"])(
    "sets the same headers on what it answers itself: %s",
    async (path) => {
      const { headers } = await ask(path);

      expect(headers).toMatchObject(commonHeaders("https://localhost"));
    },
  );

  it("serves the portal's hashed files for ever, as they were compressed", async () => {
    const { status, headers, body } = await ask("/assets/main-1a2b3c.js", { headers: { "accept-encoding": "gzip" } });

    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "content-type": "text/javascript; charset=utf-8",
      "content-encoding": "gzip",
      "cache-control": "public, max-age=31536000, immutable",
      vary: "Accept-Encoding",
    });
    expect(gunzipSync(body).toString()).toBe(SCRIPT);
    expect((await ask("/assets/main-1a2b3c.js", { method: "POST", body: "" })).status).toBe(403);
  });

  it("leaves to the router what it has no file for", async () => {
    const { status, body } = await ask("/assets/elsewhere.js");

    expect(status).toBe(404);
    expect(JSON.parse(String(body)).errors[0].extensions.code).toBe("NOT_FOUND");
  });

  it("compresses long answers, and leaves short ones", async () => {
    for (let n = 0; n < 15; n++) await openCase(`A case with a title that makes the answer long, number ${n}`);
    const headers = { "accept-encoding": "gzip", authorization };

    const short = await graphql("{ __typename }", { headers });
    const long = await graphql("{ cases(first: 50) { edges { node { id reference title } } } }", { headers });

    expect(short.headers["content-encoding"]).toBeUndefined();
    expect(JSON.parse(String(short.body))).toEqual({ data: { __typename: "Query" } });
    expect(long.headers["content-encoding"]).toBe("gzip");
    expect(JSON.parse(String(gunzipSync(long.body))).data.cases.edges).toHaveLength(15);
  });

  it.each(["/metrics", "/metrics/", "/health", "/ready"])("keeps %s for the operator", async (path) => {
    const { status, body } = await ask(path);

    expect(status).toBe(404);
    expect(JSON.parse(String(body)).errors[0].extensions.code).toBe("NOT_FOUND");
  });

  it("listens alone: routers and subgraphs are on no address but loopback", async () => {
    const outside = addressOutside();
    for (const port of [...deployment.routers, ...deployment.subgraphs]) {
      if (outside) await expect(reach(outside, port)).rejects.toThrow("ECONNREFUSED");
    }
  });

  it("refuses a body that the router would not read, in the same words", async () => {
    const sent = (bytes: number) =>
      ask("/graphql", { headers: { "content-type": "application/json" }, body: "x".repeat(bytes) });
    const [beyondRouter, beyondNginx] = [await sent(110 * 1024), await sent(300 * 1024)];

    for (const { status, body } of [beyondRouter, beyondNginx]) {
      expect(status).toBe(413);
      expect(JSON.parse(String(body)).errors[0]).toMatchObject({
        message: "A body may hold 102400 bytes at the most.",
        extensions: { code: "INVALID" },
      });
    }
  });

  it("tells the router the client's own address and an id of its own, whatever the client claims", async () => {
    const claims = { "x-forwarded-for": "203.0.113.9", "x-request-id": "chosen-by-a-client" };
    const { headers, body } = await graphql(
      'mutation { signIn(input: { identifier: "nobody@example.org", password: "wrong wrong wrong" }) { __typename } }',
      { headers: claims },
    );

    expect(JSON.parse(String(body)).data.signIn.__typename).toBe("Refused");
    expect(headers["x-request-id"]).toMatch(/^[0-9a-f]{32}$/);
    await test.backend.settled();
    const { rows } = await test.owner.query("select address from ledger.entry where request = $1", [
      headers["x-request-id"],
    ]);
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain("203.0.113.9");
  });

  it("signs a browser in, with cookies that hold for this origin alone", async () => {
    const page = { origin: url, "x-requested-with": "portal" };
    const text = `mutation($input: SignIn!) { signIn(input: $input) { ... on SignedIn { ticket } ... on Refused { message } } }`;
    const begun = await graphql(text, {
      headers: page,
      variables: { input: { identifier: officer.email, password: PASSWORD } },
    });
    const { ticket } = JSON.parse(String(begun.body)).data.signIn;
    const cookie = cookiesOf(begun);
    const headers = { ...page, cookie, "content-type": "application/json" };
    const session = await ask("/auth/session", { headers, body: JSON.stringify({ ticket }) });

    expect(session.status).toBe(200);
    expect(session.headers["set-cookie"]?.[0]).toMatch(/^__Host-access=.*; Path=\/; Secure; HttpOnly; SameSite=Lax/);
    const out = await ask("/auth/logout", { headers: { ...headers, cookie: cookiesOf(session) }, body: "{}" });
    expect(out.status).toBe(204);
    expect(nginx.log()).not.toMatch(/__Host-|ticket|correct horse/);
  });

  it("carries live changes", async () => {
    const client = liveClient({ url, ca: nginx.ca, authorization });
    const events = client.iterate({ query: "subscription { caseChanged { caseId } }" });
    const first = events.next();
    const opened = await openCase("Through nginx");
    // The stream may have begun a moment after the first change: another one follows until it is heard.
    const more = setInterval(() => void openCase("Again"), 500);

    const { value } = await first.finally(() => clearInterval(more));

    expect(value).toMatchObject({ data: { caseChanged: { caseId: expect.any(String) } } });
    expect(opened.status).toBe(200);
    await client.dispose();
  });

  it("refuses a foreign page's socket", async () => {
    const socket = new WebSocket(`${url.replace("https", "wss")}/graphql`, "graphql-transport-ws", {
      ca: nginx.ca,
      origin: "https://elsewhere.example",
    });

    await expect(new Promise((_, reject) => socket.once("error", reject))).rejects.toThrow("403");
  });

  it("loses no request while one router after the other is replaced", { timeout: 240_000 }, async () => {
    let running = true;
    const statuses = new Map<string, number>();
    const worker = async (n: number) => {
      while (running) {
        const change = n % 2 === 0;
        const answer = change ? await openCase(`While ${n} works`) : await graphql("{ me { displayName } }", bearer());
        const { errors } = JSON.parse(String(answer.body));
        const outcome = `${answer.status} ${errors ? JSON.stringify(errors) : "ok"}`;
        statuses.set(outcome, (statuses.get(outcome) ?? 0) + 1);
        await delay(20);
      }
    };
    const workers = [0, 1, 2, 3].map(worker);
    for (const index of [0, 1]) {
      await deployment.stopRouter(index);
      await deployment.startRouter(index);
    }
    running = false;
    await Promise.all(workers);

    expect([...statuses.keys()]).toEqual(["200 ok"]);
    expect(statuses.get("200 ok")).toBeGreaterThan(50);
  });

  it("says in the API's words that nobody answers, and answers again by itself", async () => {
    await Promise.all([deployment.stopRouter(0), deployment.stopRouter(1)]);

    const { status, headers, body } = await graphql("{ __typename }");

    expect(status).toBe(503);
    expect(headers["retry-after"]).toBe("1");
    expect(JSON.parse(String(body)).errors[0].extensions).toMatchObject({ code: "UNAVAILABLE" });
    await Promise.all([deployment.startRouter(0), deployment.startRouter(1)]);
    await expect.poll(async () => (await graphql("{ __typename }")).status).toBe(200);
  });
});

function ask(path: string, request: Http2Request = {}): Promise<Http2Answer> {
  return askHttp2(url + path, nginx.ca, request);
}

function graphql(
  query: string,
  { headers = {}, variables = {} }: { headers?: Record<string, string>; variables?: object } = {},
): Promise<Http2Answer> {
  const sent = { "content-type": "application/json", ...headers };
  return ask("/graphql", { headers: sent, body: JSON.stringify({ query, variables }) });
}

function bearer(): { headers: Record<string, string> } {
  return { headers: { authorization } };
}

function openCase(title: string): Promise<Http2Answer> {
  return graphql("mutation($title: String!) { createCase(input: { title: $title }) { id } }", {
    ...bearer(),
    variables: { title },
  });
}
