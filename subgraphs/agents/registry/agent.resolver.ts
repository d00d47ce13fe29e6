import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { JSONValue } from "../../shared/json.ts";
import { ById } from "../../shared/validation.ts";
import type { AgentsContext } from "../context.ts";
import { typeOf } from "../definitions/json-types.ts";
import { Agent } from "./agent.entity.ts";
import { SwitchAgent } from "./agent.inputs.ts";
import { codeOf, listAgents, probeAgent, setEnabled } from "./agent.service.ts";

@Resolver(() => Agent)
export class AgentResolver {
  @Query(() => [Agent])
  agents(@Ctx() ctx: AgentsContext): Promise<Agent[]> {
    return listAgents(ctx);
  }

  @Mutation(() => Agent)
  enableAgent(@Ctx() ctx: AgentsContext, @Arg("input", () => SwitchAgent) input: SwitchAgent): Promise<Agent> {
    return setEnabled(ctx, input, true);
  }

  @Mutation(() => Agent)
  disableAgent(@Ctx() ctx: AgentsContext, @Arg("input", () => SwitchAgent) input: SwitchAgent): Promise<Agent> {
    return setEnabled(ctx, input, false);
  }

  @Mutation(() => Agent, { description: "Looks now whether it could work." })
  probeAgent(@Ctx() ctx: AgentsContext, @Args(() => ById) { id }: ById): Promise<Agent> {
    return probeAgent(ctx, id);
  }

  @FieldResolver(() => String)
  name(@Ctx() ctx: AgentsContext, @Root() agent: Agent): string {
    return codeOf(ctx, agent).name;
  }

  @FieldResolver(() => String)
  title(@Ctx() ctx: AgentsContext, @Root() agent: Agent): string {
    return codeOf(ctx, agent).title;
  }

  @FieldResolver(() => String)
  description(@Ctx() ctx: AgentsContext, @Root() agent: Agent): string {
    return codeOf(ctx, agent).description;
  }

  @FieldResolver(() => String, { description: "The version of its code." })
  release(@Ctx() ctx: AgentsContext, @Root() agent: Agent): string {
    return codeOf(ctx, agent).release;
  }

  @FieldResolver(() => [String])
  capabilities(@Ctx() ctx: AgentsContext, @Root() agent: Agent): readonly string[] {
    return codeOf(ctx, agent).capabilities;
  }

  @FieldResolver(() => [String], { description: "Of its person's rights at most these." })
  grant(@Ctx() ctx: AgentsContext, @Root() agent: Agent): readonly string[] {
    return codeOf(ctx, agent).grant;
  }

  @FieldResolver(() => JSONValue, { description: "What a step gives it as input: a JSON schema." })
  takes(@Ctx() ctx: AgentsContext, @Root() agent: Agent): unknown {
    return typeOf(codeOf(ctx, agent).input, "input");
  }

  @FieldResolver(() => JSONValue, { description: "What others refer to as its step's output: a JSON schema." })
  gives(@Ctx() ctx: AgentsContext, @Root() agent: Agent): unknown {
    return typeOf(codeOf(ctx, agent).output, "output");
  }
}
