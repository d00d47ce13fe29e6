import { type Profile, SAML, type SamlConfig } from "@node-saml/node-saml";
import { AbstractStrategy, type VerifiedCallback } from "@node-saml/passport-saml";
import passport from "passport";
import { SamlRefusal } from "./saml.refusal.ts";

/** Bytes whose signatures were verified: nothing else of a message is ever read again. */
export interface VerifiedAnswer {
  readonly response: string;
  readonly assertion: string;
  /** The name as the library read it, to be compared with what we read. */
  readonly name: string;
}

/** The library's own, which tells of which bytes it has verified the outer signature. */
class VerifyingSaml extends SAML {
  verified: string | null = null;

  protected override async getSignedAssertion(signedXml: string): Promise<string | null> {
    this.verified = signedXml;
    return super.getSignedAssertion(signedXml);
  }
}

/** One answer of one connection: a strategy is made for it, since a connection can change from one to the next. */
class ConnectionStrategy extends AbstractStrategy {
  static override readonly newSamlProviderOnConstruct: boolean = false;

  constructor(
    readonly saml: VerifyingSaml,
    settings: SamlConfig,
    verify: (profile: Profile | null, done: VerifiedCallback) => void,
  ) {
    super(settings, verify, (_profile: Profile | null, done: VerifiedCallback) => done(null));
    this._saml = saml;
  }
}

const authenticator = new passport.Passport();

/**
 * What passport-saml makes of an answer that was sent by POST: both signatures by a certificate of the connection, the
 * request, the audience and the times. What it says beyond that is for `checkResponse` to look at.
 */
export async function verifyAnswer(settings: SamlConfig, samlResponse: string): Promise<VerifiedAnswer> {
  const saml = new VerifyingSaml(settings);
  const strategy = new ConnectionStrategy(saml, settings, (profile, done) => done(null, profile ?? undefined));
  const profile = await new Promise<Profile | null>((resolve, reject) => {
    const request = { method: "POST", url: "/", headers: {}, query: {}, body: { SAMLResponse: samlResponse } };
    const answered = (error: unknown, user: Profile | false | null) => (error ? reject(error) : resolve(user || null));
    const unanswered = (error?: unknown) => reject(error ?? new SamlRefusal("WRONG_MESSAGE"));
    authenticator.authenticate(strategy, { session: false }, answered)(request, {}, unanswered);
  }).catch((error: unknown) => {
    throw refusedBy(error);
  });
  if (!profile?.getAssertionXml || !saml.verified) throw new SamlRefusal("NO_ASSERTION");
  return { response: saml.verified, assertion: profile.getAssertionXml(), name: profile.nameID };
}

/** What the library says in words of its own, by the names that we have for it. */
const SAID: readonly (readonly [RegExp, SamlRefusal["reason"]])[] = [
  [/signature/i, "SIGNATURE_WRONG"],
  [/audience/i, "AUDIENCE"],
  [/not yet valid/i, "TOO_EARLY"],
  [/expired/i, "TOO_LATE"],
  [/InResponseTo is missing/, "UNSOLICITED"],
  [/InResponseTo/i, "IN_RESPONSE_TO"],
  [/subject confirmation/i, "CONFIRMATION"],
  [/issuer/i, "ISSUER"],
  [/provider returned/i, "STATUS"],
  [/multiple conditions|not a valid date/i, "CONDITION"],
  [/decrypt|encrypt|cipher|oaep|padding|unable to authenticate|too large for modulus/i, "NOT_DECRYPTED"],
];

function refusedBy(error: unknown): SamlRefusal {
  if (error instanceof SamlRefusal) return error;
  const message = error instanceof Error ? error.message : "";
  const reason = SAID.find(([said]) => said.test(message))?.[1] ?? "NOT_VERIFIED";
  return new SamlRefusal(reason, null, { cause: error });
}
