import { constants, createCipheriv, publicEncrypt, randomBytes } from "node:crypto";
import { ASSERTION, ENCRYPTION, SIGNATURE } from "../../subgraphs/identity/sso/saml/xml.namespaces.ts";

const OAEP = `${ENCRYPTION}rsa-oaep-mgf1p`;
const GCM = "http://www.w3.org/2009/xmlenc11#aes256-gcm";

/** How an assertion is encrypted; whatever is not told is as it is meant to be. */
interface Encrypting {
  readonly keyMethod: string;
  readonly dataMethod: string;
  readonly padding: number;
  /** Instead of the key that it was encrypted with. */
  readonly wrappedKey: Buffer | null;
  /** Instead of what was encrypted. */
  readonly cipherData: string | null;
}

/** An assertion that only whoever has this certificate's key reads (XML Encryption), in canonical form. */
export function encrypted(assertion: string, certificate: string, told: Partial<Encrypting> = {}): string {
  const { keyMethod, dataMethod, padding, wrappedKey, cipherData } = {
    keyMethod: OAEP,
    dataMethod: GCM,
    padding: constants.RSA_PKCS1_OAEP_PADDING,
    wrappedKey: null,
    cipherData: null,
    ...told,
  };
  const [key, iv] = [randomBytes(32), randomBytes(12)];
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  const data = Buffer.concat([iv, cipher.update(assertion, "utf8"), cipher.final(), cipher.getAuthTag()]);
  const wrapped = wrappedKey ?? publicEncrypt({ key: certificate, padding }, key);
  const value = (bytes: Buffer) => `<xenc:CipherValue>${bytes.toString("base64")}</xenc:CipherValue>`;
  return (
    `<saml:EncryptedAssertion xmlns:saml="${ASSERTION}">` +
    `<xenc:EncryptedData xmlns:xenc="${ENCRYPTION}" Type="${ENCRYPTION}Element">` +
    `<xenc:EncryptionMethod Algorithm="${dataMethod}"></xenc:EncryptionMethod>` +
    `<ds:KeyInfo xmlns:ds="${SIGNATURE}"><xenc:EncryptedKey>` +
    `<xenc:EncryptionMethod Algorithm="${keyMethod}"></xenc:EncryptionMethod>` +
    `<xenc:CipherData>${value(wrapped)}</xenc:CipherData></xenc:EncryptedKey></ds:KeyInfo>` +
    `<xenc:CipherData>${cipherData ?? value(data)}</xenc:CipherData>` +
    `</xenc:EncryptedData></saml:EncryptedAssertion>`
  );
}
