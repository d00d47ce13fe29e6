import { checkResponse, requireSuccess } from "./checks.ts";
import { type OpenRequest, type SamlParties, settingsFor } from "./connection.settings.ts";
import { SamlRefusal } from "./saml.refusal.ts";
import { isSigned } from "./screen.signatures.ts";
import { bytesOf, MOST_BYTES, screenAssertion, screenResponse } from "./screen.ts";
import type { SamlStatement } from "./statement.ts";
import { type VerifiedAnswer, verifyAnswer } from "./strategy.ts";
import { onlyChild, type XmlElement } from "./xml.element.ts";
import { ASSERTION } from "./xml.namespaces.ts";
import { readXml } from "./xml.read.ts";

interface Believing {
  readonly parties: SamlParties;
  readonly wantEncrypted: boolean;
  readonly request: OpenRequest | null;
  readonly now: Date;
}

/**
 * What an answer says, or a refusal that says why nothing it says is believed: looked at as bytes, verified by the library,
 * read again of what was signed, and checked. Whether it was used before is the caller's to ask.
 */
export async function believe(samlResponse: string, believing: Believing): Promise<SamlStatement> {
  const { parties, request, now } = believing;
  const root = screenResponse(bytesOf(samlResponse));
  requireAnAssertion(root, believing.wantEncrypted);
  const verified = await verifyWithAny(parties, request, samlResponse);
  const assertion = screenAssertion(Buffer.from(verified.assertion));
  const response = readXml(Buffer.from(verified.response), { comments: "refused", mostBytes: MOST_BYTES });
  const statement = checkResponse(response, assertion, {
    idpEntityId: parties.idpEntityId,
    spEntityId: parties.spEntityId,
    acsUrl: parties.acsUrl,
    requestId: request?.id ?? null,
    now,
  });
  if (statement.name.value !== verified.name) throw new SamlRefusal("READERS_DIFFER");
  return statement;
}

/** What was encrypted for a key that we have just replaced is opened with that one. */
async function verifyWithAny(
  parties: SamlParties,
  request: OpenRequest | null,
  samlResponse: string,
): Promise<VerifiedAnswer> {
  let refusal = new SamlRefusal("NOT_DECRYPTED");
  for (const key of parties.decryptionKeys)
    try {
      return await verifyAnswer(settingsFor(parties, request, key), samlResponse);
    } catch (error) {
      if (!(error instanceof SamlRefusal) || error.reason !== "NOT_DECRYPTED") throw error;
      refusal = error;
    }
  throw refusal;
}

/** An answer without an assertion is the provider's no, signed or not: it lets nobody in. */
function requireAnAssertion(root: XmlElement, wantEncrypted: boolean): void {
  const plain = onlyChild(root, ASSERTION, "Assertion");
  const encrypted = onlyChild(root, ASSERTION, "EncryptedAssertion");
  if (!plain && !encrypted) {
    requireSuccess(root);
    throw new SamlRefusal("NO_ASSERTION");
  }
  if (wantEncrypted && !encrypted) throw new SamlRefusal("NOT_ENCRYPTED");
  if (!isSigned(root) || (plain && !isSigned(plain))) throw new SamlRefusal("NOT_SIGNED");
}
