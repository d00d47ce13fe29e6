import { z } from "zod";
import type { BuiltInAgent, Seen } from "./agent.ts";
import { told } from "./answers.ts";
import { type CaseFacts, type FactsGiven, factsShape } from "./case-facts.shapes.ts";
import { graphAnswers } from "./probe.ts";

/** Neither titles nor notes: a brief is kept, and rests on what happened and when. */
const CASE_FACTS = `query CaseFacts($id: ID!) {
  me { id }
  case(id: $id) {
    id reference version status priority createdAt updatedAt dueAt nextStatuses allowedActions
    assignee { id } openedBy { id }
    comments(first: 50) { totalCount edges { node { id createdAt author { id } } } }
    history(first: 50) { totalCount edges { node { position at event facts actor { id } agent { id } } } }
  }
}`;

const input = z.object({ caseId: z.uuid() });

/** Gathers what is known of a case, its history, its notes and its people, with the rights of who asks. */
export const caseFacts: BuiltInAgent<typeof input, typeof factsShape> = {
  id: "a6e00000-0000-4000-8000-000000000001",
  name: "case-facts",
  title: "Case facts",
  description:
    "Gathers what is known of a case: its state, history, notes and people, by id, and which steps are open to the person. It changes nothing: the rights to change the status and to assign are lent to it because the graph tells the open steps only to who could take them.",
  release: "2",
  capabilities: ["case.read"],
  grant: ["case:read-all", "case:read-queue", "case:read-notes", "case:change-status", "case:assign"],
  acts: false,
  input,
  output: factsShape,
  ofTheMoment: ["/readAt"],
  async work(tools, { caseId }) {
    const answer = await tools.ask(CASE_FACTS, { id: caseId });
    const kase: AskedCase = told(answer, answer.data?.case, "The case");
    const comments = told(answer, kase.comments, "Its notes");
    const history = told(answer, kase.history, "Its history");
    const facts = factsOf({ ...kase, comments, history }, answer.data.me?.id ?? null, tools.now());
    tools.saw(...evidenceOf(facts));
    return facts;
  },
  probe: graphAnswers,
};

interface Ref {
  readonly id: string;
}

interface Listed<T> {
  readonly totalCount: number;
  readonly edges: readonly { readonly node: T }[];
}

interface AskedCase extends Omit<CaseFacts, "caseId" | "assigneeId" | "openedById" | "comments" | "history"> {
  readonly id: string;
  readonly assignee: Ref | null;
  readonly openedBy: Ref | null;
  readonly comments: Listed<{ id: string; createdAt: string; author: Ref | null }> | null;
  readonly history: Listed<AskedEntry> | null;
}

interface AskedEntry {
  readonly position: string;
  readonly at: string;
  readonly event: string;
  readonly facts?: Readonly<Record<string, unknown>> | null;
  readonly actor: Ref | null;
  readonly agent?: Ref | null;
}

type WholeCase = {
  [Part in keyof AskedCase]: Part extends "comments" | "history" ? NonNullable<AskedCase[Part]> : AskedCase[Part];
};

function factsOf(kase: WholeCase, askedById: string | null, now: Date): FactsGiven {
  const { id, assignee, openedBy, comments, history, ...plain } = kase;
  const notes = comments.edges.map(({ node }) => ({
    id: node.id,
    at: node.createdAt,
    authorId: node.author?.id ?? null,
  }));
  const entries = history.edges.map(({ node }) => entryOf(node));
  const [assigneeId, openedById] = [assignee?.id ?? null, openedBy?.id ?? null];
  const people = peopleIn([
    ["assignee", [assigneeId]],
    ["opener", [openedById]],
    ["author", notes.map(({ authorId }) => authorId)],
    ["actor", entries.map(({ actorId }) => actorId)],
  ]);
  return {
    ...plain,
    ...{ caseId: id, assigneeId, openedById, askedById, people, readAt: now.toISOString() },
    comments: { count: comments.totalCount, newest: notes },
    history: { count: history.totalCount, newest: entries },
  };
}

/** Of what happened its states alone: whatever else stands there is not kept. */
function entryOf({ position, at, event, facts, actor, agent }: AskedEntry): FactsGiven["history"]["newest"][number] {
  const [from, to] = [facts?.from, facts?.to].map((state) => (typeof state === "string" ? state : null));
  const states = event === "case.statusChanged" ? { from, to } : {};
  return { position, at, event, actorId: actor?.id ?? null, agentId: agent?.id ?? null, ...states };
}

/** Everybody who has to do with it, and as what. */
function peopleIn(parts: readonly (readonly [string, readonly (string | null)[]])[]): CaseFacts["people"] {
  const people = new Map<string, Set<string>>();
  for (const [as, ids] of parts)
    for (const id of ids) if (id) people.set(id, (people.get(id) ?? new Set<string>()).add(as));
  return [...people].map(([id, as]) => ({ id, as: [...as] }));
}

function evidenceOf({ caseId, version, history, comments, people }: FactsGiven): Seen[] {
  const position = history.newest[0]?.position;
  return [
    { type: "Case", id: caseId, version, ...(position && { position }) },
    ...comments.newest.map(({ id }) => ({ type: "Comment", id })),
    ...people.map(({ id }) => ({ type: "User", id })),
  ];
}
