import type { IdentityContext } from "../../context.ts";
import { SsoRefused } from "../sso.refused.ts";
import { inForce } from "./certificate.ts";
import type { SamlParties } from "./connection.settings.ts";
import { ownUrls } from "./saml.urls.ts";
import type { SamlConnection } from "./saml-connection.entity.ts";
import { ownKeys } from "./saml-keys.ts";

/** Who speaks with whom over a connection; what is missing where the provider cannot be asked. */
export async function partiesOf(ctx: IdentityContext, connection: SamlConnection): Promise<SamlParties | SsoRefused> {
  const { id, idpEntityId, ssoUrl, sloUrl, nameIdFormat, signRequests, idpInitiated, validUntil } = connection;
  const idpCertificates = inForce(connection.certificates, ctx.now()).map(({ pem }) => pem);
  if (validUntil && validUntil <= ctx.now()) return new SsoRefused("SSO_UNAVAILABLE", "SAML_OVER");
  if (!idpEntityId || !ssoUrl || !idpCertificates.length) return new SsoRefused("SSO_UNAVAILABLE", "SAML_INCOMPLETE");
  const { signingKey: privateKey, decryptionKeys } = await ownKeys(ctx);
  const { metadata: spEntityId, acs: acsUrl } = ownUrls(ctx, id);
  return {
    ...{ idpEntityId, ssoUrl, sloUrl, idpCertificates, nameIdFormat, signRequests, idpInitiated },
    ...{ spEntityId, acsUrl, privateKey, decryptionKeys },
  };
}

/** The request that a journey makes: its id is the journey's, since ids of SAML begin with no digit. */
export function requestOf({ id, createdAt }: { id: string; createdAt: Date }): { id: string; at: Date } {
  return { id: `_${id}`, at: createdAt };
}
