import { type ExecutionResult, parse } from "graphql";
import { expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { nobody } from "../caller.ts";
import { Context } from "../context.ts";
import { EventSharing } from "./event-sharing.ts";

const test = useBackend();
const DOCUMENT = parse("subscription { caseChanged { cursor } }");

/** A request of somebody whose rights change. */
function somebody(...permissions: string[]) {
  const who = { rights: permissions as readonly string[] };
  const ctx = new Context(test.backend.cases.services, nobody("test"), () => {
    return { id: "somebody", sessionId: "a session", generation: 1, permissions: new Set(who.rights) };
  });
  return { who, ctx: ctx as Context<never> };
}

it("an event is executed with the rights for which it is shared, also when the first viewer's grow or end meanwhile", async () => {
  for (const [before, after] of [
    [["case:read"], ["case:read", "case:read-all"]],
    [["case:read", "case:read-all"], ["case:read"]],
  ] as const) {
    const sharing = new EventSharing();
    const [event, first, other] = [{}, somebody(...before), somebody(...before)];
    const reading = Promise.withResolvers<void>();
    const run = async (ctx: Context<never>): Promise<ExecutionResult> => {
      await reading.promise;
      return { data: { everything: ctx.may("case:read-all") } };
    };

    const answers = [first, other].map(({ ctx }) => sharing.execute(event, "", DOCUMENT, ctx, run));
    first.who.rights = after;
    reading.resolve();

    const everything = (before as readonly string[]).includes("case:read-all");
    expect((await Promise.all(answers)).map(({ data }) => data?.everything)).toEqual([everything, everything]);
  }
});
