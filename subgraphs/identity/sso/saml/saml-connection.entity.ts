import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Row, TimeColumn } from "../../../shared/row.ts";
import { Role } from "../../roles/roles.ts";
import type { IdpCertificate } from "./certificate.ts";
import type { AttributeMapping, RoleMapping } from "./mapping.ts";

/** What becomes of somebody whose provider gives them a role that nobody here knows. */
export const UnknownRole = { REFUSE: "REFUSE", IGNORE: "IGNORE" } as const;
export type UnknownRole = (typeof UnknownRole)[keyof typeof UnknownRole];

registerEnumType(UnknownRole, {
  name: "SamlUnknownRole",
  valuesConfig: {
    REFUSE: { description: "They have no access, and neither has who is given no role." },
    IGNORE: { description: "They get the roles that are known, or else the default ones." },
  },
});

/** An organisation's own identity provider, which its people sign in with. One that nothing is known of yet is off. */
@ObjectType("SamlConnection")
@Entity("saml_connections")
export class SamlConnection extends Row {
  @Field(() => String, { description: "What people read where they sign in." })
  @Column("text")
  name!: string;

  @Field(() => String, { description: "Empty until its metadata is known." })
  @Column("text")
  idpEntityId!: string;

  @Field(() => String, { description: "Where people are sent to sign in; empty until its metadata is known." })
  @Column("text")
  ssoUrl!: string;

  @Field(() => String, { nullable: true, description: "Where they are sent to sign out." })
  @Column("text", { nullable: true })
  sloUrl!: string | null;

  @Column("jsonb")
  certificates!: IdpCertificate[];

  @Field(() => String, { nullable: true, description: "Where its metadata is looked up once a day." })
  @Column("text", { nullable: true })
  metadataUrl!: string | null;

  @Field(() => Date, { nullable: true })
  @TimeColumn({ nullable: true })
  metadataCheckedAt!: Date | null;

  /** Why it could not be read the last time: a name out of a catalogue. */
  @Column("text", { nullable: true })
  metadataError!: string | null;

  @Field(() => Date, {
    nullable: true,
    description: "Until when what is known of the provider may be believed, where it says so.",
  })
  @TimeColumn({ nullable: true })
  validUntil!: Date | null;

  /** Of which end whoever looks after connections was told. */
  @Column("text", { nullable: true })
  toldOf!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The kind of name that is asked for; null leaves it to the provider.",
  })
  @Column("text", { nullable: true })
  nameIdFormat!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The attribute that tells people apart; null: their name there.",
  })
  @Column("text", { nullable: true })
  subjectAttribute!: string | null;

  @Column("jsonb")
  mapping!: AttributeMapping;

  @Column("jsonb")
  roleMapping!: RoleMapping[];

  @Field(() => UnknownRole)
  @Column("text")
  unknownRole!: UnknownRole;

  @Field(() => [Role], { description: "For who is given no role that is known." })
  @Column("text", { array: true })
  defaultRoles!: Role[];

  @Field(() => [String], { description: "Whose addresses it vouches for, and whose people are led to it." })
  @Column("text", { array: true })
  domains!: string[];

  @Field(() => Boolean, { description: "People with addresses of its domains sign in with it and with nothing else." })
  @Column("boolean")
  required!: boolean;

  @Field(() => Boolean)
  @Column("boolean")
  enabled!: boolean;

  @Field(() => Boolean, { description: "People may come from the provider without having asked here." })
  @Column("boolean")
  idpInitiated!: boolean;

  @Field(() => Boolean, { description: "Whoever has no account gets one." })
  @Column("boolean")
  allowSignUp!: boolean;

  @Field(() => Boolean)
  @Column("boolean")
  signRequests!: boolean;

  @Field(() => Boolean, { description: "Assertions that are not encrypted are refused." })
  @Column("boolean")
  wantEncrypted!: boolean;

  @Field(() => Boolean, { description: "A second factor that it asked for counts here." })
  @Column("boolean")
  factorAtProvider!: boolean;

  @Field(() => [String], { description: "The AuthnContextClassRef by which it says that it asked for one." })
  @Column("text", { array: true })
  factorContexts!: string[];
}
