import "reflect-metadata";
import type { SubgraphDefinition } from "../shared/definition.ts";
import { Approval } from "./approvals/approval.entity.ts";
import { approvalsById } from "./approvals/approval.queries.ts";
import { ApprovalResolver } from "./approvals/approval.resolver.ts";
import type { AgentsContext } from "./context.ts";
import { events } from "./events.ts";
import { CreateAgents1764100000040 } from "./migrations/1764100000040-create-agents.ts";
import { CreateRuns1764100000041 } from "./migrations/1764100000041-create-runs.ts";
import { caseReference } from "./people/case.reference.ts";
import { reactions } from "./reactions.ts";
import { Agent } from "./registry/agent.entity.ts";
import { AgentResolver } from "./registry/agent.resolver.ts";
import { agentsById, enrolAgents } from "./registry/agent.service.ts";
import { probeAgents, probeSchedule } from "./registry/probe.job.ts";
import { rules } from "./rules.ts";
import { giveBackJob } from "./runs/give-back.job.ts";
import { Evidence, Run, RunStep } from "./runs/run.entity.ts";
import { RUN_QUEUE, runWorkflow } from "./runs/run.job.ts";
import { runsById } from "./runs/run.queries.ts";
import { CaseRunResolver, RunResolver, RunStepResolver } from "./runs/run.resolver.ts";
import { endStrandedRuns, strandedSchedule } from "./runs/stranded.job.ts";
import { ScheduleResolver, WorkflowScheduleResolver } from "./schedules/schedule.resolver.ts";
import { dueSchedule, startDueWorkflows } from "./schedules/start-due.job.ts";
import type { AgentsSettings } from "./settings.ts";
import { Workflow, WorkflowVersion } from "./workflows/workflow.entity.ts";
import { workflowsById } from "./workflows/workflow.queries.ts";
import { WorkflowResolver, WorkflowVersionResolver } from "./workflows/workflow.resolver.ts";
import { enrolWorkflows } from "./workflows/workflow.service.ts";

/** Agents: what they can do, in which order they do it, and what came of it. */
export const agents: SubgraphDefinition<AgentsSettings> = {
  name: "agents",
  entities: [Agent, Workflow, WorkflowVersion, Run, RunStep, Evidence, Approval],
  migrations: [CreateAgents1764100000040, CreateRuns1764100000041],
  parts: {
    resolvers: [
      AgentResolver,
      WorkflowResolver,
      WorkflowVersionResolver,
      ScheduleResolver,
      WorkflowScheduleResolver,
      RunResolver,
      RunStepResolver,
      CaseRunResolver,
      ApprovalResolver,
    ],
    references: {
      Agent: ({ id }, ctx) => ctx.loader(agentsById).load(id),
      Workflow: ({ id }, ctx) => ctx.loader(workflowsById).load(id),
      Run: ({ id }, ctx) => ctx.loader(runsById).load(id),
      Approval: ({ id }, ctx) => ctx.loader(approvalsById).load(id),
      Case: ({ id }) => caseReference(id),
    },
  },
  rules,
  events,
  reactions,
  jobs: {
    queues: { [RUN_QUEUE]: { concurrency: 20 }, care: { concurrency: 4 } },
    jobs: [runWorkflow, giveBackJob, endStrandedRuns, probeAgents, startDueWorkflows],
    schedules: [probeSchedule, dueSchedule, strandedSchedule],
  },
  begin: async (ctx: AgentsContext) => {
    await enrolAgents(ctx);
    await enrolWorkflows(ctx);
    return () => undefined;
  },
};
