import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useBackend } from "../../../../tests/setup/backend.ts";
import { LyingProvider } from "../../../../tests/setup/lying-provider.ts";
import { SsoDesk, straightToSso } from "../../../../tests/setup/sso-desk.ts";
import { browser } from "../../sign-in/testing.ts";

const test = useBackend();
let provider: LyingProvider;
let desk: SsoDesk;
beforeAll(async () => {
  provider = await LyingProvider.start();
  desk = new SsoDesk(test, straightToSso(test));
});
afterAll(() => provider.close());

let people = 0;
/** Somebody whom nobody knows yet. */
const stranger = () => {
  people += 1;
  return { sub: `subject ${people}`, name: `Person ${people}`, email: `person${people}@example.org` };
};

describe("a journey", () => {
  it("is for browsers alone", async () => {
    const { id } = await desk.addProvider(provider);

    const { errors } = await desk.ask("start", { sourceId: id }, { ...browser(), binding: null as never });

    expect(errors?.[0]?.extensions).toMatchObject({ code: "FORBIDDEN", reason: "SSO_NEEDS_BROWSER" });
  });

  it("ends in the browser that began it, and nowhere else", async () => {
    const { id } = await desk.addProvider(provider);
    const [mine, theirs] = [browser(), browser()];
    const journeyId = (await desk.comeBack(provider.authorize(await desk.start(id, mine)).href, mine)) ?? "";

    expect(await desk.finish(journeyId, theirs)).toMatchObject({ code: "SSO_ELSEWHERE" });
    expect(await desk.finish(journeyId, mine)).toMatchObject({ __typename: "SignedIn" });
    expect(await desk.finish(journeyId, mine)).toMatchObject({ code: "SSO_EXPIRED" });
  });

  it("that somebody else was led to finish at the provider lets in neither them nor whoever began it", async () => {
    const { id } = await desk.addProvider(provider);
    const [attacker, victim] = [browser(), browser()];
    const url = await desk.start(id, attacker);
    const setOutAs = new URL(url).searchParams.get("state") ?? "";
    const brought = (await desk.comeBack(provider.authorize(url, { claims: stranger() }).href, victim)) ?? "";

    expect(brought).not.toBe(setOutAs);
    expect(await desk.finish(setOutAs, attacker)).toMatchObject({ code: "SSO_EXPIRED" });
    expect(await desk.finish(brought, victim)).toMatchObject({ code: "SSO_ELSEWHERE" });
  });

  it("goes on with a conversation of the same browser, and takes no notice of any other", async () => {
    const { id } = await desk.addProvider(provider);
    for (const signInId of ["5b7f1f7e-3a52-4a7e-9d49-5d7a3e3f0a11", null]) {
      const from = browser();
      const journeyId = await desk.comeBack(provider.authorize(await desk.start(id, from, { signInId })).href, from);
      expect(await desk.finish(journeyId ?? "", from)).toMatchObject({ __typename: "SignedIn" });
    }
  });

  it("says nothing of an answer that nobody waits for", async () => {
    const from = browser();
    const back = `http://localhost:4000/auth/oidc/callback?code=x&state=`;

    for (const state of ["", "x", "5b7f1f7e-3a52-4a7e-9d49-5d7a3e3f0a11"])
      expect(await desk.comeBack(back + state, from)).toBeNull();
  });

  it("leads to pages of ours alone", async () => {
    const { id } = await desk.addProvider(provider);
    const landed = async (returnTo: string) => {
      const from = browser();
      const url = await desk.start(id, from, { returnTo });
      return (await straightToSso(test).get(provider.authorize(url).href, from)).location;
    };

    expect(await landed("/account")).toMatch(/^\/sign-in\/sso\?purpose=SIGN_IN&to=%2Faccount#[0-9a-f-]{36}$/);
    for (const path of ["//evil.example", "https://evil.example", "/\\evil.example", "/account/../x", "/accountx"])
      expect(await landed(path)).toMatch(/^\/sign-in\/sso\?purpose=SIGN_IN&to=%2F#[0-9a-f-]{36}$/);
  });

  it("is used up by one of many parallel callbacks, which alone asks the provider", async () => {
    const { id } = await desk.addProvider(provider);
    const from = browser();
    const back = provider.authorize(await desk.start(id, from)).href;
    const before = provider.asked.length;

    const journeys = await Promise.all(Array.from({ length: 20 }, () => desk.comeBack(back, from)));
    const [journeyId] = journeys.filter(Boolean);
    expect(journeys.filter(Boolean)).toHaveLength(1);
    expect(provider.asked.length - before).toBe(1);

    const answers = await Promise.all(Array.from({ length: 20 }, () => desk.finish(journeyId ?? "", from)));
    expect(answers.filter(({ __typename }) => __typename === "SignedIn")).toHaveLength(1);
    const sessions = await Promise.all(answers.map((answer) => desk.isIn(answer, from)));
    expect(sessions.filter(Boolean)).toHaveLength(1);
  });

  it("makes one account of many parallel first sign-ins", async () => {
    const { id } = await desk.addProvider(provider);
    const claims = stranger();

    const answers = await Promise.all(Array.from({ length: 10 }, () => desk.through(provider, id, { claims })));

    expect(answers.every(({ __typename }) => __typename === "SignedIn")).toBe(true);
    const { rows } = await test.owner.query("select 1 from identity.sso_identities where subject = $1", [claims.sub]);
    expect(rows).toHaveLength(1);
  });

  it("keeps what the provider said sealed", async () => {
    const { id } = await desk.addProvider(provider);
    const who = { ...stranger(), name: "Unmistakable Name" };
    const from = browser();
    await desk.comeBack(provider.authorize(await desk.start(id, from), { claims: who }).href, from);

    const { rows } = await test.owner.query("select * from identity.sso_journeys where source_id = $1", [id]);
    expect(rows[0].outcome.toString("latin1")).not.toContain("Unmistakable");
    const { rows: providers } = await test.owner.query(
      "select client_secret from identity.oidc_providers where id = $1",
      [id],
    );
    expect(providers[0].client_secret.toString("latin1")).not.toContain(provider.clientSecret);
  });
});
