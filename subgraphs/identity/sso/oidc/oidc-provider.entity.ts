import { Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Row } from "../../../shared/row.ts";
import { OidcPreset } from "./preset.ts";

/** Where a provider that publishes nothing about itself is asked. */
export interface OidcEndpoints {
  readonly authorization: string;
  readonly token: string;
  readonly api: string;
}

/** A provider that people sign in with. */
@ObjectType("OidcProvider")
@Entity("oidc_providers")
export class OidcProvider extends Row {
  @Field(() => OidcPreset)
  @Column("text")
  preset!: OidcPreset;

  @Field(() => String, { description: "What stands on its button." })
  @Column("text")
  name!: string;

  @Field(() => String)
  @Column("text")
  issuer!: string;

  @Field(() => String)
  @Column("text")
  clientId!: string;

  /** Sealed with a key that the database does not hold; null of a public client. */
  @Column("bytea", { nullable: true })
  clientSecret!: Buffer | null;

  @Field(() => String, { nullable: true, description: "Microsoft's: the id of the one directory that may sign in." })
  @Column("text", { nullable: true })
  tenant!: string | null;

  @Field(() => [String])
  @Column("text", { array: true })
  scopes!: string[];

  @Field(() => [String], { description: "Whose addresses it vouches for." })
  @Column("text", { array: true })
  domains!: string[];

  @Field(() => Boolean)
  @Column("boolean")
  enabled!: boolean;

  @Field(() => Boolean, { description: "Whoever has no account gets one." })
  @Column("boolean")
  allowSignUp!: boolean;

  @Field(() => Boolean, { description: "A second factor that it asked for counts here." })
  @Column("boolean")
  factorAtProvider!: boolean;

  /** What it is called in the operator's file; null where an administrator keeps it. */
  @Column("text", { nullable: true, unique: true })
  managedAs!: string | null;

  /** Null where the preset or the issuer says them. */
  @Column("jsonb", { nullable: true })
  endpoints!: OidcEndpoints | null;
}
