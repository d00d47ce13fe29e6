import { Field, ID, Int, ObjectType } from "type-graphql";
import { User } from "../users/user.entity.ts";
import { FactorMethod } from "./factor.method.ts";

/** The first step is done: one of these proves the rest, by `proveFactor` with the signInId. */
@ObjectType()
export class SecondFactorNeeded {
  @Field(() => ID)
  signInId!: string;

  @Field(() => [FactorMethod], {
    description: "Those that are on and do not rest on the first step, the strongest first.",
  })
  methods!: FactorMethod[];

  @Field(() => FactorMethod)
  preferred!: FactorMethod;

  @Field(() => String, { nullable: true, description: "Where a code by e-mail would go, masked." })
  emailTo!: string | null;

  @Field(() => String, { nullable: true, description: "Where a code by text message would go, masked." })
  smsTo!: string | null;

  @Field(() => Int, { description: "For how many days this browser can be trusted; 0: it cannot." })
  trustDays!: number;

  @Field(() => String)
  message!: string;
}

/** The first step is done, and a factor is required that this person does not have: one is set up now, with the signInId. */
@ObjectType()
export class FactorSetupNeeded {
  @Field(() => ID)
  signInId!: string;

  @Field(() => [FactorMethod], { description: "Those that count and can be set up here." })
  methods!: FactorMethod[];

  @Field(() => String)
  message!: string;
}

/** What an authenticator app is given; it is shown once, and nothing is on before a code of it was confirmed. */
@ObjectType()
export class TotpSetup {
  @Field(() => ID)
  factorId!: string;

  @Field(() => String, { description: "otpauth://…, to be shown as a QR code." })
  uri!: string;

  @Field(() => String, { description: "The same to be typed: base32." })
  secret!: string;
}

/** A factor is on. */
@ObjectType()
export class FactorOn {
  @Field(() => FactorMethod)
  method!: FactorMethod;

  @Field(() => [String], { nullable: true, description: "With the first factor alone, and never again." })
  backupCodes!: string[] | null;

  @Field(() => User, { nullable: true, description: "Null on the way in: nobody is signed in yet." })
  user!: User | null;
}

/** Ten new ones; those before are void. They are shown here and never again. */
@ObjectType()
export class BackupCodes {
  @Field(() => [String])
  codes!: string[];
}

/** A factor that somebody has on; passkeys stand apart. */
@ObjectType("Factor")
export class FactorInUse {
  @Field(() => ID)
  id!: string;

  @Field(() => FactorMethod)
  method!: FactorMethod;

  @Field(() => Date)
  confirmedAt!: Date;

  @Field(() => Date, { nullable: true })
  lastUsedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Where its codes go, masked; null of an authenticator app." })
  to!: string | null;
}
