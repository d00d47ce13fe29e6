import { Field, Int, ObjectType } from "type-graphql";
import { type EntityManager, In } from "typeorm";
import type { IdentityContext } from "../context.ts";
import { FactorMethod } from "../factors/factor.method.ts";
import type { Role } from "../roles/roles.ts";
import type { User } from "../users/user.entity.ts";
import { FactorPolicy } from "./factor-policy.entity.ts";

/** What is asked of somebody, of all that their roles and an administrator ask. */
@ObjectType("FactorPolicyInForce")
export class PolicyOfPerson {
  @Field(() => Boolean)
  required!: boolean;

  @Field(() => [FactorMethod], { description: "What counts for every role that they have." })
  methods!: FactorMethod[];

  @Field(() => Int, { description: "How long a browser of theirs may be trusted; 0: never." })
  trustDays!: number;
}

/** Of a role that nobody has decided about. */
const STRICTEST: Pick<FactorPolicy, "required" | "methods" | "trustDays"> = {
  required: true,
  methods: [FactorMethod.PASSKEY, FactorMethod.TOTP, FactorMethod.BACKUP_CODE],
  trustDays: 0,
};

type Asked = Pick<User, "roles" | "factorRequired" | "factorsDueSince">;

/** What is asked of somebody now. */
export async function policyOf(_ctx: IdentityContext, tx: EntityManager, user: Asked): Promise<PolicyOfPerson> {
  const policies = await tx.findBy(FactorPolicy, { role: In(user.roles) });
  return inForce(new Map(policies.map((policy) => [policy.role, policy])), user);
}

/** The same for many people, read in one go. */
export async function policyInForce(ctx: IdentityContext, user: Asked): Promise<PolicyOfPerson> {
  const found = await Promise.all(user.roles.map((role) => ctx.loader(policiesByRole).load(role)));
  return inForce(new Map(found.flatMap((policy) => (policy ? [[policy.role, policy]] : []))), user);
}

async function policiesByRole(
  ctx: IdentityContext,
  roles: readonly string[],
): Promise<ReadonlyMap<string, FactorPolicy>> {
  const policies = await ctx.db.getRepository(FactorPolicy).findBy({ role: In([...roles]) });
  return new Map(policies.map((policy) => [policy.role, policy]));
}

/** The strictest of every role: required if any asks, what counts for all of them, and the fewest days. */
function inForce(policies: ReadonlyMap<Role, FactorPolicy>, user: Asked): PolicyOfPerson {
  const own = user.roles.map((role) => policies.get(role) ?? STRICTEST);
  return Object.assign(new PolicyOfPerson(), {
    required: user.factorRequired || user.factorsDueSince !== null || own.some(({ required }) => required),
    methods: Object.values(FactorMethod).filter((method) => own.every(({ methods }) => methods.includes(method))),
    trustDays: Math.min(...own.map(({ trustDays }) => trustDays)),
  });
}
