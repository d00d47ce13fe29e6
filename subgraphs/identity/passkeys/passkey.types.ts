import { Field, ID, ObjectType } from "type-graphql";

/** What a browser makes or uses a passkey with: one answer, within five minutes. */
@ObjectType("PasskeyChallenge")
export class PasskeyOptions {
  @Field(() => ID)
  challengeId!: string;

  @Field(() => String, { description: "JSON, for @simplewebauthn/browser or navigator.credentials." })
  options!: string;
}
