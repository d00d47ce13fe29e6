import { anyone, may, type RuleTable, selfOr, signedIn } from "../shared/rules.ts";

/** Who may call and see what in identity. Which rows is the services' decision. */
export const rules: RuleTable = {
  Query: {
    me: anyone,
    user: may("user:list"),
    users: may("user:list"),
    roles: may("role:read"),
    mySessions: signedIn,
    auditTrail: may("audit:read"),
  },
  Mutation: {
    signIn: anyone,
    refreshSession: anyone,
    endSession: signedIn,
    endOtherSessions: signedIn,
    changeRoles: may("role:assign"),
    rotateSigningKey: may("key:rotate"),
  },
  User: { "*": signedIn, email: selfOr("user:read"), permissions: selfOr("role:read") },
  UserConnection: { "*": may("user:list") },
  UserEdge: { "*": may("user:list") },
  RoleDefinition: { "*": may("role:read") },
  SignedIn: { "*": anyone },
  Refused: { "*": anyone },
  Tokens: { "*": anyone },
  Session: { "*": signedIn },
  SigningKey: { "*": may("key:rotate") },
  AuditEntry: { "*": may("audit:read") },
  AuditEntryConnection: { "*": may("audit:read") },
  AuditEntryEdge: { "*": may("audit:read") },
  FieldChange: { "*": signedIn },
  PageInfo: { "*": signedIn },
};
