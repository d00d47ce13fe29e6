import { inPerson, may, type RuleTable, signedIn } from "../shared/rules.ts";

/** Who may call and see what in messaging. That notifications are one's own is the services' decision. */
export const rules: RuleTable = {
  Query: {
    notifications: signedIn,
    unseenCount: signedIn,
    notificationPreferences: signedIn,
    deliveries: may("delivery:read"),
  },
  Mutation: { markSeen: inPerson, markUnseen: inPerson, markAllSeen: inPerson, setNotificationPreference: inPerson },
  Subscription: { notificationAdded: signedIn },
  Notification: { "*": signedIn },
  NotificationConnection: { "*": signedIn },
  NotificationEdge: { "*": signedIn },
  NotificationAdded: { "*": signedIn },
  NotificationsMarked: { "*": signedIn },
  NotificationPreference: { "*": signedIn },
  Delivery: { "*": may("delivery:read") },
  DeliveryConnection: { "*": may("delivery:read") },
  DeliveryEdge: { "*": may("delivery:read") },
  Case: { "*": signedIn },
  PageInfo: { "*": signedIn },
  User: { "*": signedIn },
};
