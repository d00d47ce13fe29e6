import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type Person, useBackend } from "../../../tests/setup/backend.ts";
import { freshHeadKey } from "../../../tests/setup/ledger-lab.ts";
import { buildCase } from "../../cases/testing.ts";
import { Role } from "../../identity/roles/roles.ts";
import { openAnchor } from "../proofs/anchor.ts";
import { type Eraser, erasePerson, replayTombstones } from "./erasure.ts";
import { INSTALLATION } from "./person-keys.ts";
import { keepTombstones } from "./tombstones.ts";

const test = useBackend();
const TRAIL = `query($filter: AuditFilter) { auditTrail(filter: $filter) { edges { node {
  event address agent originState changes { field before after state } } } } }`;
let folder: string;
let eraser: Eraser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "casegraph-erased-"));
  const url = new URL(test.ownerUrl);
  url.username = "casegraph_eraser";
  url.password = inject("postgres").secrets.passwords.eraser as string;
  eraser = { url: url.href, outside: openAnchor(pathToFileURL(folder).href), key: freshHeadKey() };
});
afterAll(() => rm(folder, { recursive: true }));

/** What the audit sees; every process has heard of what was said so far. */
async function trail(filter: object) {
  const auditor = await test.person(Role.AUDITOR);
  await test.backend.settled();
  const { data } = await test.ask("identity", auditor, TRAIL, { filter });
  return data.auditTrail.edges.map(({ node }: { node: object }) => node);
}

async function writing(title: string): Promise<{ person: Person; id: string }> {
  const person = await test.officer();
  return { person, id: (await buildCase(test, person, { title })).id };
}

describe("erasing a person", () => {
  it("makes everything of theirs unreadable, and says so instead of hiding it", async () => {
    const { person, id } = await writing("Forgettable matter");
    expect(await trail({ aboutId: id })).toMatchObject([{ address: "192.0.2.1" }]);

    expect(await erasePerson(eraser, person.id)).toBe(true);

    const { rows } = await test.owner.query(
      `select count(*)::int as changed from ledger.entry where leaf is distinct from ledger.leaf(position, id, at, subgraph,
         event, about, actor, on_behalf_of, session, request, address, agent, facts, changes)`,
    );
    expect(rows).toEqual([{ changed: 0 }]);
    const erased = expect.arrayContaining([{ field: "title", before: null, after: null, state: "ERASED" }]);
    expect(await trail({ aboutId: id })).toEqual([
      { event: "case.created", address: null, agent: null, originState: "ERASED", changes: erased },
    ]);
    const { data } = await test.ask(
      "cases",
      person,
      "query($id: ID!) { case(id: $id) { history { edges { node { changes { field state } } } } } }",
      { id },
    );
    expect(data.case.history.edges[0].node.changes).toContainEqual({ field: "title", state: "ERASED" });
    expect(await trail({ aboutId: person.id, event: "person." })).toMatchObject([{ event: "person.erased" }]);
  });

  it("takes them out of the index and leaves others in it", async () => {
    const [gone, stays] = [await writing("Peculiar xylophone"), await writing("Peculiar harmonium")];
    expect(await trail({ text: "peculiar", event: "case." })).toHaveLength(2);

    await erasePerson(eraser, gone.person.id);

    expect(await trail({ text: "xylophone", event: "case." })).toEqual([]);
    expect(await trail({ text: "peculiar", event: "case." })).toHaveLength(1);
    expect(await trail({ aboutId: stays.id })).toMatchObject([{ originState: "PRESENT" }]);
    const { rows } = await test.owner.query("select from ledger.search_token where person = $1", [gone.person.id]);
    expect(rows).toEqual([]);
  });

  it("stores nothing readable about them afterwards, whoever writes it", async () => {
    const { person } = await writing("Before");
    await erasePerson(eraser, person.id);
    await test.backend.settled();

    const { id } = await buildCase(test, person, { title: "Afterwards again" });

    expect(await trail({ aboutId: id })).toMatchObject([{ address: null, originState: "ERASED" }]);
    expect(await trail({ text: "afterwards", event: "case." })).toEqual([]);
  });

  it("takes out what a transaction was still adding", async () => {
    const { person } = await writing("Early");
    const slow = await test.owner.connect();
    await slow.query("begin");
    await slow.query(
      `insert into ledger.search_token select gen_random_uuid(), person, '{1}' from ledger.person_key where person = $1`,
      [person.id],
    );

    const erasing = erasePerson(eraser, person.id);
    await expect
      .poll(
        async () =>
          (await test.owner.query("select wrapped from ledger.person_key where person = $1", [person.id])).rows,
      )
      .toEqual([{ wrapped: null }]);
    await slow.query("commit");
    slow.release();
    await erasing;

    const { rows } = await test.owner.query("select from ledger.search_token where person = $1", [person.id]);
    expect(rows).toEqual([]);
  });

  it("happens once, and never to the installation's own key", async () => {
    const { person } = await writing("Once");

    const answers = await Promise.all([1, 2, 3].map(() => erasePerson(eraser, person.id)));

    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await trail({ aboutId: person.id, event: "person." })).toHaveLength(1);
    await expect(erasePerson(eraser, INSTALLATION)).rejects.toThrow("cannot be erased");
  });
});

describe("a database restored from before an erasure", () => {
  it("forgets again by what stands outside of it", async () => {
    const { person, id } = await writing("Backed up");
    const table = async () => (await test.owner.query("select * from ledger.person_key")).rows;
    const tokens = (await test.owner.query("select * from ledger.search_token where person = $1", [person.id])).rows;
    const backup = (await table()).find((row) => row.person === person.id);
    await erasePerson(eraser, person.id);
    await test.owner.query("update ledger.person_key set wrapped = $2, erased_at = null where person = $1", [
      person.id,
      backup.wrapped,
    ]);
    for (const { entry, tokens: words } of tokens) {
      await test.owner.query("insert into ledger.search_token values ($1, $2, $3)", [entry, person.id, words]);
    }

    expect(await replayTombstones(eraser)).toBe(1);
    expect(await replayTombstones(eraser)).toBe(0);

    expect(await trail({ aboutId: id })).toMatchObject([{ originState: "ERASED" }]);
    expect(await trail({ text: "backed", event: "case." })).toEqual([]);
    expect(await readFile(join(folder, "erased.json"), "utf8")).toContain(person.id);
  });

  it("is not served as whole when what stands outside cannot be read", async () => {
    const { outside } = eraser;
    const broken = {
      ...eraser,
      outside: { place: outside.place, put: outside.put, list: outside.list, get: async () => "{" },
    };

    await expect(replayTombstones(broken)).rejects.toThrow();
  });

  it("forgets nobody whom its operator did not erase, whoever writes to that place", async () => {
    const { person, id } = await writing("Innocent");
    const { outside, key } = eraser;
    const index = (await outside.get("erased.json")) ?? "";
    const { persons, ...signed } = JSON.parse(index);
    await outside.put("erased.json", JSON.stringify({ persons: [...persons, person.id], ...signed }));
    await expect(replayTombstones(eraser)).rejects.toThrow("erased.json");
    await outside.put("erased.json", index);

    const forger = { outside, key: freshHeadKey([key.id]) };
    await keepTombstones(forger, [person.id]);
    await expect(replayTombstones(eraser)).rejects.toThrow("not signed by this installation");
    await outside.put("erased.json", index);
    await expect(replayTombstones(eraser)).rejects.toThrow(`erased/${person.id}.json`);

    await rm(join(folder, "erased", `${person.id}.json`));
    expect(await replayTombstones(eraser)).toBe(0);
    expect(await trail({ aboutId: id })).toMatchObject([{ originState: "PRESENT" }]);
  });

  it("finishes what was cut short, and goes on after a change of the signing key", async () => {
    const { person } = await writing("Cut short");
    const { outside, key } = eraser;
    const before = (await outside.get("erased.json")) ?? "";
    await keepTombstones(eraser, [person.id]);
    await outside.put("erased.json", before);

    const next = { ...eraser, key: freshHeadKey([key.id]) };
    expect(await replayTombstones(next)).toBe(1);

    expect(JSON.parse((await outside.get("erased.json")) ?? "")).toMatchObject({
      keyId: next.key.id,
      persons: expect.arrayContaining([person.id]),
    });
  });
});
