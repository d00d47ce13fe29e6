import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Person, useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { Poisonable } from "../../../tests/setup/poisonable.ts";
import { Role } from "../roles/roles.ts";

const test = useBackend();
let work: Poisonable;

beforeEach(async () => {
  work = await new Poisonable(test).prepare();
});
afterEach(() => work.close());

const LIST = `query($first: Int, $after: String, $filter: ParkedFilter) { parkedEntries(first: $first, after: $after, filter: $filter) {
  totalCount pageInfo { hasNextPage endCursor }
  edges { node { id version subgraph reaction event aboutId position state attempts error parkedAt waiting
    decision { kind at by { id } } } } } }`;
const RETRY = "mutation($input: RetryParked!) { retryParked(input: $input) { id decision { kind by { id } } } }";
const RELEASE = "mutation($input: ReleaseParked!) { releaseParked(input: $input) { id decision { kind by { id } } } }";
const REASON = "The record is gone.";

/** What is parked for this test's reaction, as somebody sees it. */
async function list(who: Person, filter: object = {}) {
  const { data } = await test.ask("identity", who, LIST, { filter: { reaction: work.name, ...filter } });
  return data.parkedEntries.edges.map(({ node }: { node: object }) => node);
}

/** Parks the first of these and lets the others wait. */
async function park(about: string, ...what: string[]): Promise<{ id: string; version: number }> {
  work.poison(about);
  work.start();
  await work.say(about, ...what);
  await work.settled();
  return ofVersion();
}

async function ofVersion(): Promise<{ id: string; version: number }> {
  const { id, version } = (await work.parked())[0]!;
  return { id, version };
}

describe("parked entries", () => {
  it("are seen with what went wrong, and how many wait behind them", async () => {
    const about = randomUUID();
    await park(about, "1", "2", "3");

    const seen = await list(await test.person(Role.AUDITOR));

    expect(seen).toMatchObject([
      {
        version: 3,
        subgraph: "cases",
        event: "access.refused",
        aboutId: about,
        state: "PARKED",
        attempts: 3,
        error: "Error",
        waiting: 2,
        decision: null,
      },
      { state: "WAITING", attempts: 0, error: null, waiting: 0, decision: null },
      { state: "WAITING" },
    ]);
  });

  it("are paged, counted and narrowed", async () => {
    const admin = await test.person(Role.ADMIN);
    const about = randomUUID();
    await park(about, "1", "2", "3");
    const filter = { reaction: work.name };
    const first = await test.ask("identity", admin, LIST, { first: 2, filter });
    const { endCursor } = first.data.parkedEntries.pageInfo;
    const rest = await test.ask("identity", admin, LIST, { first: 2, after: endCursor, filter });

    expect(first.data.parkedEntries).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    expect(rest.data.parkedEntries).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: false } });
    expect(rest.data.parkedEntries.edges).toHaveLength(1);
    expect(await list(admin, { state: ["PARKED"], aboutId: about, subgraph: "cases" })).toHaveLength(1);
    expect(await list(admin, { subgraph: "identity" })).toEqual([]);
  });

  it.each([
    [{ filter: { reaction: "x'; drop table" } }, "filter.reaction"],
    [{ filter: { aboutId: "me" } }, "filter.aboutId"],
    [{ after: "bm9uc2Vuc2U" }, "after"],
    [{ first: 101 }, "first"],
  ])("refuse %j, naming the field", async (variables, field) => {
    const answer = await test.ask("identity", await test.person(Role.ADMIN), LIST, variables);

    expect(answer.errors).toEqual([coded("INVALID", "parkedEntries", { fields: [field] })]);
  });

  it("are nobody's who neither operates nor audits, and an auditor only looks", async () => {
    const about = randomUUID();
    const input = await park(about, "1");
    const [auditor, officer] = [await test.person(Role.AUDITOR), await test.person(Role.OFFICER)];

    expect((await test.ask("identity", officer, LIST)).errors).toEqual([coded("FORBIDDEN", "parkedEntries")]);
    expect((await test.ask("identity", null, LIST)).errors).toEqual([coded("UNAUTHENTICATED", "parkedEntries")]);
    const retried = await test.ask("identity", auditor, RETRY, { input });
    expect(retried.errors).toEqual([coded("FORBIDDEN", "retryParked")]);
    const released = await test.ask("identity", auditor, RELEASE, { input: { ...input, reason: REASON } });
    expect(released.errors).toEqual([coded("FORBIDDEN", "releaseParked")]);
  });
});

describe("a retry", () => {
  it("once the cause is mended runs what was parked about the record, in order and once", async () => {
    const [admin, about] = [await test.person(Role.ADMIN), randomUUID()];
    const input = await park(about, "1", "2", "3");
    work.mend(about);

    const { data } = await test.ask("identity", admin, RETRY, { input });
    await work.settled();

    expect(data.retryParked).toEqual({ id: input.id, decision: { kind: "RETRY", by: { id: admin.id } } });
    expect(await work.effects(about)).toEqual(["1", "2", "3"]);
    expect(await list(admin)).toEqual([]);
    await work.say(about, "4");
    await work.settled();
    expect(await work.effects(about)).toEqual(["1", "2", "3", "4"]);
  });

  it("in vain leaves it parked, with one more attempt, to be decided on again", async () => {
    const [admin, about] = [await test.person(Role.ADMIN), randomUUID()];
    const input = await park(about, "1", "2");

    await test.ask("identity", admin, RETRY, { input });
    await work.settled();

    expect(await list(admin)).toMatchObject([{ state: "PARKED", attempts: 4, waiting: 1, decision: null }, {}]);
    expect(await work.effects(about)).toEqual([]);
    work.mend(about);
    await test.ask("identity", admin, RETRY, { input: await ofVersion() });
    await work.settled();
    expect(await work.effects(about)).toEqual(["1", "2"]);
  });

  it("is done once when two processes run the reaction", async () => {
    const [admin, about] = [await test.person(Role.ADMIN), randomUUID()];
    work.start();
    const input = await park(about, "1", "2", "3", "4", "5");
    work.mend(about);

    await test.ask("identity", admin, RETRY, { input });
    await work.settled();

    expect(await work.effects(about)).toEqual(["1", "2", "3", "4", "5"]);
  });
});

describe("a release", () => {
  it("is the way out when the ledger does not keep the entry any more", async () => {
    const [admin, about] = [await test.person(Role.ADMIN), randomUUID()];
    const input = await park(about, "1", "2");
    await test.owner.query(
      "delete from ledger.entry where position = (select position from ledger.parked where id = $1)",
      [input.id],
    );
    work.mend(about);

    await test.ask("identity", admin, RETRY, { input });
    await work.settled();
    const [parked] = await list(admin);
    await test.ask("identity", admin, RELEASE, { input: { ...(await ofVersion()), reason: REASON } });
    await work.settled();

    expect(parked).toMatchObject({
      state: "PARKED",
      error: "NOT_FOUND: The ledger does not keep this entry any more.",
    });
    expect(await work.effects(about)).toEqual(["2"]);
  });

  it("skips the entry for good, lets the later ones run, and says who and why", async () => {
    const [admin, about] = [await test.person(Role.ADMIN), randomUUID()];
    const input = await park(about, "1", "2", "3");
    work.mend(about);

    const { data } = await test.ask("identity", admin, RELEASE, { input: { ...input, reason: REASON } });
    await work.settled();

    expect(data.releaseParked.decision).toEqual({ kind: "RELEASE", by: { id: admin.id } });
    expect(await work.effects(about)).toEqual(["2", "3"]);
    expect(await list(admin)).toEqual([]);
    const auditor = await test.person(Role.AUDITOR);
    const trail = await test.ask(
      "identity",
      auditor,
      `{ auditTrail(filter: { event: "reaction.released", aboutId: "${about}" }) { edges { node { actor { id } facts changes { field after } } } } }`,
    );
    expect(trail.data.auditTrail.edges).toMatchObject([
      {
        node: {
          actor: { id: admin.id },
          facts: { parkedId: input.id, subgraph: "cases", reaction: work.name },
          changes: [{ field: "reason", after: REASON }],
        },
      },
    ]);
  });

  it("lets the next one fail and be parked by itself", async () => {
    const [admin, about] = [await test.person(Role.ADMIN), randomUUID()];
    const input = await park(about, "1", "2", "3");

    await test.ask("identity", admin, RELEASE, { input: { ...input, reason: REASON } });
    await work.settled();

    expect(await list(admin)).toMatchObject([{ state: "PARKED", attempts: 3, waiting: 1 }, { state: "WAITING" }]);
  });

  it.each(["", "no", "x".repeat(501)])("needs a reason, and not %j", async (reason) => {
    const input = { id: randomUUID(), version: 1, reason };
    const answer = await test.ask("identity", await test.person(Role.ADMIN), RELEASE, { input });

    expect(answer.errors).toEqual([coded("INVALID", "releaseParked", { fields: ["reason"] })]);
  });
});

describe("a decision", () => {
  it("is made once however many operators make it", async () => {
    const admins = await Promise.all([1, 2, 3, 4, 5].map(() => test.person(Role.ADMIN)));
    const about = randomUUID();
    const input = await park(about, "1", "2");
    work.mend(about);

    const answers = await Promise.all(
      admins.map((admin, n) =>
        n % 2
          ? test.ask("identity", admin, RETRY, { input })
          : test.ask("identity", admin, RELEASE, { input: { ...input, reason: REASON } }),
      ),
    );
    await work.settled();

    const refused = answers.flatMap(({ errors }) => errors ?? []);
    expect(refused).toHaveLength(4);
    // The last ones may come when it has been dealt with already.
    for (const { extensions } of refused) expect(["CONFLICT", "NOT_FOUND"]).toContain(extensions.code);
    expect((await work.effects(about)).at(-1)).toBe("2");
    const decided = (await test.ledgerOf(about)).filter(({ event }) => event.startsWith("reaction."));
    expect(decided).toHaveLength(1);
  });

  it("on what somebody else decided on says so, with who", async () => {
    const [one, other] = [await test.person(Role.ADMIN), await test.person(Role.ADMIN)];
    const input = await park(randomUUID(), "1");
    await work.close();
    // Nobody acts on it before the second one comes: the cursor of the decisions is held.
    const holder = await test.owner.connect();
    await holder.query("begin; select from cases.reaction_cursors where name = 'parked-decisions' for update");
    await test.ask("identity", one, RETRY, { input });

    const answer = await test.ask("identity", other, RELEASE, { input: { ...input, reason: REASON } });
    const seen = await list(other);
    await holder.query("rollback");
    holder.release();

    expect(answer.errors).toEqual([
      coded("CONFLICT", "releaseParked", { version: input.version, changedById: one.id }),
    ]);
    expect(seen).toMatchObject([{ decision: { kind: "RETRY", by: { id: one.id } } }]);
  });

  it("on an older version, on nothing, or on what only waits is refused", async () => {
    const admin = await test.person(Role.ADMIN);
    const input = await park(randomUUID(), "1", "2");
    const [, waiting] = await work.parked();
    const retry = async (of: object) => (await test.ask("identity", admin, RETRY, { input: of })).errors;

    expect(await retry({ ...input, version: input.version - 1 })).toEqual([coded("CONFLICT", "retryParked")]);
    expect(await retry({ id: randomUUID(), version: 1 })).toEqual([coded("NOT_FOUND", "retryParked")]);
    expect(await retry({ id: waiting?.id, version: 1 })).toEqual([coded("INVALID", "retryParked", { fields: ["id"] })]);
  });
});
