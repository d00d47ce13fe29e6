import { registerEnumType } from "type-graphql";
import { NotificationEvent } from "../notifications/notification.event.ts";

/** How somebody is told. */
export enum Channel {
  IN_APP = "IN_APP",
  EMAIL = "EMAIL",
}
registerEnumType(Channel, { name: "Channel" });

/** Nobody is written to about every note unless they ask for it; what cannot wait is written. */
const OFF_BY_DEFAULT: ReadonlySet<string> = new Set([`${NotificationEvent.CASE_COMMENTED} ${Channel.EMAIL}`]);

/** What guards an account: whoever got into it could switch it off. */
const LOCKED: ReadonlySet<NotificationEvent> = new Set([NotificationEvent.NEW_DEVICE]);

/** Whether somebody is told who never said whether they want to be. */
export function isOnByDefault(event: NotificationEvent, channel: Channel): boolean {
  return !OFF_BY_DEFAULT.has(`${event} ${channel}`);
}

/** Whether nobody can switch it off. */
export function isLocked(event: NotificationEvent): boolean {
  return LOCKED.has(event);
}
