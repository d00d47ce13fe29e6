import { describe, expect, it } from "vitest";
import { type Person, useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { steppedUp } from "../factors/testing.ts";
import { Role } from "../roles/roles.ts";
import { actingFor } from "../testing.ts";

const test = useBackend();
const POLICIES = "{ factorPolicies { role required methods trustDays version } }";
const SET = `mutation($input: SetFactorPolicy!) {
  setFactorPolicy(input: $input) { role required methods trustDays version } }`;
const REQUIRE = "mutation($input: RequireFactor!) { requireFactor(input: $input) { id factorRequired } }";

interface Policy {
  role: string;
  required: boolean;
  methods: string[];
  trustDays: number;
  version: number;
}

async function admin(role = Role.ADMIN): Promise<Person> {
  const who = await test.person(role);
  await steppedUp(test, who);
  return who;
}
const policyOf = async (who: Person, role: string): Promise<Policy> =>
  (await test.ask("identity", who, POLICIES)).data.factorPolicies.find((policy: Policy) => policy.role === role);
const set = (who: Person, input: Policy) => test.ask("identity", who, SET, { input });
/** What somebody is told is asked of them. */
const inForce = async (who: Person) =>
  (await test.ask("identity", who, "{ me { factorPolicy { required methods trustDays } } }")).data.me.factorPolicy;

describe("what is asked of each role", () => {
  it("is changed by an administrator from one moment to the next, and stands in the ledger with before and after", async () => {
    const [asha, officer] = [await admin(), await test.person(Role.OFFICER)];
    const before = await policyOf(asha, "OFFICER");

    const wanted = { ...before, required: true, methods: ["TOTP", "PASSKEY"], trustDays: 7 };
    const { data } = await set(asha, wanted);

    const after = { ...wanted, methods: ["PASSKEY", "TOTP"], version: before.version + 1 };
    expect(data.setFactorPolicy).toEqual(after);
    expect(await inForce(officer)).toEqual({ required: true, methods: ["PASSKEY", "TOTP"], trustDays: 7 });
    const { rows } = await test.owner.query("select id from identity.factor_policies where role = 'OFFICER'");
    expect((await test.ledgerOf(rows[0].id)).at(-1)).toMatchObject({
      event: "factorPolicy.changed",
      actor: asha.id,
      facts: { role: "OFFICER", required: true, methods: ["PASSKEY", "TOTP"], trustDays: 7, version: after.version },
      changes: { before: { required: before.required, trustDays: before.trustDays }, after: { trustDays: 7 } },
    });
    await set(asha, { ...before, version: after.version });
  });

  it("says nothing where nothing changes", async () => {
    const asha = await admin();
    const policy = await policyOf(asha, "MODERATOR");

    expect((await set(asha, policy)).data.setFactorPolicy).toEqual(policy);

    const { rows } = await test.owner.query("select id from identity.factor_policies where role = 'MODERATOR'");
    expect((await test.ledgerOf(rows[0].id)).filter(({ facts }) => "required" in facts)).toHaveLength(
      policy.version - 1,
    );
  });

  it("is decided once by twenty administrators at once who read the same: the others are told who was first", async () => {
    const admins = await Promise.all(Array.from({ length: 20 }, () => admin()));
    const policy = await policyOf(admins[0]!, "CONTRIBUTOR");

    const answers = await Promise.all(admins.map((who, n) => set(who, { ...policy, trustDays: n + 40 })));

    const refused = answers.flatMap(({ errors }) => errors ?? []);
    expect(answers.filter(({ data }) => data)).toHaveLength(1);
    expect(refused).toHaveLength(19);
    expect(new Set(refused.map(({ extensions }) => extensions.code))).toEqual(new Set(["CONFLICT"]));
    expect(refused[0]?.extensions).toMatchObject({ version: policy.version + 1, changedById: expect.any(String) });
    expect((await policyOf(admins[0]!, "CONTRIBUTOR")).version).toBe(policy.version + 1);
  });

  it("leaves something that counts for every role, or whoever has two of them could not get in", async () => {
    const asha = await admin();
    const [officers, admins] = [await policyOf(asha, "OFFICER"), await policyOf(asha, "ADMIN")];

    const apart = await set(asha, { ...officers, methods: ["SMS", "EMAIL", "BACKUP_CODE"] });
    const noSetUp = await set(asha, { ...admins, methods: ["BACKUP_CODE"] });

    for (const { errors } of [apart, noSetUp])
      expect(errors).toMatchObject([{ extensions: { code: "INVALID", fields: ["methods"] } }]);
    expect(await policyOf(asha, "OFFICER")).toEqual(officers);
  });

  it("leaves something in common when two administrators change two roles at once", async () => {
    const [asha, ben] = [await admin(), await admin()];
    const [officers, auditors] = [await policyOf(asha, "OFFICER"), await policyOf(asha, "AUDITOR")];

    const answers = await Promise.all([
      set(asha, { ...officers, methods: ["PASSKEY"] }),
      set(ben, { ...auditors, methods: ["TOTP"] }),
    ]);

    expect(answers.filter(({ data }) => data)).toHaveLength(1);
    for (const { role, methods } of [officers, auditors]) {
      const now = await policyOf(asha, role);
      await set(asha, { ...now, methods });
    }
  });

  it.each([
    ["no method", { methods: [] }, "methods"],
    ["a method twice", { methods: ["TOTP", "TOTP"] }, "methods"],
    ["more days than there may be", { trustDays: 91 }, "trustDays"],
    ["days before now", { trustDays: -1 }, "trustDays"],
    ["no version", { version: 0 }, "version"],
  ])("refuses %s", async (_what, wrong, field) => {
    const asha = await admin();

    const { errors } = await set(asha, { ...(await policyOf(asha, "CITIZEN")), ...wrong });

    expect(errors).toMatchObject([{ extensions: { code: "INVALID", fields: [field] } }]);
  });

  it("is changed by no one who has not just proven who they are, by no auditor and by no agent", async () => {
    const [stale, auditor] = [await test.person(Role.ADMIN), await admin(Role.AUDITOR)];
    const policy = await policyOf(auditor, "CITIZEN");
    const wanted = { ...policy, required: true };
    const agent = await actingFor(test, await admin(), ["case:work"]);

    expect((await set(stale, wanted)).errors).toMatchObject([{ extensions: { reason: "STEP_UP_NEEDED" } }]);
    for (const who of [auditor, agent])
      expect((await set(who, wanted)).errors).toEqual([coded("FORBIDDEN", "setFactorPolicy")]);
    expect(await policyOf(auditor, "CITIZEN")).toEqual(policy);
  });

  it("is shown to who may read factors, and to nobody else", async () => {
    const officer = await test.person(Role.OFFICER);

    expect((await test.ask("identity", officer, POLICIES)).errors).toEqual([coded("FORBIDDEN", "factorPolicies")]);
  });
});

describe("what is asked of somebody", () => {
  it("is the strictest of all their roles", async () => {
    const asha = await admin();
    const [officers, admins] = [await policyOf(asha, "OFFICER"), await policyOf(asha, "ADMIN")];
    await set(asha, { ...officers, required: true, methods: ["PASSKEY", "TOTP", "SMS"] });

    const both = await test.person([Role.OFFICER, Role.ADMIN]);

    expect(admins).toMatchObject({ required: false, trustDays: 0, methods: ["PASSKEY", "TOTP", "BACKUP_CODE"] });
    expect(await inForce(both)).toEqual({ required: true, methods: ["PASSKEY", "TOTP"], trustDays: 0 });
    await set(asha, { ...officers, version: officers.version + 1 });
  });

  it("is everything where nobody has decided about a role", async () => {
    const officer = await test.person(Role.OFFICER);
    const [policy] = (await test.owner.query("delete from identity.factor_policies where role = 'OFFICER' returning *"))
      .rows;

    expect(await inForce(officer)).toEqual({
      required: true,
      methods: ["PASSKEY", "TOTP", "BACKUP_CODE"],
      trustDays: 0,
    });

    await test.owner.query(
      `insert into identity.factor_policies select * from jsonb_populate_record(null::identity.factor_policies, $1)`,
      [JSON.stringify(policy)],
    );
  });

  it("is a factor where an administrator asks them alone, with the reason in their story", async () => {
    const [asha, citizen] = [await admin(), await test.person(Role.CITIZEN)];
    const ask = (required: boolean, reason: string) =>
      test.ask("identity", asha, REQUIRE, { input: { userId: citizen.id, required, reason } });
    expect((await inForce(citizen)).required).toBe(false);

    const { data } = await ask(true, "Speaks for a whole village");
    const asked = await inForce(citizen);
    await ask(true, "Once more");
    await ask(false, "No longer speaks for it");

    expect(data.requireFactor).toEqual({ id: citizen.id, factorRequired: true });
    expect(asked.required).toBe(true);
    expect((await inForce(citizen)).required).toBe(false);
    const told = (await test.ledgerOf(citizen.id)).filter(({ event }) => event === "user.factorRequired");
    expect(told).toMatchObject([
      {
        actor: asha.id,
        facts: { userId: citizen.id, required: true, version: 2 },
        changes: { before: { factorRequired: false }, after: { reason: "Speaks for a whole village" } },
      },
      { facts: { required: false, version: 3 } },
    ]);
  });

  it("is no administrator's to decide for themselves, nor without a recent proof, nor an officer's", async () => {
    const [asha, stale, officer] = [await admin(), await test.person(Role.ADMIN), await test.person(Role.OFFICER)];
    const ask = (who: Person, userId: string) =>
      test.ask("identity", who, REQUIRE, { input: { userId, required: true, reason: "Because I can" } });

    expect((await ask(asha, asha.id)).errors).toEqual([coded("FORBIDDEN", "requireFactor")]);
    expect((await ask(stale, officer.id)).errors).toMatchObject([{ extensions: { reason: "STEP_UP_NEEDED" } }]);
    await steppedUp(test, officer);
    expect((await ask(officer, asha.id)).errors).toEqual([coded("FORBIDDEN", "requireFactor")]);
    expect((await ask(asha, "00000000-0000-4000-8000-00000000dead")).errors).toEqual([
      coded("NOT_FOUND", "requireFactor"),
    ]);
  });

  it("is seen by the person, by who may read factors, and by nobody else", async () => {
    const [auditor, officer, citizen] = [
      await test.person(Role.AUDITOR),
      await test.person(Role.OFFICER),
      await test.person(Role.CITIZEN),
    ];
    const READ = `{ user(id: "${citizen.id}") { displayName factorRequired factorPolicy { required } } }`;

    const read = await test.ask("identity", auditor, READ);
    const refused = await test.ask("identity", officer, READ);

    expect(read.data.user).toMatchObject({ factorRequired: false, factorPolicy: { required: false } });
    expect(refused.errors).toContainEqual(coded("FORBIDDEN", "factorRequired"));
  });
});
