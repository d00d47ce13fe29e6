import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Notification } from "./notification.entity.ts";

/** What was done to somebody's notifications. */
export enum NotificationChange {
  ADDED = "ADDED",
  SEEN = "SEEN",
  UNSEEN = "UNSEEN",
}
registerEnumType(NotificationChange, { name: "NotificationChange" });

/** News of the viewer's notifications: a new one, or that they were seen, in this window or another. */
@ObjectType()
export class NotificationAdded {
  @Field(() => String, { description: "Subscribe again with it as `after`, and nothing is missed." })
  cursor!: string;

  @Field(() => NotificationChange)
  change!: NotificationChange;

  @Field(() => Notification, { nullable: true, description: "The new one; null when some were seen or unseen." })
  notification!: Notification | null;

  @Field(() => [ID], { description: "Which ones; empty where they were more than a hundred: read the list again." })
  ids!: string[];

  @Field(() => Int, { description: "As it is now; at most 1000, which then means: or more." })
  unseenCount!: number;
}

/** What a marking came to. */
@ObjectType()
export class NotificationsMarked {
  @Field(() => [ID], { description: "Those that changed by it, the newest thousand at most: to take it back." })
  ids!: string[];

  @Field(() => Int)
  unseenCount!: number;
}
