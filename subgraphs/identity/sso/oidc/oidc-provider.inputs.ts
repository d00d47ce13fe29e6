import { ArrayMaxSize, ArrayUnique, IsBoolean, IsEnum, IsOptional, Matches } from "class-validator";
import { Field, ID, InputType, Int } from "type-graphql";
import { IsId, IsVersion, OfVersion, PlainText } from "../../../shared/validation.ts";
import { OidcPreset } from "./preset.ts";

/** A name that belongs to somebody, in lower case: no address, no part of one. */
export const DOMAIN = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}$/;

const SCOPE = /^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/;

@InputType()
export class SaveOidcProvider {
  @Field(() => ID, { nullable: true, description: "Of the one that changes; without it a new one is made." })
  @IsOptional()
  @IsId()
  id?: string | null;

  @Field(() => Int, { nullable: true, description: "Of the one that changes, as it was read." })
  @IsOptional()
  @IsVersion()
  version?: number | null;

  @Field(() => OidcPreset)
  @IsEnum(OidcPreset)
  preset!: OidcPreset;

  @Field(() => String)
  @PlainText(1, 100)
  name!: string;

  @Field(() => String, { nullable: true, description: "Of Okta and of any other; the presets know their own." })
  @IsOptional()
  @PlainText(1, 500)
  issuer?: string | null;

  @Field(() => String)
  @PlainText(1, 300)
  clientId!: string;

  @Field(() => String, { nullable: true, description: "Written and never read; left out the one that there is stays." })
  @IsOptional()
  @PlainText(1, 1000)
  clientSecret?: string | null;

  @Field(() => String, { nullable: true, description: "Microsoft's: the id of the one directory that may sign in." })
  @IsOptional()
  @IsId()
  tenant?: string | null;

  @Field(() => [String], { nullable: true, description: "Left out the preset's." })
  @IsOptional()
  @ArrayMaxSize(20)
  @ArrayUnique({ message: "$property names a scope twice" })
  @Matches(SCOPE, { each: true, message: "$property has something that is no scope" })
  scopes?: string[] | null;

  @Field(() => [String], { description: "Whose addresses it vouches for, in lower case." })
  @ArrayMaxSize(100)
  @ArrayUnique({ message: "$property names a domain twice" })
  @Matches(DOMAIN, {
    each: true,
    message: "$property takes names of domains alone, such as example.org, without @ and https://",
  })
  domains!: string[];

  @Field(() => Boolean)
  @IsBoolean()
  enabled!: boolean;

  @Field(() => Boolean, { description: "Whoever has no account gets one." })
  @IsBoolean()
  allowSignUp!: boolean;

  @Field(() => Boolean, { description: "A second factor that it asked for counts here." })
  @IsBoolean()
  factorAtProvider!: boolean;
}

@InputType()
export class RemoveOidcProvider extends OfVersion {}

@InputType()
export class TestOidcProvider {
  @Field(() => ID)
  @IsId()
  id!: string;
}
