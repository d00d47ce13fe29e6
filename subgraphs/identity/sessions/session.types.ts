import { Field, ObjectType } from "type-graphql";

/** What a client without cookies signs its requests with. */
@ObjectType()
export class Tokens {
  @Field(() => String)
  accessToken!: string;

  @Field(() => String)
  refreshToken!: string;

  @Field(() => Date)
  expiresAt!: Date;

  @Field(() => Date)
  sessionExpiresAt!: Date;
}
