import type { CreationLies } from "./setup/authenticator.ts";
import { Authenticator } from "./setup/authenticator.ts";
import type { Holder, PasskeyDesk } from "./setup/passkeys.ts";
import { ORIGIN } from "./setup/passkeys.ts";
import type { WebauthnVector } from "./webauthn-vectors.ts";

const newcomer = async (desk: PasskeyDesk): Promise<Holder> => ({
  who: await desk.person(),
  authenticator: new Authenticator(ORIGIN),
});

const control = async (desk: PasskeyDesk) => desk.register(await newcomer(desk));

/** A registration in which one thing is not as it is meant to be. */
const lie = (name: string, lies: CreationLies): WebauthnVector => ({
  name: `a new passkey: ${name}`,
  attack: async (desk) => desk.register(await newcomer(desk), lies),
  control,
});

/** One that is done rightly, by whom or when it must not be. */
const other = (name: string, attack: WebauthnVector["attack"]): WebauthnVector => ({
  name: `a new passkey: ${name}`,
  attack,
  control,
});

const CERTIFICATE = new Map<string, unknown>([
  ["alg", -7],
  ["sig", new Uint8Array(70)],
  ["x5c", [new Uint8Array(300)]],
]);

/** Making a passkey (WebAuthn Level 3, section 7.1). */
export const REGISTRATION_VECTORS: readonly WebauthnVector[] = [
  lie("on a page of another origin", { origin: "https://casegraph.example" }),
  lie("on a page that is shown within another one", { crossOrigin: true }),
  lie("for another relying party", { rpId: "casegraph.example" }),
  lie("for a challenge of one's own", { challenge: Buffer.alloc(32, 7).toString("base64url") }),
  lie("what was signed to use one", { type: "webauthn.get" }),
  lie("nobody there", { present: false }),
  lie("nobody checked who is there", { verified: false }),
  lie("a key of an algorithm that was not offered", { algorithm: -36 }),
  lie("a copy of what cannot be copied", { copyable: false, copied: true }),
  lie("another id than what was signed", { rawId: Buffer.alloc(32, 7).toString("base64url") }),
  lie("vouched for with a certificate", { format: "packed", statement: CERTIFICATE }),
  lie("vouched for in a way that is not asked for", { format: "fido-u2f", statement: CERTIFICATE }),
  lie("vouched for by a key that is not its own", {
    format: "packed",
    statement: new Map<string, unknown>([
      ["alg", -7],
      ["sig", new Uint8Array(70)],
    ]),
  }),
  other("the one that somebody else has", async (desk) => {
    const [{ authenticator }, stranger] = [await desk.holder(), await newcomer(desk)];
    return desk.register(stranger, { id: authenticator.passkeys[0]!.id });
  }),
  other("for a challenge of somebody else", async (desk) => {
    const [one, stranger] = [await newcomer(desk), await newcomer(desk)];
    const asked = await desk.creation(one.who);
    return desk.registers(asked, stranger.authenticator.create(asked.options), desk.as(stranger.who));
  }),
  other("for a challenge that was answered", async (desk) => {
    const { who, authenticator } = await newcomer(desk);
    const asked = await desk.creation(who);
    await desk.registers(asked, authenticator.create(asked.options), desk.as(who));
    return desk.registers(asked, authenticator.create(asked.options), desk.as(who));
  }),
  other("for a challenge for signing in", async (desk) => {
    const { who, authenticator } = await newcomer(desk);
    const { challengeId, options } = await desk.signInRequest(desk.as(who));
    const asked = await desk.creation(who);
    const response = authenticator.create({ ...asked.options, challenge: options.challenge });
    return desk.registers({ challengeId }, response, desk.as(who));
  }),
  other("in a session that was left open", async (desk) => {
    const { who, authenticator } = await newcomer(desk);
    const asked = await desk.creation(who);
    const old = "update identity.sessions set stepped_up_at = now() - interval '6 minutes' where user_id = $1";
    await desk.test.owner.query(old, [who.id]);
    return desk.registers(asked, authenticator.create(asked.options), desk.as(who));
  }),
  other("by nobody", async (desk) => {
    const { who, authenticator } = await newcomer(desk);
    const asked = await desk.creation(who);
    return desk.registers(asked, authenticator.create(asked.options), desk.from());
  }),
];
