import { createHash, generateKeyPairSync, type KeyObject, randomBytes, randomUUID, sign } from "node:crypto";
import { base64Of } from "../../subgraphs/identity/sso/saml/certificate.ts";
import { selfSigned } from "../../subgraphs/identity/sso/saml/self-signed.ts";
import { ASSERTION, METADATA, PROTOCOL, SIGNATURE } from "../../subgraphs/identity/sso/saml/xml.namespaces.ts";

const EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
const DAY_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;

/** An element in canonical form, parted where its signature goes. */
export type Parted = readonly [before: string, after: string];

/** Everything that an answer says; whatever is not told is as it is meant to be. */
export interface Told {
  readonly spEntityId: string;
  readonly acsUrl: string;
  readonly requestId: string | null;
  readonly now: Date;
  readonly name: string;
  readonly nameFormat: string;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  readonly issuer: string;
  readonly responseIssuer: string;
  readonly destination: string;
  readonly recipient: string;
  readonly audience: string;
  readonly status: string;
  readonly version: string;
  readonly assertionVersion: string;
  readonly notBefore: Date;
  readonly notOnOrAfter: Date;
  readonly confirmedUntil: Date | null;
  readonly responseTo: string | null;
  readonly confirmedFor: string | null;
  readonly method: string;
  readonly sessionIndex: string;
  readonly authenticatedAt: Date;
  readonly sessionUntil: Date | null;
  readonly context: string;
  readonly responseId: string;
  readonly assertionId: string;
  /** More conditions, or other ones. */
  readonly conditions: string | null;
  readonly subject: string | null;
  readonly statement: string | null;
}

/** How something is signed; whatever is not told is as it is meant to be. */
export interface Signing {
  readonly key: KeyObject;
  readonly certificate: string | null;
  readonly canonicalization: string;
  readonly transforms: readonly string[];
  readonly signatureMethod: string;
  readonly digestMethod: string;
  readonly hash: "sha1" | "sha256" | "sha512";
  readonly uri: string | null;
}

/** To whom a provider answers, and what. */
export type Asked = Pick<Told, "spEntityId" | "acsUrl" | "requestId" | "now">;

/** Of a few keys, since they take a while to make: what is told apart is whose they are. */
const KEYS = Array.from({ length: 2 }, () => generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey);

/** An identity provider whose key the test holds: it signs whatever it is told, the way it is told. */
export class SamlForge {
  readonly entityId = `https://idp.example/${randomUUID()}`;
  readonly certificate: string;

  constructor(
    readonly key: KeyObject = KEYS[0]!,
    now = new Date(),
  ) {
    const notBefore = new Date(now.getTime() - DAY_MS);
    this.certificate = selfSigned(key, { name: "Forge", notBefore, notAfter: new Date(now.getTime() + 400 * DAY_MS) });
  }

  /** A key that nobody has agreed to. */
  static readonly strangeKey: KeyObject = KEYS[1]!;

  tell(asked: Asked, told: Partial<Told> = {}): Told {
    const at = asked.now.getTime();
    return {
      ...asked,
      name: "asha@org.example",
      nameFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
      attributes: { email: ["asha@org.example"], displayName: ["Asha"], groups: ["officers", "staff"] },
      issuer: this.entityId,
      responseIssuer: this.entityId,
      destination: asked.acsUrl,
      recipient: asked.acsUrl,
      audience: asked.spEntityId,
      status: "urn:oasis:names:tc:SAML:2.0:status:Success",
      version: "2.0",
      assertionVersion: "2.0",
      notBefore: new Date(at - MINUTE_MS),
      notOnOrAfter: new Date(at + 5 * MINUTE_MS),
      confirmedUntil: new Date(at + 5 * MINUTE_MS),
      responseTo: asked.requestId,
      confirmedFor: asked.requestId,
      method: "urn:oasis:names:tc:SAML:2.0:cm:bearer",
      sessionIndex: `_s${randomBytes(8).toString("hex")}`,
      authenticatedAt: asked.now,
      sessionUntil: null,
      context: "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
      responseId: `_r${randomBytes(16).toString("hex")}`,
      assertionId: `_a${randomBytes(16).toString("hex")}`,
      conditions: null,
      subject: null,
      statement: null,
      ...told,
    };
  }

  /** What it publishes of itself; by whichever certificates it is told. */
  metadata({
    sloUrl = `${this.entityId}/slo`,
    certificates = [this.certificate],
    validUntil = null as Date | null,
  } = {}): string {
    const until = validUntil ? ` validUntil="${validUntil.toISOString()}"` : "";
    const keys = certificates.map(
      (pem) =>
        `<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="${SIGNATURE}"><ds:X509Data><ds:X509Certificate>${base64Of(pem)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`,
    );
    const redirect = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
    return (
      `<?xml version="1.0"?><md:EntityDescriptor xmlns:md="${METADATA}" entityID="${this.entityId}"${until}>` +
      `<md:IDPSSODescriptor protocolSupportEnumeration="${PROTOCOL}">${keys.join("")}` +
      `<md:SingleLogoutService Binding="${redirect}" Location="${sloUrl}"/>` +
      `<md:SingleSignOnService Binding="${redirect}" Location="${this.entityId}/sso"/>` +
      `</md:IDPSSODescriptor></md:EntityDescriptor>`
    );
  }

  /** A right answer, or one in which what is told is otherwise. */
  answer(asked: Asked, told: Partial<Told> = {}): string {
    const all = this.tell(asked, told);
    return this.response(all, this.assertion(all));
  }

  /** A signed response around whatever stands where its assertion does. */
  response(told: Told, assertion: string, signing: Partial<Signing> = {}): string {
    return this.signed(responseOf(told, assertion), told.responseId, signing);
  }

  assertion(told: Told, signing: Partial<Signing> = {}): string {
    return this.signed(assertionOf(told), told.assertionId, signing);
  }

  signed(parted: Parted, id: string, signing: Partial<Signing> = {}): string {
    return parted[0] + this.signature(parted, id, signing) + parted[1];
  }

  /** What is signed has to be canonical as it stands: then its digest needs no canonicalization of ours. */
  signature([before, after]: Parted, id: string, told: Partial<Signing> = {}): string {
    const signing = { ...this.#honest(id), ...told };
    const transforms = signing.transforms.map((name) => `<ds:Transform Algorithm="${name}"></ds:Transform>`).join("");
    const digest = createHash(signing.hash)
      .update(before + after)
      .digest("base64");
    const info =
      `<ds:CanonicalizationMethod Algorithm="${signing.canonicalization}"></ds:CanonicalizationMethod>` +
      `<ds:SignatureMethod Algorithm="${signing.signatureMethod}"></ds:SignatureMethod>` +
      `<ds:Reference URI="${signing.uri}"><ds:Transforms>${transforms}</ds:Transforms>` +
      `<ds:DigestMethod Algorithm="${signing.digestMethod}"></ds:DigestMethod>` +
      `<ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`;
    const value = sign(signing.hash, Buffer.from(`<ds:SignedInfo xmlns:ds="${SIGNATURE}">${info}`), signing.key);
    const keyInfo = signing.certificate
      ? `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${base64Of(signing.certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`
      : "";
    return `<ds:Signature xmlns:ds="${SIGNATURE}"><ds:SignedInfo>${info}<ds:SignatureValue>${value.toString("base64")}</ds:SignatureValue>${keyInfo}</ds:Signature>`;
  }

  #honest(id: string): Signing {
    return {
      key: this.key,
      certificate: this.certificate,
      canonicalization: EXCLUSIVE,
      transforms: [`${SIGNATURE}enveloped-signature`, EXCLUSIVE],
      signatureMethod: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
      digestMethod: "http://www.w3.org/2001/04/xmlenc#sha256",
      hash: "sha256",
      uri: `#${id}`,
    };
  }
}

/** A response in canonical form, without its signature. */
export function responseOf(told: Told, assertion: string): Parted {
  const answers = told.responseTo === null ? "" : ` InResponseTo="${told.responseTo}"`;
  const head =
    `<samlp:Response xmlns:samlp="${PROTOCOL}" Destination="${told.destination}" ID="${told.responseId}"${answers}` +
    ` IssueInstant="${told.now.toISOString()}" Version="${told.version}">` +
    `<saml:Issuer xmlns:saml="${ASSERTION}">${told.responseIssuer}</saml:Issuer>`;
  const status = `<samlp:Status><samlp:StatusCode Value="${told.status}"></samlp:StatusCode></samlp:Status>`;
  return [head, `${status}${assertion}</samlp:Response>`];
}

/** An assertion in canonical form, without its signature. */
export function assertionOf(told: Told): Parted {
  const head =
    `<saml:Assertion xmlns:saml="${ASSERTION}" ID="${told.assertionId}" IssueInstant="${told.now.toISOString()}"` +
    ` Version="${told.assertionVersion}"><saml:Issuer>${told.issuer}</saml:Issuer>`;
  return [head, `${subjectOf(told)}${conditionsOf(told)}${statementOf(told)}${attributesOf(told)}</saml:Assertion>`];
}

function subjectOf(told: Told): string {
  if (told.subject !== null) return told.subject;
  const answers = told.confirmedFor === null ? "" : ` InResponseTo="${told.confirmedFor}"`;
  const until = told.confirmedUntil === null ? "" : ` NotOnOrAfter="${told.confirmedUntil.toISOString()}"`;
  return (
    `<saml:Subject><saml:NameID Format="${told.nameFormat}">${told.name}</saml:NameID>` +
    `<saml:SubjectConfirmation Method="${told.method}">` +
    `<saml:SubjectConfirmationData${answers}${until} Recipient="${told.recipient}"></saml:SubjectConfirmationData>` +
    `</saml:SubjectConfirmation></saml:Subject>`
  );
}

function conditionsOf(told: Told): string {
  const times = ` NotBefore="${told.notBefore.toISOString()}" NotOnOrAfter="${told.notOnOrAfter.toISOString()}"`;
  const audience = `<saml:AudienceRestriction><saml:Audience>${told.audience}</saml:Audience></saml:AudienceRestriction>`;
  return told.conditions ?? `<saml:Conditions${times}>${audience}</saml:Conditions>`;
}

function statementOf(told: Told): string {
  if (told.statement !== null) return told.statement;
  const until = told.sessionUntil ? ` SessionNotOnOrAfter="${told.sessionUntil.toISOString()}"` : "";
  return (
    `<saml:AuthnStatement AuthnInstant="${told.authenticatedAt.toISOString()}" SessionIndex="${told.sessionIndex}"${until}>` +
    `<saml:AuthnContext><saml:AuthnContextClassRef>${told.context}</saml:AuthnContextClassRef></saml:AuthnContext>` +
    `</saml:AuthnStatement>`
  );
}

function attributesOf({ attributes }: Told): string {
  const each = Object.entries(attributes).map(([name, values]) => {
    const all = values.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`).join("");
    return `<saml:Attribute Name="${name}">${all}</saml:Attribute>`;
  });
  return each.length > 0 ? `<saml:AttributeStatement>${each.join("")}</saml:AttributeStatement>` : "";
}
