import { Field, ObjectType, registerEnumType } from "type-graphql";

/** What a test of a provider looks at, one after the other. */
export const SsoTestStepName = {
  DISCOVERY: "DISCOVERY",
  ISSUER: "ISSUER",
  KEYS: "KEYS",
  ENDPOINTS: "ENDPOINTS",
  CLIENT: "CLIENT",
} as const;
export type SsoTestStepName = (typeof SsoTestStepName)[keyof typeof SsoTestStepName];

registerEnumType(SsoTestStepName, {
  name: "SsoTestStepName",
  valuesConfig: {
    DISCOVERY: { description: "Its configuration can be read." },
    ISSUER: { description: "It calls itself what is configured." },
    KEYS: { description: "It publishes keys that ID tokens can be checked with." },
    ENDPOINTS: { description: "It can be asked for codes and tokens, with PKCE." },
    CLIENT: { description: "It takes the client id and the client secret." },
  },
});

@ObjectType()
export class SsoTestStep {
  @Field(() => SsoTestStepName)
  name!: SsoTestStepName;

  @Field(() => Boolean)
  ok!: boolean;

  @Field(() => String, { description: "What was found, or what is wrong and what to mend." })
  message!: string;
}

/** What a test of a provider found; it ends at the first step that fails. Nobody is signed in by it. */
@ObjectType()
export class SsoTest {
  @Field(() => Boolean)
  ok!: boolean;

  @Field(() => [SsoTestStep])
  steps!: SsoTestStep[];
}
