import type { Values } from "../../shared/words/fill.ts";
import { NotificationEvent } from "../notifications/notification.event.ts";

/**
 * What the words about an event are given: in the app, where they stand beside the case itself, and in a mail. Each value
 * is there whenever they are written, or they are not written.
 */
export const VALUES = {
  [NotificationEvent.CASE_ASSIGNED]: {
    app: {},
    mail: { name: "text", actor: "text", reference: "text", title: "text" },
  },
  [NotificationEvent.CASE_COMMENTED]: {
    app: {},
    mail: { name: "text", actor: "text", reference: "text", title: "text" },
  },
  [NotificationEvent.CASE_OVERDUE]: {
    app: {},
    mail: { name: "text", reference: "text", title: "text", dueAt: "date" },
  },
  [NotificationEvent.NEW_DEVICE]: {
    app: { device: "text" },
    mail: { name: "text", device: "text", at: "date" },
  },
} as const satisfies Readonly<Record<NotificationEvent, { readonly app: Values; readonly mail: Values }>>;
