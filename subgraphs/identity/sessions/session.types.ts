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

/** What a browser's session is made of at the edge. */
export interface BrowserTokens extends Tokens {
  /** By what the browser is known again; null where it is already. */
  readonly device: string | null;
  /** Whether it takes the place of another, which goes on for a moment: other tabs still hold its cookies. */
  readonly renewed: boolean;
}
