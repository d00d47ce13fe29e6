import { describe, expect, it } from "vitest";
import type { Person } from "../../../tests/setup/backend.ts";
import { useCodes } from "../../../tests/setup/codes.ts";
import { totpOf, wrongTotp } from "../../../tests/setup/totp.ts";
import { Role } from "../roles/roles.ts";
import { member, PASSWORD } from "../sign-in/testing.ts";
import { actingFor } from "../testing.ts";
import { codeNow, REQUEST, withCodes, withTotp } from "./testing.ts";

const lab = useCodes();
const { test } = lab;
const AGAIN = "mutation($input: Reauthenticate!) { reauthenticate(input: $input) { id steppedUpUntil } }";
const ASK = "mutation { requestReauthentication { ... on CodeSent { challengeId } } }";
const again = (who: Person, input: object) => test.ask("identity", who, AGAIN, { input });
const methodsOf = async (who: Person) =>
  (await test.ask("identity", who, "{ me { stepUpMethods } }")).data.me.stepUpMethods;

describe("proving again who one is, with a factor on", () => {
  it("takes the factor, and no password and no code by mail any more", async () => {
    const before = await member(test);
    const { challengeId } = (await test.ask("identity", before, ASK)).data.requestReauthentication;
    const asha = await withTotp(test, before);

    const byPassword = await again(asha, { password: PASSWORD });
    const byCode = await again(asha, { challengeId, code: await lab.codeFor(challengeId) });
    const byFactor = await again(asha, { method: "TOTP", code: await codeNow(test, asha) });

    const another = await test.ask("identity", asha, ASK);
    for (const { errors } of [byPassword, byCode, another])
      expect(errors).toMatchObject([{ extensions: { code: "INVALID", fields: ["method"] } }]);
    expect(byFactor.data.reauthenticate.steppedUpUntil).not.toBeNull();
    const used = (await test.ledgerOf(asha.id)).filter(({ event }) => event === "factor.used");
    expect(used).toMatchObject([{ facts: { method: "TOTP", to: "STEP_UP" } }]);
  });

  it("says by what, the preferred first; and without a factor as ever", async () => {
    const asha = await member(test);
    const without = await methodsOf(asha);
    const holder = await withTotp(test, asha);
    await withCodes(lab, asha, "EMAIL");
    await test.owner.query("update identity.users set preferred_factor = 'EMAIL' where id = $1", [asha.id]);

    expect(without).toEqual(["PASSWORD", "CODE"]);
    expect(await methodsOf(holder)).toEqual(["EMAIL", "TOTP", "BACKUP_CODE"]);
  });

  it("goes by a code to one's address that was asked for in the session, and by none of a sign-in", async () => {
    const asha = await member(test);
    await withCodes(lab, asha, "EMAIL");
    const { data } = await test.ask("identity", asha, REQUEST, { input: { method: "EMAIL" } });
    const { challengeId } = data.requestFactorCode;
    const code = await lab.codeFor(challengeId);

    const right = await again(asha, { method: "EMAIL", challengeId, code });
    const replayed = await again(asha, { method: "EMAIL", challengeId, code });

    expect(right.data.reauthenticate.steppedUpUntil).not.toBeNull();
    expect(replayed.errors).toMatchObject([{ extensions: { code: "INVALID", reason: "CODE_EXPIRED" } }]);
  });

  it("goes by a backup code, once", async () => {
    const asha = await withTotp(test, await member(test));
    const [code] = asha.backupCodes;

    expect((await again(asha, { method: "BACKUP_CODE", code })).data.reauthenticate.id).toBeTruthy();
    expect((await again(asha, { method: "BACKUP_CODE", code })).errors).toMatchObject([
      { extensions: { reason: "FACTOR_USED" } },
    ]);
  });

  it("by a code that a sign-in used already is refused", async () => {
    const asha = await withTotp(test, await member(test));
    const code = await codeNow(test, asha);
    await again(asha, { method: "TOTP", code });

    expect((await again(asha, { method: "TOTP", code })).errors).toMatchObject([
      { extensions: { code: "INVALID", fields: ["code"], reason: "FACTOR_USED" } },
    ]);
  });

  it("is tried five times in a session: whoever found it open locks its owner's factor nowhere else", async () => {
    const asha = await withTotp(test, await member(test));
    const reasons = [];
    for (let n = 0; n < 6; n++) {
      const { errors } = await again(asha, { method: "TOTP", code: wrongTotp(asha.seed) });
      reasons.push(errors?.[0]?.extensions.reason);
    }

    expect(reasons).toEqual([...Array(5).fill("FACTOR_WRONG"), "TOO_MANY_ATTEMPTS"]);
    expect((await again(asha, { method: "TOTP", code: await codeNow(test, asha) })).errors).toMatchObject([
      { extensions: { code: "RATE_LIMITED" } },
    ]);
    expect((await test.ledgerOf(asha.id)).filter(({ event }) => event === "factor.locked")).toEqual([]);
  });

  it("is nobody's by what is not on, nor an agent's", async () => {
    const asha = await withTotp(test, await member(test));
    const agent = await actingFor(test, asha, ["case:create"]);
    const code = totpOf(asha.seed);

    expect((await again(asha, { method: "SMS", code })).errors).toMatchObject([
      { extensions: { reason: "FACTOR_OTHER_WAY" } },
    ]);
    expect((await again(agent, { method: "TOTP", code })).errors).toMatchObject([
      { extensions: { code: "FORBIDDEN" } },
    ]);
    const officer = await test.person(Role.OFFICER);
    const { data } = await test.ask(
      "identity",
      officer,
      "query($id: ID!) { user(id: $id) { stepUpMethods factors { id } } }",
      {
        id: asha.id,
      },
    );
    expect(data.user).toEqual({ stepUpMethods: null, factors: null });
  });
});
