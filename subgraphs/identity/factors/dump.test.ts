import { createHash, createHmac, hkdfSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useCodes } from "../../../tests/setup/codes.ts";
import { alone } from "../challenges/testing.ts";
import { browser, member } from "../sign-in/testing.ts";
import { normalised } from "./backup-code.text.ts";
import { openSeed } from "./factor.keys.ts";
import { begin, REQUEST, withCodes, withTotp } from "./testing.ts";

const lab = useCodes();
const { test } = lab;

/** Every row of every table that identity and the ledger have, jobs included, as text. */
async function dumped(): Promise<string> {
  await test.backend.settled();
  const { rows: tables } = await test.owner.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const parts = [];
  for (const { name } of tables) {
    const { rows } = await test.owner.query(`select t::text as row from ${name} t`);
    parts.push(name, ...rows.map(({ row }) => row));
  }
  return parts.join("\n");
}

describe("a dump of the database without FACTOR_SECRET", () => {
  it("reveals no seed, no code that was sent and no backup code", async () => {
    const asha = await withTotp(test, await member(test));
    await withCodes(lab, asha, "EMAIL");
    const from = browser();
    const { signInId } = await begin(test, asha, from);
    const asked = await test.ask("identity", null, REQUEST, { input: { signInId, method: "EMAIL" } }, from);
    const { challengeId } = asked.data.requestFactorCode;
    const code = await lab.codeFor(challengeId);

    const dump = await dumped();

    expect(dump).toContain(challengeId);
    expect(dump).toContain("backup_codes");
    expect(dump).not.toMatch(alone(code));
    for (const form of formsOf(bytesOf(asha.seed))) expect(dump).not.toContain(form);
    expect(dump).not.toContain(asha.seed);
    for (const backup of asha.backupCodes) {
      expect(dump).not.toContain(backup);
      // Nor a hash by which somebody who has the dump alone could try them.
      const plain = normalised(backup);
      for (const text of [plain, backup, `${asha.id}\n${plain}`])
        for (const form of [...formsOf(Buffer.from(text)), ...formsOf(createHash("sha256").update(text).digest())])
          expect(dump).not.toContain(form);
    }
  });

  it("opens with the secret, and with no other", async () => {
    const asha = await withTotp(test, await member(test));
    const sql = `select id, user_id as "userId", secret from identity.factors where user_id = $1`;
    const [row] = (await test.owner.query(sql, [asha.id])).rows;
    const { factorSecret, codeSecret } = test.backend.identity.services.settings;
    const { rows: codes } = await test.owner.query("select hash from identity.backup_codes where user_id = $1", [
      asha.id,
    ]);
    const text = `${asha.id}\n${normalised(asha.backupCodes[0] ?? "")}`;
    const hashBy = (secret: string) => {
      const key = Buffer.from(hkdfSync("sha256", secret, "", "casegraph factors: backup codes", 32));
      return createHmac("sha256", key).update(text).digest("hex");
    };
    const hashes = codes.map(({ hash }) => hash.toString("hex"));

    expect(openSeed({ factorSecret }, row)?.equals(bytesOf(asha.seed))).toBe(true);
    expect(openSeed({ factorSecret: codeSecret }, row)).toBeNull();
    expect(openSeed({ factorSecret }, { ...row, userId: row.id })).toBeNull();
    expect(hashes).toContain(hashBy(factorSecret));
    expect(hashes).not.toContain(hashBy(codeSecret));
  });
});

function bytesOf(base32: string): Buffer {
  const bits = [...base32].map((char) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(char).toString(2).padStart(5, "0"));
  return Buffer.from((bits.join("").match(/[01]{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

const formsOf = (bytes: Buffer) => [bytes.toString("hex"), bytes.toString("base64"), bytes.toString("base64url")];
