import {
  ArrayMaxSize,
  ArrayUnique,
  IsBoolean,
  IsEnum,
  IsOptional,
  Matches,
  MaxLength,
  ValidateNested,
} from "class-validator";
import { Field, ID, InputType, Int } from "type-graphql";
import { IsId, IsVersion, OfVersion, PlainText } from "../../../shared/validation.ts";
import { Role } from "../../roles/roles.ts";
import { DOMAIN } from "../oidc/oidc-provider.inputs.ts";
import { MOST_METADATA } from "./metadata.ts";
import { UnknownRole } from "./saml-connection.entity.ts";
import { SamlMappingInput, SamlRoleMappingInput } from "./saml-mapping.inputs.ts";

const LONGEST_URL = 2000;
const MOST_CERTIFICATE = 20_000;

@InputType({ description: "What is left out stays as it is; of a new connection it is what is safe." })
export class SaveSamlConnection {
  @Field(() => ID, { nullable: true, description: "Of the one that changes; without it a new one is made." })
  @IsOptional()
  @IsId()
  id?: string | null;

  @Field(() => Int, { nullable: true, description: "Of the one that changes, as it was read." })
  @IsOptional()
  @IsVersion()
  version?: number | null;

  @Field(() => String, { nullable: true, description: "What people read where they sign in; a new one needs it." })
  @IsOptional()
  @PlainText(1, 100)
  name?: string | null;

  @Field(() => String, { nullable: true, description: "The provider's, as a file holds it." })
  @IsOptional()
  @MaxLength(MOST_METADATA)
  metadataXml?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Where the provider's is looked up, now and every day; empty: no more.",
  })
  @IsOptional()
  @MaxLength(LONGEST_URL)
  metadataUrl?: string | null;

  @Field(() => String, { nullable: true, description: "Instead of metadata." })
  @IsOptional()
  @PlainText(1, 1024)
  idpEntityId?: string | null;

  @Field(() => String, { nullable: true, description: "Instead of metadata." })
  @IsOptional()
  @PlainText(1, LONGEST_URL)
  ssoUrl?: string | null;

  @Field(() => String, { nullable: true, description: "Instead of metadata; empty: none." })
  @IsOptional()
  @MaxLength(LONGEST_URL)
  sloUrl?: string | null;

  @Field(() => [String], { nullable: true, description: "Instead of metadata, in PEM; all that are valid at once." })
  @IsOptional()
  @ArrayMaxSize(10)
  @MaxLength(MOST_CERTIFICATE, { each: true })
  certificates?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: "The kind of name that is asked for; empty: the provider's choice.",
  })
  @IsOptional()
  @MaxLength(200)
  nameIdFormat?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The attribute that tells people apart; empty: their name there.",
  })
  @IsOptional()
  @MaxLength(500)
  subjectAttribute?: string | null;

  @Field(() => SamlMappingInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  mapping?: SamlMappingInput | null;

  @Field(() => [SamlRoleMappingInput], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  roleMapping?: SamlRoleMappingInput[] | null;

  @Field(() => UnknownRole, { nullable: true })
  @IsOptional()
  @IsEnum(UnknownRole)
  unknownRole?: UnknownRole | null;

  @Field(() => [Role], { nullable: true })
  @IsOptional()
  @ArrayUnique({ message: "$property names a role twice" })
  @IsEnum(Role, { each: true })
  defaultRoles?: Role[] | null;

  @Field(() => [String], { nullable: true, description: "In lower case; each belongs to one connection alone." })
  @IsOptional()
  @ArrayMaxSize(100)
  @ArrayUnique({ message: "$property names a domain twice" })
  @Matches(DOMAIN, {
    each: true,
    message: "$property takes names of domains alone, such as example.org, without @ and https://",
  })
  domains?: string[] | null;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  required?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  enabled?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  idpInitiated?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  allowSignUp?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  signRequests?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  wantEncrypted?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  factorAtProvider?: boolean | null;

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(20)
  @MaxLength(300, { each: true })
  factorContexts?: string[] | null;
}

@InputType()
export class RemoveSamlConnection extends OfVersion {}

@InputType()
export class RefreshSamlMetadata {
  @Field(() => ID)
  @IsId()
  id!: string;
}

@InputType({ description: "One of the two." })
export class ReadSamlMetadata {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(MOST_METADATA)
  xml?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @PlainText(1, LONGEST_URL)
  url?: string | null;
}

@InputType()
export class RotateSamlKey {
  @Field(() => String)
  @PlainText(3, 500)
  reason!: string;
}
