import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Row } from "../../shared/row.ts";
import type { SsoReason } from "./reasons.ts";
import type { SsoKind } from "./sso.kind.ts";
import type { SsoRefusal } from "./sso.refused.ts";

/** What became of an attempt to sign in with a source. */
export const SsoOutcome = { IN: "IN", PROOF_NEEDED: "PROOF_NEEDED", TESTED: "TESTED", REFUSED: "REFUSED" } as const;
export type SsoOutcome = (typeof SsoOutcome)[keyof typeof SsoOutcome];

registerEnumType(SsoOutcome, {
  name: "SsoOutcome",
  valuesConfig: {
    IN: { description: "The first step of a sign-in was done, or an account was linked." },
    PROOF_NEEDED: { description: "There is an account with this address, which has to be proven first." },
    TESTED: { description: "An administrator's test came back." },
  },
});

/** One attempt, kept for a month for whoever looks after the source. */
@ObjectType("SsoAttempt")
@Entity("sso_attempts")
export class SsoAttempt extends Row {
  @Column("text")
  kind!: SsoKind;

  @Column("uuid")
  sourceId!: string;

  @Column("uuid", { nullable: true })
  journeyId!: string | null;

  @Field(() => SsoOutcome)
  @Column("text")
  outcome!: SsoOutcome;

  @Field(() => String, { nullable: true, description: "What whoever tried was told." })
  @Column("text", { nullable: true })
  code!: SsoRefusal | null;

  @Column("text", { nullable: true })
  reason!: SsoReason | null;

  @Column("text", { nullable: true })
  detail!: string | null;

  @Column("uuid", { nullable: true })
  userId!: string | null;

  /** Where it came from, no closer than a network. */
  @Column("text")
  network!: string;
}
