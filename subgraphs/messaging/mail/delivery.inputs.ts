import { ArrayMaxSize, IsEnum, IsOptional, ValidateNested } from "class-validator";
import { ArgsType, Field, ID, InputType } from "type-graphql";
import { PageArgs } from "../../shared/page.ts";
import { IsId } from "../../shared/validation.ts";
import { NotificationEvent } from "../notifications/notification.event.ts";
import { DeliveryState } from "./delivery.entity.ts";

@InputType()
export class DeliveryFilter {
  @Field(() => [DeliveryState], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(5)
  @IsEnum(DeliveryState, { each: true })
  state?: DeliveryState[] | null;

  @Field(() => [NotificationEvent], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(10)
  @IsEnum(NotificationEvent, { each: true })
  event?: NotificationEvent[] | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsId()
  personId?: string | null;
}

@ArgsType()
export class DeliveriesArgs extends PageArgs {
  @Field(() => DeliveryFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: DeliveryFilter | null;
}
