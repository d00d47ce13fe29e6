import { X509Certificate } from "node:crypto";

/** How long before a certificate is over whoever keeps the connection is told. */
const SOON_MS = 30 * 24 * 3_600_000;
const LEAST_BITS = 2048;
const PEM = /^-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----$/;
const BASE64 = /^[A-Za-z0-9+/=\s]+$/;

/** A certificate of an identity provider, as a connection keeps it. */
export interface IdpCertificate {
  readonly pem: string;
  /** SHA-256 over the certificate, as administrators compare it. */
  readonly fingerprint: string;
  readonly notBefore: string;
  readonly notAfter: string;
}

/** What is wrong with a certificate, by name. */
export type CertificateFault = "CERTIFICATE_UNREADABLE" | "CERTIFICATE_NOT_RSA" | "CERTIFICATE_SHORT_KEY";

/** Reads a certificate in PEM or as metadata has it, in base64 alone. */
export function readCertificate(text: string): IdpCertificate | CertificateFault {
  const trimmed = text.trim();
  const base64 = PEM.exec(trimmed)?.[1] ?? trimmed;
  if (!BASE64.test(base64)) return "CERTIFICATE_UNREADABLE";
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(Buffer.from(base64.replace(/\s/g, ""), "base64"));
  } catch {
    return "CERTIFICATE_UNREADABLE";
  }
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
  if (asymmetricKeyType !== "rsa") return "CERTIFICATE_NOT_RSA";
  if ((asymmetricKeyDetails?.modulusLength ?? 0) < LEAST_BITS) return "CERTIFICATE_SHORT_KEY";
  return {
    pem: certificate.toString(),
    fingerprint: certificate.fingerprint256,
    notBefore: certificate.validFromDate.toISOString(),
    notAfter: certificate.validToDate.toISOString(),
  };
}

/** Those that may be used now: one that is over signs nothing, however right its signature is. */
export function inForce(certificates: readonly IdpCertificate[], now: Date): IdpCertificate[] {
  const at = now.toISOString();
  return certificates.filter(({ notBefore, notAfter }) => notBefore <= at && at < notAfter);
}

/** Whether it is over within thirty days, or is already. */
export function expiresSoon({ notAfter }: IdpCertificate, now: Date): boolean {
  return new Date(notAfter).getTime() - now.getTime() <= SOON_MS;
}

/** The base64 of a certificate, without what PEM puts around it. */
export function base64Of(pem: string): string {
  return PEM.exec(pem.trim())?.[1]?.replace(/\s/g, "") ?? "";
}
