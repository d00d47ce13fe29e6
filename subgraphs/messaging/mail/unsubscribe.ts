import { z } from "zod";
import { NotificationEvent } from "../notifications/notification.event.ts";
import { Channel, isLocked } from "../preferences/defaults.ts";
import { isOurs, markOf } from "./marks.ts";

/** What one link switches off: one event by one channel, for one person. */
export interface Unsubscription {
  readonly personId: string;
  readonly event: NotificationEvent;
  readonly channel: Channel;
}

export const UNSUBSCRIBE_PATH = "/mail/unsubscribe";

const shape = z.tuple([z.uuid(), z.enum(NotificationEvent), z.enum(Channel)]);

/**
 * The link of a mail that switches its kind off. It never expires, because mails are kept; whoever has it can do this one
 * thing to this one person and nothing else, and they can undo it.
 */
export function unsubscribeLink(publicUrl: string, secret: string, of: Unsubscription): string | null {
  if (isLocked(of.event)) return null;
  const what = Buffer.from(JSON.stringify([of.personId, of.event, of.channel])).toString("base64url");
  return `${publicUrl}${UNSUBSCRIBE_PATH}?token=${what}.${markOf(secret, "unsubscribe", what)}`;
}

/** What a link's token stands for; null where it is not ours. */
export function unsubscriptionIn(secret: string, token: string): Unsubscription | null {
  const [what = "", mark = "", ...more] = token.split(".");
  if (more.length || !isOurs(secret, "unsubscribe", what, mark)) return null;
  const { data } = shape.safeParse(JSON.parse(Buffer.from(what, "base64url").toString()));
  return data ? { personId: data[0], event: data[1], channel: data[2] } : null;
}
