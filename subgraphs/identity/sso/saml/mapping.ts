import { Role } from "../../roles/roles.ts";
import type { SamlAttribute } from "./statement.ts";

/** Which attributes say what; those that are not named say nothing. */
export interface AttributeMapping {
  readonly email: string | null;
  readonly displayName: string | null;
  readonly roles: string | null;
  readonly active: string | null;
}

/** What a value of the attribute of roles stands for here. */
export interface RoleMapping {
  readonly value: string;
  readonly role: Role;
}

export interface Mapping {
  readonly mapping: AttributeMapping;
  readonly roleMapping: readonly RoleMapping[];
  /** What becomes of somebody with a value that stands for no role: everybody's value, or nobody's. */
  readonly unknownRole: "REFUSE" | "IGNORE";
  /** For who has no value that stands for a role. */
  readonly defaultRoles: readonly Role[];
}

/** What a provider's words come to here. */
export interface Mapped {
  readonly email: string | null;
  readonly displayName: string | null;
  /** Null where the connection says nothing of roles. */
  readonly roles: readonly Role[] | null;
  /** Values that stand for no role. */
  readonly unknown: readonly string[];
  /** False where their organisation says so, or gives them no role where it has to give one. */
  readonly active: boolean;
}

const LONGEST = { email: 254, displayName: 100 };
const INACTIVE = /^(?:false|0|no|inactive|disabled|suspended|left|terminated)$/i;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** What the words of a provider come to by a mapping; the same for a sign-in and for a preview of one. */
export function mapped(attributes: readonly SamlAttribute[], { mapping, ...rules }: Mapping): Mapped {
  const email = first(attributes, mapping.email)?.toLowerCase() ?? null;
  const active = first(attributes, mapping.active);
  const { roles, unknown } = rolesOf(valuesOf(attributes, mapping.roles), mapping.roles !== null, rules);
  const needsRole = rules.unknownRole === "REFUSE" && roles !== null;
  return {
    email: email && email.length <= LONGEST.email && EMAIL.test(email) ? email : null,
    displayName: first(attributes, mapping.displayName)?.slice(0, LONGEST.displayName) ?? null,
    roles,
    unknown,
    active: !(active !== null && INACTIVE.test(active)) && !(needsRole && roles.length === 0),
  };
}

function rolesOf(
  values: readonly string[],
  maps: boolean,
  { roleMapping, unknownRole, defaultRoles }: Omit<Mapping, "mapping">,
): Pick<Mapped, "roles" | "unknown"> {
  if (!maps && defaultRoles.length === 0) return { roles: null, unknown: [] };
  const given = roleMapping.filter(({ value }) => values.includes(value)).map(({ role }) => role);
  const unknown = values.filter((value) => roleMapping.every((known) => known.value !== value));
  if (unknownRole === "REFUSE" && unknown.length > 0) return { roles: [], unknown };
  const roles = given.length > 0 ? given : defaultRoles;
  return { roles: Object.values(Role).filter((role) => roles.includes(role)), unknown };
}

/** All that an attribute says, however its name is spelt: providers differ in it, and change it. */
export function valuesOf(attributes: readonly SamlAttribute[], name: string | null): readonly string[] {
  return attributes.find((attribute) => attribute.name.toLowerCase() === name?.toLowerCase())?.values ?? [];
}

function first(attributes: readonly SamlAttribute[], name: string | null): string | null {
  return valuesOf(attributes, name)[0] ?? null;
}
