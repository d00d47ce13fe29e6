import { z } from "zod";
import type { BuiltInAgent } from "./agent.ts";
import { factsShape, nextStepShape, risksShape } from "./case-facts.shapes.ts";
import { nextStepOf } from "./next-step.ts";

const input = z.object({ facts: factsShape, risks: risksShape });

/** Proposes the next step of a case; it does nothing by itself. */
export const caseNextStep: BuiltInAgent<typeof input, typeof nextStepShape> = {
  id: "a6e00000-0000-4000-8000-000000000003",
  name: "case-next-step",
  title: "Next step of a case",
  description:
    "Proposes one step that the case's flow and the person's rights allow, or none, and says why. It takes back no change of status since which nothing has happened.",
  release: "2",
  capabilities: ["case.propose"],
  grant: [],
  acts: false,
  input,
  output: nextStepShape,
  async work(tools, { facts, risks }) {
    tools.saw({ type: "Case", id: facts.caseId, version: facts.version });
    return nextStepOf(facts, risks);
  },
  async probe() {},
};
