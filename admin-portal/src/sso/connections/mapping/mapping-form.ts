import type { ConnectionDetailFragment, Role, SaveSamlConnection } from "../../../gql/graphql.ts";

/** A value that the organisation sends, and the role that it stands for here. */
export interface RoleRow {
  /** Which row it is, while rows come and go. */
  readonly key: number;
  readonly value: string;
  readonly role: Role;
}

/** What is read of an assertion, as it is being written. */
export interface MappingForm {
  subjectAttribute: string;
  email: string;
  displayName: string;
  roles: string;
  active: string;
  roleMapping: RoleRow[];
  unknownRole: "REFUSE" | "IGNORE";
  defaultRoles: Role[];
}

/** What is kept of it, to be changed. */
export function formOf(connection: ConnectionDetailFragment): MappingForm {
  const { subjectAttribute, mapping, roleMapping, unknownRole, defaultRoles } = connection;
  return {
    subjectAttribute: subjectAttribute ?? "",
    email: mapping.email ?? "",
    displayName: mapping.displayName ?? "",
    roles: mapping.roles ?? "",
    active: mapping.active ?? "",
    roleMapping: roleMapping.map(({ value, role }, key) => ({ key, value, role })),
    unknownRole,
    defaultRoles,
  };
}

/** What is sent of it: an empty name reads nothing, and a row without a value stands for nothing. */
export function inputOf(form: MappingForm) {
  const { email, displayName, roles, active, roleMapping, unknownRole, defaultRoles, subjectAttribute } = form;
  return {
    // Empty takes it away; what is not said stays.
    subjectAttribute: subjectAttribute.trim(),
    mapping: { email: named(email), displayName: named(displayName), roles: named(roles), active: named(active) },
    roleMapping: roleMapping
      .map(({ value, role }) => ({ value: value.trim(), role }))
      .filter(({ value }) => value !== ""),
    unknownRole,
    defaultRoles,
  } satisfies Partial<SaveSamlConnection>;
}

const named = (name: string) => name.trim() || null;
