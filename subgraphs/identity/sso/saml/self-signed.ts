import { createPublicKey, type KeyObject, randomBytes, sign } from "node:crypto";

/** Tags of ASN.1 in DER (ITU-T X.690), as far as a certificate has them. */
const [INTEGER, BIT_STRING, NULL, OBJECT, UTF8, UTC_TIME, GENERAL_TIME] = [2, 3, 5, 6, 12, 23, 24];
const [SEQUENCE, SET, VERSION] = [0x30, 0x31, 0xa0];
/** sha256WithRSAEncryption and commonName. */
const RSA_SHA256 = Buffer.from("2a864886f70d01010b", "hex");
const COMMON_NAME = Buffer.from("550403", "hex");
const UTC_ENDS = 2050;

interface Subject {
  readonly name: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/**
 * A certificate that an RSA key makes out to itself (RFC 5280): in SAML it is a box that a public key is handed over in, and
 * nobody looks for who vouches for it.
 */
export function selfSigned(privateKey: KeyObject, { name, notBefore, notAfter }: Subject): string {
  const algorithm = der(SEQUENCE, der(OBJECT, RSA_SHA256), der(NULL));
  const called = der(SEQUENCE, der(SET, der(SEQUENCE, der(OBJECT, COMMON_NAME), der(UTF8, Buffer.from(name)))));
  const certificate = der(
    SEQUENCE,
    der(VERSION, der(INTEGER, Buffer.of(2))),
    der(INTEGER, serial()),
    algorithm,
    called,
    der(SEQUENCE, time(notBefore), time(notAfter)),
    called,
    createPublicKey(privateKey).export({ type: "spki", format: "der" }),
  );
  const signature = sign("sha256", certificate, privateKey);
  const signed = der(SEQUENCE, certificate, algorithm, der(BIT_STRING, Buffer.of(0), signature));
  const lines = signed.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(tag), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.of(length);
  const hexadecimal = length.toString(16);
  const bytes = Buffer.from(hexadecimal.padStart(hexadecimal.length + (hexadecimal.length % 2), "0"), "hex");
  return Buffer.concat([Buffer.of(0x80 | bytes.length), bytes]);
}

/** Sixteen bytes, positive and never nothing. */
function serial(): Buffer {
  const bytes = randomBytes(16);
  bytes.writeUInt8((bytes.readUInt8(0) & 0x7f) | 0x40, 0);
  return bytes;
}

/** Until 2050 years have two digits (RFC 5280, section 4.1.2.5). */
function time(at: Date): Buffer {
  const digits = `${at.toISOString().replace(/\D/g, "").slice(0, 14)}Z`;
  return at.getUTCFullYear() < UTC_ENDS
    ? der(UTC_TIME, Buffer.from(digits.slice(2)))
    : der(GENERAL_TIME, Buffer.from(digits));
}
