import { randomUUIDv7 } from "node:crypto";
import type { Case } from "../../subgraphs/cases/cases/case.entity.ts";
import { assignCase, changeCaseStatus, createCase, editCase } from "../../subgraphs/cases/cases/case.service.ts";
import { CasePriority, CaseStatus } from "../../subgraphs/cases/cases/case.status.ts";
import { addComment } from "../../subgraphs/cases/comments/comment.service.ts";
import { setPassword } from "../../subgraphs/identity/credentials/credential.service.ts";
import { changeFactorPolicy, factorPolicies } from "../../subgraphs/identity/factor-policy/factor-policy.service.ts";
import { permissionsOf } from "../../subgraphs/identity/roles/roles.ts";
import { createUser } from "../../subgraphs/identity/users/user.service.ts";
import { listNotifications } from "../../subgraphs/messaging/notifications/notification.queries.ts";
import { markAllSeen } from "../../subgraphs/messaging/notifications/notification.service.ts";
import { nobody } from "../../subgraphs/shared/caller.ts";
import { Context, type Viewer } from "../../subgraphs/shared/context.ts";
import type { Backend } from "../backend.ts";
import type { Action } from "./actions.ts";
import { seedBriefs } from "./briefs.ts";
import { officeLife } from "./lives.ts";
import { DEMO_PASSWORD, PEOPLE } from "./people.ts";

const CASES = 200;
const HIRED_DAYS_AGO = 400;
/** What somebody finds new when they sign in. */
const UNSEEN = 4;

/** Lets the office live its half year through the services themselves, so that every change has its ledger entry. */
export async function seedDemo(
  backend: Backend,
  now: Date,
  signal: AbortSignal,
): Promise<{ people: number; cases: number }> {
  const hiredAt = new Date(now.getTime() - HIRED_DAYS_AGO * 86_400_000);
  const people = await createPeople(backend, hiredAt);
  await askForNoFactor(backend, people, hiredAt);
  await backend.settled();
  await live(backend, people, officeLife(now, CASES), signal);
  await backend.settled();
  for (const person of people.values()) await seeMost(backend, person, now);
  const [officer, colleague] = [...people.values()];
  if (officer && colleague) await seedBriefs(backend, officer, colleague);
  await backend.settled();
  return { people: PEOPLE.length, cases: CASES };
}

async function createPeople({ identity }: Backend, hiredAt: Date): Promise<ReadonlyMap<string, Viewer>> {
  const people = new Map<string, Viewer>();
  const ctx = new Context(
    identity.services,
    nobody("demo"),
    () => null,
    () => hiredAt,
  );
  for (const { email, displayName, role } of PEOPLE) {
    const user = await identity.db.transaction(async (tx) => {
      const created = await createUser(ctx, tx, { email, displayName, roles: [role] });
      await setPassword(ctx, tx, created.id, DEMO_PASSWORD);
      return created;
    });
    const permissions = new Set(permissionsOf(user.roles));
    people.set(email, { id: user.id, sessionId: randomUUIDv7(), permissions, generation: 0 });
  }
  return people;
}

/** A demo is looked at without a phone beside it: its administrator asks nobody for a second factor, until somebody tries that. */
async function askForNoFactor({ identity }: Backend, people: ReadonlyMap<string, Viewer>, at: Date): Promise<void> {
  const admin = [...people.values()].find(({ permissions }) => permissions.has("factor:manage"));
  const ctx = new Context(
    identity.services,
    nobody("demo"),
    () => admin ?? unknown("who may decide about factors"),
    () => at,
  );
  for (const { role, methods, trustDays, version } of await factorPolicies(ctx))
    await changeFactorPolicy(ctx, { role, required: false, methods, trustDays, version });
}

/** Everybody has looked at what they were told, but for the newest few. */
async function seeMost({ messaging }: Backend, person: Viewer, now: Date): Promise<void> {
  const ctx = new Context(
    messaging.services,
    nobody("demo"),
    () => person,
    () => now,
  );
  const { edges } = await listNotifications(ctx, { first: UNSEEN + 1 });
  const last = edges[UNSEEN];
  if (last) await markAllSeen(ctx, { upTo: last.node.id });
}

/** One step after the other: the ledger stands in the order in which things happened. */
async function live(
  { cases }: Backend,
  people: ReadonlyMap<string, Viewer>,
  actions: readonly Action[],
  signal: AbortSignal,
): Promise<void> {
  const state = new Map<number, Case>();
  const personOf = (email: string) => people.get(email) ?? unknown(email);
  for (const action of actions) {
    signal.throwIfAborted();
    const ctx = new Context(
      cases.services,
      nobody("demo"),
      () => personOf(action.by),
      () => action.at,
    );
    const kase = await take(ctx, action, state.get(action.kase) ?? null, (email) => personOf(email).id);
    state.set(action.kase, kase);
  }
}

async function take(ctx: Context, action: Action, kase: Case | null, idOf: (email: string) => string): Promise<Case> {
  if (action.does === "create") {
    const { title, description, priority, dueAt } = action;
    return createCase(ctx, { title, description, priority: CasePriority[priority], dueAt });
  }
  if (!kase) throw new Error(`Case ${action.kase} of the demo was not opened first`);
  const { id, version } = kase;
  switch (action.does) {
    case "assign":
      return assignCase(ctx, { id, version, assigneeId: action.assignee && idOf(action.assignee) });
    case "changeStatus":
      return changeCaseStatus(ctx, { id, version, status: CaseStatus[action.status], reason: action.reason });
    case "edit": {
      const { priority, dueAt } = action;
      return editCase(ctx, { id, version, priority: priority && CasePriority[priority], dueAt });
    }
    case "comment":
      await addComment(ctx, { caseId: id, text: action.text });
      return kase;
  }
}

function unknown(email: string): never {
  throw new Error(`Nobody in the demo is called ${email}`);
}
