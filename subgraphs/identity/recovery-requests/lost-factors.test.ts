import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useCodes } from "../../../tests/setup/codes.ts";
import { totpOf } from "../../../tests/setup/totp.ts";
import { begin, CONFIRM_TOTP, FINISH, prove, START_TOTP, withCodes } from "../factors/testing.ts";
import { browser } from "../sign-in/testing.ts";
import { actingFor } from "../testing.ts";
import { recoveryDesk } from "./testing.ts";

const lab = useCodes();
const { test } = lab;
const { admin, whoLostIt, freshly, provenBy, request, asked, decide, countOf, eventsOf, toldOf } = recoveryDesk(lab);

describe("somebody who has lost their factors", () => {
  it("is without them once two administrators have said so, in no session, and owes a new one", async () => {
    const [asha, first, second] = [await whoLostIt(), await admin(), await admin()];
    const agent = await actingFor(test, asha, ["case:create"]);

    const requested = (await request(first, asha)).data.requestFactorRecovery;
    const kept = [await countOf("factors", asha), await countOf("backup_codes", asha)];
    const { data } = await decide(second, requested.id);

    expect(requested).toMatchObject({ decision: null, decidedBy: null, user: { id: asha.id } });
    expect(Date.parse(requested.expiresAt) - Date.parse(requested.requestedAt)).toBe(24 * 3_600_000);
    expect(kept).toEqual([1, 10]);
    expect(data.decideFactorRecovery).toMatchObject({
      decision: "APPROVED",
      note: "Known to me",
      reason: "Came to the office with their passport",
      requestedBy: { id: first.id },
      decidedBy: { id: second.id },
    });
    expect([await countOf("factors", asha), await countOf("backup_codes", asha)]).toEqual([0, 0]);
    await test.backend.settled();
    for (const gone of [asha, agent])
      expect((await test.ask("identity", gone, "{ mySessions { id } }")).errors?.[0]?.extensions.code).toBe(
        "UNAUTHENTICATED",
      );
    const seen = await test.ask("identity", first, `{ user(id: "${asha.id}") { factorPolicy { required } } }`);
    expect(seen.data.user.factorPolicy.required).toBe(true);
  });

  it("sets up a new one at the next sign-in, and owes none then", async () => {
    const [asha, first, second] = [await whoLostIt(), await admin(), await admin()];
    await decide(second, await asked(first, asha));
    const from = browser();

    const begun = await begin(test, asha, from);
    const { signInId } = begun;
    const early = await test.ask("identity", null, FINISH, { input: { signInId } }, from);
    const app = (await test.ask("identity", null, START_TOTP, { input: { signInId } }, from)).data.startTotp;
    const input = { signInId, factorId: app.factorId, code: totpOf(app.secret) };
    await test.ask("identity", null, CONFIRM_TOTP, { input }, from);
    const finished = await test.ask("identity", null, FINISH, { input: { signInId } }, from);

    expect(begun.__typename).toBe("FactorSetupNeeded");
    expect(early.data.finishFactorSetup.__typename).toBe("Refused");
    expect(finished.data.finishFactorSetup.__typename).toBe("SignedIn");
    const seen = await test.ask("identity", first, `{ user(id: "${asha.id}") { factorPolicy { required } } }`);
    expect(seen.data.user.factorPolicy.required).toBe(false);
    expect((await begin(test, asha, browser())).__typename).toBe("SecondFactorNeeded");
  });

  it("is asked anew for what was locked before", async () => {
    const [asha, first, second] = [await whoLostIt(), await admin(), await admin()];
    for (let n = 0; n < 12; n++) {
      const from = browser();
      const { signInId } = await begin(test, asha, from);
      await prove(test, from, { signInId, method: "EMAIL", code: "000000", challengeId: randomUUID() });
    }
    await decide(second, await asked(first, asha));
    await test.owner.query("update identity.users set factors_due_since = null where id = $1", [asha.id]);
    const back = await freshly(asha);
    await withCodes(lab, back, "EMAIL");

    expect((await provenBy(back)).__typename).toBe("SignedIn");
  });

  it("stands in the ledger with who asked, who approved, and what was taken", async () => {
    const [asha, first, second] = [await whoLostIt(), await admin(), await admin()];
    const recoveryId = await asked(first, asha);
    await decide(second, recoveryId);

    expect(await eventsOf(asha, "factorRecovery.requested")).toMatchObject([
      {
        actor: first.id,
        facts: { recoveryId },
        changes: { after: { reason: "Came to the office with their passport" } },
      },
    ]);
    expect(await eventsOf(asha, "factorRecovery.approved")).toMatchObject([
      {
        actor: second.id,
        facts: { recoveryId, requestedById: first.id, factors: ["email"], passkeys: 0, backupCodes: 10, sessions: 1 },
        changes: { after: { note: "Known to me" } },
      },
    ]);
    const { rows } = await test.owner.query("select id from identity.sessions where user_id = $1", [asha.id]);
    expect((await test.ledgerOf(rows[0].id)).at(-1)).toMatchObject({
      event: "session.ended",
      actor: second.id,
      facts: { reason: "the factors were taken away" },
    });
  });

  it("is told on every channel when it is asked and when it is approved, and what to do", async () => {
    const [asha, first, second] = [await whoLostIt(), await admin(), await admin()];

    const id = await asked(first, asha);
    const onAsking = await toldOf(asha, "RECOVERY_ASKED");
    await decide(second, id);
    const onApproval = await toldOf(asha, "RECOVERY_DONE");

    const { rows } = await test.owner.query("select phone from identity.users where id = $1", [asha.id]);
    for (const told of [onAsking, onApproval])
      expect(told.map((message) => message?.to).sort()).toEqual([asha.email, rows[0].phone].sort());
    for (const message of onAsking) expect(message?.text).toMatch(/sign in with your second factor now/);
    for (const message of onApproval) expect(message?.text).toMatch(/get in touch with the office at once/);
  });

  it("keeps them where the second administrator declines, and is told so", async () => {
    const [asha, first, second] = [await whoLostIt(), await admin(), await admin()];

    const { data } = await decide(second, await asked(first, asha), false, "Nobody knows them");

    expect(data.decideFactorRecovery).toMatchObject({ decision: "DECLINED", note: "Nobody knows them" });
    expect(await countOf("factors", asha)).toBe(1);
    expect(await toldOf(asha, "RECOVERY_DECLINED")).toHaveLength(2);
    expect(await toldOf(asha, "RECOVERY_DONE")).toHaveLength(0);
    expect(await eventsOf(asha, "factorRecovery.declined")).toMatchObject([{ actor: second.id }]);
    expect((await test.ask("identity", asha, "{ me { factorPolicy { required } } }")).data.me.factorPolicy).toEqual({
      required: false,
    });
  });
});
