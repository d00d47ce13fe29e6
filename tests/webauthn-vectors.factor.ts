import type { Lies } from "./setup/authenticator.ts";
import { type Holder, PASSWORD, type PasskeyDesk } from "./setup/passkeys.ts";
import type { WebauthnVector } from "./webauthn-vectors.ts";

const holderOf = (desk: PasskeyDesk): Promise<Holder> => desk.holder({ counts: true }, PASSWORD);

/** The second step, after the password. */
async function proves(desk: PasskeyDesk, lies: Lies = {}): Promise<boolean> {
  const holder = await holderOf(desk);
  const from = desk.browser();
  const signInId = await desk.firstStep(holder, from);
  const asked = await desk.proofRequest(from, signInId);
  return desk.proves(signInId, asked, holder.authenticator.get(asked.options, lies), from);
}

/** Proving again who one is. */
async function stepsUp(desk: PasskeyDesk, lies: Lies = {}): Promise<boolean> {
  const { who, authenticator } = await desk.holder();
  const asked = await desk.proofRequest(desk.as(who));
  return desk.stepsUp(asked, authenticator.get(asked.options, lies), desk.as(who));
}

const factor = (name: string, attack: WebauthnVector["attack"]): WebauthnVector => ({
  name: `a second factor: ${name}`,
  attack,
  control: (desk) => proves(desk, { verified: false }),
});

const stepUp = (name: string, attack: WebauthnVector["attack"]): WebauthnVector => ({
  name: `proving again: ${name}`,
  attack,
  control: (desk) => stepsUp(desk),
});

/** A passkey besides a password, and in a session that is open. */
export const FACTOR_VECTORS: readonly WebauthnVector[] = [
  factor("nobody there", (desk) => proves(desk, { present: false })),
  factor("on a page of another origin", (desk) => proves(desk, { origin: "https://casegraph.example" })),
  factor("a counter that has not grown", (desk) => proves(desk, { counter: 1 })),
  factor("somebody else's passkey", async (desk) => {
    const [holder, other] = [await holderOf(desk), await desk.holder()];
    const from = desk.browser();
    const signInId = await desk.firstStep(holder, from);
    const asked = await desk.proofRequest(from, signInId);
    const response = other.authenticator.get({ ...asked.options, allowCredentials: [] });
    return desk.proves(signInId, asked, response, from);
  }),
  factor("the challenge of somebody else's sign-in, with their passkey", async (desk) => {
    const [holder, other] = [await holderOf(desk), await holderOf(desk)];
    const from = desk.browser();
    const signInId = await desk.firstStep(holder, from);
    const asked = await desk.proofRequest(from, await desk.firstStep(other, from));
    return desk.proves(signInId, asked, other.authenticator.get(asked.options), from);
  }),
  factor("the challenge of another sign-in of one's own", async (desk) => {
    const holder = await holderOf(desk);
    const from = desk.browser();
    const [first, second] = [await desk.firstStep(holder, from), await desk.firstStep(holder, from)];
    const asked = await desk.proofRequest(from, first);
    return desk.proves(second, asked, holder.authenticator.get(asked.options), from);
  }),
  factor("a challenge for signing in", async (desk) => {
    const holder = await holderOf(desk);
    const from = desk.browser();
    const signInId = await desk.firstStep(holder, from);
    const asked = await desk.signInRequest(from);
    return desk.proves(signInId, asked, holder.authenticator.get(asked.options), from);
  }),
  factor("its challenge, used to sign in with the passkey alone", async (desk) => {
    const holder = await holderOf(desk);
    const from = desk.browser();
    const asked = await desk.proofRequest(from, await desk.firstStep(holder, from));
    return desk.signsIn(asked, holder.authenticator.get(asked.options), from);
  }),
  factor("in another browser", async (desk) => {
    const holder = await holderOf(desk);
    const from = desk.browser();
    const signInId = await desk.firstStep(holder, from);
    const asked = await desk.proofRequest(from, signInId);
    return desk.proves(signInId, asked, holder.authenticator.get(asked.options), desk.browser());
  }),
  stepUp("nobody checked who is there", (desk) => stepsUp(desk, { verified: false })),
  stepUp("in a session of somebody else", async (desk) => {
    const [{ who, authenticator }, other] = [await desk.holder(), await desk.holder()];
    const asked = await desk.proofRequest(desk.as(who));
    return desk.stepsUp(asked, authenticator.get(asked.options), desk.as(other.who));
  }),
  stepUp("with somebody else's passkey", async (desk) => {
    const [{ who }, other] = [await desk.holder(), await desk.holder()];
    const asked = await desk.proofRequest(desk.as(who));
    const response = other.authenticator.get({ ...asked.options, allowCredentials: [] });
    return desk.stepsUp(asked, response, desk.as(who));
  }),
  stepUp("with a challenge for signing in", async (desk) => {
    const { who, authenticator } = await desk.holder();
    const asked = await desk.signInRequest(desk.as(who));
    return desk.stepsUp(asked, authenticator.get(asked.options), desk.as(who));
  }),
];
