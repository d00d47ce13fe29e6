import { registerEnumType } from "type-graphql";

/** What somebody is here for; every right comes from the table below. */
export enum Role {
  CITIZEN = "CITIZEN",
  CONTRIBUTOR = "CONTRIBUTOR",
  MODERATOR = "MODERATOR",
  OFFICER = "OFFICER",
  ADMIN = "ADMIN",
  AUDITOR = "AUDITOR",
}

registerEnumType(Role, {
  name: "Role",
  valuesConfig: {
    CITIZEN: { description: "Opens cases and follows their own." },
    CONTRIBUTOR: { description: "A citizen with a good record." },
    MODERATOR: { description: "Looks after the queue of new cases." },
    OFFICER: { description: "Works cases." },
    ADMIN: { description: "Runs accounts and roles, and sees everything." },
    AUDITOR: { description: "Reads everything, writes nothing." },
  },
});

/** What a role adds to those it inherits from. */
interface Grant {
  readonly inherits: readonly Role[];
  readonly permissions: readonly string[];
}

/** The permission table: the one place where a right is given. */
export const ROLES: Readonly<Record<Role, Grant>> = {
  [Role.CITIZEN]: { inherits: [], permissions: ["case:create"] },
  [Role.CONTRIBUTOR]: { inherits: [Role.CITIZEN], permissions: [] },
  [Role.MODERATOR]: {
    inherits: [Role.CONTRIBUTOR],
    permissions: ["case:read-queue", "case:read-notes", "case:comment", "case:edit", "user:list", "agent:read"],
  },
  [Role.OFFICER]: {
    inherits: [Role.MODERATOR],
    permissions: ["case:work", "case:assign", "case:change-status", "case:remind", "agent:run"],
  },
  [Role.ADMIN]: {
    inherits: [Role.OFFICER],
    permissions: [
      "case:read-all",
      "user:read",
      "user:unlock",
      "factor:read",
      "factor:manage",
      "sso:read",
      "sso:manage",
      "role:read",
      "role:assign",
      "key:rotate",
      "audit:read",
      "ledger:operate",
      "job:read",
      "job:operate",
      "delivery:read",
      "agent:operate",
      "workflow:edit",
      "run:read-all",
    ],
  },
  [Role.AUDITOR]: {
    inherits: [],
    permissions: [
      "case:read-all",
      "case:read-notes",
      "user:list",
      "user:read",
      "factor:read",
      "sso:read",
      "role:read",
      "audit:read",
      "job:read",
      "delivery:read",
      "agent:read",
      "run:read-all",
    ],
  },
};

/** What nobody hands to an agent: who may do what, and who starts or steers agents, people decide themselves. */
export const NEVER_DELEGATED: readonly string[] = [
  "role:assign",
  "user:unlock",
  "factor:manage",
  "sso:manage",
  "key:rotate",
  "ledger:operate",
  "job:operate",
  "workflow:edit",
  "agent:run",
  "agent:operate",
];

/** Every right that there is. */
export const PERMISSIONS: ReadonlySet<string> = new Set(Object.values(ROLES).flatMap(({ permissions }) => permissions));

/** Every right of somebody with these roles, inherited ones included, sorted. */
export function permissionsOf(roles: readonly Role[]): string[] {
  const collect = (role: Role): string[] => [...ROLES[role].inherits.flatMap(collect), ...ROLES[role].permissions];
  return [...new Set(roles.flatMap(collect))].sort();
}

/** The roles that carry a permission, inherited or not. */
export function rolesWith(permission: string): Role[] {
  return Object.values(Role).filter((role) => permissionsOf([role]).includes(permission));
}

/** Staff sign in for a working day, citizens for a day. */
export function sessionHours(roles: readonly Role[]): number {
  return roles.every((role) => role === Role.CITIZEN || role === Role.CONTRIBUTOR) ? 24 : 8;
}
