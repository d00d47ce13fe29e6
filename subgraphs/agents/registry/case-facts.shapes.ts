import { z } from "zod";

const person = z.string().nullable();
const instant = z.string();

/** What happened to a case. Of a record that was kept before agents and statuses were told they are null. */
const entryShape = z.object({
  position: z.string(),
  at: instant,
  event: z.string(),
  actorId: person,
  /** Where an agent acted on the actor's behalf. */
  agentId: person.default(null),
  /** Where the status changed: what it was, and what it became. */
  from: z.string().nullable().default(null),
  to: z.string().nullable().default(null),
});

/** What is known of a case: ids, dates and states, and nobody's words. */
export const factsShape = z.object({
  caseId: z.string(),
  reference: z.string(),
  version: z.int(),
  status: z.string(),
  priority: z.string(),
  createdAt: instant,
  updatedAt: instant,
  dueAt: instant.nullable(),
  assigneeId: person,
  openedById: person,
  /** Who asked for it. */
  askedById: person,
  nextStatuses: z.array(z.string()),
  allowedActions: z.array(z.string()),
  comments: z.object({ count: z.int(), newest: z.array(z.object({ id: z.string(), at: instant, authorId: person })) }),
  history: z.object({
    count: z.int(),
    newest: z.array(entryShape),
  }),
  people: z.array(z.object({ id: z.string(), as: z.array(z.string()) })),
  readAt: instant,
});
export type CaseFacts = z.infer<typeof factsShape>;
/** The same as it is gathered: what is null anyway may be left out. */
export type FactsGiven = z.input<typeof factsShape>;

/** What a finding rests on. */
const evidenceShape = z.object({ type: z.string(), id: z.string(), version: z.int().optional() });

export const severities = ["LOW", "MEDIUM", "HIGH"] as const;

/** Something to be careful about, with the reason. */
const findingShape = z.object({
  code: z.string(),
  severity: z.enum(severities),
  /** How many days, times or people. */
  value: z.number(),
  evidence: z.array(evidenceShape).min(1),
});
export type Finding = z.infer<typeof findingShape>;

export const risksShape = z.object({
  findings: z.array(findingShape),
  highest: z.enum(["NONE", ...severities]),
  overdueDays: z.int(),
  idleDays: z.int(),
});
export type CaseRisks = z.infer<typeof risksShape>;

/** A change that somebody could agree to: of exactly the version that it was worked out for. */
export const proposalShape = z.object({
  action: z.enum(["CHANGE_STATUS", "ASSIGN"]),
  caseId: z.string(),
  version: z.int(),
  status: z.string().nullable(),
  assigneeId: person,
  /** The finding or rule that it follows from. */
  because: z.string(),
});
export type Proposal = z.infer<typeof proposalShape>;

/** What follows from facts and risks: a proposal, or none; either way for which reason. */
export const nextStepShape = z.object({
  proposed: z.boolean(),
  proposal: proposalShape.nullable(),
  because: z.string(),
});
export type NextStep = z.infer<typeof nextStepShape>;
