import type { SamlVector } from "./saml-vectors.ts";
import type { Told } from "./setup/saml-forge.ts";

const MINUTE_MS = 60_000;

/** Rightly signed by the right provider, and yet not for us, not for this request, or not now. */
const signed = (
  name: string,
  reason: string,
  tell: Partial<Told> | ((told: Told) => Partial<Told>),
  checked = reason,
): SamlVector => ({
  name,
  reason,
  checked,
  attack({ idp, asked }) {
    return idp.answer(asked, typeof tell === "function" ? tell(idp.tell(asked)) : tell);
  },
});

const minutes = ({ now }: Told, count: number) => new Date(now.getTime() + count * MINUTE_MS);
const conditions = ({ notBefore, notOnOrAfter, audience }: Told, more: string) =>
  `<saml:Conditions NotBefore="${notBefore.toISOString()}" NotOnOrAfter="${notOnOrAfter.toISOString()}">` +
  `<saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction>${more}</saml:Conditions>`;

export const STATEMENT_VECTORS: readonly SamlVector[] = [
  signed("for another service", "AUDIENCE", { audience: "https://other.example/metadata" }),
  signed("for nobody in particular", "AUDIENCE", (told) => ({
    conditions: conditions(told, "").replace(/<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/, ""),
  })),
  signed("for us and, in another restriction, for others alone", "AUDIENCE", (told) => ({
    conditions: conditions(
      told,
      "<saml:AudienceRestriction><saml:Audience>urn:other</saml:Audience></saml:AudienceRestriction>",
    ),
  })),
  signed("to the address of another service", "DESTINATION", { destination: "https://other.example/acs" }),
  signed("to no address", "DESTINATION", { destination: "" }),
  signed("to another connection of ours", "DESTINATION", ({ acsUrl }) => ({ destination: `${acsUrl}/` })),
  signed("confirmed at the address of another service", "RECIPIENT", { recipient: "https://other.example/acs" }),
  signed("a response of another provider", "ISSUER", { responseIssuer: "https://other.example/idp" }),
  signed("an assertion of another provider", "ISSUER", { issuer: "https://other.example/idp" }),
  signed("a provider that has refused", "STATUS", { status: "urn:oasis:names:tc:SAML:2.0:status:Requester" }),
  signed("a status that nobody knows", "STATUS", { status: "urn:oasis:names:tc:SAML:2.0:status:Success2" }),
  signed("an answer to another request", "IN_RESPONSE_TO", { responseTo: "_another", confirmedFor: "_another" }),
  signed("a confirmation for another request", "IN_RESPONSE_TO", { confirmedFor: "_another" }),
  signed("a confirmation for no request", "UNSOLICITED", { confirmedFor: null }),
  signed("an answer that nobody asked for", "UNSOLICITED", { responseTo: null, confirmedFor: null }),
  signed("one that is over", "TOO_LATE", (told) => ({
    notBefore: minutes(told, -20),
    notOnOrAfter: minutes(told, -2),
  })),
  signed(
    "one whose confirmation is over",
    "CONFIRMATION",
    (told) => ({ confirmedUntil: minutes(told, -2) }),
    "TOO_LATE",
  ),
  signed("one whose confirmation has no end", "CONDITION", { confirmedUntil: null }, "CONFIRMATION"),
  signed("one that is not yet valid", "TOO_EARLY", (told) => ({ notBefore: minutes(told, 3) })),
  signed("one of a session that is over at the provider", "TOO_LATE", (told) => ({ sessionUntil: minutes(told, -2) })),
  signed("one that whoever holds a key may use", "CONFIRMATION", {
    method: "urn:oasis:names:tc:SAML:2.0:cm:holder-of-key",
  }),
  signed("one that vouches by somebody else", "CONFIRMATION", {
    method: "urn:oasis:names:tc:SAML:2.0:cm:sender-vouches",
  }),
  signed("one with a condition that we do not know", "CONDITION", (told) => ({
    conditions: conditions(told, "<saml:OnlyOnSundays></saml:OnlyOnSundays>"),
  })),
  signed("one with a time in no zone", "CONDITION", (told) => ({
    conditions: conditions(told, "").replace(/NotOnOrAfter="[^"]*"/, 'NotOnOrAfter="2099-01-01T00:00:00"'),
  })),
  signed("one about nobody", "NO_SUBJECT", { name: "" }),
  signed("one about somebody with two names", "NO_SUBJECT", {
    subject: null,
    name: 'asha@org.example</saml:NameID><saml:NameID Format="x">mallory@org.example',
  }),
  signed("one about somebody who did not sign in", "NOT_AUTHENTICATED", { statement: "" }),
  signed("a response of an older version", "VERSION", { version: "1.1" }),
  signed("an assertion of an older version", "VERSION", { assertionVersion: "1.1" }),
];
