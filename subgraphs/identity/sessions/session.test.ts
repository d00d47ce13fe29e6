import { describe, expect, it } from "vitest";
import { type Person, useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { nobody } from "../../shared/caller.ts";
import { Role } from "../roles/roles.ts";
import { browser, member, PASSWORD, redeem, SIGN_IN } from "../sign-in/testing.ts";
import { User } from "../users/user.entity.ts";
import { deviceOf } from "./device.ts";
import { startSession } from "./session.service.ts";

const test = useBackend();
const REFRESH = "mutation($input: RefreshSession!) { refreshSession(input: $input) { accessToken refreshToken } }";
const END = "mutation($input: EndSession!) { endSession(input: $input) { id endedAt endReason } }";
const MINE = "{ mySessions { id current device address endedAt } }";

const refresh = (refreshToken: string) => test.ask("identity", null, REFRESH, { input: { refreshToken } });
const sessionOf = async (who: Person) => (await test.ask("identity", who, MINE)).data.mySessions[0];
const stillIn = async (who: Person) => (await test.ask("identity", who, "{ me { id } }")).data.me !== null;

/** Another session of the same person. */
async function again(who: Person): Promise<void> {
  const ctx = test.system();
  await ctx.db.transaction(async (tx) => startSession(ctx, tx, await tx.findOneByOrFail(User, { id: who.id })));
}

describe("refreshing", () => {
  it("makes one rotation of twenty parallel attempts and gives everybody the same successor", async () => {
    const asha = await test.person(Role.OFFICER);

    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(asha.refreshToken)));

    const successors = new Set(answers.map(({ data }) => data.refreshSession.refreshToken));
    expect(successors.size).toBe(1);
    const { rows } = await test.owner.query("select generation from identity.sessions where user_id = $1", [asha.id]);
    expect(rows).toEqual([{ generation: 1 }]);
  });

  it("ends the session when a token comes back after its successor was used", async () => {
    const asha = await test.person(Role.OFFICER);
    const { data } = await refresh(asha.refreshToken);
    const next = await refresh(data.refreshSession.refreshToken);

    const replay = await refresh(asha.refreshToken);
    const victim = await refresh(next.data.refreshSession.refreshToken);

    expect(replay.errors).toEqual([coded("UNAUTHENTICATED", "refreshSession")]);
    expect(victim.errors).toEqual([coded("UNAUTHENTICATED", "refreshSession")]);
    const { rows } = await test.owner.query("select end_reason from identity.sessions where user_id = $1", [asha.id]);
    expect(rows).toEqual([{ end_reason: "a used refresh token came back" }]);
  });

  it("ends it too when the successor's access token was seen", async () => {
    const asha = await test.person(Role.OFFICER);
    const { data } = await refresh(asha.refreshToken);
    await test.ask(
      "identity",
      { ...asha, authorization: `Bearer ${data.refreshSession.accessToken}` },
      "{ me { id } }",
    );
    await expect
      .poll(
        async () =>
          (
            await test.owner.query("select 1 from identity.sessions where user_id = $1 and seen_generation = 1", [
              asha.id,
            ])
          ).rowCount,
      )
      .toBe(1);

    const replay = await refresh(asha.refreshToken);

    expect(replay.errors).toEqual([coded("UNAUTHENTICATED", "refreshSession")]);
    expect((await refresh(data.refreshSession.refreshToken)).errors).toBeDefined();
  });

  it("gives a lost answer again for as long as nobody has used it", async () => {
    const asha = await test.person(Role.OFFICER);
    const first = await refresh(asha.refreshToken);

    const again = await refresh(asha.refreshToken);

    expect(again.data.refreshSession.refreshToken).toBe(first.data.refreshSession.refreshToken);
  });

  it.each([
    ["garbage", () => "garbage"],
    ["a forged generation", (token: string) => token.replace(".0.", ".1.")],
    ["a forged mac", (token: string) => `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`],
    ["another session's mac", (token: string) => token.replace(/^[0-9a-f]{8}/, "00000000")],
  ])("refuses %s and ends nothing", async (_what, forge) => {
    const asha = await test.person(Role.OFFICER);

    const forged = await refresh(forge(asha.refreshToken));

    expect(forged.errors).toEqual([coded("UNAUTHENTICATED", "refreshSession")]);
    expect(await stillIn(asha)).toBe(true);
  });

  it("stops when the session is over", async () => {
    const asha = await test.person(Role.OFFICER);
    await test.owner.query("update identity.sessions set expires_at = now() - interval '1 second' where user_id = $1", [
      asha.id,
    ]);

    expect((await refresh(asha.refreshToken)).errors).toEqual([coded("UNAUTHENTICATED", "refreshSession")]);
  });
});

describe("one's sessions", () => {
  it("are listed with device and address, the current one marked", async () => {
    const asha = await test.person(Role.OFFICER);
    await again(asha);

    const { data } = await test.ask("identity", asha, MINE);

    expect(data.mySessions).toHaveLength(2);
    expect(data.mySessions.filter(({ current }: { current: boolean }) => current)).toHaveLength(1);
  });

  it("end at once: the very next request is nobody's", async () => {
    const asha = await test.person(Role.OFFICER);
    const { id } = await sessionOf(asha);

    const { data } = await test.ask("identity", asha, END, { input: { id } });
    await test.backend.settled();

    expect(data.endSession).toMatchObject({ id, endReason: "signed out" });
    expect(await stillIn(asha)).toBe(false);
    expect((await refresh(asha.refreshToken)).errors).toEqual([coded("UNAUTHENTICATED", "refreshSession")]);
    expect((await test.ledgerOf(id)).map(({ event }) => event)).toEqual(["session.started", "session.ended"]);
  });

  it("all end but this one", async () => {
    const asha = await test.person(Role.OFFICER);
    await again(asha);
    await again(asha);

    const { data } = await test.ask("identity", asha, "mutation { endOtherSessions }");

    expect(data.endOtherSessions).toBe(2);
    expect(await stillIn(asha)).toBe(true);
    const open = (await test.ask("identity", asha, MINE)).data.mySessions.filter(
      (s: { endedAt: string }) => !s.endedAt,
    );
    expect(open).toEqual([expect.objectContaining({ current: true })]);
  });

  it("end with the sign-ins that are under way: a ticket that was not redeemed is void", async () => {
    const asha = await member(test);
    const from = browser();
    const input = { identifier: asha.email, password: PASSWORD };
    const { data } = await test.ask("identity", null, SIGN_IN, { input }, from);

    await test.ask("identity", asha, "mutation { endOtherSessions }");

    expect(await redeem(test, data.signIn.ticket, from)).toBeNull();
  });

  it("are nobody else's to end", async () => {
    const [asha, rohan] = [await test.person(Role.OFFICER), await test.person(Role.ADMIN)];
    const { id } = await sessionOf(asha);

    const answer = await test.ask("identity", rohan, END, { input: { id } });

    expect(answer.errors).toEqual([coded("NOT_FOUND", "endSession")]);
    expect(await stillIn(asha)).toBe(true);
  });

  it("last a working day for staff and a day for citizens", async () => {
    const hours = async (role: Role) => {
      const { id } = await test.person(role);
      const { rows } = await test.owner.query(
        "select extract(epoch from expires_at - created_at) / 3600 as hours from identity.sessions where user_id = $1",
        [id],
      );
      return Number(rows[0].hours);
    };

    expect([await hours(Role.OFFICER), await hours(Role.CITIZEN)]).toEqual([8, 24]);
  });
});

describe("signing out", () => {
  const signOut = (body: object | null, who: Person | null = null) =>
    test.backend.identity.route(
      new Request("http://x/auth/logout", { method: "POST", body: body && JSON.stringify(body) }),
      { ...nobody("logout"), authorization: who?.authorization ?? null },
    );

  it("ends the session of whoever was idle: the refresh token is enough", async () => {
    const asha = await test.person(Role.OFFICER);

    await signOut({ refreshToken: asha.refreshToken });
    await test.backend.settled();

    expect(await stillIn(asha)).toBe(false);
    expect((await refresh(asha.refreshToken)).errors).toEqual([coded("UNAUTHENTICATED", "refreshSession")]);
  });

  it("ends it by the access token alone, and nothing for a token that is not ours", async () => {
    const [asha, rohan] = [await test.person(Role.OFFICER), await test.person(Role.OFFICER)];

    await signOut(null, asha);
    await signOut({ refreshToken: rohan.refreshToken.replace(/.$/, "") });
    await test.backend.settled();

    expect([await stillIn(asha), await stillIn(rohan)]).toEqual([false, true]);
  });
});

describe("a device", () => {
  it.each([
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/153.0 Safari/537.36 Edg/153.0",
      "Edge on Windows",
    ],
    [
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.1 Safari/605.1.15",
      "Safari on macOS",
    ],
    [
      "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/153.0 Mobile Safari/537.36",
      "Chrome on Android",
    ],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"],
    ["curl/8.9.1", "curl"],
    ["<script>", "Unknown device"],
    [null, "Unknown device"],
  ])("says of %s that it is %s", (agent, device) => {
    expect(deviceOf(agent)).toBe(device);
  });
});
