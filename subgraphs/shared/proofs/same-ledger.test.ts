import { describe, expect, it } from "vitest";
import { useLedger } from "../../../tests/setup/ledger.ts";
import { freshHeadKey } from "../../../tests/setup/ledger-lab.ts";
import { signedBeyond } from "../../../tests/setup/signed-beyond.ts";
import type { Anchor } from "./anchor.ts";
import { beginEpoch } from "./epoch.ts";
import type { HeadKey } from "./head-key.ts";
import { epochName, epochText, NEWEST_HEAD, printOutside } from "./heads.ts";
import { rootAt } from "./tree.ts";

const test = useLedger();
const rows = async (sql: string, values: unknown[]) => (await test.lab.owner.query(sql, values)).rows;

/** The statement of an epoch that goes on where the database stands. */
async function statement(key: HeadKey, number: number) {
  const [{ position }] = await rows("select position from ledger.head", []);
  const root = await rootAt(rows, BigInt(position));
  const words = { number, fromPosition: BigInt(position), root, at: new Date(), reason: "forged", previous: null };
  return { ...words, ...key.sign(epochText(words)) };
}

describe("an epoch that the database says has begun", () => {
  it("counts for nothing unless it stands outside, signed by a key of this installation", async () => {
    const { lab } = test;
    await lab.write(10);
    const forger = freshHeadKey();
    const { fromPosition, root, at, reason, keyId, signature } = await statement(forger, 2);
    await lab.owner.query("update ledger.head set epoch = 2");
    await rows("insert into ledger.head_key values ($1, $2)", [forger.id, forger.publicKey]);
    const values = [2, String(fromPosition), root, at, reason, keyId, signature];
    await rows("insert into ledger.epoch values ($1, $2, $3, $4, $5, $6, $7)", values);

    await expect(lab.sequencer()).rejects.toThrow("Nobody signed epoch 2");

    await lab.anchor.put(epochName(2), printOutside(await statement(forger, 2), forger.publicKey));
    await expect(lab.sequencer()).rejects.toThrow("is not the key of this installation");

    await lab.anchor.put(epochName(2), printOutside(await statement(lab.key, 2), lab.key.publicKey));
    await (await lab.sequencer()).close();
  });

  it("goes on where the place did not take the name of its newest head any more", async () => {
    const { lab } = test;
    await signedBeyond(lab.owner, lab.key, lab.anchor);
    await expect(lab.sequencer()).rejects.toThrow("an older backup was restored");
    const away: Anchor = {
      place: "elsewhere",
      put: async (name, text) => {
        if (name === NEWEST_HEAD) throw new Error("away");
        await lab.anchor.put(name, text);
      },
      get: (name) => lab.anchor.get(name),
      list: (folder) => lab.anchor.list(folder),
    };

    const begun = beginEpoch(lab.owner, { key: lab.key, anchor: away, reason: "restored" });

    await expect(begun).rejects.toThrow("Epoch 3 has begun");
    await lab.write(3);
    expect((await lab.verify()).wrong).toBeNull();
    const archive = await lab.archive();
    archive.leaves.close();
    expect(archive.epochs.at(-1)).toMatchObject({ number: 3, previous: { epoch: 2 } });
    expect(archive.epochs.at(-1)?.lostThrough).toBe((archive.epochs.at(-1)?.fromPosition ?? 0n) + 5n);
  });
});
