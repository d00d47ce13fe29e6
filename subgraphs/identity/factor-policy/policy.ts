import type { EntityManager } from "typeorm";
import type { IdentityContext } from "../context.ts";
import { FactorMethod } from "../factors/factor.method.ts";
import type { User } from "../users/user.entity.ts";

/** What is asked of somebody besides what they begin to sign in with. */
export interface PolicyOfPerson {
  readonly required: boolean;
  /** What counts where one is required. */
  readonly methods: readonly FactorMethod[];
  /** For how many days a browser may be trusted; 0: never. */
  readonly trustDays: number;
}

/** What an administrator asks of this person. */
export async function policyOf(_ctx: IdentityContext, _tx: EntityManager, user: User): Promise<PolicyOfPerson> {
  return { required: user.factorRequired, methods: Object.values(FactorMethod), trustDays: 0 };
}
