import { Field, ObjectType } from "type-graphql";
import { NotificationEvent } from "../notifications/notification.event.ts";
import { Channel } from "./defaults.ts";

/** Whether somebody is told of an event by a channel. */
@ObjectType()
export class NotificationPreference {
  @Field(() => NotificationEvent)
  event!: NotificationEvent;

  @Field(() => Channel)
  channel!: Channel;

  @Field(() => Boolean)
  enabled!: boolean;

  @Field(() => Boolean, { description: "It guards the account and cannot be switched off." })
  locked!: boolean;
}
