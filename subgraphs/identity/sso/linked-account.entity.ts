import { Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Row, TimeColumn } from "../../shared/row.ts";
import type { Role } from "../roles/roles.ts";
import type { SsoKind } from "./sso.kind.ts";

/** Somebody's identity at a source: it is known by issuer and subject, and by nothing else. */
@ObjectType("LinkedAccount")
@Entity("sso_identities")
export class LinkedAccount extends Row {
  @Column("uuid")
  userId!: string;

  @Column("text")
  kind!: SsoKind;

  @Column("uuid")
  sourceId!: string;

  @Field(() => String)
  @Column("text")
  issuer!: string;

  @Column("text")
  subject!: string;

  @Field(() => String, { nullable: true, description: "As the source says it; it proves nothing here." })
  @Column("text", { nullable: true })
  email!: string | null;

  @Field(() => String, { nullable: true })
  @Column("text", { nullable: true })
  displayName!: string | null;

  /** What the source's roles gave: it goes when they do. */
  @Column("text", { array: true, default: "{}" })
  mappedRoles!: Role[];

  @Field(() => Date, { nullable: true })
  @TimeColumn({ nullable: true })
  lastUsedAt!: Date | null;
}
