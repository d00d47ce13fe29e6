import { IsBoolean, IsEnum, IsIn, IsOptional } from "class-validator";
import { Field, ID, InputType } from "type-graphql";
import { IsId, PlainText } from "../../shared/validation.ts";
import { FactorMethod } from "./factor.method.ts";

const { TOTP, SMS, EMAIL, PASSKEY } = FactorMethod;

/** An assertion of an authenticator, as JSON: some kilobytes at most. */
export const MOST_OF_A_PASSKEY = 16_384;

const OF_SET_UP = "Of the answer that asked to set one up; without it one's own, signed in.";

@InputType()
export class RequestFactorCode {
  @Field(() => ID, { nullable: true, description: "Of the sign-in; without it to prove again who one is." })
  @IsOptional()
  @IsId()
  signInId?: string | null;

  @Field(() => FactorMethod, { description: "SMS or EMAIL." })
  @IsIn([SMS, EMAIL])
  method!: typeof SMS | typeof EMAIL;
}

@InputType()
export class ProveFactor {
  @Field(() => ID)
  @IsId()
  signInId!: string;

  @Field(() => FactorMethod)
  @IsEnum(FactorMethod)
  method!: FactorMethod;

  @Field(() => String, { nullable: true, description: "Of an authenticator app, of a message, or a backup code." })
  @IsOptional()
  @PlainText(1, 40)
  code?: string | null;

  @Field(() => ID, { nullable: true, description: "Of a code that was sent, or of a passkey's challenge." })
  @IsOptional()
  @IsId()
  challengeId?: string | null;

  @Field(() => String, { nullable: true, description: "What the browser's authenticator says, as JSON." })
  @IsOptional()
  @PlainText(1, MOST_OF_A_PASSKEY)
  passkey?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Asks for no factor in this browser, where that is allowed." })
  @IsOptional()
  @IsBoolean()
  trustDevice?: boolean | null;
}

@InputType()
export class StartFactor {
  @Field(() => ID, { nullable: true, description: OF_SET_UP })
  @IsOptional()
  @IsId()
  signInId?: string | null;
}

@InputType()
export class ConfirmTotp extends StartFactor {
  @Field(() => ID)
  @IsId()
  factorId!: string;

  @Field(() => String)
  @PlainText(1, 20)
  code!: string;
}

@InputType()
export class StartCodeFactor extends StartFactor {
  @Field(() => FactorMethod, { description: "SMS or EMAIL." })
  @IsIn([SMS, EMAIL])
  method!: typeof SMS | typeof EMAIL;
}

@InputType()
export class ConfirmCodeFactor extends StartFactor {
  @Field(() => ID)
  @IsId()
  challengeId!: string;

  @Field(() => String)
  @PlainText(1, 20)
  code!: string;
}

@InputType()
export class FinishFactorSetup {
  @Field(() => ID)
  @IsId()
  signInId!: string;
}

@InputType()
export class RemoveFactor {
  @Field(() => FactorMethod, { description: "TOTP, SMS or EMAIL." })
  @IsIn([TOTP, SMS, EMAIL])
  method!: typeof TOTP | typeof SMS | typeof EMAIL;
}

@InputType()
export class PreferFactor {
  @Field(() => FactorMethod, { description: "One that is on." })
  @IsIn([PASSKEY, TOTP, SMS, EMAIL])
  method!: FactorMethod;
}
