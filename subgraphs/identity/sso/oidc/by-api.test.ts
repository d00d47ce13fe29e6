import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useBackend } from "../../../../tests/setup/backend.ts";
import { SsoDesk, straightToSso } from "../../../../tests/setup/sso-desk.ts";
import { browser } from "../../sign-in/testing.ts";

const test = useBackend();
/** What the API says next, by its path. */
let said: Readonly<Record<string, unknown>> = {};
let asked: IncomingMessage[] = [];
let base: string;
let desk: SsoDesk;
const server = createServer((request, response) => {
  asked.push(request);
  const { pathname } = new URL(request.url ?? "/", base);
  const body = pathname === "/token" ? { access_token: "of the test", token_type: "bearer" } : said[pathname];
  response
    .writeHead(body === undefined ? 404 : 200, { "content-type": "application/json" })
    .end(JSON.stringify(body ?? {}));
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  desk = new SsoDesk(test, straightToSso(test));
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

/** A provider whose addresses are those of this test. */
async function added(preset: "GITHUB" | "DIGILOCKER", more: object = {}): Promise<string> {
  const { id } = await desk.addProvider(
    { issuer: "", clientId: "abc", clientSecret: "hush" },
    { preset, issuer: null, ...more },
  );
  const endpoints = { authorization: `${base}/authorize`, token: `${base}/token`, api: base };
  await test.owner.query("update identity.oidc_providers set endpoints = $2 where id = $1", [
    id,
    JSON.stringify(endpoints),
  ]);
  return id;
}

/** Comes back with a code, whatever was asked. */
async function through(sourceId: string) {
  asked = [];
  const from = browser();
  const url = new URL(await desk.start(sourceId, from));
  const back = new URL(url.searchParams.get("redirect_uri") ?? "");
  back.search = new URLSearchParams({ code: randomUUID(), state: url.searchParams.get("state") ?? "" }).toString();
  const journeyId = await desk.comeBack(back.href, from);
  return { url, answer: await desk.finish(journeyId ?? "", from) };
}

const linkOf = async (sourceId: string) =>
  (
    await test.owner.query(
      "select i.subject, i.email as linked, u.email, u.display_name from identity.sso_identities i join identity.users u on u.id = i.user_id where i.source_id = $1",
      [sourceId],
    )
  ).rows;

describe("GitHub", () => {
  const OCTOCAT = { id: 583231, login: "octocat", name: null };

  it("knows people by the number of their account, with PKCE and the primary address that was verified", async () => {
    const id = await added("GITHUB", { domains: ["example.org"] });
    said = {
      "/user": OCTOCAT,
      "/user/emails": [
        { email: "other@example.org", primary: false, verified: true },
        { email: "Octo@example.org", primary: true, verified: true },
      ],
    };

    const { url, answer } = await through(id);

    expect(answer.__typename).toBe("SignedIn");
    expect(url.searchParams.get("code_challenge_method")).toBe("S256");
    expect(await linkOf(id)).toEqual([
      { subject: "583231", linked: "octo@example.org", email: "octo@example.org", display_name: "octocat" },
    ]);
    const tokens = asked
      .filter(({ url: path }) => path?.startsWith("/user"))
      .map(({ headers }) => headers.authorization);
    expect(tokens).toEqual(["Bearer of the test", "Bearer of the test"]);

    said = { ...said, "/user": { ...OCTOCAT, login: "renamed" } };
    expect((await through(id)).answer.__typename).toBe("SignedIn");
    expect(await linkOf(id)).toHaveLength(1);
  });

  it("vouches for no address that is not verified, and none of a domain that it was not given", async () => {
    const id = await added("GITHUB", { domains: ["elsewhere.example"] });
    said = {
      "/user": { ...OCTOCAT, id: 7 },
      "/user/emails": [{ email: "a@elsewhere.example", primary: true, verified: false }],
    };
    await through(id);

    said = {
      "/user": { ...OCTOCAT, id: 8 },
      "/user/emails": [{ email: "b@example.org", primary: true, verified: true }],
    };
    await through(id);

    expect(await linkOf(id)).toMatchObject([
      { subject: "7", linked: null, email: null },
      { subject: "8", linked: "b@example.org", email: null },
    ]);
  });

  it.each([
    ["no number", { "/user": { login: "octocat" }, "/user/emails": [] }],
    ["a name instead of the number", { "/user": { ...OCTOCAT, id: "octocat" }, "/user/emails": [] }],
    ["nothing", {}],
  ])("is refused that says %s", async (_what, answers) => {
    const id = await added("GITHUB");
    said = answers;

    expect((await through(id)).answer).toMatchObject({ code: "SSO_UNAVAILABLE" });
    expect(await linkOf(id)).toEqual([]);
  });
});

describe("DigiLocker", () => {
  it("knows people by its own id, and vouches for none of what they typed there", async () => {
    const id = await added("DIGILOCKER", { domains: ["example.org"] });
    said = { "/user": { digilockerid: "123e4567", name: "Asha Rao", email: "asha@example.org" } };

    expect((await through(id)).answer.__typename).toBe("SignedIn");

    expect(await linkOf(id)).toEqual([
      { subject: "123e4567", linked: "asha@example.org", email: null, display_name: "Asha Rao" },
    ]);
  });
});
