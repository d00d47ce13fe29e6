import { anyone, may, mayInPerson, type RuleTable, signedIn } from "../shared/rules.ts";

const read = may("agent:read");

/** Who may call and see what in agents. What changes anything people do themselves, whatever an agent was granted. */
export const rules: RuleTable = {
  Query: {
    agents: read,
    workflows: read,
    workflow: read,
    workflowSchema: anyone,
    checkWorkflow: mayInPerson("workflow:edit"),
    runs: read,
    run: read,
    replay: read,
    approvals: read,
  },
  Mutation: {
    enableAgent: mayInPerson("agent:operate"),
    disableAgent: mayInPerson("agent:operate"),
    probeAgent: mayInPerson("agent:operate"),
    createWorkflow: mayInPerson("workflow:edit"),
    saveWorkflow: mayInPerson("workflow:edit"),
    scheduleWorkflow: mayInPerson("workflow:edit"),
    unscheduleWorkflow: mayInPerson("workflow:edit"),
    startRun: mayInPerson("agent:run"),
    rerun: mayInPerson("agent:run"),
    cancelRun: mayInPerson("agent:run"),
    // Which permission it takes stands in the question.
    approve: mayInPerson("agent:read"),
    reject: mayInPerson("agent:read"),
  },
  Subscription: { runChanged: read },
  // Whoever sees that an agent acted sees which one.
  Agent: { "*": read, id: signedIn, name: signedIn, title: signedIn },
  Workflow: { "*": read },
  WorkflowVersion: { "*": read },
  WorkflowSchedule: { "*": read },
  WorkflowFault: { "*": signedIn },
  Run: { "*": read },
  RunConnection: { "*": read },
  RunEdge: { "*": read },
  RunStep: { "*": read },
  RunChanged: { "*": read },
  RunDifference: { "*": read },
  StepComparison: { "*": read },
  Replay: { "*": read },
  Evidence: { "*": read },
  Approval: { "*": read },
  ApprovalConnection: { "*": read },
  ApprovalEdge: { "*": read },
  Case: { "*": signedIn, lastRun: read },
  PageInfo: { "*": signedIn },
  User: { "*": signedIn },
};
