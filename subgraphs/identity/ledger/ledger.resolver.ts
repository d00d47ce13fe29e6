import { Args, Ctx, Query, Resolver } from "type-graphql";
import type { IdentityContext } from "../context.ts";
import { ConsistencyArgs, InclusionArgs } from "./ledger.inputs.ts";
import { ledgerConsistency, ledgerHead, ledgerInclusion } from "./ledger.service.ts";
import { LedgerConsistency, LedgerHead, LedgerInclusion } from "./ledger.types.ts";

@Resolver()
export class LedgerResolver {
  @Query(() => LedgerHead, { nullable: true, description: "The newest signed head; null before the first." })
  ledgerHead(@Ctx() ctx: IdentityContext): Promise<LedgerHead | null> {
    return ledgerHead(ctx);
  }

  @Query(() => LedgerInclusion, { description: "Proves that an entry stands in the tree of a size." })
  ledgerInclusion(
    @Ctx() ctx: IdentityContext,
    @Args(() => InclusionArgs) args: InclusionArgs,
  ): Promise<LedgerInclusion> {
    return ledgerInclusion(ctx, args);
  }

  @Query(() => LedgerConsistency, { description: "Proves that the ledger only grew between two heads." })
  ledgerConsistency(
    @Ctx() ctx: IdentityContext,
    @Args(() => ConsistencyArgs) args: ConsistencyArgs,
  ): Promise<LedgerConsistency> {
    return ledgerConsistency(ctx, args);
  }
}
