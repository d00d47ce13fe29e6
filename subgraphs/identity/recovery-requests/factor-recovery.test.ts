import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { coded } from "../../../tests/setup/coded.ts";
import { useCodes } from "../../../tests/setup/codes.ts";
import { begin, prove, REQUEST as REQUEST_CODE, steppedUp, withCodes } from "../factors/testing.ts";
import { Role } from "../roles/roles.ts";
import { browser, member } from "../sign-in/testing.ts";
import { actingFor } from "../testing.ts";
import { expireOverdue } from "./overdue.ts";
import { LIST, recoveryDesk } from "./testing.ts";

const lab = useCodes();
const { test } = lab;
const { admin, whoLostIt, provenBy, request, asked, decide, withdraw, reasonOf, countOf, eventsOf, toldOf } =
  recoveryDesk(lab);

describe("a request to take factors away", () => {
  it("is decided by another administrator than the one who asked, and not by the person", async () => {
    const [first, lost] = [await admin(), await admin()];
    await withCodes(lab, lost, "EMAIL");
    const id = await asked(first, lost);

    for (const who of [first, lost])
      for (const approve of [true, false])
        expect(reasonOf(await decide(who, id, approve))).toBe("FORBIDDEN ASK_ANOTHER_ADMIN");
    expect(await countOf("factors", lost)).toBe(1);
  });

  it("is nobody's for themselves", async () => {
    const asha = await admin();
    await withCodes(lab, asha, "EMAIL");

    expect(reasonOf(await request(asha, asha))).toBe("FORBIDDEN ASK_ANOTHER_ADMIN");
  });

  it("is made and decided by administrators who have just proven who they are, and by no one else", async () => {
    const [asha, first] = [await whoLostIt(), await admin()];
    const stale = await test.person(Role.ADMIN);
    const others = [await test.person(Role.OFFICER), await test.person(Role.AUDITOR)];
    for (const who of others) await steppedUp(test, who);
    const agent = await actingFor(test, await admin(), ["case:work"]);

    expect(reasonOf(await request(stale, asha))).toBe("FORBIDDEN STEP_UP_NEEDED");
    for (const who of [...others, agent])
      expect((await request(who, asha)).errors).toEqual([coded("FORBIDDEN", "requestFactorRecovery")]);
    const id = await asked(first, asha);
    expect(reasonOf(await decide(stale, id))).toBe("FORBIDDEN STEP_UP_NEEDED");
    for (const who of [...others, agent])
      expect((await decide(who, id)).errors).toEqual([coded("FORBIDDEN", "decideFactorRecovery")]);
    await test.owner.query("update identity.sessions set stepped_up_at = null where user_id = $1", [first.id]);
    expect(reasonOf(await withdraw(first, id))).toBe("FORBIDDEN STEP_UP_NEEDED");
    expect(await countOf("factors", asha)).toBe(1);
  });

  it("is decided once by twenty administrators at once, each of whom wants something else", async () => {
    const [asha, first] = [await whoLostIt(), await admin()];
    const admins = await Promise.all(Array.from({ length: 20 }, () => admin()));
    const id = await asked(first, asha);

    const answers = await Promise.all(admins.map((who, n) => decide(who, id, n % 2 === 0)));

    expect(answers.filter(({ data }) => data)).toHaveLength(1);
    const refused = answers.filter(({ errors }) => errors).map(reasonOf);
    expect(refused).toEqual(Array(19).fill("CONFLICT RECOVERY_DECIDED"));
    const decided = answers.find(({ data }) => data)?.data.decideFactorRecovery.decision;
    const [approved, declined] = [
      await eventsOf(asha, "factorRecovery.approved"),
      await eventsOf(asha, "factorRecovery.declined"),
    ];
    expect([approved.length, declined.length]).toEqual(decided === "APPROVED" ? [1, 0] : [0, 1]);
    expect(await countOf("factors", asha)).toBe(decided === "APPROVED" ? 0 : 1);
    const told = [...(await toldOf(asha, "RECOVERY_DONE")), ...(await toldOf(asha, "RECOVERY_DECLINED"))];
    expect(told).toHaveLength(2);
  });

  it("is one of a person at a time, however many ask at once", async () => {
    const asha = await whoLostIt();
    const admins = await Promise.all(Array.from({ length: 20 }, () => admin()));

    const answers = await Promise.all(admins.map((who) => request(who, asha)));

    expect(answers.filter(({ data }) => data)).toHaveLength(1);
    expect(answers.filter(({ errors }) => errors).map(reasonOf)).toEqual(Array(19).fill("CONFLICT RECOVERY_OPEN"));
    expect(await countOf("factor_recoveries", asha)).toBe(1);
    expect(await toldOf(asha, "RECOVERY_ASKED")).toHaveLength(2);
  });

  it("is not approved when whoever asked is no administrator any more", async () => {
    const [asha, first, second] = [await whoLostIt(), await admin(), await admin()];
    const id = await asked(first, asha);
    await test.owner.query("update identity.users set roles = '{OFFICER}' where id = $1", [first.id]);

    expect(reasonOf(await decide(second, id))).toBe("CONFLICT RECOVERY_ASKER_GONE");
    expect(await countOf("factors", asha)).toBe(1);
    expect((await decide(second, id, false)).data.decideFactorRecovery.decision).toBe("DECLINED");
  });

  it("is not approved by who is no administrator any more, whatever their session says still", async () => {
    const [asha, first, second] = [await whoLostIt(), await admin(), await admin()];
    const id = await asked(first, asha);
    await test.owner.query("update identity.users set roles = '{OFFICER}' where id = $1", [second.id]);

    expect((await decide(second, id)).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    expect(await countOf("factors", asha)).toBe(1);
  });

  it("is over after 24 hours: nobody decides on it, it is noted once, and another one can be made", async () => {
    const [asha, first, second] = [await whoLostIt(), await admin(), await admin()];
    const id = await asked(first, asha);
    await test.owner.query("update identity.factor_recoveries set expires_at = now() where id = $1", [id]);

    const late = await decide(second, id);
    const shown = await test.ask("identity", second, LIST, { filter: { userId: asha.id } });
    const ctx = test.system();
    await Promise.all(Array.from({ length: 5 }, () => ctx.db.transaction((tx) => expireOverdue(ctx, tx))));
    const again = await request(first, asha);

    expect(reasonOf(late)).toBe("CONFLICT RECOVERY_DECIDED");
    expect(shown.data.factorRecoveries.edges).toEqual([{ node: { id, decision: "EXPIRED" } }]);
    expect(await eventsOf(asha, "factorRecovery.expired")).toMatchObject([{ actor: null, facts: { recoveryId: id } }]);
    expect(again.data.requestFactorRecovery.decision).toBeNull();
    expect(await countOf("factors", asha)).toBe(1);
  });

  it("that nobody noted to have expired is noted when the next is made", async () => {
    const [asha, first] = [await whoLostIt(), await admin()];
    const id = await asked(first, asha);
    await test.owner.query("update identity.factor_recoveries set expires_at = now() where id = $1", [id]);

    expect((await request(first, asha)).errors).toBeUndefined();

    const { rows } = await test.owner.query("select decision from identity.factor_recoveries where id = $1", [id]);
    expect(rows).toEqual([{ decision: "EXPIRED" }]);
  });

  it("is taken back by who made it alone, and can be made anew", async () => {
    const [asha, first, second] = [await whoLostIt(), await admin(), await admin()];
    const id = await asked(first, asha);

    const byAnother = await withdraw(second, id);
    const { data } = await withdraw(first, id);

    expect(reasonOf(byAnother)).toBe("FORBIDDEN NOT_YOUR_RECOVERY");
    expect(data.withdrawFactorRecovery).toMatchObject({ decision: "WITHDRAWN", decidedBy: { id: first.id } });
    expect(reasonOf(await decide(second, id))).toBe("CONFLICT RECOVERY_DECIDED");
    expect(reasonOf(await withdraw(first, id))).toBe("CONFLICT RECOVERY_DECIDED");
    expect(await eventsOf(asha, "factorRecovery.withdrawn")).toMatchObject([
      { actor: first.id, facts: { recoveryId: id, reason: "by who asked" } },
    ]);
    expect((await request(second, asha)).errors).toBeUndefined();
  });

  it("is over as soon as the person proves a factor to sign in: they have not lost it", async () => {
    const [asha, first, second] = [await whoLostIt(), await admin(), await admin()];
    const id = await asked(first, asha);

    expect((await provenBy(asha)).__typename).toBe("SignedIn");

    expect(reasonOf(await decide(second, id))).toBe("CONFLICT RECOVERY_DECIDED");
    expect(await eventsOf(asha, "factorRecovery.withdrawn")).toMatchObject([
      { actor: asha.id, facts: { recoveryId: id, reason: "they proved a factor themself" } },
    ]);
    const { data } = await test.ask("identity", second, LIST, { filter: { userId: asha.id } });
    expect(data.factorRecoveries.edges).toEqual([{ node: { id, decision: "WITHDRAWN" } }]);
    expect(await countOf("factors", asha)).toBe(1);
  });

  it("is over as well when they prove one to change something, and not when they only give their password", async () => {
    const [asha, first, second] = [await whoLostIt(), await admin(), await admin()];
    const id = await asked(first, asha);
    await begin(test, asha, browser());
    const before = await test.ask("identity", second, LIST, { filter: { userId: asha.id, open: true } });
    const sent = await test.ask("identity", asha, REQUEST_CODE, { input: { method: "EMAIL" } });
    const { challengeId } = sent.data.requestFactorCode;
    const input = { method: "EMAIL", challengeId, code: await lab.codeFor(challengeId) };

    await test.ask("identity", asha, "mutation($input: Reauthenticate!) { reauthenticate(input: $input) { id } }", {
      input,
    });

    expect(before.data.factorRecoveries.totalCount).toBe(1);
    expect(reasonOf(await decide(second, id))).toBe("CONFLICT RECOVERY_DECIDED");
  });

  it("is decided or withdrawn, and never both, when the person proves a factor while it is approved", async () => {
    const [asha, first, second] = [await whoLostIt(), await admin(), await admin()];
    const id = await asked(first, asha);
    const from = browser();
    const { signInId } = await begin(test, asha, from);
    const sent = await test.ask("identity", null, REQUEST_CODE, { input: { signInId, method: "EMAIL" } }, from);
    const { challengeId } = sent.data.requestFactorCode;
    const code = await lab.codeFor(challengeId);

    const [proven, decided] = await Promise.all([
      prove(test, from, { signInId, method: "EMAIL", challengeId, code }),
      decide(second, id),
    ]);

    const inside = proven.__typename === "SignedIn";
    expect(decided.data === null || decided.data === undefined).toBe(inside);
    expect(await countOf("factors", asha)).toBe(inside ? 1 : 0);
  });

  it("is not made for somebody who has nothing to lose, nor for nobody", async () => {
    const [first, plain] = [await admin(), await member(test)];

    expect(reasonOf(await request(first, plain))).toBe("CONFLICT NO_FACTOR_TO_LOSE");
    expect((await request(first, { id: randomUUID() })).errors).toEqual([coded("NOT_FOUND", "requestFactorRecovery")]);
    expect((await decide(first, randomUUID())).errors).toEqual([coded("NOT_FOUND", "decideFactorRecovery")]);
    expect((await withdraw(first, randomUUID())).errors).toEqual([coded("NOT_FOUND", "withdrawFactorRecovery")]);
    expect(await toldOf(plain, "RECOVERY_ASKED")).toEqual([]);
  });

  it("is kept to two people by the database as well", async () => {
    const [asha, first] = [await whoLostIt(), await admin()];
    const id = await asked(first, asha);
    const approveAs = (by: string) =>
      test.owner.query(
        "update identity.factor_recoveries set decision = 'APPROVED', decided_at = now(), decided_by = $2 where id = $1",
        [id, by],
      );

    await expect(approveAs(first.id)).rejects.toThrow("check constraint");
    await expect(approveAs(asha.id)).rejects.toThrow("check constraint");
  });
});

describe("requests to take factors away", () => {
  it("are listed for administrators and auditors, open or not, and for nobody else", async () => {
    const [asha, ben, first, second] = [await whoLostIt(), await whoLostIt(), await admin(), await admin()];
    const [auditor, officer] = [await test.person(Role.AUDITOR), await test.person(Role.OFFICER)];
    const [open, done] = [await asked(first, asha), await asked(first, ben)];
    await decide(second, done, false);
    const idsOf = async (filter: object) => {
      const { data } = await test.ask("identity", auditor, LIST, { filter });
      return data.factorRecoveries.edges.map(({ node }: { node: { id: string } }) => node.id);
    };

    expect(await idsOf({ open: true })).toContain(open);
    expect(await idsOf({ open: true })).not.toContain(done);
    expect(await idsOf({ open: false })).toContain(done);
    expect(await idsOf({ open: false })).not.toContain(open);
    expect((await idsOf({})).slice(0, 2)).toEqual([done, open]);
    expect(await idsOf({ userId: ben.id })).toEqual([done]);
    for (const who of [officer, asha])
      expect((await test.ask("identity", who, LIST)).errors).toEqual([coded("FORBIDDEN", "factorRecoveries")]);
  });
});
