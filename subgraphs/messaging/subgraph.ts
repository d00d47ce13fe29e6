import "reflect-metadata";
import type { SubgraphDefinition } from "../shared/definition.ts";
import type { MessagingContext } from "./context.ts";
import { events } from "./events.ts";
import { Delivery, DeliveryState } from "./mail/delivery.entity.ts";
import { DeliveryResolver } from "./mail/delivery.resolver.ts";
import { waitingMails } from "./mail/mail.metrics.ts";
import { MAIL_QUEUE, sendMail } from "./mail/send-mail.job.ts";
import { CreateMessaging1764100000030 } from "./migrations/1764100000030-create-messaging.ts";
import { Notification } from "./notifications/notification.entity.ts";
import { notificationsById } from "./notifications/notification.queries.ts";
import { CaseNotificationsResolver, NotificationResolver } from "./notifications/notification.resolver.ts";
import { caseReference } from "./people/case.reference.ts";
import { Preference } from "./preferences/preference.entity.ts";
import { PreferenceResolver } from "./preferences/preference.resolver.ts";
import { reactions } from "./reactions.ts";
import { routes } from "./routes.ts";
import { rules } from "./rules.ts";
import type { MessagingSettings } from "./settings.ts";
import { CATALOGUE } from "./templates/catalogue.ts";
import { requireSound } from "./templates/check.ts";

/** Messaging: what people should know, and how it reaches them. */
export const messaging: SubgraphDefinition<MessagingSettings> = {
  name: "messaging",
  entities: [Notification, Preference, Delivery],
  migrations: [CreateMessaging1764100000030],
  parts: {
    resolvers: [NotificationResolver, CaseNotificationsResolver, PreferenceResolver, DeliveryResolver],
    references: {
      Notification: ({ id }, ctx) => ctx.loader(notificationsById).load(id),
      Case: ({ id }) => caseReference(id),
    },
  },
  rules,
  events,
  reactions,
  jobs: { queues: { [MAIL_QUEUE]: { concurrency: 10 } }, jobs: [sendMail] },
  route: routes,
  begin: async (ctx: MessagingContext) => {
    requireSound(CATALOGUE);
    const sql = `select count(*)::int from deliveries where state = '${DeliveryState.QUEUED}'`;
    return waitingMails.ask(async () => [[{}, (await ctx.db.query(sql))[0].count]]);
  },
};
