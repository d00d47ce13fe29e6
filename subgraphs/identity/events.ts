import { z } from "zod";
import { jobDecisionFacts } from "../shared/jobs/job-decisions.ts";
import type { FactsOf } from "../shared/ledger/events.ts";
import { decisionFacts } from "../shared/reactions/parked-decisions.ts";
import { CodeChannel } from "./challenges/challenge.channel.ts";
import { CHALLENGE_PURPOSES } from "./challenges/challenge.purpose.ts";
import { FactorMethod } from "./factors/factor.method.ts";
import { PASSKEY_FAULTS } from "./passkeys/passkey.refused.ts";
import { PASSKEY_PURPOSES } from "./passkeys/passkey-challenge.purpose.ts";
import { Role } from "./roles/roles.ts";
import { SignInMethod } from "./sign-in/sign-in.method.ts";
import { OidcPreset } from "./sso/oidc/preset.ts";
import { SsoKind } from "./sso/sso.kind.ts";
import { SSO_REFUSALS } from "./sso/sso.refused.ts";

const id = z.uuid();
const method = z.enum(SignInMethod);
const channel = z.enum(CodeChannel);
const factor = z.enum(FactorMethod);
const contact = z.enum(["EMAIL", "PHONE"]);
const purpose = z.enum(CHALLENGE_PURPOSES);
const passkey = { userId: id, passkeyId: id };
const source = { kind: z.enum(SsoKind), sourceId: id };
const passkeyPurpose = z.enum(PASSKEY_PURPOSES);

/** What identity says. */
export const events = {
  "user.created": z.object({ userId: id, version: z.int(), permissions: z.array(z.string()) }),
  "user.rightsChanged": z.object({ userId: id, version: z.int(), permissions: z.array(z.string()) }),
  /** They proved that the address is theirs; `kind` says which. */
  "user.contactVerified": z.object({ userId: id, version: z.int(), kind: contact }),
  /** Another address, proven, took the place of the one before. */
  "user.contactChanged": z.object({ userId: id, version: z.int(), kind: contact }),
  "user.contactRemoved": z.object({ userId: id, version: z.int(), kind: contact }),
  "user.preferencesChanged": z.object({ userId: id, version: z.int() }),
  "user.profileChanged": z.object({ userId: id, version: z.int() }),
  "password.changed": z.object({ userId: id }),
  "password.changeRefused": z.object({ userId: id, code: z.enum(["WRONG_CREDENTIALS", "TOO_MANY_ATTEMPTS"]) }),
  /** By somebody who proved an address of the account; every session of theirs ended. */
  "password.reset": z.object({ userId: id, method }),
  /** A hash from elsewhere, or weaker than today's, was made anew. */
  "password.rehashed": z.object({ userId: id }),
  /** An administrator lets somebody try again at once. */
  "user.unlocked": z.object({ userId: id, version: z.int() }),
  /** Somebody else proved that the number is theirs now. */
  "user.phoneReleased": z.object({ userId: id, version: z.int() }),
  "signIn.proven": z.object({ method, userId: id }),
  /** The number was proven; its account was not used for so long that more is needed. */
  "signIn.proofNeeded": z.object({ method, userId: id }),
  "signIn.refused": z.object({
    method,
    code: z.enum([
      "WRONG_CREDENTIALS",
      "TOO_MANY_ATTEMPTS",
      "CODE_WRONG",
      "CODE_EXPIRED",
      "TOO_MANY_TRIES",
      "ADDRESS_TAKEN",
      "CANNOT_SEND",
      "SIGN_IN_EXPIRED",
    ]),
  }),
  /** Too many wrong guesses: nobody but known devices gets in until then. */
  "signIn.locked": z.object({ userId: id, until: z.iso.datetime() }),
  /** A code was asked for, whether or not there is anybody to send it to. */
  "challenge.asked": z.object({ challengeId: id, purpose, channel }),
  /** It left us: as a code, or as word that there is an account already. */
  "challenge.sent": z.object({ challengeId: id, purpose, channel, letter: z.enum(["CODE", "ACCOUNT_EXISTS"]) }),
  "challenge.used": z.object({ challengeId: id, purpose, channel }),
  /** Not sent for want of points, or not taken; without a challenge where none was opened. */
  "challenge.refused": z.object({
    challengeId: id.nullable(),
    purpose,
    code: z.enum(["TOO_MANY_ATTEMPTS", "CODE_WRONG", "CODE_EXPIRED", "TOO_MANY_TRIES"]),
  }),
  /** Of an attempt to sign in with a source; `reason` says what was wrong. */
  "sso.refused": z.object({ ...source, userId: id.nullable(), code: z.enum(SSO_REFUSALS), reason: z.string() }),
  "sso.accountMade": z.object({ ...source, userId: id, linkId: id }),
  "sso.linked": z.object({ ...source, userId: id, linkId: id }),
  "sso.unlinked": z.object({ ...source, userId: id, linkId: id }),
  /** Name or roles followed those of the source. */
  "sso.updated": z.object({ ...source, userId: id, version: z.int(), rolesChanged: z.boolean() }),
  /** The source says that they have no access: every session ended, and the roles that it gave are gone. */
  "sso.accessRemoved": z.object({ ...source, userId: id, sessions: z.int(), rolesChanged: z.boolean() }),
  "sso.loggedOutBySource": z.object({ ...source, userId: id, sessionId: id }),
  "sso.breakGlassSet": z.object({ userId: id, version: z.int(), breakGlass: z.boolean() }),
  /** Somebody signed in past the connection of their organisation. */
  "sso.breakGlassUsed": z.object({ ...source, userId: id, method }),
  "sso.providerSaved": z.object({ providerId: id, version: z.int(), preset: z.enum(OidcPreset), enabled: z.boolean() }),
  "sso.providerRemoved": z.object({ providerId: id, linkedAccounts: z.int() }),
  "sso.connectionSaved": z.object({ connectionId: id, version: z.int(), enabled: z.boolean(), required: z.boolean() }),
  "sso.connectionRemoved": z.object({ connectionId: id, linkedAccounts: z.int() }),
  /** What a connection's provider says of itself has changed, or could not be read. */
  "sso.metadataRefreshed": z.object({ connectionId: id, version: z.int(), failed: z.boolean() }),
  "samlKey.rotated": z.object({ keyId: id }),
  "passkey.added": z.object({ ...passkey, deviceType: z.string() }),
  "passkey.renamed": z.object(passkey),
  "passkey.removed": z.object(passkey),
  "passkey.used": z.object({ ...passkey, purpose: passkeyPurpose }),
  /** Without a person where it named none of ours. */
  "passkey.refused": z.object({
    userId: id.nullable(),
    passkeyId: id.nullable(),
    purpose: passkeyPurpose,
    reason: z.enum(PASSKEY_FAULTS),
  }),
  /** It counted no further than we did: there are two of it, and it opens nothing any more. */
  "passkey.counterAlarm": z.object({ ...passkey, stored: z.int(), said: z.int() }),
  "notice.sent": z.object({ noticeId: id, kind: z.string(), channel }),
  /** The day's limit of messages that cost money is used up. */
  "sending.stopped": z.object({ channel, limit: z.int() }),
  /** No factor is asked for in this browser until then. */
  "device.trusted": z.object({ userId: id, deviceId: id, until: z.iso.datetime() }),
  "device.untrusted": z.object({ userId: id, deviceId: id, reason: z.string() }),
  "factorPolicy.changed": z.object({
    role: z.enum(Role),
    version: z.int(),
    required: z.boolean(),
    methods: z.array(z.enum(FactorMethod)),
    trustDays: z.int(),
  }),
  /** Of one person, whatever their roles ask; or no longer. */
  "user.factorRequired": z.object({ userId: id, version: z.int(), required: z.boolean() }),
  /** An administrator asks that the factors of somebody who lost them are taken away; another one decides until then. */
  "factorRecovery.requested": z.object({ recoveryId: id, userId: id, until: z.iso.datetime() }),
  /** What they had is gone, every session ended, and their next sign-in sets up a factor. */
  "factorRecovery.approved": z.object({
    recoveryId: id,
    userId: id,
    version: z.int(),
    requestedById: id,
    factors: z.array(z.string()),
    passkeys: z.int(),
    backupCodes: z.int(),
    sessions: z.int(),
  }),
  "factorRecovery.declined": z.object({ recoveryId: id, userId: id, requestedById: id }),
  "factorRecovery.withdrawn": z.object({ recoveryId: id, userId: id, reason: z.string() }),
  "factorRecovery.expired": z.object({ recoveryId: id, userId: id }),
  /** The first step of a sign-in was done: one of these is asked for, or has to be set up first. */
  "secondFactor.asked": z.object({ userId: id, methods: z.array(factor), setUp: z.boolean() }),
  /** It is on; `replaced` where it took the place of one of its kind. */
  "factor.turnedOn": z.object({ userId: id, method: factor, replaced: z.boolean() }),
  "factor.turnedOff": z.object({ userId: id, method: factor }),
  "factor.preferred": z.object({ userId: id, version: z.int(), method: factor }),
  /** Proven, to sign in or again in a session. */
  "factor.used": z.object({ userId: id, method: factor, to: z.enum(["SIGN_IN", "STEP_UP"]) }),
  "factor.refused": z.object({
    userId: id,
    method: factor,
    to: z.enum(["SIGN_IN", "STEP_UP", "SET_UP"]),
    code: z.string(),
  }),
  /** Too many wrong answers: this factor of theirs is not looked at until then. */
  "factor.locked": z.object({ userId: id, method: factor, until: z.iso.datetime() }),
  /** Those before are void. */
  "backupCodes.made": z.object({ userId: id, count: z.int() }),
  "backupCodes.used": z.object({ userId: id, left: z.int() }),
  "session.started": z.object({ sessionId: id, userId: id }),
  /** Besides `session.started`: from there this person has not signed in within 90 days, as far as we can tell. */
  "session.startedOnNewDevice": z.object({ sessionId: id, userId: id, device: z.string() }),
  /** An agent may act for this person; ends as every session does. */
  "session.delegated": z.object({
    sessionId: id,
    userId: id,
    agentId: id,
    grant: z.array(z.string()),
    until: z.iso.datetime(),
  }),
  /** Its person proved again who they are. */
  "session.steppedUp": z.object({
    sessionId: id,
    userId: id,
    method: z.enum([...Object.values(SignInMethod), ...Object.values(FactorMethod)]),
  }),
  "session.stepUpRefused": z.object({ sessionId: id, userId: id, method: z.string(), code: z.string() }),
  "session.ended": z.object({ sessionId: id, userId: id, reason: z.string() }),
  "session.shortened": z.object({ sessionId: id, userId: id, until: z.iso.datetime() }),
  "signingKey.rotated": z.object({ keyId: id }),
  "signingKey.disowned": z.object({ keyIds: z.array(id) }),
  "reaction.retryAsked": decisionFacts,
  "reaction.released": decisionFacts,
  "job.retryAsked": jobDecisionFacts,
  "job.cancelAsked": jobDecisionFacts,
  "audit.read": z.object({ filters: z.array(z.string()) }),
  "access.refused": z.object({ subgraph: z.string(), field: z.string() }),
};

declare module "../shared/ledger/events.ts" {
  interface KnownEvents extends FactsOf<typeof events> {}
}
