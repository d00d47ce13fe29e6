import { Field, ObjectType, Query, Resolver } from "type-graphql";
import { permissionsOf, ROLES, Role } from "./roles.ts";

/** One line of the permission table. */
@ObjectType()
export class RoleDefinition {
  @Field(() => Role)
  role!: Role;

  @Field(() => [Role])
  inherits!: Role[];

  @Field(() => [String], { description: "Inherited ones included." })
  permissions!: string[];
}

@Resolver()
export class RoleResolver {
  @Query(() => [RoleDefinition])
  roles(): RoleDefinition[] {
    return Object.values(Role).map((role) => ({
      role,
      inherits: [...ROLES[role].inherits],
      permissions: permissionsOf([role]),
    }));
  }
}
