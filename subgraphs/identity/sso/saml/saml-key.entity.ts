import { Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Row, TimeColumn } from "../../../shared/row.ts";

/** A key pair by which providers know us, and for which they encrypt. */
@ObjectType("SamlKey")
@Entity("saml_keys")
export class SamlKey extends Row {
  /** The next one is published before it signs; an old one still opens what was encrypted for it. */
  @Column("text")
  state!: "NEXT" | "CURRENT" | "OLD";

  @Column("text")
  certificate!: string;

  /** Sealed with a key that the database does not hold. */
  @Column("bytea")
  sealedPrivateKey!: Buffer;

  @Field(() => Date, { nullable: true, description: "From then on it signs nothing." })
  @TimeColumn({ nullable: true })
  retiredAt!: Date | null;
}
