import type { EntityManager } from "typeorm";
import { record } from "../../shared/ledger/record.ts";
import type { IdentityContext } from "../context.ts";
import { withdrawByProof } from "../recovery-requests/own-proof.ts";
import type { User } from "../users/user.entity.ts";
import type { FactorMethod } from "./factor.method.ts";
import { countFactor } from "./factor.metrics.ts";

/** What a factor is proven for. */
type ProvenTo = "SIGN_IN" | "STEP_UP";

/** Somebody proved one of their factors, in whatever way: what follows from that follows here, in the same transaction. */
export async function noteProven(
  ctx: IdentityContext,
  tx: EntityManager,
  user: User,
  { method, to }: { method: FactorMethod; to: ProvenTo },
): Promise<void> {
  await record(ctx, tx, "factor.used", user, { actor: user.id, facts: { userId: user.id, method, to } });
  await withdrawByProof(ctx, tx, user.id);
  countFactor(method, "PROVEN");
}
