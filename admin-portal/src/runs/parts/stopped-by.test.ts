import { expect, it } from "vitest";
import type { StepState } from "../../gql/graphql.ts";
import { stoppedBy } from "./stopped-by.ts";

const step = (key: string, state: StepState, ...needs: string[]) => ({ key, state, needs, agent: null });

it("tells a step that could not be done from one that was not needed", () => {
  const steps = [
    step("facts", "FAILED"),
    step("risks", "SKIPPED", "facts"),
    step("apply", "SKIPPED", "risks"),
    step("quiet", "DONE"),
    step("unneeded", "SKIPPED", "quiet"),
  ];
  expect(steps.map((one) => stoppedBy(one, steps)?.key ?? null)).toEqual([null, "facts", "facts", null, null]);
});
