import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TRANSPORTS } from "../router/testing/world.ts";
import { browser } from "../subgraphs/identity/sign-in/testing.ts";
import { startOidcProvider, type TestOidcProvider } from "./setup/oidc-provider.ts";
import { useRouters } from "./setup/routers.ts";
import { CALLBACK, SSO_OPERATIONS, SsoDesk } from "./setup/sso-desk.ts";
import { throughEdge } from "./setup/sso-edge.ts";
import { newJar, signInThere } from "./setup/walk.ts";

const routers = useRouters({ persisted: new Map(Object.entries(SSO_OPERATIONS)), trustedProxies: 1 });
const LOGINS = TRANSPORTS.flatMap((transport) => ["asha", "ben", "cara", "dev"].map((name) => `${transport}-${name}`));
const PEOPLE = Object.fromEntries(
  LOGINS.map((login) => [login, { name: login, email: `${login}@example.org`, email_verified: true }]),
);

describe.each(TRANSPORTS)("a real provider of OpenID Connect, over the %s transport", (transport) => {
  let provider: TestOidcProvider;
  let desk: SsoDesk;
  let sourceId: string;
  let url: string;
  beforeAll(async () => {
    // One for each: what has just changed its keys would refuse the next one's first sign-ins.
    provider = await startOidcProvider(PEOPLE);
    url = `http://127.0.0.1:${routers.ports[transport]}`;
    desk = new SsoDesk(routers.test, throughEdge(url));
    sourceId = (await desk.addProvider(provider, { name: transport, domains: ["example.org"] })).id;
    provider.begin({
      callback: CALLBACK,
      signedOut: "http://localhost:4000/login",
      backChannel: `${url}/auth/oidc/${sourceId}/backchannel-logout`,
    });
  });
  afterAll(() => provider.close());

  const enter = async (login: string, jar = newJar()) => {
    const from = browser();
    const back = await signInThere(await desk.start(sourceId, from), login, CALLBACK, jar);
    const journeyId = await desk.comeBack(back, from);
    return { answer: await desk.finish(journeyId ?? "", from), from, back };
  };

  it("signs somebody in, and knows them again", async () => {
    const login = `${transport}-asha`;
    const first = await enter(login);
    const second = await enter(login);

    expect(await desk.isIn(first.answer, first.from)).toBe(true);
    expect(await desk.isIn(second.answer, second.from)).toBe(true);
    expect(new URL(first.back).searchParams.get("iss")).toBe(provider.issuer);
    const { rows } = await routers.test.owner.query(
      "select u.email from identity.users u join identity.sso_identities i on i.user_id = u.id where i.subject = $1",
      [login],
    );
    expect(rows).toEqual([{ email: `${login}@example.org` }]);
  });

  it("takes each code once", async () => {
    const { back, from } = await enter(`${transport}-cara`);

    expect(await desk.comeBack(back, from)).toBeNull();
  });

  it("ends sessions here when it ends its own", async () => {
    const login = `${transport}-ben`;
    const { answer, from } = await enter(login);
    expect(await desk.isIn(answer, from)).toBe(true);
    const { rows } = await routers.test.owner.query(
      "select id, subject, session_index from identity.sso_sessions where subject = $1",
      [login],
    );
    expect(rows).toHaveLength(1);

    const began = performance.now();
    await provider.endSession(rows[0].subject, rows[0].session_index);

    expect(await desk.hasEnded(rows[0].id)).toBe(true);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it("is trusted by its newest keys alone once it has changed them", async () => {
    provider.changeKeys();

    // Its keys are asked for again once a second at the most.
    const isIn = async () => {
      const { answer, from } = await enter(`${transport}-dev`);
      return desk.isIn(answer, from);
    };
    await expect.poll(isIn, { timeout: 10_000 }).toBe(true);
  });

  it("is asked by a form alone, and answers browsers with a page of ours whatever they bring", async () => {
    const asked = (path: string, init: RequestInit = {}) => fetch(url + path, { redirect: "manual", ...init });

    expect((await asked("/auth/oidc/callback")).headers.get("location")).toBe("/sign-in/sso?refused=SSO_EXPIRED");
    expect((await asked("/auth/oidc/callback", { method: "POST", body: "a=b" })).status).toBe(405);
    const json = { method: "POST", body: "{}", headers: { "content-type": "application/json" } };
    expect((await asked(`/auth/oidc/${sourceId}/backchannel-logout`, json)).status).toBe(415);
    const form = { method: "POST", body: new URLSearchParams({ logout_token: "x".repeat(500_000) }) };
    expect((await asked(`/auth/oidc/${sourceId}/backchannel-logout`, form)).status).toBe(413);
    expect((await asked("/auth/oidc/elsewhere")).status).toBe(404);
    expect((await asked(`/auth/oidc/${sourceId}/../../session`)).status).not.toBe(200);
  });
});
