import { IsBoolean, IsOptional, ValidateNested } from "class-validator";
import { ArgsType, Field, ID, InputType } from "type-graphql";
import { PageArgs } from "../../shared/page.ts";
import { IsId, PlainText } from "../../shared/validation.ts";

@InputType()
export class RequestFactorRecovery {
  @Field(() => ID)
  @IsId()
  userId!: string;

  @Field(() => String, { description: "How they were known to be the person: other administrators read it." })
  @PlainText(3, 500)
  reason!: string;
}

@InputType()
export class DecideFactorRecovery {
  @Field(() => ID)
  @IsId()
  id!: string;

  @Field(() => Boolean)
  @IsBoolean()
  approve!: boolean;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @PlainText(0, 500)
  note?: string | null;
}

@InputType()
export class WithdrawFactorRecovery {
  @Field(() => ID)
  @IsId()
  id!: string;
}

@InputType()
export class FactorRecoveryFilter {
  @Field(() => Boolean, { nullable: true, description: "Whether somebody can decide on it still." })
  @IsOptional()
  @IsBoolean()
  open?: boolean | null;

  @Field(() => ID, { nullable: true, description: "Whose factors." })
  @IsOptional()
  @IsId()
  userId?: string | null;
}

@ArgsType()
export class FactorRecoveriesArgs extends PageArgs {
  @Field(() => FactorRecoveryFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: FactorRecoveryFilter | null;
}
