import { createHash } from "node:crypto";
import { pathToFileURL } from "node:url";
import { describe, expect, inject, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { newDataDir, removeDataDir } from "../../../tests/setup/data-dir.ts";
import { buildCase } from "../../cases/testing.ts";
import { createLog } from "../../shared/log.ts";
import type { HeadKeeper } from "../../shared/proofs/head-keeper.ts";
import { isSigned } from "../../shared/proofs/head-key.ts";
import { headText } from "../../shared/proofs/heads.ts";
import { provesConsistency, provesInclusion } from "../../shared/proofs/merkle-check.ts";
import { openHeadKeeper } from "../../shared/proofs/open-head-keeper.ts";
import { Role } from "../roles/roles.ts";

const test = useBackend();
const HEAD = "{ ledgerHead { epoch position root at keyId publicKey signature copiedAt } }";
const INCLUSION =
  "query($position: String!, $size: String!) { ledgerInclusion(position: $position, size: $size) { leaf entry path } }";
const CONSISTENCY = "query($from: String!, $to: String!) { ledgerConsistency(from: $from, to: $to) { path } }";

const hash = (text: string) => Buffer.from(text, "hex");

/** Signs the head of this file's ledger as it stands. */
async function sign(keeper: HeadKeeper): Promise<void> {
  const client = await test.owner.connect();
  await keeper.endTerm(async (sql, values) => (await client.query(sql, values)).rows, 10_000);
  client.release();
}

describe("the proofs of the ledger", () => {
  it("show an auditor that an entry stands under a signed head, and that one head grew into the next", async () => {
    const [auditor, officer] = [await test.person(Role.AUDITOR), await test.officer()];
    await buildCase(test, officer);
    await test.backend.settled();
    const heads = [];
    const folder = newDataDir("casegraph-heads");
    const { ledgerSigningKey: signingKey } = inject("postgres").secrets;
    const keeper = openHeadKeeper({ signingKey, headsUrl: pathToFileURL(folder).href }, createLog("test", "silent"));
    for (let n = 0; n < 2; n++) {
      await sign(keeper);
      heads.push((await test.ask("identity", auditor, HEAD)).data.ledgerHead);
      await buildCase(test, officer);
      await test.backend.settled();
    }
    await removeDataDir(folder);
    const [older, newer] = heads;
    expect(newer.copiedAt).not.toBeNull();
    const state = {
      epoch: newer.epoch,
      position: BigInt(newer.position),
      root: hash(newer.root),
      at: new Date(newer.at),
    };
    const signature = { keyId: newer.keyId, signature: Buffer.from(newer.signature, "base64") };
    expect(isSigned(headText(state), signature, newer.publicKey)).toBe(true);

    const { data } = await test.ask("identity", auditor, INCLUSION, { position: "2", size: newer.position });
    const { leaf, entry, path } = data.ledgerInclusion;
    const bytes = Buffer.from(entry, "base64");
    expect(
      createHash("sha256")
        .update(Buffer.from([0]))
        .update(bytes)
        .digest("hex"),
    ).toBe(leaf);
    const claim = { leaf: hash(leaf), index: 1n, size: state.position, root: state.root };
    expect(provesInclusion(claim, path.map(hash))).toBe(true);

    const grown = await test.ask("identity", auditor, CONSISTENCY, { from: older.position, to: newer.position });
    const from = { size: BigInt(older.position), root: hash(older.root) };
    const to = { size: state.position, root: state.root };
    expect(provesConsistency(from, to, grown.data.ledgerConsistency.path.map(hash))).toBe(true);
    expect((await test.ledgerOf(auditor.id)).at(-1)).toMatchObject({ event: "audit.read" });
  });

  it.each([
    [INCLUSION, { position: "0", size: "1" }, "ledgerInclusion", "position"],
    [INCLUSION, { position: "-1", size: "1" }, "ledgerInclusion", "position"],
    [INCLUSION, { position: "two", size: "1" }, "ledgerInclusion", "position"],
    [INCLUSION, { position: "2", size: "1" }, "ledgerInclusion", "position"],
    [INCLUSION, { position: "1", size: "999999999999999999" }, "ledgerInclusion", "size"],
    [CONSISTENCY, { from: "2", to: "1" }, "ledgerConsistency", "from"],
    [CONSISTENCY, { from: "1", to: "999999999999999999" }, "ledgerConsistency", "to"],
    [CONSISTENCY, { from: "1e3", to: "2" }, "ledgerConsistency", "from"],
  ])("refuse numbers that are none of this ledger: %s %j", async (query, variables, field, fault) => {
    const answer = await test.ask("identity", await test.person(Role.AUDITOR), query, variables);

    expect(answer.errors).toEqual([coded("INVALID", field, { fields: [fault] })]);
  });

  it.each([
    [HEAD, {}, "ledgerHead"],
    [INCLUSION, { position: "1", size: "1" }, "ledgerInclusion"],
    [CONSISTENCY, { from: "1", to: "1" }, "ledgerConsistency"],
  ])("are the auditor's: %s", async (query, variables, field) => {
    const answer = await test.ask("identity", await test.officer(), query, variables);

    expect(answer.errors).toEqual([coded("FORBIDDEN", field)]);
  });
});
