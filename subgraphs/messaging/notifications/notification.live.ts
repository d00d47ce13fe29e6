import type { Context } from "../../shared/context.ts";
import type { Entry } from "../../shared/ledger/events.ts";
import { live } from "../../shared/live/live.ts";
import type { Channel } from "../../shared/live/live-index.ts";
import { validated } from "../../shared/validation.ts";
import { NotificationAddedArgs } from "./notification.inputs.ts";
import { countUnseen, notificationsById } from "./notification.queries.ts";
import { type NotificationAdded, NotificationChange } from "./notification.types.ts";

const CHANGES: Readonly<Record<string, NotificationChange>> = {
  "notification.added": NotificationChange.ADDED,
  "notification.seen": NotificationChange.SEEN,
  "notification.unseen": NotificationChange.UNSEEN,
};

const ofPerson = (id: unknown) => `person ${id}`;

const changes: Channel = {
  hears: { messaging: Object.keys(CHANGES) },
  audience: ({ facts }) => [ofPerson(facts.personId)],
};

/** News of the viewer's own notifications, in every window that they have open. */
export async function notificationChanges(
  ctx: Context,
  args: NotificationAddedArgs,
): Promise<AsyncIterableIterator<NotificationAdded>> {
  const { after } = await validated(NotificationAddedArgs, args);
  return live(ctx, after, {
    channel: changes,
    topics: () => [ofPerson(ctx.viewer.id)],
    show: (entry, cursor) => show(ctx, entry, cursor),
  });
}

async function show(ctx: Context, { event, facts }: Entry, cursor: string): Promise<NotificationAdded | null> {
  if (facts.personId !== ctx.viewer.id) return null;
  const change = CHANGES[event]!;
  const added = change === NotificationChange.ADDED ? String(facts.notificationId) : null;
  const notification = added ? ((await notificationsById(ctx, [added])).get(added) ?? null) : null;
  // One that goes by e-mail alone is in no list.
  if (added && !notification) return null;
  const ids = added ? [added] : (facts.notificationIds as string[]);
  return { cursor, change, notification, ids, unseenCount: await countUnseen(ctx.db, ctx.viewer.id) };
}
