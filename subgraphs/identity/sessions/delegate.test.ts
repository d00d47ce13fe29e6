import { describe, expect, it } from "vitest";
import { type Person, useBackend } from "../../../tests/setup/backend.ts";
import { DELEGATION_SECONDS } from "../../shared/delegation.ts";
import { NEVER_DELEGATED, Role } from "../roles/roles.ts";
import { AGENT_ID, actingFor } from "../testing.ts";

const test = useBackend();
const MINE = "{ mySessions { id device grant current agent { id } endedAt } }";

const stillIn = async (who: Person) => (await test.ask("identity", who, "{ me { id } }")).data.me !== null;

describe("letting an agent act", () => {
  it("needs somebody who is signed in", async () => {
    const nobody = { ...(await test.officer()), authorization: "Bearer a.b.c" };

    await expect(actingFor(test, nobody, [])).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
  });

  it.each(NEVER_DELEGATED)("never grants %s", async (permission) => {
    const admin = await test.person(Role.ADMIN);

    const asked = actingFor(test, admin, ["case:edit", permission]);

    await expect(asked).rejects.toMatchObject({
      message: expect.stringContaining(permission),
      extensions: { code: "INVALID" },
    });
  });

  it.each([
    ["a permission that there is not", { grant: ["case:destroy"] }],
    ["longer than thirty days", { seconds: DELEGATION_SECONDS + 1 }],
    ["no time", { seconds: 0 }],
    ["an agent without a name", { agentName: "  " }],
    ["an agent without an id", { agentId: "brief" }],
  ])("refuses %s", async (_, more) => {
    const asked = actingFor(test, await test.officer(), ["case:edit"], more);

    await expect(asked).rejects.toMatchObject({ extensions: { code: "INVALID" } });
  });

  it("ends somewhere: nobody has more than a thousand agents at once", async () => {
    const officer = await test.officer();
    await test.owner.query(
      `insert into identity.sessions (id, created_at, version, user_id, last_seen_at, expires_at, rotated_at, agent_id, agent_name, granted)
       select gen_random_uuid(), now(), 1, $1, now(), now() + interval '1 hour', now(), $2, 'Runs wild', '{}'
       from generate_series(1, 1000)`,
      [officer.id, AGENT_ID],
    );

    const asked = actingFor(test, officer, ["case:edit"]);

    await expect(asked).rejects.toMatchObject({ extensions: { code: "RATE_LIMITED" } });
  });

  it("shows in the person's sessions until it ends, and they end it at once", async () => {
    const officer = await test.officer();
    const agent = await actingFor(test, officer, ["case:edit", "case:comment"]);

    const { data } = await test.ask("identity", officer, MINE);
    expect(data.mySessions[0]).toEqual({
      id: agent.sessionId,
      device: "Case brief",
      grant: ["case:comment", "case:edit"],
      current: false,
      agent: { id: AGENT_ID },
      endedAt: null,
    });
    expect(data.mySessions[1]).toMatchObject({ grant: null, agent: null });

    const end = "mutation($input: EndSession!) { endSession(input: $input) { id } }";
    await test.ask("identity", officer, end, { input: { id: agent.sessionId } });
    await test.backend.settled();

    expect(await stillIn(agent)).toBe(false);
    expect((await test.ask("identity", officer, MINE)).data.mySessions).toHaveLength(1);
  });

  it("ends with every other session of the person, when they end those", async () => {
    const officer = await test.officer();
    const agent = await actingFor(test, officer, ["case:edit"]);

    expect((await test.ask("identity", officer, "mutation { endOtherSessions }")).data.endOtherSessions).toBe(1);
    await test.backend.settled();

    expect(await stillIn(agent)).toBe(false);
  });

  it("outlasts the session in which it was allowed", async () => {
    const officer = await test.officer();
    const agent = await actingFor(test, officer, ["case:edit"]);
    const { data } = await test.ask("identity", officer, MINE);
    const end = "mutation($input: EndSession!) { endSession(input: $input) { id } }";

    await test.ask("identity", officer, end, { input: { id: data.mySessions[1].id } });
    await test.backend.settled();

    expect([await stillIn(officer), await stillIn(agent)]).toEqual([false, true]);
  });
});
