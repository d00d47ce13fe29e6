import type { JWK } from "jose";
import { Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Row, TimeColumn } from "../../shared/row.ts";

/** A key pair that signs access tokens; its id is the `kid`. */
@ObjectType("SigningKey")
@Entity("signing_keys")
export class SigningKey extends Row {
  @Column("jsonb")
  publicKey!: JWK;

  /** JWE: a dump of the database signs nothing. */
  @Column("text")
  sealedPrivateKey!: string;

  /** From then on it signs nothing; its tokens hold until they expire. */
  @Field(() => Date, { nullable: true })
  @TimeColumn({ nullable: true })
  retiredAt!: Date | null;
}
