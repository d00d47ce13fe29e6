import { randomUUIDv7 } from "node:crypto";
import { type EntityManager, IsNull, MoreThan } from "typeorm";
import { AppError } from "../../shared/errors.ts";
import { record } from "../../shared/ledger/record.ts";
import { lockVersion } from "../../shared/lock.ts";
import { type Order, type Page, paginate } from "../../shared/page.ts";
import { rowsById } from "../../shared/rows.ts";
import { SortDirection } from "../../shared/sort.ts";
import type { IdentityContext } from "../context.ts";
import { permissionsOf, type Role, rolesWith, sessionHours } from "../roles/roles.ts";
import { endUselessDelegations } from "../sessions/delegation.service.ts";
import { Session } from "../sessions/session.entity.ts";
import { shorten } from "../sessions/session.service.ts";
import { User } from "./user.entity.ts";
import { type ChangeRoles, type UserFilter, UserSortField, type UsersArgs } from "./user.inputs.ts";

/** Reads people by id, for the loader behind every reference. */
function usersById(ctx: IdentityContext, ids: readonly string[]): Promise<ReadonlyMap<string, User>> {
  return rowsById(ctx.db, User, ids);
}

/** One person, read together with everybody else who is asked for in this request. */
export function userById(ctx: IdentityContext, id: string): Promise<User | null> {
  return ctx.loader(usersById).load(id);
}

/** A page of people. */
export function listUsers(ctx: IdentityContext, { filter, sort, ...page }: UsersArgs): Promise<Page<User>> {
  const query = ctx.db.getRepository(User).createQueryBuilder("u");
  const { text, role, permission, ids }: UserFilter = filter ?? {};
  if (text) query.andWhere("u.displayName ilike :text", { text: `%${text.replace(/[\\%_]/g, "\\$&")}%` });
  if (role) query.andWhere("u.roles @> array[:role]", { role });
  if (permission) query.andWhere("u.roles && cast(:holders as text[])", { holders: rolesWith(permission) });
  if (ids) query.andWhere("u.id = any(:ids)", { ids });
  const direction = sort?.direction ?? SortDirection.ASC;
  return paginate(query, { ...ORDERS[sort?.field ?? UserSortField.NAME], direction }, page);
}

const ORDERS: Record<UserSortField, Omit<Order<User>, "direction">> = {
  [UserSortField.NAME]: { by: "u.displayName", value: (user) => user.displayName, kind: "text" },
  [UserSortField.CREATED_AT]: { by: "u.createdAt", value: (user) => user.createdAt.toISOString(), kind: "date" },
};

/** Somebody new, with the addresses that they proved or that the office gave them. */
type NewUser = Pick<User, "displayName" | "roles"> &
  Partial<Pick<User, "email" | "emailVerifiedAt" | "phone" | "phoneVerifiedAt" | "language">>;

/** Creates a person; whoever calls gives them a way to sign in within the same transaction. */
export async function createUser(ctx: IdentityContext, tx: EntityManager, input: NewUser): Promise<User> {
  const email = input.email?.toLowerCase() ?? null;
  const user = await tx.save(tx.create(User, { ...input, email, id: randomUUIDv7(), createdAt: ctx.now() }));
  await record(ctx, tx, "user.created", user, {
    subject: user.id,
    facts: { userId: user.id, version: user.version, permissions: permissionsOf(user.roles) },
    changes: { after: { displayName: user.displayName, email, phone: user.phone ?? null, roles: user.roles } },
  });
  return user;
}

/** Gives somebody other roles; their rights follow at once, in every process and on every open subscription. */
export async function changeRoles(ctx: IdentityContext, input: ChangeRoles): Promise<User> {
  if (input.id === ctx.viewer.id) {
    throw new AppError("FORBIDDEN", "Nobody changes their own roles: ask another administrator.");
  }
  return ctx.db.transaction(async (tx) => {
    const user = await lockVersion(ctx, tx, User, input);
    await putRoles(ctx, tx, user, input);
    return user;
  });
}

/** Whether somebody's roles became others by this; the person is locked. */
export async function putRoles(
  ctx: IdentityContext,
  tx: EntityManager,
  user: User,
  { roles, reason }: { roles: readonly Role[]; reason: string },
): Promise<boolean> {
  const before = [...user.roles].sort();
  const after = [...roles].sort();
  if (before.join() === after.join()) return false;
  user.roles = after;
  await tx.save(user);
  await shortenSessions(ctx, tx, user);
  await endUselessDelegations(ctx, tx, user);
  await record(ctx, tx, "user.rightsChanged", user, {
    subject: user.id,
    facts: { userId: user.id, version: user.version, permissions: permissionsOf(after) },
    changes: { before: { roles: before }, after: { roles: after, reason } },
  });
  return true;
}

/**
 * Whoever becomes staff does not keep a citizen's day-long sessions; tokens and sockets of theirs end with them. How long
 * an agent acts was decided by itself.
 */
async function shortenSessions(ctx: IdentityContext, tx: EntityManager, user: User): Promise<void> {
  const latest = new Date(ctx.now().getTime() + sessionHours(user.roles) * 3_600_000);
  const tooLong = { userId: user.id, agentId: IsNull(), endedAt: IsNull(), expiresAt: MoreThan(latest) };
  const sessions = await tx.find(Session, {
    where: tooLong,
    order: { id: "ASC" },
    lock: { mode: "pessimistic_write" },
  });
  for (const session of sessions) await shorten(ctx, tx, session, latest);
}
