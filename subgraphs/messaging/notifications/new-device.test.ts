import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Person } from "../../../tests/setup/backend.ts";
import { useMail } from "../../../tests/setup/mail.ts";
import { buildCase } from "../../cases/testing.ts";
import { Role } from "../../identity/roles/roles.ts";
import { notificationsOf } from "../testing.ts";

const lab = await useMail();
const { sink, test } = lab;
const PASSWORD = "a long enough password";
const SIGN_IN = "mutation($input: SignIn!) { signIn(input: $input) { ... on SignedIn { tokens { accessToken } } } }";
const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

const signIn = (who: Person) =>
  test.ask("identity", null, SIGN_IN, { input: { identifier: who.email, password: PASSWORD } }, { agent: FIREFOX });

/** Says in identity's name what it would not say, past its services. */
async function sayAsIdentity(about: string, facts: object): Promise<void> {
  const client = await test.owner.connect();
  try {
    await client.query("set role casegraph_identity");
    await client.query(
      `insert into ledger.inbox (id, event, about, facts, changes)
       values ($1, 'session.startedOnNewDevice', $2, $3, '{}')`,
      [randomUUID(), about, facts],
    );
  } finally {
    await client.query("reset role");
    client.release();
  }
}

describe("a sign-in on a new device", () => {
  it("is told to the person in the app and by e-mail, although they did it themselves and may not stop it", async () => {
    const citizen = await test.person(Role.CITIZEN, { displayName: "Sunita Pawar", password: PASSWORD });

    expect((await signIn(citizen)).data.signIn.tokens).toBeTruthy();
    const told = await notificationsOf(test, citizen);

    expect(told).toMatchObject([{ event: "NEW_DEVICE", case: null }]);
    expect(await lab.lastDelivery(citizen)).toMatchObject({ state: "SENT" });
    const got = sink.arrived.at(-1)?.mail;
    expect(got?.subject).toBe("Your account was used on a new device");
    expect(got?.text).toMatch(/on a device that it was not used on before: .*Firefox/);
    expect(got?.headers.map(({ key }) => key)).not.toContain("list-unsubscribe");
  });

  it("is told once for a device that is used again", async () => {
    const citizen = await test.person(Role.CITIZEN, { password: PASSWORD });

    for (let n = 0; n < 3; n++) await signIn(citizen);

    expect((await notificationsOf(test, citizen)).map(({ event }) => event)).toEqual(["NEW_DEVICE"]);
  });
});

describe("an entry without a value that its words need", () => {
  it("steps aside with an error that names the value, and what comes after it is told", async () => {
    const [citizen, officer] = [await test.person(Role.CITIZEN), await test.officer()];
    const sessionId = randomUUID();

    await sayAsIdentity(sessionId, { sessionId, userId: citizen.id });
    await buildCase(test, lab.chief, { assignee: officer });

    expect((await notificationsOf(test, officer)).map(({ event }) => event)).toEqual(["CASE_ASSIGNED"]);
    expect(await notificationsOf(test, citizen)).toEqual([]);
    const { rows } = await test.owner.query("select subgraph, reaction, error from ledger.parked where about = $1", [
      sessionId,
    ]);
    expect(rows).toEqual([
      {
        subgraph: "messaging",
        reaction: "notify",
        error: "INVALID: The words of the notification NEW_DEVICE are given no value for device.",
      },
    ]);
  });
});
