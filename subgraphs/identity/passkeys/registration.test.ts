import { describe, expect, it } from "vitest";
import { Authenticator } from "../../../tests/setup/authenticator.ts";
import { useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { ORIGIN, PasskeyDesk, straight } from "../../../tests/setup/passkeys.ts";
import { Role } from "../roles/roles.ts";
import { actingFor } from "../testing.ts";

const test = useBackend();
const desk = () => new PasskeyDesk(test, straight(test));
const MINE = "{ me { passkeys { name kind transports deviceType backedUp suspended lastUsedAt createdAt } } }";

const noticesOf = async (userId: string) => {
  const { rows } = await test.owner.query("select kind from identity.notices where user_id = $1", [userId]);
  return rows.map(({ kind }: { kind: string }) => kind);
};

describe("making a passkey", () => {
  it("shows it under its name with what it is, and tells the story and the owner", async () => {
    const at = desk();
    const who = await at.person();
    const authenticator = new Authenticator(ORIGIN, { copyable: true });
    const asked = await at.creation(who);
    const response = authenticator.create(asked.options, { transports: ["internal", "hybrid", "telepathy"] });
    const input = { challengeId: asked.challengeId, response: JSON.stringify(response), name: " Asha's phone " };

    const { data, errors } = await at.send("registerPasskey", input, at.as(who));

    expect(errors).toBeUndefined();
    expect(data.registerPasskey).toMatchObject({ method: "PASSKEY", user: { id: who.id } });
    expect(data.registerPasskey.backupCodes).toHaveLength(10);
    expect(data.registerPasskey.user.passkeys).toMatchObject([
      {
        name: "Asha's phone",
        kind: "this device",
        transports: ["internal", "hybrid"],
        deviceType: "MULTI_DEVICE",
        backedUp: true,
        suspended: false,
        lastUsedAt: null,
      },
    ]);
    const added = (await test.ledgerOf(who.id)).find(({ event }) => event === "passkey.added");
    expect(added).toMatchObject({ actor: who.id, changes: { after: { name: "Asha's phone" } } });
    expect(JSON.stringify(added)).not.toContain(response.id);
    expect(await noticesOf(who.id)).toEqual(["PASSKEY_ADDED"]);
  });

  it("asks for one that is found without a name, behind a PIN or a finger, and vouched for by nobody", async () => {
    const at = desk();
    const who = await at.person();

    const { options } = await at.creation(who);

    expect(options).toMatchObject({
      rp: { id: "localhost", name: "Casegraph" },
      user: {
        name: who.email,
        displayName: "Asha",
        id: Buffer.from(who.id.replaceAll("-", ""), "hex").toString("base64url"),
      },
      attestation: "none",
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
      excludeCredentials: [],
      timeout: 300_000,
    });
    expect(options.pubKeyCredParams.map(({ alg }) => alg)).toEqual([-7, -8, -257]);
  });

  it("can be done several times, and not twice with the same device", async () => {
    const at = desk();
    const { who, authenticator } = await at.holder();

    const asked = await at.creation(who);
    const other = { who, authenticator: new Authenticator(ORIGIN) };

    expect(asked.options.excludeCredentials?.map(({ id }) => id)).toEqual([authenticator.passkeys[0]?.id]);
    expect(await at.register(other, {}, "Another")).toBe(true);
    const { data } = await test.ask("identity", who, MINE);
    expect(data.me.passkeys.map(({ name }: { name: string }) => name)).toEqual(["My key", "Another"]);
    expect([await at.signIn({ authenticator }), await at.signIn(other)]).toEqual([true, true]);
  });

  it.each([
    [
      "an authenticator that names itself",
      { aaguid: "ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4" },
      "Google Password Manager",
    ],
    ["a key on a cable", { transports: ["usb", "nfc"] }, "security key"],
    ["a telephone beside", { transports: ["hybrid"] }, "another device"],
    ["nothing said", { transports: [] }, null],
  ])("tells what it is kept in: %s", async (_what, lies, kind) => {
    const at = desk();
    const who = await at.person();
    await at.register({ who, authenticator: new Authenticator(ORIGIN) }, lies);

    const { data } = await test.ask("identity", who, MINE);

    expect(data.me.passkeys).toMatchObject([{ kind }]);
  });

  it("says in Hindi what it is kept in to who asks for Hindi", async () => {
    const at = desk();
    const { who } = await at.holder();

    const { data } = await test.ask("identity", who, MINE, {}, { language: "hi" });

    expect(data.me.passkeys).toMatchObject([{ kind: "यह उपकरण" }]);
  });

  it("is refused with a word that says what to do, and the story says why", async () => {
    const at = desk();
    const who = await at.person();
    const asked = await at.creation(who);
    const response = new Authenticator(ORIGIN).create(asked.options, { verified: false });
    const input = { challengeId: asked.challengeId, response: JSON.stringify(response), name: "Key" };

    const { errors } = await at.send("registerPasskey", input, at.as(who));

    expect(errors).toEqual([
      coded("INVALID", "registerPasskey", { fields: ["response"], reason: "PASSKEY_UNVERIFIED" }),
    ]);
    const refused = (await test.ledgerOf(who.id)).find(({ event }) => event === "passkey.refused");
    expect(refused?.facts).toMatchObject({ purpose: "REGISTER", reason: "UNVERIFIED" });
  });

  it("is refused alike for one that oneself has and one that somebody else has", async () => {
    const at = desk();
    const one = await at.holder();
    const { id = "" } = one.authenticator.passkeys[0]!;
    const stranger = await at.person();
    const again = async (who: typeof stranger) => {
      const asked = await at.creation(who);
      const response = new Authenticator(ORIGIN).create(asked.options, { id });
      const input = { challengeId: asked.challengeId, response: JSON.stringify(response), name: "Key" };
      return (await at.send("registerPasskey", input, at.as(who))).errors;
    };

    const [own, others] = [await again(one.who), await again(stranger)];

    expect(own).toEqual([coded("CONFLICT", "registerPasskey", { reason: "PASSKEY_KNOWN" })]);
    expect(others).toEqual(own);
    expect((await test.ask("identity", stranger, MINE)).data.me.passkeys).toEqual([]);
  });

  it("ends at twenty", async () => {
    const at = desk();
    const { who } = await at.holder();
    await test.owner.query(
      `insert into identity.passkeys select gen_random_uuid(), created_at, version, user_id, credential_id || n, public_key,
         counter, transports, device_type, backed_up, aaguid, name from identity.passkeys, generate_series(1, 18) n
         where user_id = $1`,
      [who.id],
    );
    const last = await at.creation(who);
    expect(await at.register({ who, authenticator: new Authenticator(ORIGIN) })).toBe(true);

    const answer = await at.send("startPasskeyRegistration", {}, at.as(who));

    expect(answer.errors).toEqual([coded("CONFLICT", "startPasskeyRegistration", { reason: "TOO_MANY_PASSKEYS" })]);
    expect(await at.registers(last, new Authenticator(ORIGIN).create(last.options), at.as(who))).toBe(false);
  });

  it("is nobody's without having just proven who they are, and no agent's", async () => {
    const at = desk();
    const who = await test.person(Role.CITIZEN);
    const agent = await actingFor(test, await at.person(), ["case:create"]);
    const start = async (from: Parameters<typeof at.send>[2]) =>
      (await at.send("startPasskeyRegistration", {}, from)).errors;

    expect(await start(at.as(who))).toEqual([
      coded("FORBIDDEN", "startPasskeyRegistration", { reason: "STEP_UP_NEEDED" }),
    ]);
    expect(await start(at.from())).toEqual([coded("UNAUTHENTICATED", "startPasskeyRegistration")]);
    expect(await start(at.as(agent))).toEqual([coded("FORBIDDEN", "startPasskeyRegistration")]);
  });

  it.each(["", " ", "x".repeat(61), "a\0b"])("refuses the name %j, naming the field", async (name) => {
    const at = desk();
    const who = await at.person();
    const input = { challengeId: who.id, response: "{}", name };

    const { errors } = await at.send("registerPasskey", input, at.as(who));

    expect(errors).toEqual([coded("INVALID", "registerPasskey", { fields: ["name"] })]);
  });
});
