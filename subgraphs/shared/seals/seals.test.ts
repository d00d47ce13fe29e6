import { randomUUID } from "node:crypto";
import pg from "pg";
import { describe, expect, inject, it } from "vitest";
import { type Person, useBackend } from "../../../tests/setup/backend.ts";
import { buildCase } from "../../cases/testing.ts";
import { Role } from "../../identity/roles/roles.ts";
import { nobody } from "../caller.ts";
import { Context } from "../context.ts";
import { record } from "../ledger/record.ts";
import { createLog } from "../log.ts";
import { rewrapKeys } from "./key-rewrapping.ts";
import { openSeals } from "./open-seals.ts";

const test = useBackend();
const TRAIL = `query($filter: AuditFilter) { auditTrail(filter: $filter) { totalCount edges { node {
  position event address agent originState changes { field before after state } } } } }`;
const HISTORY = `query($id: ID!) { case(id: $id) { history { edges { node { event changes { field before after state } } } } } }`;

const trail = async (filter: object, auditor?: Person) => {
  const { data, errors } = await test.ask("identity", auditor ?? (await test.person(Role.AUDITOR)), TRAIL, { filter });
  expect(errors).toBeUndefined();
  return data.auditTrail.edges.map(({ node }: { node: object }) => node);
};

/** Every row of every table of the ledger, as a dump holds it. */
async function dump(): Promise<string> {
  await test.backend.settled();
  const { rows } = await test.owner.query(
    "select quote_ident(relname) as name from pg_class where relnamespace = 'ledger'::regnamespace and relkind = 'r'",
  );
  const tables = await Promise.all(rows.map(({ name }) => test.owner.query(`select t::text from ledger.${name} t`)));
  return JSON.stringify(tables.map((table) => table.rows));
}

const sealsWith = (current: string, previous?: string) => {
  const url = new URL(test.ownerUrl);
  url.username = "casegraph_cases";
  url.password = inject("postgres").secrets.passwords.cases as string;
  const tail = test.backend.cases.services.ledger;
  return openSeals({ url: url.href, secrets: { current, previous }, tail, log: createLog("test", "silent") });
};

describe("what the ledger holds about people", () => {
  it("is in no row of the database as it was written", async () => {
    const officer = await test.person(Role.OFFICER, { displayName: "Meenakshi Sundaram" });
    const caller = { address: "203.0.113.77", agent: "Netscape Navigator 4.7" };
    const create = `mutation { createCase(input: { title: "Vanishing bicycle" }) { id version } }`;
    const { createCase } = (await test.ask("cases", officer, create, {}, caller)).data;
    const edit = `mutation($input: EditCase!) { editCase(input: $input) { version } }`;
    const input = { id: createCase.id, version: createCase.version, title: "Umbrella thief" };
    await test.ask("cases", officer, edit, { input }, caller);
    const guess = `mutation { signIn(input: { identifier: "nobody@nowhere.example", password: "wrong" }) { __typename } }`;
    await test.ask("identity", null, guess, {}, caller);

    const everything = await dump();

    for (const plain of ["bicycle", "Umbrella", "Sundaram", officer.email, "203.0.113.77", "Navigator", "nowhere"]) {
      expect(everything).not.toContain(plain);
    }
    expect(everything).toContain(createCase.id);
  });

  it("is read by the audit, and by the history of a case", async () => {
    const officer = await test.officer();
    const { id } = await buildCase(test, officer, { title: "Quiet street" });
    await test.backend.settled();

    const history = (await test.ask("cases", officer, HISTORY, { id })).data.case.history;

    expect(await trail({ aboutId: id })).toMatchObject([
      { address: "192.0.2.1", agent: "test", originState: "PRESENT" },
    ]);
    expect(history.edges[0].node.changes).toContainEqual({
      field: "title",
      before: null,
      after: "Quiet street",
      state: "PRESENT",
    });
  });

  it("does not open where it was moved to, and says so", async () => {
    const officer = await test.officer();
    const [one, other] = [
      await buildCase(test, officer, { title: "One" }),
      await buildCase(test, officer, { title: "Two" }),
    ];
    await test.backend.settled();
    await test.owner.query(
      `update ledger.entry e set changes = o.changes, address = o.agent from ledger.entry o where e.about = $1 and o.about = $2`,
      [one.id, other.id],
    );

    expect(await trail({ aboutId: one.id })).toMatchObject([
      {
        address: null,
        agent: "test",
        originState: "DAMAGED",
        changes: expect.arrayContaining([{ field: "title", before: null, after: null, state: "DAMAGED" }]),
      },
    ]);
  });

  it("is read as it is where it was written before there were seals", async () => {
    const about = randomUUID();
    await test.owner.query(
      `insert into ledger.inbox (id, event, about, address, agent, facts, changes, subgraph)
       values (gen_random_uuid(), 'x.old', $1, '198.51.100.200', 'Mosaic', '{}', '{"after": {"title": "Ancient, rusty bridge"}}', 'cases')`,
      [about],
    );
    await test.backend.settled();
    const entry = { address: "198.51.100.200", agent: "Mosaic", changes: [{ after: "Ancient, rusty bridge" }] };

    expect(await trail({ aboutId: about })).toMatchObject([entry]);
    expect(await trail({ text: "RUSTY ancient", event: "x." })).toMatchObject([entry]);
    expect(await trail({ text: "rust", event: "x." })).toEqual([]);
    expect(await trail({ text: "title", event: "x." })).toEqual([]);
    expect(await trail({ address: "198.51.100.200", event: "x." })).toMatchObject([entry]);
  });
});

describe("the index of what is sealed", () => {
  it("finds entries by whole words in any case and by address, together with everything else", async () => {
    const officer = await test.officer();
    const kase = await buildCase(test, officer, { title: "Łukasz's Gramophone, stolen" });
    await test.backend.settled();
    const found = async (filter: object) => (await trail(filter)).map(({ event }: { event: string }) => event);

    expect(await found({ text: "gramophone", aboutId: kase.id })).toEqual(["case.created"]);
    expect(await found({ text: "STOLEN łukasz", aboutId: kase.id })).toEqual(["case.created"]);
    expect(await found({ text: "gramo", aboutId: kase.id })).toEqual([]);
    expect(await found({ text: "gramophone", event: "user." })).toEqual([]);
    expect(await found({ address: "192.0.2.1", aboutId: kase.id })).toEqual(["case.created"]);
    expect(await found({ address: "192.0.2.2", aboutId: kase.id })).toEqual([]);
  });

  it.each([
    [{ text: "!?" }, "filter.text"],
    [{ text: "x".repeat(101) }, "filter.text"],
    [{ address: "here" }, "filter.address"],
  ])("refuses %j, naming the field", async (filter, field) => {
    const answer = await test.ask("identity", await test.person(Role.AUDITOR), TRAIL, { filter });

    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: "INVALID", fields: [field] });
  });
});

describe("a person's key", () => {
  it("is one, however many processes seal for them first", async () => {
    const { secrets } = inject("postgres");
    const processes = await Promise.all([1, 2, 3, 4].map(() => sealsWith(secrets.ledgerSealingSecret)));
    const person = randomUUID();
    const said = { actor: person, subject: null, address: "192.0.2.9", agent: null, changes: {} };

    const rows = await Promise.all(
      processes.map(async (seals) => {
        const id = randomUUID();
        return { id, ...(await seals.seal(id, said)) };
      }),
    );
    const opened = await processes[0]!.open(rows);
    await Promise.all(processes.map((seals) => seals.close()));

    expect(opened.map(({ address }) => address.value)).toEqual(Array(4).fill("192.0.2.9"));
  });

  it("is not made by two transactions in a circle", async () => {
    const ctx = new Context(test.backend.cases.services, nobody("test"));
    const [one, two] = [randomUUID(), randomUUID()];
    const both = (actor: string, subject: string) =>
      ctx.db.transaction((tx) =>
        record(
          ctx,
          tx,
          "access.refused",
          { id: actor },
          { actor, subject, facts: { subgraph: "cases", field: "x" }, changes: { after: { a: 1 } } },
        ),
      );

    await Promise.all([both(one, two), both(two, one), both(one, two)]);

    expect(await test.ledgerOf(one)).toHaveLength(2);
  });

  it("opens with no other secret: such a process does not start, and says why in one line", async () => {
    await expect(sealsWith("another secret that is long enough ........")).rejects.toThrow(
      /^LEDGER_SEALING_SECRET does not open this ledger: [^\n]*$/,
    );
  });

  it("is wrapped by another secret when that is replaced, step by step", async () => {
    const { ledgerSealingSecret: old } = inject("postgres").secrets;
    const fresh = "a fresh secret that is long enough ........";
    const [row] = (
      await test.owner.query("select id, address, agent, changes from ledger.entry where address is not null limit 1")
    ).rows;
    const both = await sealsWith(fresh, old);
    const before = await both.open([row]);
    await both.close();

    expect(await rewrapKeys(test.ownerUrl, { current: fresh, previous: old })).toBeGreaterThan(1);
    expect(await rewrapKeys(test.ownerUrl, { current: fresh, previous: old })).toBe(0);

    const alone = await sealsWith(fresh);
    expect(await alone.open([row])).toEqual(before);
    await alone.close();
    await expect(rewrapKeys(test.ownerUrl, { current: old })).rejects.toThrow("opens neither");
    await rewrapKeys(test.ownerUrl, { current: old, previous: fresh });
  });

  it("is made by a subgraph and destroyed by none", async () => {
    const url = new URL(test.ownerUrl);
    url.username = "casegraph_cases";
    url.password = inject("postgres").secrets.passwords.cases as string;
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    const says = (sql: string) => client.query(sql).then(String, (error: Error) => error.message);

    for (const sql of [
      "delete from ledger.person_key",
      "update ledger.person_key set wrapped = null",
      "insert into ledger.person_key (person, erased_at) values (gen_random_uuid(), now())",
      "select * from ledger.search_token",
      "delete from ledger.search_token",
      "update ledger.search_token set tokens = '{}'",
    ]) {
      expect(await says(sql)).toMatch(/permission denied/);
    }
    await client.end();
  });
});
