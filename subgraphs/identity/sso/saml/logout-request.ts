import { SAML } from "@node-saml/node-saml";
import { type SamlParties, settingsFor } from "./connection.settings.ts";
import { verifiedQuery } from "./redirect-signature.ts";
import { SamlRefusal } from "./saml.refusal.ts";
import { isSigned } from "./screen.signatures.ts";
import { bytesOf, screenLogout } from "./screen.ts";
import { nameIn } from "./statement.read.ts";
import { requireInTime, timeOf } from "./times.ts";
import { childrenOf, onlyChild, type XmlElement } from "./xml.element.ts";
import { ASSERTION, PROTOCOL } from "./xml.namespaces.ts";

/** How long a request holds that does not say so itself. */
const LIFETIME_MS = 5 * 60_000;

/** What a provider sent to sign somebody out, in whichever of the two ways. */
export type LogoutMessage = { readonly query: string } | { readonly form: string };

/** Whom a provider signs out: in these of its sessions, or in all. */
export interface LogoutRequest {
  readonly id: string;
  readonly until: Date;
  readonly name: string;
  readonly sessionIndexes: readonly string[];
}

interface Reading {
  readonly parties: SamlParties;
  readonly sloUrl: string;
  readonly now: Date;
}

/**
 * Reads a request to sign somebody out (SAML profiles, section 4.4). Its signature has to be there: the library would take one
 * by redirect that has none. Whether it was taken before is the caller's to ask.
 */
export async function readLogoutRequest(message: LogoutMessage, reading: Reading): Promise<LogoutRequest> {
  const root = "query" in message ? signedByQuery(message.query, reading) : await signedWithin(message.form, reading);
  if (root.name !== "LogoutRequest") throw new SamlRefusal("WRONG_MESSAGE");
  const { attributes } = root;
  if (attributes.get("Version") !== "2.0") throw new SamlRefusal("VERSION");
  if (onlyChild(root, ASSERTION, "Issuer")?.text !== reading.parties.idpEntityId) throw new SamlRefusal("ISSUER");
  if (attributes.get("Destination") !== reading.sloUrl) throw new SamlRefusal("DESTINATION");
  requireInTime(root, reading.now);
  const made = timeOf(attributes.get("IssueInstant"));
  const until = timeOf(attributes.get("NotOnOrAfter")) ?? (made && new Date(made.getTime() + LIFETIME_MS));
  if (!until || until <= reading.now) throw new SamlRefusal("TOO_LATE");
  const id = attributes.get("ID");
  if (!id) throw new SamlRefusal("DUPLICATE_ID");
  const sessionIndexes = childrenOf(root, PROTOCOL, "SessionIndex").map(({ text }) => text.trim());
  return { id, until, name: nameIn(root).value, sessionIndexes };
}

function signedByQuery(query: string, { parties }: Reading): XmlElement {
  return screenLogout(verifiedQuery(query, parties.idpCertificates));
}

async function signedWithin(samlRequest: string, { parties }: Reading): Promise<XmlElement> {
  const root = screenLogout(bytesOf(samlRequest));
  if (!isSigned(root)) throw new SamlRefusal("NOT_SIGNED");
  try {
    await new SAML(settingsFor(parties, null)).validatePostRequestAsync({ SAMLRequest: samlRequest });
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    throw new SamlRefusal(
      /expired|not yet/.test(message)
        ? "TOO_LATE"
        : /issuer/i.test(message)
          ? "ISSUER"
          : /NameID/.test(message)
            ? "NO_SUBJECT"
            : "SIGNATURE_WRONG",
    );
  }
  return root;
}
