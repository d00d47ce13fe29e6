import { randomUUID } from "node:crypto";
import pg from "pg";
import { describe, expect, inject, it } from "vitest";
import { type Person, useBackend } from "../../../tests/setup/backend.ts";
import { cases } from "../../cases/subgraph.ts";
import { buildCase } from "../../cases/testing.ts";
import { Role } from "../../identity/roles/roles.ts";
import { identity } from "../../identity/subgraph.ts";
import { parkedDecisions } from "../reactions/parked-decisions.ts";
import type { Claims } from "../token.ts";
import { NEWS, Rights } from "../viewer.ts";
import { ERASURES, LEDGER_WRITERS, ledgerEvents } from "./ledger.events.ts";

const test = useBackend();
const HISTORY = "query($id: ID!) { case(id: $id) { history { edges { node { changes { field state } } } } } }";
const STATUS = "mutation($input: ChangeCaseStatus!) { changeCaseStatus(input: $input) { version } }";
const WATCH = "subscription($after: String) { caseChanged(after: $after) { cursor event } }";

/** Says something as a role of the database, whatever the code of its subgraph would say, until everybody has heard it. */
async function say(name: "cases" | "identity", event: string, about: string, facts: object): Promise<void> {
  const url = new URL(test.ownerUrl);
  url.username = `casegraph_${name}`;
  url.password = inject("postgres").secrets.passwords[name] as string;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  const sql = "insert into ledger.inbox (id, event, about, facts, changes) values ($1, $2, $3, $4, '{}')";
  await client.query(sql, [randomUUID(), event, about, facts]);
  await client.end();
  await test.backend.settled();
}

async function refusal(who: Person, query: string): Promise<unknown> {
  return (await test.ask("identity", who, query)).errors?.[0]?.extensions.code;
}

function claimsOf({ authorization }: Person): Claims {
  const [header = "", payload = ""] = authorization.slice("Bearer ".length).split(".");
  const parsed = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString());
  return { ...parsed(payload), kid: parsed(header).kid };
}

describe("what a subgraph says in another's words", () => {
  it("gives nobody a right", async () => {
    const citizen = await test.person(Role.CITIZEN);
    const permissions = ["audit:read", "user:manage", "ledger:operate"];

    await say("cases", "user.rightsChanged", citizen.id, { userId: citizen.id, version: 2_000_000_000, permissions });

    expect(await refusal(citizen, "{ auditTrail { totalCount } }")).toBe("FORBIDDEN");
  });

  it("signs nobody out, not where it is read back either", async () => {
    const officer = await test.officer();
    const { sub: userId, sid: sessionId, kid } = claimsOf(officer);

    await say("cases", "session.shortened", sessionId, { sessionId, userId, until: "2020-01-01T00:00:00Z" });
    await say("cases", "session.ended", sessionId, { sessionId, userId, reason: "FORGED" });
    await say("cases", "signingKey.disowned", sessionId, { keyIds: [kid] });

    expect(await refusal(officer, "{ me { id } }")).toBeUndefined();
    const rights = new Rights(test.backend.cases.services.ledger);
    await rights.start();
    expect((await rights.viewerOf(claimsOf(officer)))()?.id).toBe(officer.id);
    rights.close();
  });

  it("makes no process drop a person's key", async () => {
    const officer = await test.officer();
    const { id } = await buildCase(test, officer);

    await say("cases", "person.erased", officer.id, { personId: officer.id });

    const { data } = await test.ask("cases", officer, HISTORY, { id });
    expect(data.case.history.edges[0].node.changes).toContainEqual({ field: "title", state: "PRESENT" });
  });

  it("has no effect on what others do about it", async () => {
    const officer = await test.officer();
    const { id } = await buildCase(test, officer, { assignee: officer });

    await say("cases", "user.rightsChanged", officer.id, { userId: officer.id, version: 9, permissions: [] });

    const { data } = await test.ask("cases", officer, "query($id: ID!) { case(id: $id) { assignee { id } } }", { id });
    expect(data.case.assignee).toEqual({ id: officer.id });
  });

  it("is shown on no stream, missed or heard", async () => {
    const officer = await test.officer();
    const watch = await test.watch("cases", officer, WATCH);
    const { id, version } = await buildCase(test, officer);
    const cursor = (await watch.next())?.data.caseChanged.cursor;

    const facts = { caseId: id, version: 2, assigneeId: null, openedById: officer.id };
    await say("identity", "case.edited", id, { ...facts, fields: [] });
    await test.ask("cases", officer, STATUS, { input: { id, version, status: "IN_PROGRESS" } });

    expect((await watch.next())?.data.caseChanged.event).toBe("case.statusChanged");
    await test.backend.settled();
    const again = await test.watch("cases", officer, WATCH, { after: cursor });
    expect((await again.next())?.data.caseChanged.event).toBe("case.statusChanged");
    await Promise.all([watch.close(), again.close()]);
  });
});

it("is only waited for where somebody says it", () => {
  const said: Record<string, readonly string[]> = { ...LEDGER_WRITERS };
  for (const { name, events } of [identity, cases]) said[name] = [...(said[name] ?? []), ...Object.keys(events)];
  const reactions = [identity, cases].flatMap((each) => each.reactions);

  for (const heard of [NEWS, ERASURES, ...[parkedDecisions, ...reactions].map(({ hears }) => hears)]) {
    for (const [subgraph, events] of Object.entries(heard)) {
      expect(said[subgraph] ?? []).toEqual(expect.arrayContaining([...events]));
    }
  }
});

it("has one writer where the ledger says it of itself", () => {
  expect(Object.values(LEDGER_WRITERS).flat().sort()).toEqual(Object.keys(ledgerEvents).sort());
});
