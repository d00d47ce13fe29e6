import { randomInt } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Person } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { useCodes } from "../../../tests/setup/codes.ts";
import { freshMailbox, freshPhone } from "../challenges/testing.ts";
import { Role } from "../roles/roles.ts";

const lab = useCodes();
const { test } = lab;
const REQUEST = `mutation($input: RequestContactChange!) { requestContactChange(input: $input) { __typename
  ... on CodeSent { challengeId sentTo channel } ... on Refused { code } } }`;
const CONFIRM = `mutation($input: ConfirmContactChange!) { confirmContactChange(input: $input) { email emailVerifiedAt phone phoneVerifiedAt version } }`;
const REMOVE = "mutation($input: RemoveContact!) { removeContact(input: $input) { email phone } }";

const from = () => ({ address: `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}` });
const request = (who: Person, identifier: string) =>
  test.ask("identity", who, REQUEST, { input: { identifier } }, from());
const confirm = (who: Person, input: object) => test.ask("identity", who, CONFIRM, { input }, from());
const remove = (who: Person, kind: string) => test.ask("identity", who, REMOVE, { input: { kind } }, from());
const noticesOf = async ({ id }: Person) =>
  (await test.owner.query("select kind, address from identity.notices where user_id = $1", [id])).rows;

/** Somebody who has just proven who they are. */
async function proven(password = ""): Promise<Person> {
  const person = await test.person(Role.CITIZEN, { password });
  await test.owner.query("update identity.sessions set stepped_up_at = now() where user_id = $1", [person.id]);
  return person;
}

async function asked(who: Person, identifier: string) {
  const { challengeId } = (await request(who, identifier)).data.requestContactChange;
  return { challengeId, code: await lab.codeFor(challengeId) };
}

describe("changing one's address", () => {
  it("counts once the new one is proven, and tells the old one", async () => {
    const asha = await proven();
    const { value: email } = freshMailbox();

    const proof = await asked(asha, email);
    const before = await test.ask("identity", asha, "{ me { email } }");
    const { data } = await confirm(asha, proof);

    expect(before.data.me.email).toBe(asha.email);
    expect(data.confirmContactChange).toMatchObject({ email, emailVerifiedAt: expect.any(String), version: 2 });
    expect(await noticesOf(asha)).toEqual([{ kind: "EMAIL_CHANGED", address: asha.email }]);
    expect((await test.ledgerOf(asha.id)).find(({ event }) => event === "user.contactChanged")).toMatchObject({
      actor: asha.id,
      facts: { kind: "EMAIL", version: 2 },
      changes: { before: { address: asha.email }, after: { address: email } },
    });
  });

  it("adds a number beside the e-mail address", async () => {
    const asha = await proven();
    const { value: phone } = freshPhone();

    const { data } = await confirm(asha, await asked(asha, phone));

    expect(data.confirmContactChange).toMatchObject({ email: asha.email, phone, phoneVerifiedAt: expect.any(String) });
    expect(await noticesOf(asha)).toEqual([]);
  });

  it("proves the address that the office gave, and then has nothing more to prove", async () => {
    const asha = await proven();

    const { data } = await confirm(asha, await asked(asha, asha.email));
    const again = await request(asha, asha.email);

    expect(data.confirmContactChange).toMatchObject({ email: asha.email, emailVerifiedAt: expect.any(String) });
    expect(again.errors).toEqual([coded("INVALID", "requestContactChange", { fields: ["identifier"] })]);
  });

  it("needs a proof of who one is that is no older than five minutes", async () => {
    const asha = await proven();
    await test.owner.query(
      "update identity.sessions set stepped_up_at = now() - interval '301 seconds' where user_id = $1",
      [asha.id],
    );

    const answers = [await request(asha, freshMailbox().value), await remove(asha, "EMAIL")];

    expect(answers[0]?.errors).toEqual([coded("FORBIDDEN", "requestContactChange", { reason: "STEP_UP_NEEDED" })]);
    expect(answers[1]?.errors).toEqual([coded("FORBIDDEN", "removeContact", { reason: "STEP_UP_NEEDED" })]);
  });

  it("is answered alike for an address of somebody else, who alone is told", async () => {
    const [asha, rohan] = [await proven(), await test.person(Role.CITIZEN)];

    const taken = (await request(asha, rohan.email)).data.requestContactChange;
    const free = (await request(asha, freshMailbox().value)).data.requestContactChange;
    const letter = await lab.sentFor(taken.challengeId);

    expect(Object.keys(taken)).toEqual(Object.keys(free));
    expect([taken.__typename, taken.channel]).toEqual([free.__typename, free.channel]);
    expect(letter?.to).toBe(rohan.email);
    expect(letter?.text).not.toMatch(/\b\d{6}\b|#token=/);
  });

  it("is no longer possible once somebody else has proven the address", async () => {
    const [asha, rohan] = [await proven(), await proven()];
    const { value: phone } = freshPhone();
    const proofs = [await asked(asha, phone), await asked(rohan, phone)];

    const answers = await Promise.all([confirm(asha, proofs[0] ?? {}), confirm(rohan, proofs[1] ?? {})]);

    const refused = answers.filter(({ errors }) => errors);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.errors).toEqual([coded("CONFLICT", "confirmContactChange", { reason: "ADDRESS_TAKEN" })]);
  });

  it("takes nobody else's code, and a code once", async () => {
    const [asha, rohan] = [await proven(), await proven()];
    const proof = await asked(asha, freshMailbox().value);

    const stolen = await confirm(rohan, proof);
    const answers = await Promise.all(Array.from({ length: 20 }, () => confirm(asha, proof)));

    const expired = [coded("INVALID", "confirmContactChange", { reason: "CODE_EXPIRED", fields: ["code"] })];
    expect(stolen.errors).toEqual(expired);
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
  });
});

describe("removing an address", () => {
  it("leaves the other one, if that was proven, and tells the one that went", async () => {
    const asha = await proven();
    const { value: phone } = freshPhone();
    await confirm(asha, await asked(asha, phone));

    const { data } = await remove(asha, "EMAIL");

    expect(data.removeContact).toEqual({ email: null, phone });
    expect(await noticesOf(asha)).toEqual([{ kind: "EMAIL_CHANGED", address: asha.email }]);
    expect((await test.ledgerOf(asha.id)).at(-1)?.event).toMatch(/user\.contactRemoved|notice\.sent/);
  });

  it("voids what was sent to it", async () => {
    const asha = await proven("some password of one's own");
    const { value: phone } = freshPhone();
    await confirm(asha, await asked(asha, phone));
    const RESET =
      "mutation($input: RequestPasswordReset!) { requestPasswordReset(input: $input) { ... on CodeSent { challengeId } } }";
    const sent = await test.ask("identity", null, RESET, { input: { identifier: phone } }, from());

    await remove(asha, "PHONE");

    const { rows } = await test.owner.query("select voided_at from identity.challenges where id = $1", [
      sent.data.requestPasswordReset.challengeId,
    ]);
    expect(rows[0].voided_at).not.toBeNull();
  });

  it("never takes the last way in", async () => {
    const asha = await proven("some password of one's own");
    const bound = await proven();
    const { value: phone } = freshPhone();
    await test.owner.query("update identity.users set phone = $2 where id = $1", [bound.id, phone]);

    const only = await remove(asha, "EMAIL");
    const unproven = await remove(bound, "EMAIL");

    expect(only.errors).toEqual([coded("CONFLICT", "removeContact", { reason: "LAST_WAY_IN" })]);
    expect(unproven.errors).toEqual([coded("CONFLICT", "removeContact", { reason: "LAST_WAY_IN" })]);
  });

  it("leaves one of both, whichever of two requests comes first", async () => {
    const asha = await proven();
    await confirm(asha, await asked(asha, asha.email));
    await confirm(asha, await asked(asha, freshPhone().value));

    const answers = await Promise.all([remove(asha, "EMAIL"), remove(asha, "PHONE")]);

    expect(answers.filter(({ errors }) => errors)).toHaveLength(1);
  });
});
