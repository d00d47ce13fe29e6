import { describe, expect, it } from "vitest";
import { type Person, useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { endDelegation, refreshDelegation } from "../../shared/delegation.ts";
import { AGENT_ID, actingFor } from "../testing.ts";

const test = useBackend();
const peers = () => test.backend.cases.services.peers;
const stillIn = async (who: Person) => (await test.ask("identity", who, "{ me { id } }")).data.me !== null;

describe("the refresh token of an agent's session", () => {
  it("is exchanged for its successor, and a used one ends the session", async () => {
    const agent = await actingFor(test, await test.officer(), ["case:edit"]);
    const next = await refreshDelegation(peers(), agent.refreshToken);
    const last = await refreshDelegation(peers(), next.refreshToken);
    expect(await stillIn({ ...agent, authorization: `Bearer ${last.accessToken}` })).toBe(true);

    await expect(refreshDelegation(peers(), agent.refreshToken)).rejects.toMatchObject({
      extensions: { code: "UNAUTHENTICATED" },
    });
    await expect(refreshDelegation(peers(), last.refreshToken)).rejects.toMatchObject({
      extensions: { code: "UNAUTHENTICATED" },
    });
  });

  it("gives an access token as narrow as it is asked for, and none that is wider than what was granted", async () => {
    const agent = await actingFor(test, await test.officer(), ["case:comment", "case:edit"]);
    const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split(".")[1] as string, "base64url").toString());

    const narrow = await refreshDelegation(peers(), agent.refreshToken, { within: ["case:edit", "case:assign"] });
    const none = await refreshDelegation(peers(), narrow.refreshToken, { within: [] });
    const whole = await refreshDelegation(peers(), none.refreshToken);

    expect(claimsOf(narrow.accessToken)).toMatchObject({
      permissions: ["case:edit"],
      agent: { id: AGENT_ID, grant: ["case:edit"] },
    });
    expect(claimsOf(none.accessToken)).toMatchObject({ permissions: [], agent: { grant: [] } });
    expect(claimsOf(whole.accessToken).permissions).toEqual(["case:comment", "case:edit"]);
  });

  it("opens no public door: whoever tries it there ends the session", async () => {
    const refresh = "mutation($input: RefreshSession!) { refreshSession(input: $input) { accessToken } }";
    const stolen = await actingFor(test, await test.officer(), ["case:edit"]);

    const { errors } = await test.ask("identity", null, refresh, { input: { refreshToken: stolen.refreshToken } });

    expect(errors).toEqual([coded("UNAUTHENTICATED", "refreshSession")]);
    await test.backend.settled();
    expect(await stillIn(stolen)).toBe(false);
  });

  it("cannot be a person's", async () => {
    const officer = await test.officer();

    await expect(refreshDelegation(peers(), officer.refreshToken)).rejects.toMatchObject({
      extensions: { code: "UNAUTHENTICATED" },
    });
  });

  it("cannot be made from what the database holds", async () => {
    const agent = await actingFor(test, await test.officer(), ["case:edit"]);
    const { rows } = await test.owner.query(
      "select row_to_json(s)::text as row from identity.sessions s where id = $1",
      [agent.sessionId],
    );

    expect(rows[0].row).not.toContain(agent.refreshToken.split(".").at(-1));
    const forged = agent.refreshToken.replace(/[^.]+$/, "A".repeat(43));
    await expect(refreshDelegation(peers(), forged)).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
    expect(await stillIn(agent)).toBe(true);
  });

  it("ends the session when the agent is done, however often it says so", async () => {
    const officer = await test.officer();
    const agent = await actingFor(test, officer, ["case:edit"]);

    for (let n = 0; n < 2; n++) await endDelegation(peers(), agent.refreshToken);
    await endDelegation(peers(), "nothing.0.of-ours");
    await endDelegation(peers(), officer.refreshToken);

    const entries = await test.ledgerOf(agent.sessionId);
    expect(entries).toMatchObject([
      {
        event: "session.delegated",
        actor: officer.id,
        onBehalfOf: null,
        facts: { agentId: AGENT_ID, grant: ["case:edit"] },
      },
      { event: "session.ended", actor: AGENT_ID, onBehalfOf: officer.id, facts: { reason: "the agent is done" } },
    ]);
    expect([await stillIn(officer), await stillIn(agent)]).toEqual([true, false]);
  });
});
