import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { connectionOf, type Page } from "../../shared/page.ts";
import type { IdentityContext } from "../context.ts";
import { User } from "../users/user.entity.ts";
import { userById } from "../users/user.service.ts";
import { ParkedEntriesArgs, ReleaseParked, RetryParked } from "./parked.inputs.ts";
import { parkedEntries, releaseParked, retryParked } from "./parked.service.ts";
import { ParkedDecision, ParkedEntry } from "./parked.types.ts";

const ParkedEntryConnection = connectionOf(() => ParkedEntry, "ParkedEntry");

@Resolver()
export class ParkedResolver {
  @Query(() => ParkedEntryConnection, { description: "What reactions could not deal with, the oldest first." })
  parkedEntries(
    @Ctx() ctx: IdentityContext,
    @Args(() => ParkedEntriesArgs) args: ParkedEntriesArgs,
  ): Promise<Page<ParkedEntry>> {
    return parkedEntries(ctx, args);
  }

  @Mutation(() => ParkedEntry, { description: "Tries it again, and then those that wait behind it, in order." })
  retryParked(@Ctx() ctx: IdentityContext, @Arg("input", () => RetryParked) input: RetryParked): Promise<ParkedEntry> {
    return retryParked(ctx, input);
  }

  @Mutation(() => ParkedEntry, { description: "Gives up on it, so that those that wait behind it have their turn." })
  releaseParked(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => ReleaseParked) input: ReleaseParked,
  ): Promise<ParkedEntry> {
    return releaseParked(ctx, input);
  }
}

@Resolver(() => ParkedDecision)
export class ParkedDecisionResolver {
  @FieldResolver(() => User, { nullable: true })
  by(@Ctx() ctx: IdentityContext, @Root() { byId }: ParkedDecision): Promise<User | null> {
    return userById(ctx, byId);
  }
}
