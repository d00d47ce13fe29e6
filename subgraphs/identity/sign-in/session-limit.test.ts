import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type Person, useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { actingFor } from "../testing.ts";
import { type Browser, browser, member, PASSWORD, RESULT, redeem, SIGN_IN, signedIn } from "./testing.ts";

const LIMIT = 3;
const test = useBackend({ signIn: { SESSION_LIMIT: LIMIT } });
const INSTEAD = `mutation($input: SignInInstead!) { signInInstead(input: $input) { ${RESULT} } }`;
const TOKENS = "mutation($input: SignIn!) { signIn(input: $input) { ... on SignedIn { tokens { accessToken } } } }";

const attempt = async (who: Person, from: Browser) =>
  (await test.ask("identity", null, SIGN_IN, { input: { identifier: who.email, password: PASSWORD } }, from)).data
    .signIn;
const instead = (signInId: string, endSessionId: string, from: Browser) =>
  test.ask("identity", null, INSTEAD, { input: { signInId, endSessionId } }, from);
const openOf = async (who: Person) => {
  const { rows } = await test.owner.query(
    "select id from identity.sessions where user_id = $1 and ended_at is null order by last_seen_at",
    [who.id],
  );
  return rows.map(({ id }) => id);
};
/** Somebody with as many sessions as there may be; `member` gives the first. */
async function full(): Promise<Person> {
  const asha = await member(test);
  for (let n = 1; n < LIMIT; n++) await signedIn(test, asha, browser());
  return asha;
}

describe("whoever has as many sessions as there may be", () => {
  it("chooses one that ends for the new one, and is in", async () => {
    const asha = await full();
    const from = browser();

    const reached = await attempt(asha, from);
    const [oldest] = await openOf(asha);
    const { data } = await instead(reached.signInId, oldest, from);
    const tokens = await redeem(test, data.signInInstead.ticket, from);

    expect(reached).toMatchObject({ __typename: "SessionLimitReached", limit: LIMIT });
    expect(reached.sessions.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining([oldest]));
    expect(reached.sessions).toHaveLength(LIMIT);
    expect(tokens).not.toBeNull();
    const open = await openOf(asha);
    expect(open).toHaveLength(LIMIT);
    expect(open).not.toContain(oldest);
    expect((await test.ledgerOf(oldest)).at(-1)).toMatchObject({
      event: "session.ended",
      actor: asha.id,
      facts: { reason: "ended to sign in elsewhere" },
    });
  });

  it("gets nowhere without the choice: what was proven is no ticket", async () => {
    const asha = await full();

    const { data, errors } = await test.ask("identity", null, TOKENS, {
      input: { identifier: asha.email, password: PASSWORD },
    });

    expect(errors).toBeUndefined();
    expect(data.signIn).toEqual({});
    expect(await openOf(asha)).toHaveLength(LIMIT);
  });

  it("is no more by signing in many times at once", async () => {
    const asha = await member(test);
    const froms = Array.from({ length: 8 }, () => browser());
    const tickets = await Promise.all(froms.map(async (from) => ({ from, ...(await attempt(asha, from)) })));

    await Promise.all(tickets.map(({ ticket, from }) => ticket && redeem(test, ticket, from)));

    expect(await openOf(asha)).toHaveLength(LIMIT);
  });

  it("does not count sessions of agents, nor those that have ended", async () => {
    const asha = await member(test);
    for (let n = 0; n < LIMIT; n++) await actingFor(test, asha, ["case:create"]);

    expect((await attempt(asha, browser())).__typename).toBe("SignedIn");
  });
});

describe("the choice of a session to end", () => {
  it("is made in the browser that proved, and once", async () => {
    const asha = await full();
    const [from, other] = [browser(), browser()];
    const { signInId } = await attempt(asha, from);
    const [first, second] = await openOf(asha);

    const elsewhere = await instead(signInId, first, other);
    const here = await instead(signInId, first, from);
    const again = await instead(signInId, second, from);

    expect(elsewhere.data.signInInstead.code).toBe("SIGN_IN_EXPIRED");
    expect(here.data.signInInstead.__typename).toBe("SignedIn");
    expect(again.data.signInInstead.code).toBe("SIGN_IN_EXPIRED");
    expect(await openOf(asha)).toContain(second);
  });

  it("is none of twenty at once but one", async () => {
    const asha = await full();
    const from = browser();
    const { signInId } = await attempt(asha, from);
    const [first] = await openOf(asha);

    const answers = await Promise.all(Array.from({ length: 20 }, () => instead(signInId, first, from)));

    const types = answers.map(({ data }) => data.signInInstead.__typename);
    expect(types.filter((type) => type === "SignedIn")).toHaveLength(1);
  });

  it("is among one's own sessions, and leaves agents alone", async () => {
    const [asha, ben] = [await full(), await member(test)];
    const agent = await actingFor(test, asha, ["case:create"]);
    const from = browser();
    const { signInId } = await attempt(asha, from);

    for (const id of [...(await openOf(ben)), agent.sessionId, randomUUID()])
      expect((await instead(signInId, id, from)).errors).toEqual([coded("NOT_FOUND", "signInInstead")]);
    expect(await openOf(ben)).toHaveLength(1);
  });

  it("is over after ten minutes, and when the other sessions were ended meanwhile", async () => {
    const asha = await full();
    const [late, ended] = [browser(), browser()];
    const [one, two] = [await attempt(asha, late), await attempt(asha, ended)];
    const [first] = await openOf(asha);
    await test.owner.query("update identity.sign_ins set expires_at = now() where id = $1", [one.signInId]);
    await test.ask("identity", asha, "mutation { endOtherSessions }");

    expect((await instead(one.signInId, first, late)).data.signInInstead.code).toBe("SIGN_IN_EXPIRED");
    expect((await instead(two.signInId, first, ended)).data.signInInstead.code).toBe("SIGN_IN_EXPIRED");
  });
});
