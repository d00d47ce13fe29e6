import { describe, expect, it } from "vitest";
import type { Person } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { useCodes } from "../../../tests/setup/codes.ts";
import { nobody } from "../../shared/caller.ts";
import { Context } from "../../shared/context.ts";
import { Role } from "../roles/roles.ts";
import { browser, member, PASSWORD, signedIn } from "../sign-in/testing.ts";
import { actingFor } from "../testing.ts";
import { assertSteppedUp } from "./step-up.ts";

const lab = useCodes();
const { test } = lab;
const REAUTHENTICATE =
  "mutation($input: Reauthenticate!) { reauthenticate(input: $input) { id current steppedUpUntil } }";
const REQUEST = `mutation { requestReauthentication { __typename
  ... on CodeSent { challengeId sentTo channel } ... on Refused { code } } }`;

const again = (who: Person, input: object) => test.ask("identity", who, REAUTHENTICATE, { input });
const untilOf = async (who: Person) => {
  const { data } = await test.ask("identity", who, "{ mySessions { current steppedUpUntil } }");
  return data.mySessions.find(({ current }: { current: boolean }) => current).steppedUpUntil;
};
/** Whether what is sensitive is open to somebody, as the services that guard it ask. */
const mayChange = async (who: Person) => {
  const { rows } = await test.owner.query(
    "select id from identity.sessions where user_id = $1 order by created_at desc",
    [who.id],
  );
  const viewer = { id: who.id, sessionId: rows[0].id, permissions: new Set<string>(), generation: 0 };
  return assertSteppedUp(new Context(test.backend.identity.services, nobody("test"), () => viewer)).then(
    () => true,
    ({ extensions }) => `${extensions.code} ${extensions.reason}`,
  );
};

describe("proving again who one is", () => {
  it("by password opens what is sensitive for five minutes", async () => {
    const asha = await member(test);
    expect([await untilOf(asha), await mayChange(asha)]).toEqual([null, "FORBIDDEN STEP_UP_NEEDED"]);

    const { data } = await again(asha, { password: PASSWORD });

    expect(data.reauthenticate.current).toBe(true);
    const minutes = (Date.parse(data.reauthenticate.steppedUpUntil) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(4.5);
    expect(minutes).toBeLessThanOrEqual(5);
    expect(await mayChange(asha)).toBe(true);
    await test.owner.query(
      "update identity.sessions set stepped_up_at = now() - interval '5 minutes' where user_id = $1",
      [asha.id],
    );
    expect([await untilOf(asha), await mayChange(asha)]).toEqual([null, "FORBIDDEN STEP_UP_NEEDED"]);
  });

  it("is what signing in does too", async () => {
    const asha = await signedIn(test, await member(test), browser());

    expect(await untilOf(asha)).not.toBeNull();
  });

  it("by a code that is sent to one's own address, once", async () => {
    const asha = await test.person(Role.CITIZEN);
    const { data } = await test.ask("identity", asha, REQUEST);
    const { challengeId, sentTo } = data.requestReauthentication;
    const code = await lab.codeFor(challengeId);

    const right = await again(asha, { challengeId, code });
    const replayed = await again(asha, { challengeId, code });

    expect(sentTo.split("@")[1]).toBe(asha.email.split("@")[1]);
    expect(right.data.reauthenticate.steppedUpUntil).not.toBeNull();
    expect(replayed.errors).toMatchObject([
      { extensions: { code: "INVALID", fields: ["code"], reason: "CODE_EXPIRED" } },
    ]);
  });

  it("is not done by a code that was sent to somebody else", async () => {
    const [asha, ben] = [await test.person(Role.CITIZEN), await test.person(Role.CITIZEN)];
    const { challengeId } = (await test.ask("identity", ben, REQUEST)).data.requestReauthentication;
    const code = await lab.codeFor(challengeId);

    expect((await again(asha, { challengeId, code })).errors).toMatchObject([
      { extensions: { reason: "CODE_EXPIRED" } },
    ]);
    expect(await untilOf(asha)).toBeNull();
  });

  it("is tried five times in a session, and stands in its story: the right password does not help then", async () => {
    const asha = await member(test);
    const reasons = [];
    for (let n = 0; n < 7; n++)
      reasons.push((await again(asha, { password: `guess ${n}` })).errors?.[0]?.extensions.reason);

    const right = await again(asha, { password: PASSWORD });

    expect(reasons).toEqual([...Array(5).fill("WRONG_CREDENTIALS"), "TOO_MANY_ATTEMPTS", "TOO_MANY_ATTEMPTS"]);
    expect(right.errors).toMatchObject([{ extensions: { code: "RATE_LIMITED", retryAt: expect.any(String) } }]);
    const { rows } = await test.owner.query("select id from identity.sessions where user_id = $1", [asha.id]);
    const refusals = (await test.ledgerOf(rows[0].id)).filter(({ event }) => event === "session.stepUpRefused");
    expect(refusals).toHaveLength(6);
    expect(JSON.stringify(refusals)).not.toContain("guess 1");
  });

  it.each([
    ["neither", {}],
    ["both", { password: PASSWORD, code: "123456", challengeId: "00000000-0000-7000-8000-00000000dead" }],
    ["a code of nothing", { code: "123456" }],
  ])("takes %s for no proof", async (_what, input) => {
    const { errors } = await again(await test.person(Role.CITIZEN), input);

    expect(errors).toMatchObject([{ extensions: { code: "INVALID", fields: ["password", "code"] } }]);
  });

  it("is nobody's, and no agent's", async () => {
    const asha = await member(test);
    const agent = await actingFor(test, asha, ["case:create"]);

    expect((await test.ask("identity", null, REAUTHENTICATE, { input: { password: PASSWORD } })).errors).toEqual([
      coded("UNAUTHENTICATED", "reauthenticate"),
    ]);
    expect((await again(agent, { password: PASSWORD })).errors).toEqual([coded("FORBIDDEN", "reauthenticate")]);
    expect((await test.ask("identity", agent, REQUEST)).errors).toEqual([
      coded("FORBIDDEN", "requestReauthentication"),
    ]);
  });
});
