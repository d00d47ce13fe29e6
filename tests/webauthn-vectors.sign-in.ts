import { generateKeyPairSync } from "node:crypto";
import type { Lies } from "./setup/authenticator.ts";
import type { Holder, PasskeyDesk } from "./setup/passkeys.ts";
import type { WebauthnVector } from "./webauthn-vectors.ts";

/** A sign-in in which one thing is not as it is meant to be. */
const lie = (name: string, lies: Lies | ((holder: Holder, other: Holder) => Lies)): WebauthnVector => ({
  name,
  async attack(desk) {
    const holder = await desk.holder();
    const told = typeof lies === "function" ? lies(holder, await desk.holder()) : lies;
    return desk.signIn(holder, told);
  },
});

/** What was signed, with one bit of it changed afterwards. */
const flipped = (name: string, what: "authenticatorData" | "signature", at: number, bit: number): WebauthnVector =>
  lie(name, {
    after(response) {
      const changed = Buffer.from(response[what]);
      changed.writeUInt8(changed.readUInt8(at) ^ bit, at);
      return { ...response, [what]: changed };
    },
  });

/** A challenge that is answered rightly, by whom or when it must not be. */
const challenge = (name: string, answer: (desk: PasskeyDesk, holder: Holder) => Promise<boolean>): WebauthnVector => ({
  name,
  attack: async (desk) => answer(desk, await desk.holder()),
});

const { privateKey: STRANGE_KEY } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const FLAGS = 32;

/** Signing in with nothing but a passkey (WebAuthn Level 3, section 7.2). */
export const SIGN_IN_VECTORS: readonly WebauthnVector[] = [
  lie("a page of another origin", { origin: "https://casegraph.example" }),
  lie("a page on another port", { origin: "http://localhost:4001" }),
  lie("a page of the same host without its scheme", { origin: "localhost:4000" }),
  lie("a page that is shown within another one", { crossOrigin: true }),
  lie("a page that says within which one it is shown", { topOrigin: "https://casegraph.example" }),
  lie("an authenticator that was asked by another relying party", { rpId: "casegraph.example" }),
  lie("a challenge of one's own", { challenge: Buffer.alloc(32, 7).toString("base64url") }),
  lie("an empty challenge", { challenge: "" }),
  lie("what was signed to make a passkey", { type: "webauthn.create" }),
  lie("a signature by another key", { signedBy: STRANGE_KEY }),
  lie("a signature by the key of somebody else's passkey", (_holder, other) => ({
    signedBy: other.authenticator.passkeys[0]!.privateKey,
  })),
  flipped("a signature with another bit", "signature", 40, 1),
  flipped("a counter that was changed after it was signed", "authenticatorData", 36, 4),
  lie("no signature", { after: (response) => ({ ...response, signature: Buffer.alloc(0) }) }),
  lie("nobody there", { present: false }),
  lie("nobody checked who is there", { verified: false }),
  {
    name: "nobody checked who is there, and the flag was set afterwards",
    async attack(desk) {
      const after: Lies["after"] = (response) => {
        const changed = Buffer.from(response.authenticatorData);
        changed.writeUInt8(0x05, FLAGS);
        return { ...response, authenticatorData: changed };
      };
      return desk.signIn(await desk.holder(), { verified: false, after });
    },
  },
  lie("bytes behind what the authenticator says", {
    after: (response) => ({
      ...response,
      authenticatorData: Buffer.concat([response.authenticatorData, Buffer.of(0)]),
    }),
  }),
  lie("less than an authenticator says", {
    after: (response) => ({ ...response, authenticatorData: response.authenticatorData.subarray(0, 36) }),
  }),
  lie("a passkey that nobody has", { id: Buffer.alloc(32, 7).toString("base64url") }),
  lie("the id of somebody else's passkey", (_holder, other) => ({ id: other.authenticator.passkeys[0]!.id })),
  lie("somebody else's user handle", (_holder, other) => ({
    userHandle: other.authenticator.passkeys[0]!.userHandle,
  })),
  lie("no user handle", { userHandle: null }),
  lie("another raw id than the id", { rawId: Buffer.alloc(32, 7).toString("base64url") }),
  lie("a credential of another type", { credentialType: "password" }),
  lie("a passkey that could not be copied and now can be", { copyable: true }),
  lie("a copy of what cannot be copied", { copyable: false, copied: true }),
  lie("a counter that has not grown", { counter: 1 }),
  lie("a counter that went back to nothing", { counter: 0 }),
  challenge("a cloned passkey that was used after its original", async (desk, holder) => {
    const clone = { ...holder, authenticator: holder.authenticator.clone() };
    await desk.signIn(holder);
    await desk.signIn(holder);
    return desk.signIn(clone);
  }),
  challenge("the original, once its clone was met", async (desk, holder) => {
    await desk.signIn(holder, { counter: 1 });
    return desk.signIn(holder);
  }),
  challenge("a passkey that was removed", async (desk, holder) => {
    await desk.test.owner.query("delete from identity.passkeys where user_id = $1", [holder.who.id]);
    return desk.signIn(holder);
  }),
  challenge("the same answer once more", async (desk, { authenticator }) => {
    const from = desk.from();
    const asked = await desk.signInRequest(from);
    const response = authenticator.get(asked.options);
    await desk.signsIn(asked, response, from);
    return desk.signsIn(asked, response, from);
  }),
  challenge("a better answer to a challenge that was answered wrongly", async (desk, { authenticator }) => {
    const from = desk.from();
    const asked = await desk.signInRequest(from);
    await desk.signsIn(asked, authenticator.get(asked.options, { verified: false }), from);
    return desk.signsIn(asked, authenticator.get(asked.options), from);
  }),
  challenge("a new challenge with the answer to the one before", async (desk, { authenticator }) => {
    const from = desk.from();
    const old = await desk.signInRequest(from);
    return desk.signsIn(await desk.signInRequest(from), authenticator.get(old.options), from);
  }),
  challenge("a challenge of six minutes ago", async (desk, { authenticator }) => {
    const from = desk.from();
    const asked = await desk.signInRequest(from);
    const past = "update identity.passkey_challenges set expires_at = now() where id = $1";
    await desk.test.owner.query(past, [asked.challengeId]);
    return desk.signsIn(asked, authenticator.get(asked.options), from);
  }),
  {
    name: "a challenge that another browser asked for",
    async attack(desk) {
      const { authenticator } = await desk.holder();
      const asked = await desk.signInRequest(desk.browser());
      return desk.signsIn(asked, authenticator.get(asked.options), desk.browser());
    },
    control: async (desk) => desk.signIn(await desk.holder(), {}, desk.browser()),
  },
  challenge("a challenge for proving again who one is", async (desk, { who, authenticator }) => {
    const from = desk.as(who);
    const asked = await desk.proofRequest(from);
    return desk.signsIn(asked, authenticator.get(asked.options), from);
  }),
  challenge("a challenge that there never was", async (desk, { authenticator }) => {
    const from = desk.from();
    const { options } = await desk.signInRequest(from);
    const made = { challengeId: "0a9e0000-0000-4000-8000-00000000dead", options };
    return desk.signsIn(made, authenticator.get(options), from);
  }),
  challenge("no JSON", async (desk) => {
    const from = desk.from();
    return desk.signsIn(await desk.signInRequest(from), "[[[", from);
  }),
  challenge("JSON of another shape", async (desk) => {
    const from = desk.from();
    return desk.signsIn(await desk.signInRequest(from), '{"id":{"$ne":null},"response":[]}', from);
  }),
];
