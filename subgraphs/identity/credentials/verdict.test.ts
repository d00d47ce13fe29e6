import { expect, it } from "vitest";
import type { PasswordPolicy } from "../../../schema/passwords/policy.ts";
import { verdictOn } from "../../../schema/passwords/verdict.ts";
import { useBackend } from "../../../tests/setup/backend.ts";
import { TWO_HUNDRED_PASSWORDS } from "../../../tests/setup/passwords.ts";
import { Role } from "../roles/roles.ts";

const test = useBackend();
const POLICY = "{ passwordPolicy { minLength minLengthWithSecondFactor maxLength needs } }";
const CHANGE = "mutation($input: ChangePassword!) { changePassword(input: $input) { user { id } } }";

it("is the same on two hundred passwords in a page, by the policy that it reads, and on the server", async () => {
  const displayName = "Asha Kulkarni";
  const asha = await test.person(Role.CITIZEN, { displayName });
  const email = "asha.kulkarni@test.casegraph.dev";
  await test.owner.query("update identity.users set email = $2 where id = $1", [asha.id, email]);
  // Each change that is made ends the session, and takes what it may with it.
  const goesOn = `update identity.sessions set stepped_up_at = now(), expires_at = now() + interval '1 hour'
    where user_id = $1 and ended_at is null`;
  const policy: PasswordPolicy = (await test.ask("identity", null, POLICY)).data.passwordPolicy;

  const [page, server] = [[] as string[], [] as string[]];
  for (const password of TWO_HUNDRED_PASSWORDS) {
    const verdict = await verdictOn(password, { policy, identifier: email, name: displayName });
    page.push(verdict.problems.join());
    await test.owner.query(goesOn, [asha.id]);
    const { errors } = await test.ask("identity", asha, CHANGE, { input: { newPassword: password } });
    server.push(errors ? String(errors[0]?.extensions.problems) : "");
  }

  expect(server).toEqual(page);
  expect(new Set(TWO_HUNDRED_PASSWORDS).size).toBe(200);
  const accepted = page.filter((problems) => problems === "").length;
  expect([accepted > 50, accepted < 150]).toEqual([true, true]);
});
