import { describe, expect, it } from "vitest";
import type { Person } from "../../../../tests/setup/backend.ts";
import { coded } from "../../../../tests/setup/coded.ts";
import { useCodes } from "../../../../tests/setup/codes.ts";
import { Role } from "../../roles/roles.ts";
import { aNumber, browser, member } from "../../sign-in/testing.ts";
import { actingFor } from "../../testing.ts";
import { begin, REMOVE, required, START_TOTP, steppedUp, withCodes, withTotp } from "../testing.ts";

const lab = useCodes();
const { test } = lab;
const PREFER = "mutation($input: PreferFactor!) { preferFactor(input: $input) { id preferredFactor } }";
const REGENERATE = "mutation { regenerateBackupCodes { codes } }";
const OF =
  "query($id: ID!) { user(id: $id) { factors { method to lastUsedAt } backupCodesLeft preferredFactor factorRequired } }";
const REMOVE_CONTACT = "mutation($input: RemoveContact!) { removeContact(input: $input) { id } }";

const remove = (who: Person, method: string) => test.ask("identity", who, REMOVE, { input: { method } });
const prefer = (who: Person, method: string) => test.ask("identity", who, PREFER, { input: { method } });
const kindsTold = async ({ id }: Person) =>
  (await test.owner.query("select kind from identity.notices where user_id = $1", [id])).rows.map(({ kind }) => kind);

describe("managing one's factors", () => {
  it("turns one off, and with the last one its backup codes and the wish to be asked for it", async () => {
    const asha = await withTotp(test, await member(test));
    await prefer(asha, "TOTP");

    const { data } = await remove(asha, "TOTP");

    expect(data.removeFactor).toEqual({ id: asha.id, preferredFactor: null });
    expect((await begin(test, asha, browser())).__typename).toBe("SignedIn");
    const { rows } = await test.owner.query("select count(*)::int from identity.backup_codes where user_id = $1", [
      asha.id,
    ]);
    expect(rows).toEqual([{ count: 0 }]);
    expect(await kindsTold(asha)).toEqual(expect.arrayContaining(["FACTOR_ON", "FACTOR_OFF"]));
    expect((await test.ledgerOf(asha.id)).filter(({ event }) => event === "factor.turnedOff")).toMatchObject([
      { actor: asha.id, address: "192.0.2.1", facts: { method: "TOTP" } },
    ]);
  });

  it("keeps the last one where one is required, and lets another go", async () => {
    const asha = await withTotp(test, await member(test));
    await required(test, asha);
    const last = await remove(asha, "TOTP");
    await withCodes(lab, asha, "EMAIL");

    const other = await remove(asha, "TOTP");

    expect(last.errors).toMatchObject([{ extensions: { code: "CONFLICT", reason: "LAST_FACTOR" } }]);
    expect(other.errors).toBeUndefined();
    expect((await begin(test, asha, browser())).factors).toEqual(["EMAIL", "BACKUP_CODE"]);
  });

  it("keeps one of two that are turned off at once, where one is required", async () => {
    const asha = await withTotp(test, await member(test));
    await required(test, asha);
    await withCodes(lab, asha, "EMAIL");

    const answers = await Promise.all([remove(asha, "TOTP"), remove(asha, "EMAIL")]);

    expect(answers.filter(({ data }) => data?.removeFactor)).toHaveLength(1);
  });

  it("needs a recent proof, and is no agent's and nobody else's", async () => {
    const asha = await withTotp(test, await member(test));
    const agent = await actingFor(test, asha, ["case:create"]);
    await test.owner.query("update identity.sessions set stepped_up_at = null where user_id = $1", [asha.id]);

    const stale = [
      await remove(asha, "TOTP"),
      await prefer(asha, "TOTP"),
      await test.ask("identity", asha, REGENERATE),
      await test.ask("identity", asha, START_TOTP, { input: {} }),
    ];

    for (const { errors } of stale)
      expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN", reason: "STEP_UP_NEEDED" } }]);
    expect((await remove(agent, "TOTP")).errors).toEqual([coded("FORBIDDEN", "removeFactor")]);
    const asNobody = await test.ask("identity", null, REMOVE, { input: { method: "TOTP" } });
    expect(asNobody.errors).toEqual([coded("UNAUTHENTICATED", "removeFactor")]);
  });

  it("refuses what is not on", async () => {
    const asha = await withTotp(test, await member(test));

    for (const { errors } of [await remove(asha, "SMS"), await prefer(asha, "SMS")])
      expect(errors).toMatchObject([{ extensions: { code: "CONFLICT", reason: "FACTOR_IS_OFF" } }]);
    expect((await remove(asha, "BACKUP_CODE")).errors).toMatchObject([{ extensions: { code: "INVALID" } }]);
  });

  it("keeps an address to which such codes go", async () => {
    const asha = await member(test, { phone: aNumber() });
    await withCodes(lab, asha, "SMS");

    const kept = await test.ask("identity", asha, REMOVE_CONTACT, { input: { kind: "PHONE" } });
    await remove(asha, "SMS");
    const gone = await test.ask("identity", asha, REMOVE_CONTACT, { input: { kind: "PHONE" } });

    expect(kept.errors).toMatchObject([{ extensions: { code: "CONFLICT", reason: "FACTOR_RESTS_ON_IT" } }]);
    expect(gone.errors).toBeUndefined();
  });

  it("shows what is on to oneself and to who may read factors, and to nobody else", async () => {
    const asha = await withTotp(test, await member(test));
    await withCodes(lab, asha, "EMAIL");
    const of = async (who: Person) => (await test.ask("identity", who, OF, { id: asha.id })).data.user;

    const [admin, auditor] = [await of(await test.person(Role.ADMIN)), await of(await test.person(Role.AUDITOR))];

    expect(admin).toEqual({
      factors: [
        { method: "TOTP", to: null, lastUsedAt: null },
        { method: "EMAIL", to: expect.stringContaining("•••@"), lastUsedAt: null },
      ],
      backupCodesLeft: 10,
      preferredFactor: null,
      factorRequired: false,
    });
    expect(auditor).toEqual(admin);
    expect(await of(await test.person(Role.OFFICER))).toEqual({
      factors: null,
      backupCodesLeft: null,
      preferredFactor: null,
      factorRequired: null,
    });
    await steppedUp(test, asha);
  });
});
