import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { LedgerFault } from "./ledger-fault.ts";

/** What was signed, by which key. */
export interface Signature {
  readonly keyId: string;
  readonly signature: Buffer;
}

/** The key that signs the ledger's heads. The database never holds it. */
export class HeadKey {
  readonly #privateKey: KeyObject;
  /** Base64 of its SubjectPublicKeyInfo (RFC 8410): what a verifier needs. */
  readonly publicKey: string;
  readonly id: string;

  constructor(
    privateKey: KeyObject,
    /** The ids of the keys that this one came after. */
    private readonly before: readonly string[] = [],
  ) {
    this.#privateKey = privateKey;
    this.publicKey = createPublicKey(privateKey).export({ format: "der", type: "spki" }).toString("base64");
    this.id = keyIdOf(this.publicKey);
  }

  /** Whether it is this key or one before it: known here, whatever the database or the place outside holds. */
  knows(keyId: string): boolean {
    return keyId === this.id || this.before.includes(keyId);
  }

  sign(text: string): Signature {
    return { keyId: this.id, signature: sign(null, Buffer.from(text), this.#privateKey) };
  }
}

/** Reads `LEDGER_SIGNING_KEY`: PKCS#8, as PEM or as base64 of its DER; `before` are the ids of the keys that it replaced. */
export function openHeadKey(text: string, before: readonly string[] = []): HeadKey {
  try {
    const key = text.includes("-----BEGIN")
      ? createPrivateKey(text.replaceAll("\\n", "\n"))
      : createPrivateKey({ key: Buffer.from(text, "base64"), format: "der", type: "pkcs8" });
    if (key.asymmetricKeyType === "ed25519") return new HeadKey(key, before);
  } catch {
    // Whatever it is, it is not repeated.
  }
  throw new LedgerFault("LEDGER_SIGNING_KEY is not an Ed25519 private key (PKCS#8, as PEM or base64 of its DER).");
}

/** A key's name is the SHA-256 of it: whoever has the name cannot be given another key. */
function keyIdOf(publicKey: string): string {
  return createHash("sha256").update(Buffer.from(publicKey, "base64")).digest("hex");
}

/** Whether this key, and no other that calls itself so, signed the text. */
export function isSigned(text: string, { keyId, signature }: Signature, publicKey: string): boolean {
  try {
    if (keyIdOf(publicKey) !== keyId) return false;
    const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
    return key.asymmetricKeyType === "ed25519" && verify(null, Buffer.from(text), key, signature);
  } catch {
    return false;
  }
}
