import { fill } from "../../shared/words/fill.ts";
import type { Language } from "../../shared/words/language.ts";
import type { Notification } from "../notifications/notification.entity.ts";
import { NotificationEvent } from "../notifications/notification.event.ts";
import { CATALOGUE } from "./catalogue.ts";

/** What a list says of a notification; of the case it says nothing, that stands beside it with the viewer's rights. */
export function titleOf({ event }: Notification, language: Language): string {
  return CATALOGUE[event][language].title;
}

/** The sentence below. */
export function bodyOf({ event, device }: Notification, language: Language): string {
  return fill(CATALOGUE[event][language].body, { device }, language);
}

/** Where a notification leads, under the public address. */
export function linkOf({ event, caseId }: Pick<Notification, "event" | "caseId">): string {
  if (event === NotificationEvent.NEW_DEVICE || !caseId) return "/sessions";
  return `/cases/${caseId}/show`;
}
