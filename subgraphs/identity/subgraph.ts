import "reflect-metadata";
import type { Context } from "../shared/context.ts";
import type { SubgraphDefinition } from "../shared/definition.ts";
import { AuditResolver } from "./audit/audit.resolver.ts";
import { cleanUpChallenges } from "./challenges/challenge.clean-up.ts";
import { Challenge } from "./challenges/challenge.entity.ts";
import { SENDING_QUEUE, sendCode } from "./challenges/send-code.job.ts";
import { CATALOGUE } from "./challenges/words/catalogue.ts";
import { requireSound } from "./challenges/words/check.ts";
import type { IdentityContext } from "./context.ts";
import { Credential } from "./credentials/credential.entity.ts";
import { PasswordResolver } from "./credentials/password.resolver.ts";
import { Device } from "./devices/device.entity.ts";
import { DeviceResolver, TrustedDeviceResolver } from "./devices/device.resolver.ts";
import { events } from "./events.ts";
import { FactorPolicy } from "./factor-policy/factor-policy.entity.ts";
import { FactorPolicyResolver } from "./factor-policy/factor-policy.resolver.ts";
import { BackupCode } from "./factors/backup-code.entity.ts";
import { Factor } from "./factors/factor.entity.ts";
import { FactorResolver } from "./factors/factor.resolver.ts";
import { FactorSetUpResolver } from "./factors/set-up/set-up.resolver.ts";
import { JobDecisionResolver, JobResolver } from "./jobs/job.resolver.ts";
import { SigningKey } from "./keys/signing-key.entity.ts";
import { SigningKeyResolver } from "./keys/signing-key.resolver.ts";
import { keepKeysFresh } from "./keys/signing-key.service.ts";
import { LedgerResolver } from "./ledger/ledger.resolver.ts";
import { CreateIdentity1763683200000 } from "./migrations/1763683200000-create-identity.ts";
import { CreateDelegations1764100000010 } from "./migrations/1764100000010-create-delegations.ts";
import { SignInFlow1764200000010 } from "./migrations/1764200000010-sign-in-flow.ts";
import { KnowImportedPasswords1764200000020 } from "./migrations/1764200000020-know-imported-passwords.ts";
import { UnlockAccounts1764200000021 } from "./migrations/1764200000021-unlock-accounts.ts";
import { SecondFactors1764300000010 } from "./migrations/1764300000010-second-factors.ts";
import { Passkeys1764300000020 } from "./migrations/1764300000020-passkeys.ts";
import { FactorPolicy1764300000030 } from "./migrations/1764300000030-factor-policy.ts";
import { ShowLocks1764300000040 } from "./migrations/1764300000040-show-locks.ts";
import { ResetPasswords1764300000050 } from "./migrations/1764300000050-reset-passwords.ts";
import { Sso1764400000010 } from "./migrations/1764400000010-sso.ts";
import { Saml1764400000020 } from "./migrations/1764400000020-saml.ts";
import { RenewSessions1764500000010 } from "./migrations/1764500000010-renew-sessions.ts";
import { SsoEnds1764500000020 } from "./migrations/1764500000020-sso-ends.ts";
import { Notice } from "./notices/notice.entity.ts";
import { sendNotice } from "./notices/send-notice.job.ts";
import { ParkedDecisionResolver, ParkedResolver } from "./parked/parked.resolver.ts";
import { cleanUpPasskeyChallenges } from "./passkeys/passkey.clean-up.ts";
import { Passkey } from "./passkeys/passkey.entity.ts";
import { PasskeyResolver, UserPasskeysResolver } from "./passkeys/passkey.resolver.ts";
import { PasskeyChallenge } from "./passkeys/passkey-challenge.entity.ts";
import { privateRoutes } from "./private.routes.ts";
import { reactions } from "./reactions.ts";
import { RecoveryResolver } from "./recovery/recovery.resolver.ts";
import { FactorRecovery } from "./recovery-requests/factor-recovery.entity.ts";
import { FactorRecoveryResolver } from "./recovery-requests/factor-recovery.resolver.ts";
import { cleanUpRecoveries } from "./recovery-requests/overdue.ts";
import { RegistrationResolver } from "./registration/registration.resolver.ts";
import { RoleResolver } from "./roles/role.resolver.ts";
import { rules } from "./rules.ts";
import { Activity } from "./sessions/activity.ts";
import { ReauthenticationResolver } from "./sessions/reauthentication.resolver.ts";
import { Session } from "./sessions/session.entity.ts";
import { SessionResolver } from "./sessions/session.resolver.ts";
import { sessionRoutes } from "./sessions/session.routes.ts";
import type { IdentitySettings } from "./settings.ts";
import { CodeResolver } from "./sign-in/methods/code.resolver.ts";
import { cleanUpSignIns } from "./sign-in/sign-in.clean-up.ts";
import { SignInAttempt } from "./sign-in/sign-in.entity.ts";
import { SignInResolver } from "./sign-in/sign-in.resolver.ts";
import { SsoAttempt } from "./sso/attempt.entity.ts";
import { SsoJourney } from "./sso/journey.entity.ts";
import { LinkedAccount } from "./sso/linked-account.entity.ts";
import { keepManagedProviders } from "./sso/oidc/managed.ts";
import { OidcProvider } from "./sso/oidc/oidc-provider.entity.ts";
import { OidcProviderResolver } from "./sso/oidc/oidc-provider.resolver.ts";
import { keepConnections } from "./sso/saml/refresh.ts";
import { SamlConnection } from "./sso/saml/saml-connection.entity.ts";
import { SamlConnectionResolver } from "./sso/saml/saml-connection.resolver.ts";
import { SamlKey } from "./sso/saml/saml-key.entity.ts";
import { cleanUpSso } from "./sso/sso.clean-up.ts";
import { LinkedAccountResolver, SsoAttemptResolver, SsoResolver, UserSsoResolver } from "./sso/sso.resolver.ts";
import { ssoRoutes } from "./sso/sso.routes.ts";
import { SsoSession } from "./sso/sso-session.entity.ts";
import { ContactChangeResolver } from "./users/contact-change.resolver.ts";
import { ProfileResolver } from "./users/profile.resolver.ts";
import { User } from "./users/user.entity.ts";
import { UserResolver } from "./users/user.resolver.ts";
import { userById } from "./users/user.service.ts";

const activity = new Activity();

/** Identity: who people are, how they prove it, what they may do, and what was done. */
export const identity: SubgraphDefinition<IdentitySettings> = {
  name: "identity",
  entities: [
    User,
    Credential,
    Challenge,
    Notice,
    SignInAttempt,
    Device,
    Session,
    SigningKey,
    Factor,
    BackupCode,
    Passkey,
    PasskeyChallenge,
    FactorPolicy,
    FactorRecovery,
    OidcProvider,
    SsoJourney,
    LinkedAccount,
    SsoSession,
    SsoAttempt,
    SamlConnection,
    SamlKey,
  ],
  migrations: [
    CreateIdentity1763683200000,
    CreateDelegations1764100000010,
    SignInFlow1764200000010,
    KnowImportedPasswords1764200000020,
    UnlockAccounts1764200000021,
    SecondFactors1764300000010,
    Passkeys1764300000020,
    FactorPolicy1764300000030,
    ShowLocks1764300000040,
    ResetPasswords1764300000050,
    Sso1764400000010,
    Saml1764400000020,
    RenewSessions1764500000010,
    SsoEnds1764500000020,
  ],
  audits: true,
  parts: {
    resolvers: [
      UserResolver,
      RoleResolver,
      SessionResolver,
      ReauthenticationResolver,
      SignInResolver,
      RegistrationResolver,
      RecoveryResolver,
      PasswordResolver,
      ContactChangeResolver,
      ProfileResolver,
      CodeResolver,
      DeviceResolver,
      TrustedDeviceResolver,
      FactorPolicyResolver,
      FactorRecoveryResolver,
      FactorResolver,
      FactorSetUpResolver,
      PasskeyResolver,
      UserPasskeysResolver,
      SsoResolver,
      SamlConnectionResolver,
      UserSsoResolver,
      LinkedAccountResolver,
      SsoAttemptResolver,
      OidcProviderResolver,
      SigningKeyResolver,
      AuditResolver,
      LedgerResolver,
      ParkedResolver,
      ParkedDecisionResolver,
      JobResolver,
      JobDecisionResolver,
    ],
    references: { User: ({ id }, ctx) => userById(ctx as IdentityContext, id) },
  },
  rules,
  events,
  reactions,
  jobs: { queues: { [SENDING_QUEUE]: { concurrency: 20 } }, jobs: [sendCode, sendNotice] },
  route: async (request, ctx) => (await sessionRoutes(request, ctx)) ?? ssoRoutes(request, ctx),
  privateRoute: privateRoutes,
  arrived: (ctx: Context<IdentitySettings>) => activity.note(ctx),
  begin: async (ctx: Context<IdentitySettings>) => {
    requireSound(CATALOGUE);
    await keepManagedProviders(ctx);
    const stops = [
      await keepKeysFresh(ctx),
      cleanUpSignIns(ctx),
      cleanUpChallenges(ctx),
      cleanUpPasskeyChallenges(ctx),
      cleanUpRecoveries(ctx),
      cleanUpSso(ctx),
      keepConnections(ctx),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  },
};
