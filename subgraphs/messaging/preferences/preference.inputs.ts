import { IsBoolean, IsEnum } from "class-validator";
import { Field, InputType } from "type-graphql";
import { NotificationEvent } from "../notifications/notification.event.ts";
import { Channel } from "./defaults.ts";

@InputType()
export class SetNotificationPreference {
  @Field(() => NotificationEvent)
  @IsEnum(NotificationEvent)
  event!: NotificationEvent;

  @Field(() => Channel)
  @IsEnum(Channel)
  channel!: Channel;

  @Field(() => Boolean)
  @IsBoolean()
  enabled!: boolean;
}
