import { invalid } from "../../../shared/errors.ts";
import type { IdentityContext } from "../../context.ts";
import { textOf } from "../../messages/messages.ts";
import { Role } from "../../roles/roles.ts";
import { isBlocking, problemsOf } from "./metadata.ts";
import { wordsOfFault } from "./metadata.words.ts";
import type { SamlConnection } from "./saml-connection.entity.ts";
import type { SaveSamlConnection } from "./saml-connection.inputs.ts";
import type { SamlMappingInput } from "./saml-mapping.inputs.ts";

/** What is safe until somebody says otherwise: it is off, is required of nobody, and makes nobody more than a citizen. */
export const NOTHING_YET = {
  name: "",
  ...{ idpEntityId: "", ssoUrl: "", sloUrl: null, certificates: [] },
  ...{ metadataUrl: null, metadataCheckedAt: null, metadataError: null, validUntil: null, toldOf: null },
  ...{ nameIdFormat: null, subjectAttribute: null },
  mapping: { email: null, displayName: null, roles: null, active: null },
  ...{ roleMapping: [], unknownRole: "IGNORE", defaultRoles: [Role.CITIZEN], domains: [] },
  ...{ required: false, enabled: false, idpInitiated: false, allowSignUp: true },
  ...{ signRequests: true, wantEncrypted: false, factorAtProvider: false, factorContexts: [] },
} satisfies Partial<SamlConnection>;

/** The connection with what is said of it; what is left out stays. */
export function wantedOf(connection: SamlConnection, input: SaveSamlConnection): Partial<SamlConnection> {
  const { nameIdFormat, subjectAttribute, mapping } = input;
  return {
    name: input.name?.trim() ?? connection.name,
    nameIdFormat: textOrStays(nameIdFormat, connection.nameIdFormat),
    subjectAttribute: textOrStays(subjectAttribute, connection.subjectAttribute),
    mapping: mapping ? mappingOf(mapping) : connection.mapping,
    roleMapping: input.roleMapping?.map(({ value, role }) => ({ value, role })) ?? connection.roleMapping,
    unknownRole: input.unknownRole ?? connection.unknownRole,
    defaultRoles: input.defaultRoles ?? connection.defaultRoles,
    domains: input.domains ?? connection.domains,
    required: input.required ?? connection.required,
    enabled: input.enabled ?? connection.enabled,
    idpInitiated: input.idpInitiated ?? connection.idpInitiated,
    allowSignUp: input.allowSignUp ?? connection.allowSignUp,
    signRequests: input.signRequests ?? connection.signRequests,
    wantEncrypted: input.wantEncrypted ?? connection.wantEncrypted,
    factorAtProvider: input.factorAtProvider ?? connection.factorAtProvider,
    factorContexts: input.factorContexts ?? connection.factorContexts,
  };
}

/** Nothing that is missing is named. */
export function mappingOf({ email, displayName, roles, active }: SamlMappingInput): SamlConnection["mapping"] {
  const named = (text: string | null | undefined) => text?.trim() || null;
  return { email: named(email), displayName: named(displayName), roles: named(roles), active: named(active) };
}

function textOrStays(said: string | null | undefined, stays: string | null): string | null {
  return typeof said === "string" ? said.trim() || null : stays;
}

/** One that is on can be asked, and it can be told of whom it is required. */
export function assertSound(ctx: IdentityContext, connection: SamlConnection): void {
  const { language } = ctx.caller;
  const { name, enabled, required, domains, idpEntityId, ssoUrl, certificates } = connection;
  if (!name) throw invalid("name must be 1 to 100 characters of plain text", "name");
  if (required && domains.length === 0) throw invalid(textOf("SSO_NEEDS_DOMAINS", language), "domains");
  if (!enabled) return;
  if (!idpEntityId || !ssoUrl) throw invalid(textOf("SSO_NEEDS_METADATA", language), "metadataXml");
  const [problem] = problemsOf(certificates, ctx.now()).filter(isBlocking);
  if (problem) throw invalid(wordsOfFault(problem, language), "certificates");
}

/** What the audit sees of it. */
export function shown(connection: SamlConnection): Record<string, unknown> {
  const { id, createdAt, version, metadataCheckedAt, validUntil, toldOf, certificates, ...rest } = connection;
  return { ...rest, certificates: certificates.map(({ fingerprint }) => fingerprint) };
}
