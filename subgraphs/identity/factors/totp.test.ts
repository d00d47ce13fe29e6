import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { held, waitingForLocks } from "../../../tests/setup/locks.ts";
import { totpOf, wrongTotp } from "../../../tests/setup/totp.ts";
import { browser, member } from "../sign-in/testing.ts";
import { begin, CONFIRM_TOTP, codeNow, prove, START_TOTP, steppedUp, withTotp } from "./testing.ts";
import { matchOf } from "./totp.code.ts";

const test = useBackend();

const hasOathtool = (() => {
  try {
    execFileSync("oathtool", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();
const oathtool = (secret: string) => execFileSync("oathtool", ["--totp", "--base32", secret]).toString().trim();

/** The time step that the product takes a code for, by its own clock. */
async function stepOf(holder: { id: string }, code: string): Promise<number | null> {
  const sql = `select id, user_id as "userId", secret from identity.factors where user_id = $1 and kind = 'totp'`;
  const { rows } = await test.owner.query(sql, [holder.id]);
  return matchOf(test.system(), rows[0], code);
}

describe("an authenticator app", () => {
  it("is shown once, as a URI and as text, and is on when a code of it was confirmed", async () => {
    const asha = await member(test);
    await steppedUp(test, asha);

    const { factorId, uri, secret } = (await test.ask("identity", asha, START_TOTP, { input: {} })).data.startTotp;
    const before = await begin(test, asha, browser());
    const confirmed = await test.ask("identity", asha, CONFIRM_TOTP, { input: { factorId, code: totpOf(secret) } });
    const after = await begin(test, asha, browser());

    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const url = new URL(uri);
    expect([url.protocol, url.host, url.searchParams.get("secret"), url.searchParams.get("issuer")]).toEqual([
      "otpauth:",
      "totp",
      secret,
      "Casegraph",
    ]);
    expect(decodeURIComponent(url.pathname)).toBe(`/Casegraph:${asha.email}`);
    expect([before.__typename, after.__typename]).toEqual(["SignedIn", "SecondFactorNeeded"]);
    expect(confirmed.data.confirmTotp).toMatchObject({
      method: "TOTP",
      user: { factors: [{ id: factorId, to: null }] },
    });
    const events = await test.ledgerOf(asha.id);
    expect(events.filter(({ event }) => event === "factor.turnedOn")).toMatchObject([
      { actor: asha.id, address: "192.0.2.1", facts: { method: "TOTP", replaced: false } },
    ]);
    expect(JSON.stringify(events)).not.toContain(secret);
  });

  it.skipIf(!hasOathtool)(
    "understands what Debian's oathtool makes of the seed (skipped where it is not installed)",
    async () => {
      const asha = await withTotp(test, await member(test));
      await codeNow(test, asha);
      const from = browser();
      const { signInId } = await begin(test, asha, from);

      const code = oathtool(asha.seed);

      expect(code).toMatch(/^\d{6}$/);
      expect((await prove(test, from, { signInId, method: "TOTP", code })).__typename).toBe("SignedIn");
    },
  );

  it("takes the code of now, and of one step early or late; none before and none after", async () => {
    const asha = await withTotp(test, await member(test));
    const at = Math.floor(Date.now() / 30_000) * 30_000 + 15_000;
    const ctx = test.system(() => new Date(at));
    const sql = `select id, user_id as "userId", secret from identity.factors where user_id = $1`;
    const { rows } = await test.owner.query(sql, [asha.id]);

    const steps = [-3, -2, -1, 0, 1, 2, 3].map((step) => matchOf(ctx, rows[0], totpOf(asha.seed, step, at)));

    const now = Math.floor(at / 30_000);
    expect(steps).toEqual([null, null, now - 1, now, now + 1, null, null]);
  });

  it("takes no code twice, none before one that was taken, and not the one that confirmed it", async () => {
    const asha = await withTotp(test, await member(test));
    const { rows } = await test.owner.query("select last_step from identity.factors where user_id = $1", [asha.id]);
    const answers = [];
    const setLast = (step: number) =>
      test.owner.query("update identity.factors set last_step = $2 where user_id = $1", [asha.id, step]);
    const now = Math.floor(Date.now() / 30_000);

    for (const last of [now, now + 1]) {
      await setLast(last);
      const from = browser();
      const { signInId } = await begin(test, asha, from);
      answers.push(
        (await prove(test, from, { signInId, method: "TOTP", code: totpOf(asha.seed, 0, now * 30_000) })).code,
      );
    }

    expect(rows[0].last_step).toBeGreaterThanOrEqual(now - 2);
    expect(answers).toEqual(["FACTOR_USED", "FACTOR_USED"]);
    const refusals = (await test.ledgerOf(asha.id)).filter(({ event }) => event === "factor.refused");
    expect(refusals).toMatchObject([{ facts: { code: "FACTOR_USED", method: "TOTP", to: "SIGN_IN" } }, {}]);
  });

  it("may be typed with blanks, and is nothing but six digits", async () => {
    const asha = await withTotp(test, await member(test));
    const code = totpOf(asha.seed);

    expect(await stepOf(asha, ` ${code.slice(0, 3)} ${code.slice(3)} `)).not.toBeNull();
    for (const other of ["", "12345", `${code}0`, "abcdef", `${code}'`]) expect(await stepOf(asha, other)).toBeNull();
  });

  it("of somebody else proves nothing, and neither does a seed that was moved to another row", async () => {
    const [asha, ben] = [await withTotp(test, await member(test)), await withTotp(test, await member(test))];
    const from = browser();
    const { signInId } = await begin(test, asha, from);
    await codeNow(test, asha);

    const theirs = await prove(test, from, { signInId, method: "TOTP", code: await codeNow(test, ben) });
    const move = `update identity.factors f set secret = (select secret from identity.factors where user_id = $2)
      where f.user_id = $1`;
    await test.owner.query(move, [asha.id, ben.id]);
    const moved = await prove(test, from, { signInId, method: "TOTP", code: await codeNow(test, ben) });

    expect([theirs.code, moved.code]).toEqual(["FACTOR_WRONG", "FACTOR_WRONG"]);
  });

  it("is started anew as often as one likes; only the last seed can be confirmed", async () => {
    const asha = await member(test);
    await steppedUp(test, asha);
    const start = async () => (await test.ask("identity", asha, START_TOTP, { input: {} })).data.startTotp;
    const [first, second] = [await start(), await start()];

    const old = await test.ask("identity", asha, CONFIRM_TOTP, {
      input: { factorId: first.factorId, code: totpOf(first.secret) },
    });
    const wrong = await test.ask("identity", asha, CONFIRM_TOTP, {
      input: { factorId: second.factorId, code: wrongTotp(second.secret) },
    });
    const right = await test.ask("identity", asha, CONFIRM_TOTP, {
      input: { factorId: second.factorId, code: totpOf(second.secret) },
    });

    for (const { errors } of [old, wrong])
      expect(errors).toMatchObject([{ extensions: { code: "INVALID", fields: ["code"], reason: "FACTOR_WRONG" } }]);
    expect(right.data.confirmTotp.backupCodes).toHaveLength(10);
  });

  it("takes the place of the one on the old telephone when it is confirmed, and not before", async () => {
    const asha = await withTotp(test, await member(test));
    const from = browser();
    await steppedUp(test, asha);
    const { factorId, secret } = (await test.ask("identity", asha, START_TOTP, { input: {} })).data.startTotp;

    const old = (await begin(test, asha, from)).signInId;
    const still = await prove(test, from, { signInId: old, method: "TOTP", code: await codeNow(test, asha) });
    const confirmed = await test.ask("identity", asha, CONFIRM_TOTP, { input: { factorId, code: totpOf(secret) } });
    const { signInId } = await begin(test, asha, from);
    const gone = await prove(test, from, { signInId, method: "TOTP", code: await codeNow(test, asha) });
    const code = await codeNow(test, { ...asha, seed: secret });
    const fresh = await prove(test, from, { signInId, method: "TOTP", code });

    expect(still.__typename).toBe("SignedIn");
    expect(confirmed.data.confirmTotp).toMatchObject({ backupCodes: null, user: { backupCodesLeft: 10 } });
    expect(gone.code).toBe("FACTOR_WRONG");
    expect(fresh.__typename).toBe("SignedIn");
  });

  it("is not turned on by a session that was ended while it waited", async () => {
    const asha = await member(test);
    await steppedUp(test, asha);
    const { factorId, secret } = (await test.ask("identity", asha, START_TOTP, { input: {} })).data.startTotp;
    const taking = await held(test.owner, "update identity.users set factors_due_since = now() where id = $1", [
      asha.id,
    ]);

    const answer = test.ask("identity", asha, CONFIRM_TOTP, { input: { factorId, code: totpOf(secret) } });
    await waitingForLocks(test.owner);
    await test.owner.query("update identity.sessions set ended_at = now() where user_id = $1", [asha.id]);
    await taking.commit();

    expect((await answer).errors).toMatchObject([{ extensions: { reason: "STEP_UP_NEEDED" } }]);
    const { rows } = await test.owner.query("select confirmed_at from identity.factors where user_id = $1", [asha.id]);
    expect(rows).toEqual([{ confirmed_at: null }]);
  });

  it("is confirmed by its owner alone, and twenty times in a quarter of an hour at most", async () => {
    const [asha, ben] = [await member(test), await member(test)];
    await steppedUp(test, asha);
    await steppedUp(test, ben);
    const { factorId, secret } = (await test.ask("identity", asha, START_TOTP, { input: {} })).data.startTotp;
    const stranger = await test.ask("identity", ben, CONFIRM_TOTP, { input: { factorId, code: totpOf(secret) } });
    const input = { factorId, code: wrongTotp(secret) };

    for (let n = 0; n < 20; n++) await test.ask("identity", asha, CONFIRM_TOTP, { input });
    const late = await test.ask("identity", asha, CONFIRM_TOTP, { input: { factorId, code: totpOf(secret) } });

    expect(stranger.errors).toMatchObject([{ extensions: { reason: "FACTOR_WRONG" } }]);
    expect(late.errors).toMatchObject([{ extensions: { code: "RATE_LIMITED", retryAt: expect.any(String) } }]);
  });
});
