import { describe, expect, it } from "vitest";
import { type Person, useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { type Browser, browser, member, PASSWORD, redeem, signedIn } from "../sign-in/testing.ts";

const test = useBackend();
const CHANGE = `mutation($input: ChangePassword!) {
  changePassword(input: $input) { user { id } signedIn { ticket } } }`;
const CHANGE_BY_API = `mutation($input: ChangePassword!) {
  changePassword(input: $input) { signedIn { tokens { accessToken refreshToken } } } }`;

const change = async (who: Person, from: Browser): Promise<string> => {
  const input = { currentPassword: PASSWORD, newPassword: "four tall trees beside water" };
  return (await test.ask("identity", who, CHANGE, { input }, from)).data.changePassword.signedIn.ticket;
};
const mine = (who: Person) => test.ask("identity", who, "{ mySessions { id current } }");
const secondsLeft = async (who: Person) => {
  const sql = `select extract(epoch from expires_at - now())::float as left from identity.sessions
    where user_id = $1 order by created_at, id`;
  return (await test.owner.query(sql, [who.id])).rows.map(({ left }) => left);
};
const bearing = (who: Person, { accessToken }: Record<string, string>): Person => ({
  ...who,
  authorization: `Bearer ${accessToken}`,
});

/** Somebody in a browser: the session that `member` gives them is out of the way. */
async function inBrowser(): Promise<{ asha: Person; from: Browser }> {
  const from = browser();
  const somebody = await member(test);
  await test.owner.query("delete from identity.sessions where user_id = $1", [somebody.id]);
  return { asha: await signedIn(test, somebody, from), from };
}

describe("a session whose person changed their password", () => {
  it("is over within a minute, whether or not another took its place", async () => {
    const { asha, from } = await inBrowser();

    await change(asha, from);

    const [left] = await secondsLeft(asha);
    expect(left).toBeGreaterThan(45);
    expect(left).toBeLessThanOrEqual(60);
  });

  it("gives way to another, and serves other tabs for ten seconds more", async () => {
    const { asha, from } = await inBrowser();

    const tokens = (await redeem(test, await change(asha, from), from)) ?? {};
    await test.backend.settled();

    const next = bearing(asha, tokens);
    expect((await mine(asha)).errors).toBeUndefined();
    expect((await mine(next)).data.mySessions).toHaveLength(2);
    const [left, next8h] = await secondsLeft(asha);
    expect(left).toBeLessThanOrEqual(10);
    expect(next8h).toBeGreaterThan(3600);
    expect(tokens).toMatchObject({ renewed: true });
  });

  it("refreshes no more once it has given way: a copy of its cookies opens nothing", async () => {
    const { asha, from } = await inBrowser();
    await redeem(test, await change(asha, from), from);
    await test.owner.query(
      "update identity.sessions set expires_at = now() - interval '1 second' where user_id = $1 and expires_at < now() + interval '1 minute'",
      [asha.id],
    );

    const request = new Request("http://x/auth/refresh", {
      method: "POST",
      body: JSON.stringify({ refreshToken: asha.refreshToken }),
    });
    const answer = await test.backend.identity.route(request, { ...from, requestId: "r" } as never);

    expect(answer?.status).toBe(401);
  });

  it("passes on how its person came and when they proved it, and opens nothing sensitive itself any more", async () => {
    const { asha, from } = await inBrowser();
    const steppedUp = "update identity.sessions set stepped_up_at = now() - interval '4 minutes' where user_id = $1";
    await test.owner.query(steppedUp, [asha.id]);
    const columns = "method, factor, stepped_up_at as at, device_id as device";
    const rows = async () =>
      (
        await test.owner.query(`select ${columns} from identity.sessions where user_id = $1 order by created_at, id`, [
          asha.id,
        ])
      ).rows;
    const [before] = await rows();

    const ticket = await change(asha, from);
    const input = { newPassword: "another horse, another stable" };
    const again = await test.ask("identity", asha, CHANGE, { input }, from);
    await redeem(test, ticket, from);

    const [former, next] = await rows();
    expect(again.errors).toEqual([coded("FORBIDDEN", "changePassword", { reason: "STEP_UP_NEEDED" })]);
    expect(former).toEqual({ ...before, at: null });
    expect(next).toEqual(before);
  });

  it("lives no longer by being renewed once more, and the ticket before opens nothing then", async () => {
    const { asha, from } = await inBrowser();
    const soon = "update identity.sessions set expires_at = now() + interval '5 seconds' where user_id = $1";
    const first = await change(asha, from);
    await test.owner.query(soon, [asha.id]);

    const input = { currentPassword: "four tall trees beside water", newPassword: "another horse, another stable" };
    const second = await test.ask("identity", asha, CHANGE, { input }, from);

    expect((await secondsLeft(asha))[0]).toBeLessThanOrEqual(5);
    expect(await redeem(test, first, from)).toBeNull();
    expect(await redeem(test, second.data.changePassword.signedIn.ticket, from)).toHaveProperty("accessToken");
  });

  it("gives way once of twenty times at once", async () => {
    const { asha, from } = await inBrowser();
    const ticket = await change(asha, from);

    const all = await Promise.all(Array.from({ length: 20 }, () => redeem(test, ticket, from)));

    expect(all.filter((tokens) => tokens !== null)).toHaveLength(1);
  });

  it("gives way where there is room for no other session", async () => {
    const { asha, from } = await inBrowser();
    const { sessionLimit } = test.system().settings;
    const ticket = await change(asha, from);
    await test.owner.query(
      `insert into identity.sessions (id, created_at, version, user_id, last_seen_at, rotated_at, expires_at)
        select gen_random_uuid(), now(), 1, $1, now(), now(), now() + interval '1 hour' from generate_series(2, $2)`,
      [asha.id, sessionLimit],
    );

    expect(await redeem(test, ticket, from)).toHaveProperty("accessToken");
  });

  it("gives way to nothing where it was ended meanwhile, nor in another browser", async () => {
    const { asha, from } = await inBrowser();
    const ticket = await change(asha, from);

    const elsewhere = await redeem(test, ticket, browser());
    await test.owner.query("update identity.sessions set ended_at = now() where user_id = $1", [asha.id]);
    const late = await redeem(test, ticket, from);

    expect([elsewhere, late]).toEqual([null, null]);
  });

  it("gives way to the tokens of a client without cookies in the same answer", async () => {
    const asha = await member(test);
    const input = { currentPassword: PASSWORD, newPassword: "four tall trees beside water" };

    const { data } = await test.ask("identity", asha, CHANGE_BY_API, { input });
    await test.backend.settled();

    const { tokens } = data.changePassword.signedIn;
    expect((await mine(bearing(asha, tokens))).data.mySessions).toHaveLength(2);
    expect((await secondsLeft(asha))[0]).toBeLessThanOrEqual(10);
  });

  it("says in the ledger until when it goes on", async () => {
    const { asha, from } = await inBrowser();

    await redeem(test, await change(asha, from), from);

    const { rows } = await test.owner.query(
      "select id from identity.sessions where user_id = $1 order by created_at, id",
      [asha.id],
    );
    const events = (await test.ledgerOf(rows[0].id)).map(({ event }) => event);
    expect(events.filter((event) => event === "session.shortened")).toHaveLength(2);
  });

  it("is renewed by nobody whose session ran out at that moment", async () => {
    const { asha, from } = await inBrowser();
    await test.owner.query("update identity.sessions set ended_at = now() where user_id = $1", [asha.id]);

    const input = { currentPassword: PASSWORD, newPassword: "four tall trees beside water" };
    const answer = await test.ask("identity", asha, CHANGE, { input }, from);

    expect(answer.errors).toEqual([coded("UNAUTHENTICATED", "changePassword")]);
  });
});
