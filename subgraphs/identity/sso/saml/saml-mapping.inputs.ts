import { ArrayMaxSize, IsEnum, IsOptional, MaxLength, ValidateNested } from "class-validator";
import { Field, ID, InputType } from "type-graphql";
import { IsId, PlainText } from "../../../shared/validation.ts";
import { Role } from "../../roles/roles.ts";
import { UnknownRole } from "./saml-connection.entity.ts";

const LONGEST_NAME = 500;
const LONGEST_VALUE = 2000;

@InputType()
export class SamlMappingInput {
  @Field(() => String, { nullable: true, description: "Of an attribute; `NameID` is the name itself." })
  @IsOptional()
  @PlainText(1, LONGEST_NAME)
  email?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @PlainText(1, LONGEST_NAME)
  displayName?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @PlainText(1, LONGEST_NAME)
  roles?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @PlainText(1, LONGEST_NAME)
  active?: string | null;
}

@InputType()
export class SamlRoleMappingInput {
  @Field(() => String)
  @PlainText(1, LONGEST_NAME)
  value!: string;

  @Field(() => Role)
  @IsEnum(Role)
  role!: Role;
}

@InputType()
export class SsoAttributeInput {
  @Field(() => String)
  @PlainText(1, LONGEST_NAME)
  name!: string;

  @Field(() => [String])
  @ArrayMaxSize(200)
  @MaxLength(LONGEST_VALUE, { each: true })
  values!: string[];
}

@InputType()
export class PreviewSamlMapping {
  @Field(() => ID)
  @IsId()
  connectionId!: string;

  @Field(() => SamlMappingInput)
  @ValidateNested()
  mapping!: SamlMappingInput;

  @Field(() => [SamlRoleMappingInput])
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  roleMapping!: SamlRoleMappingInput[];

  @Field(() => UnknownRole)
  @IsEnum(UnknownRole)
  unknownRole!: UnknownRole;

  @Field(() => [Role])
  @IsEnum(Role, { each: true })
  defaultRoles!: Role[];

  @Field(() => [SsoAttributeInput], { description: "As a test showed them." })
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  attributes!: SsoAttributeInput[];
}
