import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsEnum, IsOptional, ValidateNested } from "class-validator";
import { ArgsType, Field, ID, InputType, registerEnumType } from "type-graphql";
import { PageArgs } from "../../shared/page.ts";
import { SortDirection } from "../../shared/sort.ts";
import { AreIds, OfVersion, PlainText } from "../../shared/validation.ts";
import { Role } from "../roles/roles.ts";

@InputType()
export class UserFilter {
  @Field(() => String, { nullable: true, description: "Part of the name." })
  @IsOptional()
  @PlainText(0, 200)
  text?: string | null;

  @Field(() => Role, { nullable: true })
  @IsOptional()
  role?: Role | null;

  @Field(() => String, { nullable: true, description: "Holds this permission, for example case:work." })
  @IsOptional()
  @PlainText(0, 100)
  permission?: string | null;

  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(100)
  @AreIds()
  ids?: string[] | null;
}

export enum UserSortField {
  NAME = "NAME",
  CREATED_AT = "CREATED_AT",
}
registerEnumType(UserSortField, { name: "UserSortField" });

@InputType()
export class UserSort {
  @Field(() => UserSortField)
  @IsEnum(UserSortField)
  field!: UserSortField;

  @Field(() => SortDirection, { defaultValue: SortDirection.ASC })
  @IsEnum(SortDirection)
  direction!: SortDirection;
}

@ArgsType()
export class UsersArgs extends PageArgs {
  @Field(() => UserFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: UserFilter | null;

  @Field(() => UserSort, { nullable: true })
  @IsOptional()
  @ValidateNested()
  sort?: UserSort | null;
}

@InputType()
export class ChangeRoles extends OfVersion {
  @Field(() => [Role])
  @ArrayMinSize(1, { message: "$property needs at least one role" })
  @ArrayUnique({ message: "$property names a role twice" })
  roles!: Role[];

  @Field(() => String)
  @PlainText(3, 500)
  reason!: string;
}
