import type { CodesVector } from "./codes-vectors.ts";
import { backup, FactorDesk, signsInWithApp } from "./drills/vectors.factors.desk.ts";
import { totpOf } from "./setup/totp.ts";

const vector = (
  name: string,
  attack: (desk: FactorDesk) => Promise<boolean>,
  control: CodesVector["control"] = signsInWithApp,
): CodesVector => ({ name, attack: (codes) => attack(new FactorDesk(codes)), control });

/** Ways around the second step. */
export const FACTOR_PATH_VECTORS: readonly CodesVector[] = [
  vector("the right code of an app after five wrong ones", async (desk) => {
    const holder = await desk.holder();
    const begun = await desk.begun(holder);
    await desk.guess(begun, holder, 5);
    return desk.proves(begun, await desk.app(holder));
  }),
  vector("the right code of an app after ten wrong ones in two sign-ins", async (desk) => {
    const holder = await desk.holder();
    for (let n = 0; n < 2; n++) await desk.guess(await desk.begun(holder), holder, 5);
    return desk.proves(await desk.begun(holder), await desk.app(holder));
  }),
  vector("the right code of an app in another browser", async (desk) => {
    const holder = await desk.holder();
    const begun = await desk.begun(holder, desk.codes.browser());
    return desk.proves(begun, await desk.app(holder), desk.codes.browser());
  }),
  vector("the right code of an app in a sign-in that has expired", async (desk) => {
    const holder = await desk.holder();
    const begun = await desk.begun(holder);
    await desk.codes.test.owner.query("update identity.sign_ins set expires_at = now() where id = $1", [
      begun.signInId,
    ]);
    return desk.proves(begun, await desk.app(holder));
  }),
  vector("a second proof in a sign-in that is done", async (desk) => {
    const holder = await desk.holder();
    const begun = await desk.begun(holder);
    await desk.proves(begun, backup(holder));
    return desk.proves(begun, backup(holder, 1));
  }),
  vector("an app that was never confirmed", async (desk) => {
    const holder = await desk.holder();
    const from = desk.codes.program(holder.authorization);
    const { json } = await desk.codes.send("startTotp", {}, from);
    return desk.proves(await desk.begun(holder), { method: "TOTP", code: totpOf(json?.data?.startTotp.secret) });
  }),
  vector("another app, set up instead of proving the one that is on", async (desk) => {
    const { signInId, from } = await desk.begun(await desk.holder());
    return desk.codes.opens("startTotp", { signInId }, from);
  }),
  vector("the end of a set-up that nobody asked for", async (desk) => {
    const { signInId, from } = await desk.begun(await desk.holder());
    return desk.codes.opens("finishFactorSetup", { signInId }, from);
  }),
  vector("a session that ends for one whose second step is open", async (desk) => {
    const holder = await desk.holder();
    const { signInId, from } = await desk.begun(holder);
    const { rows } = await desk.codes.test.owner.query("select id from identity.sessions where user_id = $1", [
      holder.id,
    ]);
    return desk.codes.opens("signInInstead", { signInId, endSessionId: rows[0].id }, from);
  }),
  vector("a factor that was turned off", async (desk) => {
    const holder = await desk.holder();
    const begun = await desk.begun(holder);
    const remove = "mutation { removeFactor(input: { method: TOTP }) { id } }";
    await desk.codes.test.ask("identity", holder, remove);
    return desk.proves(begun, { method: "TOTP", code: totpOf(holder.seed) });
  }),
  vector("the password alone, to change what is sensitive", async (desk) => {
    const holder = await desk.holder();
    const input = { password: "correct horse battery staple" };
    return desk.codes.opens("reauthenticate", input, desk.codes.program(holder.authorization));
  }),
  vector("a code of an app that was used to sign in, to change what is sensitive", async (desk) => {
    const holder = await desk.holder();
    const answer = await desk.app(holder);
    await desk.proves(await desk.begun(holder), answer);
    return desk.codes.opens("reauthenticate", answer, desk.codes.program(holder.authorization));
  }),
];
