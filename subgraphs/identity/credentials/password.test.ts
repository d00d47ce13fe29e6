import { hash as bcrypt } from "@node-rs/bcrypt";
import { describe, expect, it } from "vitest";
import { type Person, useBackend } from "../../../tests/setup/backend.ts";
import { Role } from "../roles/roles.ts";
import { passwordMatches } from "./password.ts";

const test = useBackend({
  passwords: { minLength: 16, minLengthWithSecondFactor: 9, maxLength: 128, needs: ["DIGIT"] },
});
const PASSWORD = "correct horse battery staple";
const SIGN_IN = `mutation($input: SignIn!) { signIn(input: $input) { __typename ... on Refused { code } } }`;

const signIn = async ({ email }: Person, password: string) =>
  (await test.ask("identity", null, SIGN_IN, { input: { identifier: email, password } })).data.signIn;

const secretOf = async ({ id }: Person) =>
  (await test.owner.query("select secret from identity.credentials where user_id = $1", [id])).rows[0].secret;

/** Somebody whose account was taken over with the hash that it had. */
async function imported(password: string, cost = 6, version: "2a" | "2b" | "2y" = "2b"): Promise<Person> {
  const person = await test.person(Role.CITIZEN, { password: "something else entirely" });
  const secret = (await bcrypt(password, cost)).replace("$2b$", `$${version}$`);
  await test.owner.query("update identity.credentials set secret = $2 where user_id = $1", [person.id, secret]);
  return person;
}

describe("the policy for passwords", () => {
  it("is told to everybody, as the operator set it", async () => {
    const { data } = await test.ask(
      "identity",
      null,
      "{ passwordPolicy { minLength minLengthWithSecondFactor maxLength needs } }",
    );

    expect(data.passwordPolicy).toEqual({
      minLength: 16,
      minLengthWithSecondFactor: 9,
      maxLength: 128,
      needs: ["DIGIT"],
    });
  });
});

describe("a bcrypt hash that was taken over", () => {
  it.each(["2a", "2b", "2y"] as const)(
    "of version %s lets its owner in, and is argon2id from then on",
    async (version) => {
      const person = await imported(PASSWORD, 6, version);

      const first = await signIn(person, PASSWORD);
      const secret = await secretOf(person);
      const again = await signIn(person, PASSWORD);

      expect([first.__typename, again.__typename]).toEqual(["SignedIn", "SignedIn"]);
      expect(secret).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
      expect(await secretOf(person)).toBe(secret);
      const story = (await test.ledgerOf(person.id)).filter(({ event }) => event === "password.rehashed");
      expect(story).toMatchObject([{ actor: person.id, facts: { userId: person.id } }]);
    },
  );

  it("lets nobody else in, and stays as it is", async () => {
    const person = await imported(PASSWORD);
    const before = await secretOf(person);

    expect(await signIn(person, "not the password")).toMatchObject({ code: "WRONG_CREDENTIALS" });
    expect(await secretOf(person)).toBe(before);
  });

  it("is nobody's where the password goes on behind what bcrypt looks at", async () => {
    const known = `${"a".repeat(71)}b`;
    const person = await imported(known);

    expect(await signIn(person, `${known}and something else`)).toMatchObject({ code: "WRONG_CREDENTIALS" });
    expect(await signIn(person, known)).toMatchObject({ __typename: "SignedIn" });
  });

  it.each(["$2b$31$vfO8tuhKFAIVSTbOiGhmPOXbr4OpuvdCvgdevtwRXFfU9TCZxiPmY", "$2b$xx$no hash at all"])(
    "is refused without work for it where it is %s",
    async (secret) => {
      const person = await imported(PASSWORD);
      await test.owner.query("update identity.credentials set secret = $2 where user_id = $1", [person.id, secret]);

      expect(await signIn(person, PASSWORD)).toMatchObject({ code: "WRONG_CREDENTIALS" });

      await test.owner.query("delete from identity.credentials where user_id = $1", [person.id]);
    },
  );

  it("is as much work for nobody and for everybody as for who has the dearest", async () => {
    const [cheap, dear] = [await bcrypt(PASSWORD, 8), await bcrypt(PASSWORD, 11)];
    const ours = await secretOf(await test.person(Role.CITIZEN, { password: PASSWORD }));
    const workOf = async (stored: string | null) => {
      const work = [];
      for (let n = 0; n < 5; n++) {
        const before = process.cpuUsage();
        await passwordMatches(stored, "not the password", 11);
        const { user, system } = process.cpuUsage(before);
        work.push((user + system) / 1000);
      }
      return work.sort((a, b) => a - b)[2]!;
    };

    await workOf(null);
    const measured = [await workOf(null), await workOf(ours), await workOf(cheap), await workOf(dear)];

    // A hash of cost 8 alone is an eighth of one of cost 11.
    expect(Math.max(...measured) / Math.min(...measured)).toBeLessThan(1.6);
  });
});
