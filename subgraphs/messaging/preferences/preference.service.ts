import type { EntityManager } from "typeorm";
import type { Context } from "../../shared/context.ts";
import { invalid } from "../../shared/errors.ts";
import { record } from "../../shared/ledger/record.ts";
import { NotificationEvent } from "../notifications/notification.event.ts";
import { Channel, isLocked, isOnByDefault } from "./defaults.ts";
import { Preference } from "./preference.entity.ts";
import type { SetNotificationPreference } from "./preference.inputs.ts";
import type { NotificationPreference } from "./preference.types.ts";

/** What is to be told of what by which channel: whose word it is, and how they said it. */
export interface Wish extends SetNotificationPreference {
  readonly personId: string;
  readonly by: "PERSON" | "UNSUBSCRIBE_LINK";
}

/** Every event and channel, and whether the viewer is told by it. */
export async function preferencesOf(ctx: Context): Promise<NotificationPreference[]> {
  const said = await ctx.db.getRepository(Preference).findBy({ personId: ctx.viewer.id });
  return Object.values(NotificationEvent).flatMap((event) =>
    Object.values(Channel).map((channel) => {
      const own = said.find((one) => one.event === event && one.channel === channel);
      return preference(event, channel, own?.enabled ?? isOnByDefault(event, channel));
    }),
  );
}

/** Switches one of the viewer's own on or off. */
export function setPreference(ctx: Context, input: SetNotificationPreference): Promise<NotificationPreference> {
  return wish(ctx, { ...input, personId: ctx.viewer.id, by: "PERSON" });
}

/** Keeps somebody's word; what stays the same is not a change. */
export async function wish(
  ctx: Context,
  { personId, event, channel, enabled, by }: Wish,
): Promise<NotificationPreference> {
  if (isLocked(event) && !enabled) throw invalid("This guards your account and cannot be switched off.", "event");
  return ctx.db.transaction(async (tx) => {
    // Two at once, a first word and a second, take turns: which of them is a change is known then.
    await tx.query("select pg_advisory_xact_lock(hashtext('preference'), hashtext($1))", [personId]);
    if ((await isEnabled(tx, personId, event, channel)) !== enabled) {
      await tx.upsert(Preference, { personId, event, channel, enabled }, ["personId", "event", "channel"]);
      const facts = { personId, event, channel, enabled, by };
      await record(ctx, tx, "preference.changed", { id: personId }, { actor: personId, facts });
    }
    return preference(event, channel, enabled);
  });
}

/** Whether somebody wants to be told of an event by a channel now. */
export async function isEnabled(
  tx: EntityManager,
  personId: string,
  event: NotificationEvent,
  channel: Channel,
): Promise<boolean> {
  if (isLocked(event)) return true;
  const own = await tx.findOneBy(Preference, { personId, event, channel });
  return own?.enabled ?? isOnByDefault(event, channel);
}

function preference(event: NotificationEvent, channel: Channel, enabled: boolean): NotificationPreference {
  const locked = isLocked(event);
  return { event, channel, locked, enabled: locked || enabled };
}
