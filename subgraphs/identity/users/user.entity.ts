import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Row, TimeColumn } from "../../shared/row.ts";
import { Language, LanguageColumn } from "../../shared/words/language.ts";
import { FactorMethod } from "../factors/factor.method.ts";
import { Role } from "../roles/roles.ts";
import { Theme } from "./theme.ts";

/** A person who can sign in. An address stands here once it was proven, or given by the office; never before. */
@Directive('@key(fields: "id")')
@ObjectType("User")
@Entity("users")
export class User extends Row {
  @Field(() => String)
  @Column("text")
  displayName!: string;

  @Field(() => String, { nullable: true, description: "Lower case; only oneself or who may read users sees it." })
  @Column("text", { unique: true, nullable: true })
  email!: string | null;

  @Field(() => Date, { nullable: true, description: "Null where the office gave it and nobody proved it." })
  @TimeColumn({ nullable: true })
  emailVerifiedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "E.164; only oneself or who may read users sees it." })
  @Column("text", { unique: true, nullable: true })
  phone!: string | null;

  @Field(() => Date, { nullable: true, description: "Null where the office gave it and nobody proved it." })
  @TimeColumn({ nullable: true })
  phoneVerifiedAt!: Date | null;

  /** When what was counted against the account was last forgotten by an administrator. */
  @TimeColumn({ nullable: true })
  unlockedAt!: Date | null;

  /** Until when guesses at the account are refused from where the last ones came; null once an administrator forgot them. */
  @TimeColumn({ nullable: true })
  lockedUntil!: Date | null;

  /** When their factors were taken away, until they have one again: the next sign-in sets it up. */
  @TimeColumn({ nullable: true })
  factorsDueSince!: Date | null;

  @Field(() => [Role])
  @Column("text", { array: true })
  roles!: Role[];

  @Field(() => FactorMethod, { nullable: true, description: "Which factor they are asked for first." })
  @Column("text", { nullable: true })
  preferredFactor!: FactorMethod | null;

  @Field(() => Boolean, { nullable: true, description: "An administrator requires a factor, whatever the roles ask." })
  @Column("boolean", { default: false })
  factorRequired!: boolean;

  @Field(() => Boolean, { nullable: true, description: "They sign in past a connection that is required." })
  @Column("boolean", { default: false })
  breakGlass!: boolean;

  @Field(() => Language, { nullable: true, description: "What they are written to in; only oneself sees it." })
  @LanguageColumn()
  language!: Language;

  @Field(() => Theme, { nullable: true, description: "How pages look to them; only oneself sees it." })
  @Column("text", { default: Theme.SYSTEM })
  theme!: Theme;

  @Field(() => String, { nullable: true, description: "An IANA name; only oneself sees it." })
  @Column("text", { default: "Asia/Kolkata" })
  timeZone!: string;

  @Field(() => String, { nullable: true, description: "A few words about themselves; only oneself sees them." })
  @Column("text", { nullable: true })
  bio!: string | null;

  @Field(() => String, { nullable: true, description: "The place where they live; only oneself sees it." })
  @Column("text", { nullable: true })
  location!: string | null;

  @Field(() => String, { nullable: true, description: "Only oneself or who may read users sees it." })
  @Column("text", { nullable: true })
  postalAddress!: string | null;
}
