import { type Holder, START_CODE, steppedUp, withTotp } from "../../subgraphs/identity/factors/testing.ts";
import { Role } from "../../subgraphs/identity/roles/roles.ts";
import type { Person } from "../setup/backend.ts";
import { totpOf, wrongTotp } from "../setup/totp.ts";
import type { Asked, CodesDesk, From } from "./vectors.codes.desk.ts";

const PASSWORD = "correct horse battery staple";

/** A sign-in whose first step is done. */
export interface Begun {
  readonly signInId: string;
  readonly from: From;
}

/** People with second factors, and whoever would do without. */
export class FactorDesk {
  constructor(readonly codes: CodesDesk) {}

  get #test() {
    return this.codes.test;
  }

  person(): Promise<Person> {
    return this.#test.person(Role.CITIZEN, { password: PASSWORD });
  }

  /** Somebody with an authenticator app and backup codes. */
  async holder(): Promise<Holder> {
    return withTotp(this.#test, await this.person());
  }

  /** Somebody to whom codes are sent by mail; the code that turned that on is given as well. */
  async mailed(): Promise<{ readonly who: Person; readonly setUp: Asked }> {
    const who = await this.person();
    await this.#sql("update identity.users set email_verified_at = now() where id = $1", who.id);
    const setUp = await this.setUpCode(who);
    const input = { challengeId: setUp.challengeId, code: setUp.code };
    if (!(await this.codes.opens("confirmCodeFactor", input, setUp.from))) throw new Error("Codes were not turned on");
    return { who, setUp };
  }

  /** A code that turns codes by mail on. */
  async setUpCode(who: Person): Promise<Asked> {
    await steppedUp(this.#test, who);
    const from = this.codes.program(who.authorization);
    const input = { method: "EMAIL" };
    const { data, errors } = await this.#test.ask("identity", who, START_CODE, { input }, { address: from.address });
    const { challengeId } = data?.startCodeFactor ?? {};
    if (!challengeId) throw new Error(`Nothing was sent to ${who.email}: ${JSON.stringify(data ?? errors)}`);
    return this.codes.sent(challengeId, from);
  }

  /** The first step, by password. */
  async begun({ email }: Person, from = this.codes.program()): Promise<Begun> {
    const { json, text } = await this.codes.send("signIn", { identifier: email, password: PASSWORD }, from);
    const signInId = json?.data?.signIn?.signInId;
    if (!signInId) throw new Error(`No second step was asked for: ${text}`);
    return { signInId, from };
  }

  /** The first step, by a code to the mailbox. */
  async begunByMail(who: Person): Promise<Begun> {
    const asked = await this.codes.asked("requestSignInCode", who.email, this.codes.program());
    const { challengeId, code, from } = asked;
    const { json, text } = await this.codes.send("signInWithCode", { challengeId, code }, from);
    const signInId = json?.data?.signInWithCode?.signInId;
    if (!signInId) throw new Error(`No second step was asked for: ${text}`);
    return { signInId, from };
  }

  /** A code by mail for the second step of a sign-in. */
  async codeFor({ signInId, from }: Begun): Promise<Asked> {
    const { json, text } = await this.codes.send("requestFactorCode", { signInId, method: "EMAIL" }, from);
    const challengeId = json?.data?.requestFactorCode?.challengeId;
    if (!challengeId) throw new Error(`No code was sent: ${text}`);
    return this.codes.sent(challengeId, from);
  }

  /** Whether an answer to the second step lets in. */
  proves({ signInId, from }: Begun, answer: object, by: From = from): Promise<boolean> {
    return this.codes.opens("proveFactor", { signInId, ...answer }, by);
  }

  provesByMail(begun: Begun, { challengeId, code }: Asked, by?: From): Promise<boolean> {
    return this.proves(begun, { method: "EMAIL", challengeId, code }, by);
  }

  /** What the app shows, so many steps from now, as if none of its codes had been used. */
  async app({ id, seed }: Holder, steps = 0): Promise<{ readonly method: "TOTP"; readonly code: string }> {
    await this.#sql("update identity.factors set last_step = null where user_id = $1", id);
    return { method: "TOTP", code: totpOf(seed, steps) };
  }

  /** So many wrong codes of the app. */
  async guess(begun: Begun, { seed }: Holder, times: number): Promise<void> {
    for (let n = 0; n < times; n++) await this.proves(begun, { method: "TOTP", code: wrongTotp(seed) });
  }

  async #sql(text: string, ...values: unknown[]): Promise<void> {
    await this.#test.owner.query(text, values);
  }
}

/** Whoever has an app signs in with it. */
export async function signsInWithApp(codes: CodesDesk): Promise<boolean> {
  const desk = new FactorDesk(codes);
  const holder = await desk.holder();
  return desk.proves(await desk.begun(holder), await desk.app(holder));
}

/** Whoever is sent codes by mail signs in with one. */
export async function signsInWithMail(codes: CodesDesk): Promise<boolean> {
  const desk = new FactorDesk(codes);
  const begun = await desk.begun((await desk.mailed()).who);
  return desk.provesByMail(begun, await desk.codeFor(begun));
}

/** Whoever has backup codes signs in with one. */
export async function signsInWithBackupCode(codes: CodesDesk): Promise<boolean> {
  const desk = new FactorDesk(codes);
  const holder = await desk.holder();
  return desk.proves(await desk.begun(holder), backup(holder));
}

export const backup = ({ backupCodes }: Holder, n = 0) => ({ method: "BACKUP_CODE", code: backupCodes[n] }) as const;
