import { describe, expect, it } from "vitest";
import { type Person, useBackend } from "../../../tests/setup/backend.ts";
import { nobody } from "../../shared/caller.ts";
import { Context } from "../../shared/context.ts";
import { Role } from "../roles/roles.ts";
import { actingFor } from "../testing.ts";
import { User } from "../users/user.entity.ts";
import { startSession } from "./session.service.ts";

const test = useBackend();
const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0";
const FIREFOX_LATER = FIREFOX.replaceAll("130.0", "131.0");
const SAFARI =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Safari/605.1.15";
const DAY = 24 * 3_600_000;

/** Somebody signs in from a device so many days ago; whether that was news. */
async function signIn(who: Person, agent: string | null, address: string | null, daysAgo = 0): Promise<boolean> {
  const at = new Date(Date.now() - daysAgo * DAY);
  const caller = { ...nobody("sign-in"), agent, address };
  const ctx = new Context(
    test.backend.identity.services,
    caller,
    () => null,
    () => at,
  );
  const { id } = await ctx.db.transaction(async (tx) =>
    startSession(ctx, tx, await tx.findOneByOrFail(User, { id: who.id })),
  );
  const events = (await test.ledgerOf(id)).map(({ event }) => event);
  expect(events[0]).toBe("session.started");
  return events.includes("session.startedOnNewDevice");
}

describe("signing in on a new device", () => {
  it("is told of the first time, and not again for another address of the network or a newer version", async () => {
    const asha = await test.person(Role.CITIZEN);

    expect(await signIn(asha, FIREFOX, "192.0.2.10")).toBe(true);
    expect(await signIn(asha, FIREFOX, "192.0.2.10")).toBe(false);
    expect(await signIn(asha, FIREFOX_LATER, "192.0.2.77")).toBe(false);
  });

  it("is told of for another kind of browser, and for another network", async () => {
    const asha = await test.person(Role.CITIZEN);
    await signIn(asha, FIREFOX, "192.0.2.10");

    expect(await signIn(asha, SAFARI, "192.0.2.10")).toBe(true);
    expect(await signIn(asha, FIREFOX, "198.51.100.10")).toBe(true);
    expect(await signIn(asha, FIREFOX, "2001:db8:1:2::1")).toBe(true);
    expect(await signIn(asha, FIREFOX, "2001:db8:1:2::abcd")).toBe(false);
  });

  it("is told of again after ninety days", async () => {
    const asha = await test.person(Role.CITIZEN);
    await signIn(asha, FIREFOX, "192.0.2.10", 200);

    expect(await signIn(asha, FIREFOX, "192.0.2.10", 111)).toBe(false);
    expect(await signIn(asha, FIREFOX, "192.0.2.10", 20)).toBe(true);
  });

  it("is one person's, and no agent's", async () => {
    const [asha, ben] = [await test.person(Role.CITIZEN), await test.person(Role.CITIZEN)];
    await signIn(asha, FIREFOX, "192.0.2.10");
    const agent = await actingFor(test, ben, ["case:create"]);

    expect(await signIn(ben, FIREFOX, "192.0.2.10")).toBe(true);
    expect((await test.ledgerOf(agent.sessionId)).map(({ event }) => event)).toEqual(["session.delegated"]);
  });

  it("is not what the system does by itself", async () => {
    expect(await signIn(await test.person(Role.CITIZEN), null, null)).toBe(false);
  });

  it("says the device as a person would", async () => {
    const asha = await test.person(Role.CITIZEN);
    await signIn(asha, FIREFOX, "192.0.2.10");

    const { rows } = await test.owner.query(
      "select actor, facts from ledger.entry where event = 'session.startedOnNewDevice' and facts->>'userId' = $1",
      [asha.id],
    );

    expect(rows).toMatchObject([{ actor: asha.id, facts: { userId: asha.id, device: "Firefox on Windows" } }]);
  });
});
