import type { AnyAgent } from "./agent.ts";
import { caseActor } from "./case-actor.agent.ts";
import { caseFacts } from "./case-facts.agent.ts";
import { caseNextStep } from "./case-next-step.agent.ts";
import { caseRisks } from "./case-risks.agent.ts";
import { overdueReminder } from "./overdue-reminder.agent.ts";

/** The agents that the product brings. */
export const BUILT_IN: readonly AnyAgent[] = [caseFacts, caseRisks, caseNextStep, caseActor, overdueReminder];
