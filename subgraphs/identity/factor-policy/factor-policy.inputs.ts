import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsBoolean, IsEnum, Max, Min } from "class-validator";
import { Field, ID, InputType, Int } from "type-graphql";
import { IsId, IsVersion, PlainText } from "../../shared/validation.ts";
import { FactorMethod } from "../factors/factor.method.ts";
import { Role } from "../roles/roles.ts";

/** The most days that a browser may be trusted, whatever an administrator would like. */
const MOST_TRUST_DAYS = 90;

@InputType()
export class SetFactorPolicy {
  @Field(() => Role)
  @IsEnum(Role)
  role!: Role;

  @Field(() => Boolean)
  @IsBoolean()
  required!: boolean;

  @Field(() => [FactorMethod], { description: "What counts; one that can be set up must count for every role." })
  @ArrayMinSize(1, { message: "$property needs at least one method" })
  @ArrayMaxSize(10)
  @ArrayUnique({ message: "$property names a method twice" })
  @IsEnum(FactorMethod, { each: true })
  methods!: FactorMethod[];

  @Field(() => Int, { description: "How long a browser may be trusted; 0: never." })
  @Min(0, { message: "$property must be at least 0" })
  @Max(MOST_TRUST_DAYS, { message: `$property must be at most ${MOST_TRUST_DAYS}` })
  trustDays!: number;

  @Field(() => Int, { description: "Of the policy, as it was read." })
  @IsVersion()
  version!: number;
}

@InputType()
export class RequireFactor {
  @Field(() => ID)
  @IsId()
  userId!: string;

  @Field(() => Boolean, { description: "False leaves them to what their roles ask." })
  @IsBoolean()
  required!: boolean;

  @Field(() => String)
  @PlainText(3, 500)
  reason!: string;
}
