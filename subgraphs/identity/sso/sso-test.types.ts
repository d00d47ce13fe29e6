import { Field, ObjectType } from "type-graphql";
import { Role } from "../roles/roles.ts";
import { SsoAttribute } from "./sso.types.ts";

/** Who somebody would be here, by what a source says of them. */
@ObjectType("SsoMapped")
export class SsoMapped {
  @Field(() => String, { nullable: true })
  email!: string | null;

  @Field(() => String, { nullable: true })
  displayName!: string | null;

  @Field(() => [Role], { nullable: true, description: "Null where the source decides nothing about roles." })
  roles!: readonly Role[] | null;

  @Field(() => Boolean)
  active!: boolean;
}

/** What came of a test. Nobody is signed in by one. */
@ObjectType("SsoTestOutcome")
export class SsoTestOutcome {
  @Field(() => String, {
    nullable: true,
    description: "What somebody who signs in would be told; null where they would get in.",
  })
  refusal!: string | null;

  @Field(() => String, { nullable: true, description: "What is wrong, and what to mend." })
  message!: string | null;

  @Field(() => [SsoAttribute])
  attributes!: readonly SsoAttribute[];

  @Field(() => SsoMapped, { nullable: true })
  mapped!: SsoMapped | null;
}
