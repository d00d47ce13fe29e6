import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { forgetPreviousSecret, openSecrets, replaceSealingSecret } from "./secrets.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "casegraph-secrets-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the secrets of an installation", () => {
  it("are made once and stay", () => {
    expect(openSecrets(folder, ["cases"])).toEqual(openSecrets(folder, ["cases"]));
  });

  it("differ from each other and are long enough that nobody guesses them", () => {
    const { passwords, ...rest } = openSecrets(folder, ["cases", "identity"]);
    const all = [...Object.values(rest), ...Object.values(passwords)] as string[];

    expect(new Set(all).size).toBe(12);
    expect(all.every((secret) => secret.length >= 43)).toBe(true);
  });

  it("can be read by their owner alone", () => {
    openSecrets(folder, ["cases"]);

    expect(statSync(join(folder, "secrets.json")).mode & 0o777).toBe(0o600);
  });

  it("grow by a password when a subgraph is new", () => {
    const before = openSecrets(folder, ["cases"]);

    const after = openSecrets(folder, ["cases", "messaging"]);

    expect(after.passwords.cases).toBe(before.passwords.cases);
    expect(openSecrets(folder, ["cases", "messaging"]).passwords.messaging).toBe(after.passwords.messaging);
  });

  it("keep a sealing secret that is replaced until nothing needs it any more", () => {
    const { ledgerSealingSecret: old } = openSecrets(folder, ["cases"]);

    const replaced = replaceSealingSecret(folder, ["cases"]);

    expect(replaced.ledgerSealingSecret).not.toBe(old);
    expect(replaceSealingSecret(folder, ["cases"])).toEqual(replaced);
    expect(openSecrets(folder, ["cases"])).toMatchObject({ ledgerSealingSecretPrevious: old });
    forgetPreviousSecret(folder, ["cases"]);
    expect(openSecrets(folder, ["cases"])).not.toHaveProperty("ledgerSealingSecretPrevious");
    expect(openSecrets(folder, ["cases"]).ledgerSealingSecret).toBe(replaced.ledgerSealingSecret);
  });

  it("that were damaged are refused in one line, never replaced", () => {
    writeFileSync(join(folder, "secrets.json"), "{");

    expect(() => openSecrets(folder, ["cases"])).toThrow(
      `${join(folder, "secrets.json")} is damaged: restore it from a backup.`,
    );
  });
});
