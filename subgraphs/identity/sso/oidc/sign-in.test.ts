import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useBackend } from "../../../../tests/setup/backend.ts";
import { LyingProvider } from "../../../../tests/setup/lying-provider.ts";
import { PasskeyDesk, straight } from "../../../../tests/setup/passkeys.ts";
import { SsoDesk, straightToSso } from "../../../../tests/setup/sso-desk.ts";
import { Role } from "../../roles/roles.ts";
import { browser, member, PASSWORD, redeem, SIGN_IN, signedIn } from "../../sign-in/testing.ts";
import { forget } from "../sso.clean-up.ts";

const test = useBackend();
let provider: LyingProvider;
let desk: SsoDesk;
beforeAll(async () => {
  provider = await LyingProvider.start();
  desk = new SsoDesk(test, straightToSso(test));
});
afterAll(() => provider.close());

const idOf = async (email: string) =>
  (await test.owner.query("select id from identity.users where email = $1", [email])).rows[0]?.id;
let people = 0;
/** Somebody whom nobody knows yet. */
const stranger = () => {
  people += 1;
  return { sub: `subject ${people}`, name: `Person ${people}`, email: `person${people}@example.org` };
};

describe("a first sign-in with a provider", () => {
  it("makes an account with what the provider vouches for, and signs in with it", async () => {
    const { id } = await desk.addProvider(provider, { domains: ["example.org"] });
    const who = stranger();
    const from = browser();

    const answer = await desk.through(provider, id, { claims: { ...who, email_verified: true } }, from);

    expect(answer.__typename).toBe("SignedIn");
    expect(await desk.isIn(answer, from)).toBe(true);
    const userId = await idOf(who.email);
    const { data } = await test.ask(
      "identity",
      await desk.administrator(),
      `query($id: ID!) { user(id: $id) { displayName email emailVerifiedAt roles
        linkedAccounts { issuer email displayName source { id kind name preset } } } }`,
      { id: userId },
    );
    expect(data.user).toMatchObject({
      displayName: who.name,
      email: who.email,
      emailVerifiedAt: expect.any(String),
      roles: [Role.CITIZEN],
      linkedAccounts: [{ issuer: provider.issuer, email: who.email, source: { id, kind: "OIDC", preset: "CUSTOM" } }],
    });
    const events = (await test.ledgerOf(userId)).map(({ event }) => event);
    expect(events).toEqual(["user.created", "sso.accountMade", "user.contactVerified", "signIn.proven"]);
    expect(await desk.lastAttempt(id)).toMatchObject({ outcome: "IN", code: null, user: { id: userId } });
  });

  it("keeps an address that nobody vouches for on the link, and off the account", async () => {
    const { id } = await desk.addProvider(provider, { domains: ["example.org"] });
    const unverified = stranger();
    const foreign = { ...stranger(), email: "somebody@elsewhere.example", email_verified: true };

    for (const who of [unverified, foreign]) {
      expect(await desk.through(provider, id, { claims: who })).toMatchObject({ __typename: "SignedIn" });
      expect(await idOf(who.email)).toBeUndefined();
    }
    const { rows } = await test.owner.query("select email from identity.sso_identities where source_id = $1", [id]);
    expect(rows.map(({ email }) => email)).toEqual([unverified.email, foreign.email]);
  });

  it("makes none where the provider may not, and says so to whoever looks after it", async () => {
    const { id } = await desk.addProvider(provider, { allowSignUp: false });

    expect(await desk.through(provider, id, { claims: stranger() })).toMatchObject({ code: "SSO_UNKNOWN" });

    expect(await desk.lastAttempt(id)).toMatchObject({
      outcome: "REFUSED",
      code: "SSO_UNKNOWN",
      message: expect.stringContaining("Allow sign-up"),
    });
  });
});

describe("another sign-in with a provider", () => {
  it("finds the account by issuer and subject, whatever the address has become", async () => {
    const { id } = await desk.addProvider(provider, { domains: ["example.org"] });
    const who = stranger();
    await desk.through(provider, id, { claims: { ...who, email_verified: true } });
    const userId = await idOf(who.email);

    const answer = await desk.through(provider, id, { claims: { ...who, email: "new@example.org", name: "New" } });

    expect(answer.__typename).toBe("SignedIn");
    const { rows } = await test.owner.query("select display_name, email from identity.users where id = $1", [userId]);
    expect(rows).toEqual([{ display_name: who.name, email: who.email }]);
    expect((await test.ledgerOf(userId)).filter(({ event }) => event === "signIn.proven")).toHaveLength(2);
  });

  it("asks for a second factor where one is required, unless the provider asked for one and may", async () => {
    const strict = await desk.addProvider(provider, { factorAtProvider: true });
    const lax = await desk.addProvider(provider);
    for (const { id } of [strict, lax]) {
      const who = { ...stranger(), amr: ["pwd", "otp"] };
      await desk.through(provider, id, { claims: who });
      const { rows } = await test.owner.query("select user_id from identity.sso_identities where subject = $1", [
        who.sub,
      ]);
      await test.owner.query("update identity.users set factor_required = true where id = $1", [rows[0].user_id]);

      const withFactor = await desk.through(provider, id, { claims: who });
      const without = await desk.through(provider, id, { claims: { ...who, amr: ["pwd"] } });

      expect([withFactor.__typename, without.__typename]).toEqual(
        id === strict.id ? ["SignedIn", "FactorSetupNeeded"] : ["FactorSetupNeeded", "FactorSetupNeeded"],
      );
    }
  });
});

describe("an address that has an account", () => {
  it("does not open it: its owner proves it, and the identity is linked then", async () => {
    const { id } = await desk.addProvider(provider, { domains: ["test.casegraph.dev"] });
    const owner = await member(test);
    const claims = { ...stranger(), email: owner.email, email_verified: true };
    const from = browser();

    const asked = await desk.through(provider, id, { claims }, from);
    expect(asked).toMatchObject({ __typename: "ProofNeeded", methods: ["PASSWORD"] });
    expect(await linksOf(owner.id)).toEqual([]);

    const input = { identifier: owner.email, password: PASSWORD, signInId: asked.signInId };
    const { data } = await test.ask("identity", null, SIGN_IN, { input }, from);
    expect(await desk.isIn(data.signIn, from)).toBe(true);
    expect(await linksOf(owner.id)).toEqual([claims.sub]);
    expect((await test.ledgerOf(owner.id)).map(({ event }) => event)).toContain("sso.linked");
    expect((await desk.through(provider, id, { claims })).__typename).toBe("SignedIn");
  });

  it("is linked by its owner's passkey as well", async () => {
    const { id } = await desk.addProvider(provider, { domains: ["test.casegraph.dev"] });
    const at = new PasskeyDesk(test, straight(test));
    const { who, authenticator } = await at.holder();
    const claims = { ...stranger(), email: who.email, email_verified: true };
    const from = browser();

    const { signInId, methods } = await desk.through(provider, id, { claims }, from);
    const here = at.from({ begin: from.binding });
    const asked = await at.signInRequest(here);
    const { data } = await at.answer({ ...asked, signInId }, authenticator.get(asked.options), here);

    expect(methods).toEqual(["PASSKEY"]);
    expect(await desk.isIn(data.signInWithPasskey, from)).toBe(true);
    expect(await linksOf(who.id)).toEqual([claims.sub]);
  });

  it("is not linked by whoever proves another account, or proves it in another browser", async () => {
    const { id } = await desk.addProvider(provider, { domains: ["test.casegraph.dev"] });
    const owner = await member(test);
    const other = await member(test);
    const from = browser();
    const claims = { ...stranger(), email: owner.email, email_verified: true };
    const { signInId } = await desk.through(provider, id, { claims }, from);

    const sign = (who: typeof owner, at: typeof from) =>
      test.ask("identity", null, SIGN_IN, { input: { identifier: who.email, password: PASSWORD, signInId } }, at);
    expect((await sign(other, from)).data.signIn.__typename).toBe("SignedIn");
    expect((await sign(owner, browser())).data.signIn.__typename).toBe("SignedIn");

    expect([...(await linksOf(owner.id)), ...(await linksOf(other.id))]).toEqual([]);
  });

  it("waits for the second step as well before it is linked", async () => {
    const { id } = await desk.addProvider(provider, { domains: ["test.casegraph.dev"] });
    const owner = await member(test);
    await test.owner.query("update identity.users set factor_required = true where id = $1", [owner.id]);
    const from = browser();
    const claims = { ...stranger(), email: owner.email, email_verified: true };
    const { signInId } = await desk.through(provider, id, { claims }, from);

    const input = { identifier: owner.email, password: PASSWORD, signInId };
    const { data } = await test.ask("identity", null, SIGN_IN, { input }, from);

    expect(data.signIn.__typename).toBe("FactorSetupNeeded");
    expect(await linksOf(owner.id)).toEqual([]);
  });
});

describe("signing out", () => {
  it("leads to the provider's own logout, with what that asks for", async () => {
    const { id } = await desk.addProvider(provider);
    const from = browser();
    const { ticket } = await desk.through(provider, id, { claims: stranger() }, from);
    const tokens = await redeem(test, ticket, from);
    const who = { ...(await member(test)), authorization: `Bearer ${tokens?.accessToken}` };

    const { data } = await test.ask("identity", who, "{ singleLogoutUrl mySessions { signedInWith } }");

    const url = new URL(data.singleLogoutUrl);
    expect(url.origin + url.pathname).toBe(`${provider.issuer}/logout`);
    expect(url.searchParams.get("id_token_hint")?.split(".")).toHaveLength(3);
    expect(url.searchParams.get("post_logout_redirect_uri")).toBe("http://localhost:4000/login");
    expect(data.mySessions).toEqual([{ signedInWith: "OIDC" }]);
    const other = await signedIn(test, await member(test), browser());
    expect((await test.ask("identity", other, "{ singleLogoutUrl }")).data).toEqual({ singleLogoutUrl: null });
  });
});

describe("one network", () => {
  it("begins so many journeys, and brings so many answers, and no more for a while", async () => {
    const { id } = await desk.addProvider(provider);
    const from = browser();
    const begin = () => desk.ask("start", { sourceId: id }, from);
    for (let n = 0; n < 300; n++) expect((await begin()).errors).toBeUndefined();
    expect((await begin()).errors?.[0]?.extensions).toMatchObject({
      code: "RATE_LIMITED",
      reason: "TOO_MANY_ATTEMPTS",
    });

    const bring = async () =>
      (await straightToSso(test).get("http://localhost:4000/auth/oidc/callback", from)).location;
    for (let n = 0; n < 600; n++) expect(await bring()).toBe("/sign-in/sso?refused=SSO_EXPIRED");
    expect(await bring()).toBe("/sign-in/sso?refused=SSO_UNAVAILABLE");
  }, 120_000);
});

describe("what is sensitive", () => {
  const opensAt = async (claims: object, withPassword: boolean) => {
    const { id } = await desk.addProvider(provider);
    const who = stranger();
    await desk.through(provider, id, { claims: who });
    const { rows } = await test.owner.query("select user_id as id from identity.sso_identities where subject = $1", [
      who.sub,
    ]);
    if (withPassword)
      await test.owner.query(
        "insert into identity.credentials (id, created_at, version, user_id, kind, secret) values (gen_random_uuid(), now(), 1, $1, 'password', 'x')",
        [rows[0].id],
      );
    const from = browser();
    expect(await desk.isIn(await desk.through(provider, id, { claims: { ...who, ...claims } }, from), from)).toBe(true);
    const sql = "select stepped_up_at as at from identity.sessions where user_id = $1 order by id desc limit 1";
    const { at } = (await test.owner.query(sql, [rows[0].id])).rows[0];
    return at && Math.round((Date.now() - at.getTime()) / 60_000);
  };
  const minutesAgo = (minutes: number) => ({ auth_time: Math.floor(Date.now() / 1000) - 60 * minutes });

  it("opens by when the provider asked somebody, not by when they came", async () => {
    expect(await opensAt(minutesAgo(60), true)).toBe(60);
    expect(await opensAt(minutesAgo(-60), true)).toBe(0);
    expect(await opensAt({}, true)).toBeNull();
  });

  it("opens to whoever has nothing but that provider by their coming", async () => {
    expect(await opensAt(minutesAgo(60), false)).toBe(0);
    expect(await opensAt({}, false)).toBe(0);
  });
});

describe("what is over", () => {
  it("is forgotten: journeys after a day, attempts after a month", async () => {
    const { id } = await desk.addProvider(provider);
    await desk.through(provider, id, { claims: stranger() });
    const counts = async () => {
      const { rows } = await test.owner.query(
        `select (select count(*)::int from identity.sso_journeys where source_id = $1) as journeys,
           (select count(*)::int from identity.sso_attempts where source_id = $1) as attempts`,
        [id],
      );
      return rows[0];
    };
    const later = (days: number) => forget(test.system(() => new Date(Date.now() + days * 86_400_000)));

    await later(0.9);
    expect(await counts()).toEqual({ journeys: 1, attempts: 1 });
    await later(2);
    expect(await counts()).toEqual({ journeys: 0, attempts: 1 });
    await later(31);
    expect(await counts()).toEqual({ journeys: 0, attempts: 0 });
  });
});

describe("a provider that is switched off", () => {
  it("begins nothing, and finishes nothing that was begun", async () => {
    const { id, version } = await desk.addProvider(provider);
    const from = browser();
    const journeyId = await desk.comeBack(provider.authorize(await desk.start(id, from)).href, from);
    await test.owner.query("update identity.oidc_providers set enabled = false where id = $1 and version = $2", [
      id,
      version,
    ]);

    expect(await desk.finish(journeyId ?? "", from)).toMatchObject({ code: "SSO_DISABLED" });
    const { errors } = await desk.ask("start", { sourceId: id }, from);
    expect(errors?.[0]?.extensions).toMatchObject({ code: "CONFLICT", reason: "SSO_DISABLED" });
    const { data } = await test.ask("identity", null, "{ signInSources { id } }");
    expect(data.signInSources.map((source: { id: string }) => source.id)).not.toContain(id);
  });
});

async function linksOf(userId: string): Promise<string[]> {
  const { rows } = await test.owner.query("select subject from identity.sso_identities where user_id = $1", [userId]);
  return rows.map(({ subject }) => subject);
}
