import { z } from "zod";
import type { BuiltInAgent } from "./agent.ts";
import { factsShape, risksShape } from "./case-facts.shapes.ts";
import { risksOf } from "./risks.ts";

const input = z.object({ facts: factsShape });

/** Works out what is to be careful about with a case, from facts alone. */
export const caseRisks: BuiltInAgent<typeof input, typeof risksShape> = {
  id: "a6e00000-0000-4000-8000-000000000002",
  name: "case-risks",
  title: "Case risks",
  description:
    "Works out from the facts what is overdue, idle, left alone or handed around; each finding names its evidence.",
  release: "2",
  capabilities: ["case.assess"],
  grant: [],
  acts: false,
  input,
  output: risksShape,
  async work(tools, { facts }) {
    const risks = risksOf(facts);
    tools.saw(...risks.findings.flatMap(({ evidence }) => evidence));
    return risks;
  },
  async probe() {},
};
