import type { EntityManager } from "typeorm";
import type { Entry } from "../shared/ledger/events.ts";
import type { Reaction } from "../shared/reactions/reactions.ts";
import type { IdentityContext } from "./context.ts";
import { tellOwner } from "./notices/notice.service.ts";
import { homeOf } from "./users/user.addresses.ts";
import { User } from "./users/user.entity.ts";

/** What identity does about events, its own: what must not show in how long an answer takes. */
export const reactions: readonly Reaction[] = [
  { name: "tell-of-lock", hears: { identity: ["signIn.locked"] }, react: tellOfLock },
];

/** Tells the owner of an account that somebody guesses at it: whoever guesses must not see that there is one. */
async function tellOfLock(ctx: IdentityContext, tx: EntityManager, { facts }: Entry): Promise<void> {
  const user = await tx.findOneBy(User, { id: String(facts.userId) });
  const address = user && homeOf(user);
  if (!address) return;
  await tellOwner(ctx, tx, { kind: "ACCOUNT_LOCKED", address, userId: user.id, language: user.language });
}
