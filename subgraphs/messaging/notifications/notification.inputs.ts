import { ArrayMaxSize, IsEnum, IsOptional, ValidateNested } from "class-validator";
import { ArgsType, Field, ID, InputType } from "type-graphql";
import { PageArgs } from "../../shared/page.ts";
import { AreIds, IsId, PlainText } from "../../shared/validation.ts";
import { NotificationEvent } from "./notification.event.ts";

@InputType()
export class NotificationFilter {
  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  unseen?: boolean | null;

  @Field(() => [NotificationEvent], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(10)
  @IsEnum(NotificationEvent, { each: true })
  event?: NotificationEvent[] | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsId()
  caseId?: string | null;
}

@ArgsType()
export class NotificationsArgs extends PageArgs {
  @Field(() => NotificationFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: NotificationFilter | null;
}

/** Which ones a marking is about. */
@ArgsType()
export class MarkArgs {
  @Field(() => [ID])
  @ArrayMaxSize(1000)
  @AreIds()
  ids!: string[];
}

@ArgsType()
export class MarkAllArgs {
  @Field(() => ID, {
    nullable: true,
    description: "The newest one that was on the screen: what came later stays unseen.",
  })
  @IsOptional()
  @IsId()
  upTo?: string | null;
}

@ArgsType()
export class NotificationAddedArgs {
  @Field(() => String, { nullable: true, description: "The last cursor that was seen: nothing behind it is missed." })
  @IsOptional()
  @PlainText(1, 100)
  after?: string | null;
}
