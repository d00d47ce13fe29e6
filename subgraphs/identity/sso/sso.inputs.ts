import { IsBoolean, IsOptional } from "class-validator";
import { ArgsType, Field, ID, InputType } from "type-graphql";
import { IsId, PlainText } from "../../shared/validation.ts";

@InputType()
export class StartSingleSignOn {
  @Field(() => ID, { description: "Of a provider or a connection." })
  @IsId()
  sourceId!: string;

  @Field(() => ID, {
    nullable: true,
    description: "Of the sign-in that this goes on with, where one asked for more proof.",
  })
  @IsOptional()
  @IsId()
  signInId?: string | null;

  @Field(() => String, { nullable: true, description: "A path of the portal; one that is not allowed is left out." })
  @IsOptional()
  @PlainText(1, 200)
  returnTo?: string | null;
}

@InputType()
export class FinishSingleSignOn {
  @Field(() => ID)
  @IsId()
  journeyId!: string;

  @Field(() => Boolean, { nullable: true, description: "Where SsoConfirmationNeeded asked for it." })
  @IsOptional()
  @IsBoolean()
  confirm?: boolean | null;
}

@InputType()
export class LinkAccount {
  @Field(() => ID)
  @IsId()
  sourceId!: string;
}

@InputType()
export class FinishLinking {
  @Field(() => ID)
  @IsId()
  journeyId!: string;
}

@InputType()
export class UnlinkAccount {
  @Field(() => ID, { description: "Of the linked account." })
  @IsId()
  id!: string;
}

@InputType()
export class StartSsoTest {
  @Field(() => ID)
  @IsId()
  sourceId!: string;
}

@ArgsType()
export class SsoTestArgs {
  @Field(() => ID)
  @IsId()
  journeyId!: string;
}

@InputType()
export class SetBreakGlass {
  @Field(() => ID)
  @IsId()
  userId!: string;

  @Field(() => Boolean)
  @IsBoolean()
  breakGlass!: boolean;

  @Field(() => String)
  @PlainText(3, 500)
  reason!: string;
}
