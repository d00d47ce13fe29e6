import { Field, ID, ObjectType } from "type-graphql";
import { OidcPreset } from "./oidc/preset.ts";
import { SsoKind } from "./sso.kind.ts";

/** Where people come from, as anybody may see it. */
@ObjectType("SsoSource")
export class SsoSource {
  @Field(() => ID)
  id!: string;

  @Field(() => SsoKind)
  kind!: SsoKind;

  @Field(() => String)
  name!: string;

  @Field(() => OidcPreset, { nullable: true, description: "Null of a connection." })
  preset!: OidcPreset | null;
}

/** A journey has begun: the browser goes there, and comes back to `/sign-in/sso#<id of the journey>`. */
@ObjectType()
export class SingleSignOnStarted {
  @Field(() => String)
  url!: string;
}

/** A source sent somebody who had not asked for it here: they say whether they meant to come. */
@ObjectType()
export class SsoConfirmationNeeded {
  @Field(() => ID)
  journeyId!: string;

  @Field(() => String, { nullable: true, description: "Who they are there." })
  name!: string | null;

  @Field(() => SsoSource)
  source!: SsoSource;

  @Field(() => String)
  message!: string;
}

/** What a source said of whoever made a test, one thing with each of its values. */
@ObjectType("SsoAttribute")
export class SsoAttribute {
  @Field(() => String)
  name!: string;

  @Field(() => [String])
  values!: readonly string[];
}
