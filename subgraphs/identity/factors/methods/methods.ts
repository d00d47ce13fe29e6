import type { EntityManager } from "typeorm";
import type { IdentityContext } from "../../context.ts";
import type { SignInProof } from "../../sign-in/sign-in.entity.ts";
import type { User } from "../../users/user.entity.ts";
import { FactorMethod, isSetUp } from "../factor.method.ts";
import type { FactorAnswer, SecondFactor } from "../second-factor.ts";
import { backupCode } from "./backup-code.ts";
import { emailFactor } from "./email.ts";
import { passkey } from "./passkey.ts";
import { smsFactor } from "./sms.ts";
import { totp } from "./totp.ts";

/** Every factor that there is; one file each. */
const METHODS: readonly SecondFactor[] = [passkey, totp, smsFactor, emailFactor, backupCode];

/** The factor of this name. */
export function factorOf(method: FactorMethod): SecondFactor {
  const found = METHODS.find((factor) => factor.method === method);
  if (!found) throw new Error(`There is no factor ${method}`);
  return found;
}

/** An answer, once its factor has done what must be committed before anything is looked at. */
export async function prepared(ctx: IdentityContext, user: User, answer: FactorAnswer): Promise<FactorAnswer> {
  return factorOf(answer.method).prepare?.(ctx, user, answer) ?? answer;
}

/** Whether it can be asked for after this first step. */
export function canAnswer(ctx: IdentityContext, user: User, method: FactorMethod, first: SignInProof | null): boolean {
  const found = METHODS.find((factor) => factor.method === method);
  return found !== undefined && (found.canAnswer?.(ctx, user, first) ?? true);
}

/** What somebody has on, the strongest first; backup codes stand in for what is on, and are not counted. */
export async function factorsOn(ctx: IdentityContext, tx: EntityManager, user: User): Promise<FactorMethod[]> {
  const on: FactorMethod[] = [];
  for (const { method, isOn } of inOrder()) if (isSetUp(method) && (await isOn(ctx, tx, user))) on.push(method);
  return on;
}

/** Those of them that open something still. */
export async function working(
  ctx: IdentityContext,
  tx: EntityManager,
  user: User,
  on: readonly FactorMethod[],
): Promise<FactorMethod[]> {
  const methods: FactorMethod[] = [];
  for (const method of on) if ((await factorOf(method).works?.(ctx, tx, user)) ?? true) methods.push(method);
  return methods;
}

/** Which of these can be asked for after this first step, and backup codes where some are left. */
export async function answerable(
  ctx: IdentityContext,
  tx: EntityManager,
  user: User,
  { methods, first }: { methods: readonly FactorMethod[]; first: SignInProof | null },
): Promise<FactorMethod[]> {
  const able = methods.filter((method) => canAnswer(ctx, user, method, first));
  return (await backupCode.isOn(ctx, tx, user)) ? [...able, FactorMethod.BACKUP_CODE] : able;
}

function inOrder(): SecondFactor[] {
  const order = Object.values(FactorMethod);
  return [...METHODS].sort((a, b) => order.indexOf(a.method) - order.indexOf(b.method));
}
