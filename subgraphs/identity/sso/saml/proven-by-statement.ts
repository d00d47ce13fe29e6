import { domainOf } from "../domain.ts";
import type { ProvenIdentity } from "../proven-identity.ts";
import { mapped, valuesOf } from "./mapping.ts";
import { keptName } from "./name-id.ts";
import { SamlRefusal } from "./saml.refusal.ts";
import type { SamlConnection } from "./saml-connection.entity.ts";
import type { SamlAttribute, SamlStatement } from "./statement.ts";

const TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
const EMAIL_FORMAT = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
const LONGEST_SUBJECT = 1024;

/** Who somebody is by a statement that is believed, as the connection reads its words. */
export function provenByStatement(connection: SamlConnection, statement: SamlStatement): ProvenIdentity {
  const { issuer, sessionIndex, authnContext, name } = statement;
  const attributes = withTheName(statement);
  const { displayName, ...found } = mapped(attributes, connection);
  const email =
    found.email ?? (name.format === EMAIL_FORMAT && !connection.mapping.email ? name.value.toLowerCase() : null);
  const domain = domainOf(email);
  return {
    issuer,
    subject: subjectOf(connection, statement),
    email,
    emailAuthoritative: domain !== null && connection.domains.includes(domain),
    displayName,
    roles: found.roles,
    keepsProfile: connection.mapping.displayName !== null,
    active: found.active,
    unknownRoles: found.unknown,
    factorProven: authnContext !== null && connection.factorContexts.includes(authnContext),
    authenticatedAt: statement.authenticatedAt?.toISOString() ?? null,
    until: statement.until?.toISOString() ?? null,
    sessionIndex,
    logout: keptName(name),
    attributes,
  };
}

/** What tells people apart there: an attribute with one value, or their name, which then has to be theirs for good. */
function subjectOf({ subjectAttribute }: SamlConnection, { name, attributes }: SamlStatement): string {
  if (!subjectAttribute) {
    if (name.format === TRANSIENT) throw new SamlRefusal("TRANSIENT_SUBJECT");
    return name.value;
  }
  const [value, another] = valuesOf(attributes, subjectAttribute);
  if (!value || another || value.length > LONGEST_SUBJECT) throw new SamlRefusal("NO_SUBJECT");
  return value;
}

/** The name stands among the attributes, so that it can be mapped as they are. */
function withTheName({ name, attributes }: SamlStatement): SamlAttribute[] {
  return [{ name: "NameID", values: [name.value] }, ...attributes.filter((attribute) => attribute.name !== "NameID")];
}
