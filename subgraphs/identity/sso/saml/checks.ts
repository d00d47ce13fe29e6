import { SamlRefusal } from "./saml.refusal.ts";
import { attributesOf, authenticationIn, nameIn } from "./statement.read.ts";
import type { SamlStatement } from "./statement.ts";
import { requireInTime, requireNotOver, timeOf } from "./times.ts";
import { childrenOf, onlyChild, type XmlElement } from "./xml.element.ts";
import { ASSERTION, PROTOCOL } from "./xml.namespaces.ts";

const SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";
const BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
const CONDITIONS = ["AudienceRestriction", "OneTimeUse", "ProxyRestriction"];
const MOST_STATUS = 200;

/** What an answer has to be to be one to us. */
export interface Expected {
  readonly idpEntityId: string;
  readonly spEntityId: string;
  readonly acsUrl: string;
  /** The request that it answers; null where the connection lets the provider begin. */
  readonly requestId: string | null;
  readonly now: Date;
}

/**
 * Everything about an answer that the library leaves to us, and what it looks at too (SAML profiles, section 4.1.4.3): both
 * elements are read of bytes whose signatures it has verified.
 */
export function checkResponse(response: XmlElement, assertion: XmlElement, expected: Expected): SamlStatement {
  for (const element of [response, assertion]) {
    if (element.attributes.get("Version") !== "2.0") throw new SamlRefusal("VERSION");
    if (onlyChild(element, ASSERTION, "Issuer")?.text !== expected.idpEntityId) throw new SamlRefusal("ISSUER");
  }
  requireSuccess(response);
  if (response.attributes.get("Destination") !== expected.acsUrl) throw new SamlRefusal("DESTINATION");
  requireAnswerTo(response.attributes.get("InResponseTo"), expected);
  const assertionId = assertion.attributes.get("ID");
  if (!assertionId) throw new SamlRefusal("DUPLICATE_ID");
  const ends = [checkConditions(assertion, expected), checkConfirmation(assertion, expected)];
  const { until, authenticatedAt, ...authentication } = authenticationIn(assertion);
  requireNotOver(until, expected.now);
  const subject = onlyChild(assertion, ASSERTION, "Subject");
  if (!subject) throw new SamlRefusal("NO_SUBJECT");
  return {
    assertionId,
    notOnOrAfter: new Date(Math.max(...ends.map((end) => end?.getTime() ?? 0))),
    issuer: expected.idpEntityId,
    name: nameIn(subject),
    ...authentication,
    authenticatedAt: timeOf(authenticatedAt),
    until: timeOf(until),
    attributes: attributesOf(assertion),
  };
}

/** Says with which status the provider refused, as far as that can be said to somebody. */
export function requireSuccess(response: XmlElement): void {
  const status = onlyChild(response, PROTOCOL, "Status");
  const code = status && onlyChild(status, PROTOCOL, "StatusCode");
  if (code?.attributes.get("Value") === SUCCESS) return;
  const nested = code && onlyChild(code, PROTOCOL, "StatusCode");
  const said = (nested ?? code)?.attributes.get("Value")?.split(":").at(-1) ?? null;
  throw new SamlRefusal("STATUS", said?.replace(/[^\w.-]/g, "").slice(0, MOST_STATUS) ?? null);
}

/** What nobody asked for is taken where the connection lets the provider begin, and then it answers nothing. */
function requireAnswerTo(inResponseTo: string | undefined, { requestId }: Expected): void {
  if (requestId !== null && inResponseTo === undefined) throw new SamlRefusal("UNSOLICITED");
  if (requestId !== (inResponseTo ?? null)) throw new SamlRefusal("IN_RESPONSE_TO");
}

function checkConditions(assertion: XmlElement, { spEntityId, now }: Expected): Date | null {
  const conditions = onlyChild(assertion, ASSERTION, "Conditions");
  if (!conditions) throw new SamlRefusal("CONDITION");
  if (conditions.children.some(({ namespace, name }) => namespace !== ASSERTION || !CONDITIONS.includes(name)))
    throw new SamlRefusal("CONDITION");
  requireInTime(conditions, now);
  const restrictions = childrenOf(conditions, ASSERTION, "AudienceRestriction");
  const isForUs = (restriction: XmlElement) =>
    childrenOf(restriction, ASSERTION, "Audience").some(({ text }) => text === spEntityId);
  if (restrictions.length === 0 || !restrictions.every(isForUs)) throw new SamlRefusal("AUDIENCE");
  return timeOf(conditions.attributes.get("NotOnOrAfter"));
}

/** One of its bearer confirmations has to be for this address, this request and this moment; the last reason is said. */
function checkConfirmation(assertion: XmlElement, expected: Expected): Date | null {
  const subject = onlyChild(assertion, ASSERTION, "Subject");
  const confirmations = subject ? childrenOf(subject, ASSERTION, "SubjectConfirmation") : [];
  let refusal = new SamlRefusal("CONFIRMATION");
  for (const confirmation of confirmations) {
    if (confirmation.attributes.get("Method") !== BEARER) continue;
    try {
      return confirmedUntil(onlyChild(confirmation, ASSERTION, "SubjectConfirmationData"), expected);
    } catch (error) {
      if (!(error instanceof SamlRefusal)) throw error;
      refusal = error;
    }
  }
  throw refusal;
}

function confirmedUntil(data: XmlElement | null, expected: Expected): Date | null {
  if (!data) throw new SamlRefusal("CONFIRMATION");
  if (data.attributes.get("Recipient") !== expected.acsUrl) throw new SamlRefusal("RECIPIENT");
  requireAnswerTo(data.attributes.get("InResponseTo"), expected);
  const until = timeOf(data.attributes.get("NotOnOrAfter"));
  if (!until) throw new SamlRefusal("CONFIRMATION");
  requireInTime(data, expected.now);
  return until;
}
