import type { EntityManager } from "typeorm";
import { AppError, invalid } from "../../shared/errors.ts";
import { record } from "../../shared/ledger/record.ts";
import { lockVersion, notFound } from "../../shared/lock.ts";
import type { IdentityContext } from "../context.ts";
import { FactorMethod, isSetUp } from "../factors/factor.method.ts";
import { textOf } from "../messages/messages.ts";
import { Role } from "../roles/roles.ts";
import { assertSteppedUp } from "../sessions/step-up.ts";
import { User } from "../users/user.entity.ts";
import { FactorPolicy } from "./factor-policy.entity.ts";
import type { RequireFactor, SetFactorPolicy } from "./factor-policy.inputs.ts";

/** What is asked of each role, in the order of the roles. */
export async function factorPolicies(ctx: IdentityContext): Promise<FactorPolicy[]> {
  const order = Object.values(Role);
  const policies = await ctx.db.getRepository(FactorPolicy).find();
  return policies.sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
}

/** Decides what is asked of a role from the next sign-in on; a browser that was trusted is at once. */
export async function setFactorPolicy(ctx: IdentityContext, input: SetFactorPolicy): Promise<FactorPolicy> {
  await assertSteppedUp(ctx);
  return changeFactorPolicy(ctx, input);
}

/** The same by what has no session: the demo, which is made and not signed in. */
export async function changeFactorPolicy(ctx: IdentityContext, input: SetFactorPolicy): Promise<FactorPolicy> {
  const { role, required, trustDays, version } = input;
  const methods = Object.values(FactorMethod).filter((method) => input.methods.includes(method));
  return ctx.db.transaction(async (tx) => {
    const others = await lockPolicies(tx);
    const id = others.get(role)?.id;
    if (!id) throw notFound();
    const policy = await lockVersion(ctx, tx, FactorPolicy, { id, version });
    const before = { required: policy.required, methods: policy.methods, trustDays: policy.trustDays };
    const after = { required, methods, trustDays };
    if (JSON.stringify(before) === JSON.stringify(after)) return policy;
    others.set(role, Object.assign(policy, after));
    requireOneInCommon(ctx, [...others.values()]);
    await tx.save(policy);
    await record(ctx, tx, "factorPolicy.changed", policy, {
      facts: { role, version: policy.version, ...after },
      changes: { before, after },
    });
    return policy;
  });
}

/** All of them, locked in one order: what they have in common is decided by one administrator after the other. */
async function lockPolicies(tx: EntityManager): Promise<Map<Role, FactorPolicy>> {
  const lock = { mode: "pessimistic_write" } as const;
  const policies = await tx.find(FactorPolicy, { order: { role: "ASC" }, lock });
  return new Map(policies.map((policy) => [policy.role, policy]));
}

/** Who has several roles needs a factor that counts for each of them, whichever they are. */
function requireOneInCommon(ctx: IdentityContext, policies: readonly FactorPolicy[]): void {
  const counts = Object.values(FactorMethod).filter(isSetUp);
  if (counts.some((method) => policies.every(({ methods }) => methods.includes(method)))) return;
  throw invalid(textOf("FACTORS_APART", ctx.caller.language), "methods");
}

/** Asks somebody for a factor whatever their roles ask, from their next sign-in on; or no longer. */
export async function requireFactor(ctx: IdentityContext, input: RequireFactor): Promise<User> {
  await assertSteppedUp(ctx);
  const { userId: id, required, reason } = input;
  if (id === ctx.viewer.id) throw new AppError("FORBIDDEN", textOf("ASK_ANOTHER_ADMIN", ctx.caller.language));
  return ctx.db.transaction(async (tx) => {
    const user = await tx.findOne(User, { where: { id }, lock: { mode: "pessimistic_write" } });
    if (!user) throw notFound();
    if (user.factorRequired === required) return user;
    user.factorRequired = required;
    await tx.save(user);
    await record(ctx, tx, "user.factorRequired", user, {
      subject: id,
      facts: { userId: id, version: user.version, required },
      changes: { before: { factorRequired: !required }, after: { factorRequired: required, reason: reason.trim() } },
    });
    return user;
  });
}
