import { decodeProtectedHeader } from "jose";
import { describe, expect, it } from "vitest";
import { type Person, useBackend } from "../../../tests/setup/backend.ts";
import { nobody } from "../../shared/caller.ts";
import { Role } from "../roles/roles.ts";
import { keepKeysFresh } from "./signing-key.service.ts";

const test = useBackend();
const ROTATE = "mutation($input: RotateSigningKey!) { rotateSigningKey(input: $input) { id } }";

const published = async (): Promise<{ kid: string; d?: string }[]> => {
  const answer = await test.backend.identity.route(new Request("http://x/.well-known/jwks.json"), nobody("keys"));
  return ((await answer!.json()) as { keys: [] }).keys;
};
const stillIn = async (who: Person) => (await test.ask("identity", who, "{ me { id } }")).data.me !== null;

describe("signing keys", () => {
  it("publish what verifies and nothing that signs", async () => {
    const keys = await published();

    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) {
      expect(key).toMatchObject({ kty: "EC", crv: "P-256", alg: "ES256", use: "sig" });
      expect(key.d).toBeUndefined();
    }
  });

  it("are sealed in the database", async () => {
    const { rows } = await test.owner.query("select public_key, sealed_private_key from identity.signing_keys");

    for (const row of rows) {
      expect(row.sealed_private_key).toMatch(/^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/);
      expect(row.public_key.d).toBeUndefined();
    }
  });

  it("rotate: new tokens carry the new key, and what the old one signed still holds", async () => {
    const admin = await test.person(Role.ADMIN);

    const { data } = await test.ask("identity", admin, ROTATE, { input: { reason: "Yearly exercise" } });
    const later = await test.person(Role.OFFICER);

    expect(decodeProtectedHeader(later.authorization.slice(7)).kid).toBe(data.rotateSigningKey.id);
    expect((await published()).map(({ kid }) => kid)).toContain(data.rotateSigningKey.id);
    expect([await stillIn(admin), await stillIn(later)]).toEqual([true, true]);
  });

  it("replaces a key that has signed for its lifetime, once, however many processes look", async () => {
    await test.owner.query("update identity.signing_keys set created_at = created_at - interval '31 days'");
    const { rows: before } = await test.owner.query("select id from identity.signing_keys");

    const stops = await Promise.all([1, 2, 3].map(() => keepKeysFresh(test.system())));
    for (const stop of stops) stop();

    const { rows: after } = await test.owner.query("select id from identity.signing_keys");
    expect(after.length).toBe(before.length + 1);
  });

  it("takes a compromised key out of the published ones at once", async () => {
    const admin = await test.person(Role.ADMIN);

    const { data } = await test.ask("identity", admin, ROTATE, {
      input: { reason: "Laptop stolen", compromised: true },
    });

    expect((await published()).map(({ kid }) => kid)).toEqual([data.rotateSigningKey.id]);
    await test.backend.settled();
    expect([await stillIn(admin), await stillIn(await test.person(Role.OFFICER))]).toEqual([false, true]);
  });
});
