import type { IdentityContext } from "../../context.ts";
import { base64Of } from "./certificate.ts";
import { ownUrls } from "./saml.urls.ts";
import { SamlConnection } from "./saml-connection.entity.ts";
import { ownKeys } from "./saml-keys.ts";
import { escapeXml } from "./xml.escape.ts";
import { ENCRYPTION, METADATA, PROTOCOL, SIGNATURE } from "./xml.namespaces.ts";

const BINDINGS = "urn:oasis:names:tc:SAML:2.0:bindings";
const ENCRYPTION_METHODS = [
  "http://www.w3.org/2009/xmlenc11#aes256-gcm",
  "http://www.w3.org/2009/xmlenc11#aes128-gcm",
  `${ENCRYPTION}rsa-oaep-mgf1p`,
];

/** `GET /auth/saml/<connection>/metadata`: what an organisation gives its provider. It holds nothing secret. */
export async function ownMetadata(ctx: IdentityContext, connectionId: string): Promise<Response> {
  const connection = await ctx.db.getRepository(SamlConnection).findOneBy({ id: connectionId });
  if (!connection) return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
  const headers = { "content-type": "application/samlmetadata+xml", "cache-control": "public, max-age=3600" };
  return new Response(await metadataXml(ctx, connection), { headers });
}

async function metadataXml(ctx: IdentityContext, { id, nameIdFormat, signRequests }: SamlConnection): Promise<string> {
  const { certificate, nextCertificate } = await ownKeys(ctx);
  const { metadata, acs, slo } = ownUrls(ctx, id);
  const methods = ENCRYPTION_METHODS.map((name) => `<md:EncryptionMethod Algorithm="${name}"/>`).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="${METADATA}" xmlns:ds="${SIGNATURE}" entityID="${escapeXml(metadata)}" cacheDuration="PT24H">
  <md:SPSSODescriptor protocolSupportEnumeration="${PROTOCOL}" AuthnRequestsSigned="${signRequests}" WantAssertionsSigned="true">
    ${keyDescriptor("signing", certificate)}
    ${keyDescriptor("signing", nextCertificate)}
    ${keyDescriptor("encryption", certificate, methods)}
    <md:SingleLogoutService Binding="${BINDINGS}:HTTP-Redirect" Location="${escapeXml(slo)}"/>
    <md:SingleLogoutService Binding="${BINDINGS}:HTTP-POST" Location="${escapeXml(slo)}"/>
    ${nameIdFormat ? `<md:NameIDFormat>${escapeXml(nameIdFormat)}</md:NameIDFormat>` : ""}
    <md:AssertionConsumerService Binding="${BINDINGS}:HTTP-POST" Location="${escapeXml(acs)}" index="0" isDefault="true"/>
  </md:SPSSODescriptor>
</md:EntityDescriptor>
`;
}

function keyDescriptor(use: string, certificate: string, methods = ""): string {
  const data = `<ds:X509Data><ds:X509Certificate>${base64Of(certificate)}</ds:X509Certificate></ds:X509Data>`;
  return `<md:KeyDescriptor use="${use}"><ds:KeyInfo>${data}</ds:KeyInfo>${methods}</md:KeyDescriptor>`;
}
