import { randomUUID } from "node:crypto";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, inject, it } from "vitest";
import { createLog } from "../subgraphs/shared/log.ts";
import { openAnchor } from "../subgraphs/shared/proofs/anchor.ts";
import { putNewest } from "../subgraphs/shared/proofs/head-copy.ts";
import { openHeadKey } from "../subgraphs/shared/proofs/head-key.ts";
import { signHead } from "../subgraphs/shared/proofs/heads.ts";
import { newDataDir, removeDataDir } from "../tests/setup/data-dir.ts";
import { databaseUrl } from "../tests/setup/postgres.ts";
import { readStandaloneEnv } from "./env.ts";
import { asOwner } from "./owner-client.ts";
import { prepareProduct } from "./prepare-product.ts";

const folder = newDataDir("casegraph-place");
const database = `empty_${randomUUID().replaceAll("-", "")}`;
const { ownerUrl: server, secrets } = inject("postgres");

afterAll(async () => {
  await asOwner(server, (client) => client.query(`drop database if exists ${database} with (force)`));
  await removeDataDir(folder);
});

describe("a database that is prepared", () => {
  it("gets nothing, no table and no demo, when the place outside knows a ledger that it does not have", async () => {
    await asOwner(server, (client) => client.query(`create database ${database}`));
    const ownerUrl = databaseUrl(server, database);
    const headsUrl = pathToFileURL(folder).href;
    const key = openHeadKey(secrets.ledgerSigningKey);
    const head = signHead(key, { epoch: 1, position: 40n, root: Buffer.alloc(32), at: new Date() });
    const copied = { ...head, publicKey: key.publicKey, after: 40n, leaves: Buffer.alloc(0) };
    await putNewest(openAnchor(headsUrl), copied);
    const backend = {
      ownerUrl,
      secrets,
      heads: { headsUrl },
      publicUrl: "http://localhost",
      log: createLog("test", "silent"),
    };
    const env = readStandaloneEnv({ DEMO: "true" });
    const said: string[] = [];

    const preparing = prepareProduct(
      { env, ownerUrl, say: (line) => said.push(line), signal: AbortSignal.timeout(60_000) },
      backend,
    );

    await expect(preparing).rejects.toThrow(/has no ledger that was signed, but .* position 40: restore a backup/);
    const { rows } = await asOwner(ownerUrl, (client) =>
      client.query("select nspname from pg_namespace where nspname in ('ledger', 'identity', 'demo')"),
    );
    expect([rows, said]).toEqual([[], []]);
  });
});
