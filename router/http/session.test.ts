import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { call, type Got, PORTAL, startWorld, TRANSPORTS, type World } from "../testing/world.ts";

let world: World;
afterEach(() => world.close());

const persisted = new Map([
  ["me", "{ me { id } }"],
  ["caller", "{ identityCaller { binding authorization device language } }"],
  ["signIn", 'mutation { signIn(input: { identifier: "a", password: "b" }) { ticket } }'],
]);

const post = (path: string, body: object, cookie = "") =>
  call(world.url + path, {
    method: "POST",
    headers: { ...PORTAL, ...(cookie && { cookie }) },
    body: JSON.stringify(body),
  });
const run = (documentId: string, cookie = "") => post("/graphql", { documentId }, cookie);

/** What a browser would send next. */
function cookiesOf(got: Got, before = ""): string {
  const jar = new Map(
    before
      .split("; ")
      .filter(Boolean)
      .map((pair) => pair.split("=", 2) as [string, string]),
  );
  for (const line of got.headers["set-cookie"] ?? []) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value && !line.includes("Max-Age=0")) jar.set(name, value);
    else jar.delete(name);
  }
  return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
}

describe.each(TRANSPORTS)("signing in from a browser, over the %s transport", (transport) => {
  beforeEach(async () => {
    world = await startWorld(transport, { persisted });
  });

  it("turns a ticket into cookies that no script can read", async () => {
    const begun = await run("signIn");
    const began = cookiesOf(begun);
    expect(begun.headers["set-cookie"]).toEqual([
      expect.stringMatching(/^__Host-begin=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/),
    ]);

    const signedIn = await post("/auth/session", begun.json.data.signIn, began);

    expect(signedIn.status).toBe(200);
    expect(signedIn.json).toEqual({});
    expect(signedIn.headers["set-cookie"]).toEqual([
      expect.stringMatching(/^__Host-access=[\w.-]+; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=(599|600)$/),
      expect.stringMatching(/^__Host-refresh=[\w-]+; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=(3599|3600)$/),
      "__Host-begin=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0",
      expect.stringMatching(
        /^__Host-device=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=315(36000|35999)$/,
      ),
    ]);
    expect((await run("me", cookiesOf(signedIn, began))).json).toEqual({ data: { me: { id: "me" } } });
  });

  it("is refused to another browser than the one that began, and to a ticket that was used", async () => {
    const begun = await run("signIn");
    const other = cookiesOf(await run("signIn"));
    expect((await post("/auth/session", begun.json.data.signIn, other)).status).toBe(401);
    expect((await post("/auth/session", begun.json.data.signIn)).status).toBe(401);

    const again = await run("signIn", cookiesOf(begun));
    const ticket = again.json.data.signIn;
    expect((await post("/auth/session", ticket, cookiesOf(begun))).status).toBe(200);
    const replayed = await post("/auth/session", ticket, cookiesOf(begun));
    expect(replayed.status).toBe(401);
    expect(replayed.json.errors[0].extensions.code).toBe("UNAUTHENTICATED");
    expect(replayed.headers).not.toHaveProperty("set-cookie");
  });

  it("knows the browser again by a cookie that outlives the session, and tells identity no more than its hash", async () => {
    const signIn = async (jar: string) => {
      const begun = await run("signIn", jar);
      return cookiesOf(
        await post("/auth/session", begun.json.data.signIn, cookiesOf(begun, jar)),
        cookiesOf(begun, jar),
      );
    };
    const deviceIn = (jar: string) => /__Host-device=([\w-]+)/.exec(jar)?.[1] ?? "";
    const first = await signIn("");
    const out = cookiesOf(await post("/auth/logout", {}, first), first);
    const again = await signIn(out);

    expect(deviceIn(out)).toHaveLength(43);
    expect(deviceIn(again)).toBe(deviceIn(first));
    const seen = (await run("caller", again)).json.data.identityCaller.device;
    expect(seen).toBe(createHash("sha256").update(deviceIn(first)).digest("base64url"));
    expect((await run("caller", "__Host-begin=b")).json.data.identityCaller.device).toBeNull();
    expect(deviceIn(await signIn("__Host-device=of-another-persons-browser"))).toHaveLength(43);
  });

  it("ends the session that the browser had before, even one whose access token has lapsed", async () => {
    for (const lapsed of ["", `; __Host-access=${await world.identity.accessToken(-10)}`]) {
      const old = world.identity.refreshToken();
      const begun = await run("signIn");

      await post("/auth/session", begun.json.data.signIn, `${cookiesOf(begun)}; __Host-refresh=${old}${lapsed}`);

      expect(world.identity.ended.at(-1)).toBe(old);
    }
    expect(world.identity.ended).toHaveLength(2);
  });
});

describe("a session that takes the place of the browser's own", () => {
  it("leaves the one before to run out by itself: other tabs still hold its cookies", async () => {
    world = await startWorld("local", { persisted });
    world.identity.renews = true;
    const old = world.identity.refreshToken();
    const begun = await run("signIn");

    const renewed = await post("/auth/session", begun.json.data.signIn, `${cookiesOf(begun)}; __Host-refresh=${old}`);

    expect(world.identity.ended).toEqual([]);
    expect(cookiesOf(renewed)).toMatch(/__Host-refresh=[\w-]+/);
    expect(cookiesOf(renewed)).not.toContain(old);
  });
});

describe("a browser's session", () => {
  beforeEach(async () => {
    world = await startWorld("local", { persisted });
  });

  it("is refreshed on the way when the access cookie is gone, expired or about to expire", async () => {
    for (const access of ["", "x.y.z", await world.identity.accessToken(-10), await world.identity.accessToken(3)]) {
      const cookie = `__Host-access=${access}; __Host-refresh=${world.identity.refreshToken()}; __Host-begin=b`;

      const got = await run("me", cookie);

      expect(got.json).toEqual({ data: { me: { id: "me" } } });
      expect(got.headers["set-cookie"]).toHaveLength(2);
    }
    expect(world.identity.rotations).toBe(4);
  });

  it("is left alone while the access token is good", async () => {
    const cookie = `__Host-access=${await world.identity.accessToken()}; __Host-refresh=${world.identity.refreshToken()}`;

    await run("me", cookie);

    expect(world.identity.rotations).toBe(0);
  });

  it("is rotated once by 20 requests at the same time, and each gets the same new cookies", async () => {
    const cookie = `__Host-refresh=${world.identity.refreshToken()}; __Host-begin=b`;

    const answers = await Promise.all(Array.from({ length: 20 }, () => run("me", cookie)));
    const late = await run("me", cookie);

    expect(world.identity.rotations).toBe(1);
    for (const got of [...answers, late]) {
      expect(got.json).toEqual({ data: { me: { id: "me" } } });
      expect(cookiesOf(got)).toEqual(cookiesOf(late));
    }
  });

  it("that identity no longer knows leaves nobody and no cookies", async () => {
    const got = await run("me", "__Host-refresh=unknown; __Host-begin=b");

    expect(got.json).toEqual({ data: { me: null } });
    expect(got.headers["set-cookie"]).toEqual([
      expect.stringMatching(/^__Host-access=; .*Max-Age=0$/),
      expect.stringMatching(/^__Host-refresh=; .*Max-Age=0$/),
    ]);
  });

  it("is kept when identity is away: the request fails, nobody is signed out", async () => {
    const refresh = world.identity.refreshToken();
    world.identity.away = true;

    const got = await run("me", `__Host-refresh=${refresh}; __Host-begin=b`);

    expect(got.status).toBe(503);
    expect(got.json.errors[0].extensions.code).toBe("UNAVAILABLE");
    expect(got.headers).not.toHaveProperty("set-cookie");
    world.identity.away = false;
    expect((await run("me", `__Host-refresh=${refresh}; __Host-begin=b`)).json).toEqual({ data: { me: { id: "me" } } });
  });

  it("ends at identity and in the browser", async () => {
    const access = await world.identity.accessToken();
    const refresh = world.identity.refreshToken();

    const got = await call(`${world.url}/auth/logout`, {
      method: "POST",
      headers: {
        origin: PORTAL.origin,
        "x-requested-with": "portal",
        cookie: `__Host-access=${access}; __Host-refresh=${refresh}`,
      },
    });

    expect(got.status).toBe(204);
    expect(got.headers["clear-site-data"]).toBe('"cache"');
    expect(got.headers["set-cookie"]).toHaveLength(2);
    expect(world.identity.ended).toEqual([refresh, `Bearer ${access}`]);
  });

  it("ends after its access token has lapsed too, by the refresh token, and is not refreshed again", async () => {
    for (const lapsed of ["", `; __Host-access=${await world.identity.accessToken(-10)}`]) {
      const refresh = world.identity.refreshToken();

      const got = await post("/auth/logout", {}, `__Host-refresh=${refresh}${lapsed}`);

      expect(got.status).toBe(204);
      expect(got.headers["set-cookie"]).toHaveLength(2);
      expect(world.identity.ended.at(-1)).toBe(refresh);
      expect((await run("me", `__Host-refresh=${refresh}`)).json).toEqual({ data: { me: null } });
    }
  });

  it("ends in the browser even when identity is away, and says that it may live on", async () => {
    world.identity.away = true;

    const got = await post("/auth/logout", {}, "__Host-refresh=r");

    expect(got.status).toBe(503);
    expect(got.headers["set-cookie"]).toHaveLength(2);
  });

  it("is never what a bearer token stands for, nor the other way round", async () => {
    const access = await world.identity.accessToken();
    const authorization = `Bearer ${await world.identity.accessToken()}`;
    const headers = { ...PORTAL, cookie: `__Host-access=${access}; __Host-begin=b`, authorization };

    const got = await call(`${world.url}/graphql`, { method: "POST", headers, body: '{"documentId":"caller"}' });

    expect(authorization).not.toBe(`Bearer ${access}`);
    expect(got.json.data.identityCaller.authorization).toBe(authorization);
  });

  it.each(["Bearer nonsense", "Basic dXNlcjpwYXNz", "Bearer"])(
    "is not replaced by nobody for %s",
    async (authorization) => {
      const headers = { "content-type": "application/json", authorization };

      const got = await call(`${world.url}/graphql`, { method: "POST", headers, body: '{"query":"{ __typename }"}' });

      expect(got).toMatchObject({ status: 401, json: { errors: [{ extensions: { code: "UNAUTHENTICATED" } }] } });
      expect(got.headers["www-authenticate"]).toBe('Bearer error="invalid_token"');
    },
  );

  it("is bound to a cookie of which subgraphs see the hash alone", async () => {
    const first = await run("caller");
    const begin = cookiesOf(first);

    const again = await run("caller", begin);

    expect(first.json.data.identityCaller.binding).toMatch(/^[\w-]{43}$/);
    expect(again.json).toEqual(first.json);
    expect(again.headers).not.toHaveProperty("set-cookie");
    expect(begin).not.toContain(first.json.data.identityCaller.binding);
  });

  it("cannot be refreshed or asked for by a page itself", async () => {
    const got = await post("/auth/refresh", { refreshToken: world.identity.refreshToken() });

    expect(got.status).toBe(404);
    expect(world.identity.rotations).toBe(0);
  });
});
