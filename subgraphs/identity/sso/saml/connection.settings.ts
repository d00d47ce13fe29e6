import { type CacheProvider, type SamlConfig, ValidateInResponseTo } from "@node-saml/node-saml";
import { SKEW_MS } from "./times.ts";

/** What the library has to know of a connection and of us. */
export interface SamlParties {
  readonly idpEntityId: string;
  readonly ssoUrl: string;
  readonly sloUrl: string | null;
  /** Those that are in force: a signature by any of them is the provider's. */
  readonly idpCertificates: readonly string[];
  readonly nameIdFormat: string | null;
  readonly signRequests: boolean;
  /** Whether it may begin, without a request of ours. */
  readonly idpInitiated: boolean;
  readonly spEntityId: string;
  readonly acsUrl: string;
  readonly privateKey: string;
  /** Those that something may still be encrypted for, the likeliest first. */
  readonly decryptionKeys: readonly string[];
}

/** The id of the one request that may be answered, and when it was made; both are the journey's. */
export interface OpenRequest {
  readonly id: string;
  readonly at: Date;
}

/**
 * The library's settings of a connection. Its defaults that are right are said all the same: an update that changes one of
 * them changes nothing here.
 */
export function settingsFor(parties: SamlParties, request: OpenRequest | null, decryptionKey?: string): SamlConfig {
  return {
    issuer: parties.spEntityId,
    audience: parties.spEntityId,
    callbackUrl: parties.acsUrl,
    entryPoint: parties.ssoUrl,
    logoutUrl: parties.sloUrl ?? parties.ssoUrl,
    idpIssuer: parties.idpEntityId,
    idpCert: [...parties.idpCertificates],
    identifierFormat: parties.nameIdFormat,
    ...(parties.signRequests ? { privateKey: parties.privateKey } : {}),
    decryptionPvk: decryptionKey ?? parties.decryptionKeys[0],
    signatureAlgorithm: "sha256",
    digestAlgorithm: "sha256",
    authnRequestBinding: "HTTP-Redirect",
    disableRequestedAuthnContext: true,
    wantAuthnResponseSigned: true,
    wantAssertionsSigned: true,
    validateInResponseTo: parties.idpInitiated ? ValidateInResponseTo.ifPresent : ValidateInResponseTo.always,
    acceptedClockSkewMs: SKEW_MS,
    generateUniqueId: () => request?.id ?? "",
    cacheProvider: requestsOf(request),
  };
}

/** Requests stand in PostgreSQL as journeys, which are used up there: to the library one of them is open. */
function requestsOf(request: OpenRequest | null): CacheProvider {
  return {
    saveAsync: async (_key, value) => ({ value, createdAt: Date.parse(value) }),
    getAsync: async (key) => (request && key === request.id ? request.at.toISOString() : null),
    removeAsync: async (key) => key,
  };
}
