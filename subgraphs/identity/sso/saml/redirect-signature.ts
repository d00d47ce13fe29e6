import { verify } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { SamlRefusal } from "./saml.refusal.ts";
import { MOST_BYTES } from "./screen.ts";

/** Those that XML messages may be signed with; the rest of what OpenSSL knows is no algorithm here. */
const HASHES: Readonly<Record<string, string>> = {
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256": "sha256",
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512": "sha512",
};

/**
 * The request that came by a redirect, of which the query is signed as it was sent (SAML bindings, section 3.4.4.1): each part
 * is there once, and nothing is decoded and encoded anew before its signature was right.
 */
export function verifiedQuery(query: string, certificates: readonly string[]): Buffer {
  const part = (name: string): string | null => {
    const [found, another] = query.split("&").filter((one) => one.startsWith(`${name}=`));
    if (another !== undefined) throw new SamlRefusal("SIGNATURE_SHAPE");
    return found ?? null;
  };
  const [message, relayState, algorithm] = [part("SAMLRequest"), part("RelayState"), part("SigAlg")];
  const signature = decoded(part("Signature"));
  if (!message || !algorithm || !signature) throw new SamlRefusal("NOT_SIGNED");
  const hash = HASHES[decoded(algorithm)];
  if (!hash) throw new SamlRefusal(/sha1$|md5|hmac/i.test(decoded(algorithm)) ? "WEAK_ALGORITHM" : "UNKNOWN_ALGORITHM");
  const signed = Buffer.from([message, relayState, algorithm].filter((one) => one !== null).join("&"));
  const bytes = Buffer.from(signature, "base64");
  if (!certificates.some((pem) => verify(hash, signed, pem, bytes))) throw new SamlRefusal("SIGNATURE_WRONG");
  return inflated(Buffer.from(decoded(message), "base64"));
}

function decoded(part: string | null): string {
  try {
    return decodeURIComponent((part ?? "").replace(/^[^=]*=?/, "").replaceAll("+", "%20"));
  } catch {
    throw new SamlRefusal("SIGNATURE_SHAPE");
  }
}

function inflated(bytes: Buffer): Buffer {
  try {
    return inflateRawSync(bytes, { maxOutputLength: MOST_BYTES });
  } catch (cause) {
    throw new SamlRefusal("TOO_LARGE", null, { cause });
  }
}
