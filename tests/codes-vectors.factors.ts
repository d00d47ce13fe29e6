import { FACTOR_PATH_VECTORS } from "./codes-vectors.factor-paths.ts";
import type { CodesVector } from "./codes-vectors.ts";
import {
  backup,
  FactorDesk,
  signsInWithApp,
  signsInWithBackupCode,
  signsInWithMail,
} from "./drills/vectors.factors.desk.ts";

type Attack = (desk: FactorDesk) => Promise<boolean>;
const vector =
  (control: CodesVector["control"]) =>
  (name: string, attack: Attack): CodesVector => ({ name, attack: (codes) => attack(new FactorDesk(codes)), control });
const app = vector(signsInWithApp);
const mail = vector(signsInWithMail);
const codes = vector(signsInWithBackupCode);

/** Factors of another moment, person, sign-in or purpose. */
export const FACTOR_VECTORS: readonly CodesVector[] = [
  app("a code of an app that was used", async (desk) => {
    const holder = await desk.holder();
    const answer = await desk.app(holder);
    await desk.proves(await desk.begun(holder), answer);
    return desk.proves(await desk.begun(holder), answer);
  }),
  app("a code of an app from before one that was used", async (desk) => {
    const holder = await desk.holder();
    await desk.proves(await desk.begun(holder), await desk.app(holder, 1));
    const { rows } = await desk.codes.test.owner.query(
      "select last_step from identity.factors where user_id = $1 and last_step is not null",
      [holder.id],
    );
    const before = await desk.app(holder);
    await desk.codes.test.owner.query("update identity.factors set last_step = $2 where user_id = $1", [
      holder.id,
      rows[0].last_step,
    ]);
    return desk.proves(await desk.begun(holder), before);
  }),
  app("a code of an app of a minute and a half ago", async (desk) => {
    const holder = await desk.holder();
    return desk.proves(await desk.begun(holder), await desk.app(holder, -3));
  }),
  app("a code of an app of a minute and a half from now", async (desk) => {
    const holder = await desk.holder();
    return desk.proves(await desk.begun(holder), await desk.app(holder, 3));
  }),
  app("a code of somebody else's app", async (desk) => {
    const [mine, theirs] = [await desk.holder(), await desk.holder()];
    await desk.app(theirs);
    return desk.proves(await desk.begun(theirs), await desk.app(mine));
  }),
  app("a code of an app as a code by mail", async (desk) => {
    const holder = await desk.holder();
    const { code } = await desk.app(holder);
    return desk.proves(await desk.begun(holder), { method: "EMAIL", code });
  }),
  codes("a backup code that was used", async (desk) => {
    const holder = await desk.holder();
    await desk.proves(await desk.begun(holder), backup(holder));
    return desk.proves(await desk.begun(holder), backup(holder));
  }),
  codes("a backup code that was used, spelled otherwise", async (desk) => {
    const holder = await desk.holder();
    await desk.proves(await desk.begun(holder), backup(holder));
    const { method, code = "" } = backup(holder);
    return desk.proves(await desk.begun(holder), { method, code: code.toLowerCase().replace("-", " ") });
  }),
  codes("somebody else's backup code", async (desk) => {
    const [mine, theirs] = [await desk.holder(), await desk.holder()];
    return desk.proves(await desk.begun(theirs), backup(mine));
  }),
  codes("a backup code from before the new ones", async (desk) => {
    const holder = await desk.holder();
    await desk.codes.test.ask("identity", holder, "mutation { regenerateBackupCodes { codes } }");
    return desk.proves(await desk.begun(holder), backup(holder));
  }),
  mail("a code by mail that was used", async (desk) => {
    const begun = await desk.begun((await desk.mailed()).who);
    const asked = await desk.codeFor(begun);
    await desk.provesByMail(begun, asked);
    return desk.provesByMail(begun, asked);
  }),
  mail("a code by mail of another sign-in of theirs", async (desk) => {
    const { who } = await desk.mailed();
    const [one, other] = [await desk.begun(who), await desk.begun(who)];
    return desk.provesByMail(one, { ...(await desk.codeFor(other)), from: one.from });
  }),
  mail("a code by mail of somebody else", async (desk) => {
    const [mine, theirs] = [await desk.begun((await desk.mailed()).who), await desk.begun((await desk.mailed()).who)];
    return desk.provesByMail(theirs, await desk.codeFor(mine));
  }),
  mail("a code by mail for the second step, to sign in with", async (desk) => {
    const asked = await desk.codeFor(await desk.begun((await desk.mailed()).who));
    return desk.codes.signsIn(asked, asked.code);
  }),
  mail("a code by mail to sign in with, for the second step", async (desk) => {
    const { who } = await desk.mailed();
    const begun = await desk.begun(who);
    return desk.provesByMail(begun, await desk.codes.asked("requestSignInCode", who.email, begun.from));
  }),
  mail("the code that turned codes by mail on, for the second step", async (desk) => {
    const { who, setUp } = await desk.mailed();
    await desk.codes.test.owner.query("update identity.challenges set used_at = null where id = $1", [
      setUp.challengeId,
    ]);
    return desk.provesByMail(await desk.begun(who), setUp);
  }),
  mail("a code by mail after a first step by mail", async (desk) => {
    const { who } = await desk.mailed();
    const byMail = await desk.begunByMail(who);
    const { challengeId, code } = await desk.codeFor(await desk.begun(who));
    const asked = await desk.codes.opens(
      "requestFactorCode",
      { signInId: byMail.signInId, method: "EMAIL" },
      byMail.from,
    );
    return asked || desk.proves(byMail, { method: "EMAIL", challengeId, code });
  }),
  ...FACTOR_PATH_VECTORS,
];
