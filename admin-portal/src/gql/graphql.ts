// Written by `npm run generate -w admin-portal` from src/**/*.graphql and schema/api.graphql.
/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AddComment = {
  caseId: string | number;
  text: string;
};

export type AgentHealth =
  | 'FAILING'
  | 'HEALTHY'
  /** Nobody has looked yet. */
  | 'UNKNOWN';

export type ApprovalFilter = {
  /** Those that the viewer may answer now. */
  mine?: boolean | null | undefined;
  state?: Array<ApprovalState> | null | undefined;
};

export type ApprovalState =
  | 'APPROVED'
  | 'PENDING'
  | 'REJECTED'
  /** The run ended before anybody answered. */
  | 'WITHDRAWN';

export type AssignCase = {
  /** Null returns the case to the queue. */
  assigneeId?: string | number | null | undefined;
  id: string | number;
  version: number;
};

export type AuditFilter = {
  /** The record that the entry is about. */
  aboutId?: string | number | null | undefined;
  /** A person, with what agents did on their behalf, or an agent. */
  actorId?: string | number | null | undefined;
  /** The address that it came from. */
  address?: string | null | undefined;
  /** One event, or the beginning of several: case. */
  event?: string | null | undefined;
  from?: string | null | undefined;
  /** A person: what they did, what was done in their name, and what happened to their account. */
  personId?: string | number | null | undefined;
  /** All that one request did; logs and errors name it. */
  requestId?: string | null | undefined;
  /** All that was done in one session. */
  sessionId?: string | number | null | undefined;
  /** Words that stand in what was before or after, whole and in any case. */
  text?: string | null | undefined;
  to?: string | null | undefined;
};

export type CancelRun = {
  id: string | number;
  version: number;
};

export type CaseAction =
  | 'ASSIGN'
  | 'CHANGE_STATUS'
  | 'COMMENT'
  | 'EDIT';

export type CaseFilter = {
  assigneeId?: string | number | null | undefined;
  ids?: Array<string | number> | null | undefined;
  /** Past its due date with work left to do. */
  overdue?: boolean | null | undefined;
  priority?: Array<CasePriority> | null | undefined;
  status?: Array<CaseStatus> | null | undefined;
  /** Part of the reference or the title. */
  text?: string | null | undefined;
  unassigned?: boolean | null | undefined;
};

export type CasePriority =
  | 'HIGH'
  | 'LOW'
  | 'NORMAL'
  | 'URGENT';

export type CaseSort = {
  direction?: SortDirection;
  field: CaseSortField;
};

export type CaseSortField =
  | 'CREATED_AT'
  | 'DUE_AT'
  | 'PRIORITY'
  | 'REFERENCE'
  | 'STATUS'
  | 'TITLE'
  | 'UPDATED_AT';

export type CaseStatus =
  | 'CLOSED'
  | 'IN_PROGRESS'
  | 'OPEN'
  /** The work is done; a second person closes it. */
  | 'RESOLVED'
  /** For somebody outside: a document, an answer. */
  | 'WAITING';

export type ChangeCaseStatus = {
  id: string | number;
  /** Required to take a finished case up again. */
  reason?: string | null | undefined;
  status: CaseStatus;
  version: number;
};

export type ChangePassword = {
  /** Not needed by who has just proven who they are. */
  currentPassword?: string | null | undefined;
  newPassword: string;
};

export type Channel =
  | 'EMAIL'
  | 'IN_APP';

export type CodeChannel =
  | 'EMAIL'
  | 'SMS';

export type ConfirmCodeFactor = {
  challengeId: string | number;
  code: string;
  /** Of the answer that asked to set one up; without it one's own, signed in. */
  signInId?: string | number | null | undefined;
};

export type ConfirmContactChange = {
  /** With the code: of the answer that said where it was sent. */
  challengeId?: string | number | null | undefined;
  code?: string | null | undefined;
  /** Instead of both: what stands in the link. */
  token?: string | null | undefined;
};

export type ConfirmRegistration = {
  /** With the code: of the answer that said where it was sent. */
  challengeId?: string | number | null | undefined;
  code?: string | null | undefined;
  /** Instead of both: what stands in the link. */
  token?: string | null | undefined;
};

export type ConfirmTotp = {
  code: string;
  factorId: string | number;
  /** Of the answer that asked to set one up; without it one's own, signed in. */
  signInId?: string | number | null | undefined;
};

export type ContactKind =
  | 'EMAIL'
  | 'PHONE';

export type CreateCase = {
  description?: string;
  dueAt?: string | null | undefined;
  priority?: CasePriority;
  title: string;
};

export type CreateWorkflow = {
  text: string;
};

export type DecideApproval = {
  id: string | number;
  reason?: string | null | undefined;
  version: number;
};

export type DecideFactorRecovery = {
  approve: boolean;
  id: string | number;
  note?: string | null | undefined;
};

export type DecideJob = {
  id: string | number;
  reason?: string | null | undefined;
  version: number;
};

export type EditCase = {
  description?: string | null | undefined;
  /** Null takes the due date away. */
  dueAt?: string | null | undefined;
  id: string | number;
  priority?: CasePriority | null | undefined;
  title?: string | null | undefined;
  version: number;
};

export type EndSession = {
  id: string | number;
};

export type EndTrust = {
  /** Of one of one's own devices. */
  id: string | number;
};

export type FactorMethod =
  /** One of the codes that were shown with the first factor. */
  | 'BACKUP_CODE'
  /** A code to the verified e-mail address. */
  | 'EMAIL'
  /** A key that a device or a security key holds. */
  | 'PASSKEY'
  /** A code by text message to the verified number. */
  | 'SMS'
  /** Six digits of an authenticator app. */
  | 'TOTP';

export type FactorRecoveryFilter = {
  /** Whether somebody can decide on it still. */
  open?: boolean | null | undefined;
  /** Whose factors. */
  userId?: string | number | null | undefined;
};

export type FinishFactorSetup = {
  signInId: string | number;
};

export type FinishLinking = {
  journeyId: string | number;
};

export type FinishSingleSignOn = {
  /** Where SsoConfirmationNeeded asked for it. */
  confirm?: boolean | null | undefined;
  journeyId: string | number;
};

export type JobAction =
  | 'CANCEL'
  | 'RETRY';

export type JobFilter = {
  name?: string | null | undefined;
  queue?: string | null | undefined;
  state?: Array<JobState> | null | undefined;
  subgraph?: string | null | undefined;
};

export type JobState =
  /** Somebody stopped it; kept for a month. */
  | 'CANCELLED'
  /** Its time has not come. */
  | 'DELAYED'
  /** It is done; kept for a week. */
  | 'DONE'
  /** It failed for good: somebody retries it. */
  | 'FAILED'
  /** Its queue has no place for it yet. */
  | 'QUEUED'
  /** A try failed, and it is tried again by itself. */
  | 'RETRYING'
  /** A replica has it. */
  | 'RUNNING'
  /** It needs other jobs that are not done. */
  | 'WAITING';

export type Language =
  | 'EN'
  | 'HI';

export type LinkAccount = {
  sourceId: string | number;
};

export type NotificationChange =
  | 'ADDED'
  | 'SEEN'
  | 'UNSEEN';

export type NotificationEvent =
  /** A case was given to the person. */
  | 'CASE_ASSIGNED'
  /** Somebody wrote a note about a case that the person works or opened. */
  | 'CASE_COMMENTED'
  /** A case that the person works is past its due date. */
  | 'CASE_OVERDUE'
  /** The person's account was used on a device that it was not used on before. */
  | 'NEW_DEVICE';

export type NotificationFilter = {
  caseId?: string | number | null | undefined;
  event?: Array<NotificationEvent> | null | undefined;
  unseen?: boolean | null | undefined;
};

export type OidcPreset =
  /** Any issuer that publishes its configuration. */
  | 'CUSTOM'
  | 'DIGILOCKER'
  /** OAuth without OpenID Connect: known by the number of the account. */
  | 'GITHUB'
  | 'GOOGLE'
  | 'MICROSOFT'
  | 'OKTA';

export type ParkedDecisionKind =
  | 'RELEASE'
  | 'RETRY';

export type ParkedFilter = {
  /** The record that the entry is about. */
  aboutId?: string | number | null | undefined;
  reaction?: string | null | undefined;
  state?: Array<ParkedState> | null | undefined;
  subgraph?: string | null | undefined;
};

export type ParkedState =
  /** It failed too often: an operator retries or releases it. */
  | 'PARKED'
  /** It is tried again by itself. */
  | 'RETRYING'
  /** It waits behind an earlier entry about the same record. */
  | 'WAITING';

export type PasskeyDeviceType =
  | 'MULTI_DEVICE'
  | 'SINGLE_DEVICE';

export type PasswordNeed =
  | 'DIGIT'
  | 'UPPER_CASE';

export type PreferFactor = {
  /** One that is on. */
  method: FactorMethod;
};

export type PreviewSamlMapping = {
  /** As a test showed them. */
  attributes: Array<SsoAttributeInput>;
  connectionId: string | number;
  defaultRoles: Array<Role>;
  mapping: SamlMappingInput;
  roleMapping: Array<SamlRoleMappingInput>;
  unknownRole: SamlUnknownRole;
};

export type ProfileLevel =
  | 'BASIC'
  | 'COMPLETE'
  | 'MINIMAL';

export type ProveFactor = {
  /** Of a code that was sent, or of a passkey's challenge. */
  challengeId?: string | number | null | undefined;
  /** Of an authenticator app, of a message, or a backup code. */
  code?: string | null | undefined;
  method: FactorMethod;
  /** What the browser's authenticator says, as JSON. */
  passkey?: string | null | undefined;
  signInId: string | number;
  /** Asks for no factor in this browser, where that is allowed. */
  trustDevice?: boolean | null | undefined;
};

/** One of the two. */
export type ReadSamlMetadata = {
  url?: string | null | undefined;
  xml?: string | null | undefined;
};

/** One of `User.stepUpMethods`: a factor by its method; without a factor the password, or a code of `requestReauthentication`. */
export type Reauthenticate = {
  challengeId?: string | number | null | undefined;
  code?: string | null | undefined;
  /** Which factor is proven. */
  method?: FactorMethod | null | undefined;
  /** What the browser's authenticator says, as JSON. */
  passkey?: string | null | undefined;
  password?: string | null | undefined;
};

export type RecoveryDecision =
  /** The factors were taken away. */
  | 'APPROVED'
  /** By another administrator than the one who asked. */
  | 'DECLINED'
  /** Nobody decided within 24 hours. */
  | 'EXPIRED'
  /** By who asked, or because the person proved a factor themself. */
  | 'WITHDRAWN';

export type RefreshSamlMetadata = {
  id: string | number;
};

export type Register = {
  displayName: string;
  /** An e-mail address or a phone number: what is proven before there is an account. */
  identifier: string;
  /** To be written to in; that of the request unless said otherwise. */
  language?: Language | null | undefined;
  password: string;
};

export type RegisterPasskey = {
  challengeId: string | number;
  /** What its owner calls it. */
  name: string;
  /** What the browser made of the options, as JSON. */
  response: string;
  /** Of the sign-in that asked to set up a factor, where there is one. */
  signInId?: string | number | null | undefined;
};

export type ReleaseParked = {
  id: string | number;
  /** Why it is right that the reaction never deals with this entry. */
  reason: string;
  version: number;
};

export type RemoveContact = {
  kind: ContactKind;
};

export type RemoveFactor = {
  /** TOTP, SMS or EMAIL. */
  method: FactorMethod;
};

export type RemoveOidcProvider = {
  id: string | number;
  version: number;
};

export type RemovePasskey = {
  id: string | number;
};

export type RemoveSamlConnection = {
  id: string | number;
  version: number;
};

export type RenamePasskey = {
  id: string | number;
  name: string;
};

export type RequestContactChange = {
  /** The new e-mail address or phone number; one's own again to prove it. */
  identifier: string;
};

export type RequestFactorCode = {
  /** SMS or EMAIL. */
  method: FactorMethod;
  /** Of the sign-in; without it to prove again who one is. */
  signInId?: string | number | null | undefined;
};

export type RequestFactorRecovery = {
  /** How they were known to be the person: other administrators read it. */
  reason: string;
  userId: string | number;
};

export type RequestPasswordReset = {
  /** The e-mail address or phone number of the account. */
  identifier: string;
};

export type RequestSignInCode = {
  /** The e-mail address or phone number that the code is sent to. */
  identifier: string;
};

export type RequireFactor = {
  reason: string;
  /** False leaves them to what their roles ask. */
  required: boolean;
  userId: string | number;
};

export type ResetPassword = {
  /** With the code: of the answer that said where it was sent. */
  challengeId?: string | number | null | undefined;
  code?: string | null | undefined;
  newPassword: string;
  /** Instead of both: what stands in the link. */
  token?: string | null | undefined;
};

export type RetryParked = {
  id: string | number;
  reason?: string | null | undefined;
  version: number;
};

export type Role =
  /** Runs accounts and roles, and sees everything. */
  | 'ADMIN'
  /** Reads everything, writes nothing. */
  | 'AUDITOR'
  /** Opens cases and follows their own. */
  | 'CITIZEN'
  /** A citizen with a good record. */
  | 'CONTRIBUTOR'
  /** Looks after the queue of new cases. */
  | 'MODERATOR'
  /** Works cases. */
  | 'OFFICER';

export type RunFilter = {
  caseId?: string | number | null | undefined;
  /** Started by the viewer. */
  mine?: boolean | null | undefined;
  state?: Array<RunState> | null | undefined;
  workflowId?: string | number | null | undefined;
};

export type RunState =
  | 'AWAITS_APPROVAL'
  | 'CANCELLED'
  | 'DONE'
  | 'FAILED'
  /** Somebody said no to a step; whatever did not need it was done. */
  | 'REJECTED'
  | 'RUNNING';

export type SamlMappingInput = {
  active?: string | null | undefined;
  displayName?: string | null | undefined;
  /** Of an attribute; `NameID` is the name itself. */
  email?: string | null | undefined;
  roles?: string | null | undefined;
};

export type SamlRoleMappingInput = {
  role: Role;
  value: string;
};

export type SamlUnknownRole =
  /** They get the roles that are known, or else the default ones. */
  | 'IGNORE'
  /** They have no access, and neither has who is given no role. */
  | 'REFUSE';

export type SaveOidcProvider = {
  /** Whoever has no account gets one. */
  allowSignUp: boolean;
  clientId: string;
  /** Written and never read; left out the one that there is stays. */
  clientSecret?: string | null | undefined;
  /** Whose addresses it vouches for, in lower case. */
  domains: Array<string>;
  enabled: boolean;
  /** A second factor that it asked for counts here. */
  factorAtProvider: boolean;
  /** Of the one that changes; without it a new one is made. */
  id?: string | number | null | undefined;
  /** Of Okta and of any other; the presets know their own. */
  issuer?: string | null | undefined;
  name: string;
  preset: OidcPreset;
  /** Left out the preset's. */
  scopes?: Array<string> | null | undefined;
  /** Microsoft's: the id of the one directory that may sign in. */
  tenant?: string | null | undefined;
  /** Of the one that changes, as it was read. */
  version?: number | null | undefined;
};

/** What is left out stays as it is; of a new connection it is what is safe. */
export type SaveSamlConnection = {
  allowSignUp?: boolean | null | undefined;
  /** Instead of metadata, in PEM; all that are valid at once. */
  certificates?: Array<string> | null | undefined;
  defaultRoles?: Array<Role> | null | undefined;
  /** In lower case; each belongs to one connection alone. */
  domains?: Array<string> | null | undefined;
  enabled?: boolean | null | undefined;
  factorAtProvider?: boolean | null | undefined;
  factorContexts?: Array<string> | null | undefined;
  /** Of the one that changes; without it a new one is made. */
  id?: string | number | null | undefined;
  /** Instead of metadata. */
  idpEntityId?: string | null | undefined;
  idpInitiated?: boolean | null | undefined;
  mapping?: SamlMappingInput | null | undefined;
  /** Where the provider's is looked up, now and every day; empty: no more. */
  metadataUrl?: string | null | undefined;
  /** The provider's, as a file holds it. */
  metadataXml?: string | null | undefined;
  /** What people read where they sign in; a new one needs it. */
  name?: string | null | undefined;
  /** The kind of name that is asked for; empty: the provider's choice. */
  nameIdFormat?: string | null | undefined;
  required?: boolean | null | undefined;
  roleMapping?: Array<SamlRoleMappingInput> | null | undefined;
  signRequests?: boolean | null | undefined;
  /** Instead of metadata; empty: none. */
  sloUrl?: string | null | undefined;
  /** Instead of metadata. */
  ssoUrl?: string | null | undefined;
  /** The attribute that tells people apart; empty: their name there. */
  subjectAttribute?: string | null | undefined;
  unknownRole?: SamlUnknownRole | null | undefined;
  /** Of the one that changes, as it was read. */
  version?: number | null | undefined;
  wantEncrypted?: boolean | null | undefined;
};

export type SaveWorkflow = {
  id: string | number;
  text: string;
  version: number;
};

export type ScheduleWorkflow = {
  id: string | number;
  version: number;
};

export type SetBreakGlass = {
  breakGlass: boolean;
  reason: string;
  userId: string | number;
};

export type SetFactorPolicy = {
  /** What counts; one that can be set up must count for every role. */
  methods: Array<FactorMethod>;
  required: boolean;
  role: Role;
  /** How long a browser may be trusted; 0: never. */
  trustDays: number;
  /** Of the policy, as it was read. */
  version: number;
};

export type SetNotificationPreference = {
  channel: Channel;
  enabled: boolean;
  event: NotificationEvent;
};

export type SetPreferences = {
  language: Language;
  theme: Theme;
  /** An IANA name: Asia/Kolkata. */
  timeZone: string;
  /** Of oneself, as it was read. */
  version: number;
};

/** What is left out stays as it is; null takes it away. */
export type SetProfile = {
  bio?: string | null | undefined;
  displayName: string;
  location?: string | null | undefined;
  postalAddress?: string | null | undefined;
  /** Of oneself, as it was read. */
  version: number;
};

export type SignIn = {
  /** The e-mail address or phone number of the account. */
  identifier: string;
  password: string;
  /** Of the sign-in that this goes on with, where one asked for more proof. */
  signInId?: string | number | null | undefined;
};

export type SignInAsNew = {
  /** Of the sign-in that asked for more proof. */
  signInId: string | number;
};

export type SignInInstead = {
  /** One's own session that ends for the new one. */
  endSessionId: string | number;
  signInId: string | number;
};

export type SignInMethod =
  | 'EMAIL_CODE'
  | 'EMAIL_LINK'
  /** An account at a provider: `startSingleSignOn`. */
  | 'OIDC'
  | 'PASSKEY'
  | 'PASSWORD'
  /** The connection of an organisation: `startSingleSignOn`. */
  | 'SAML'
  | 'SMS_CODE';

export type SignInWithCode = {
  challengeId: string | number;
  code: string;
  /** Of the sign-in that this goes on with, where one asked for more proof. */
  signInId?: string | number | null | undefined;
};

export type SignInWithLink = {
  /** What stands in the link, opened in the browser that asked for it. */
  token: string;
};

export type SignInWithPasskey = {
  challengeId: string | number;
  /** What the browser made of the options, as JSON. */
  response: string;
  /** Of the sign-in that asked for more proof, where there is one. */
  signInId?: string | number | null | undefined;
};

export type SortDirection =
  | 'ASC'
  | 'DESC';

export type SsoAttributeInput = {
  name: string;
  values: Array<string>;
};

export type SsoKind =
  /** A provider of OpenID Connect or OAuth that people have accounts at. */
  | 'OIDC'
  /** The identity provider of an organisation. */
  | 'SAML';

export type SsoOutcome =
  /** The first step of a sign-in was done, or an account was linked. */
  | 'IN'
  /** There is an account with this address, which has to be proven first. */
  | 'PROOF_NEEDED'
  | 'REFUSED'
  /** An administrator's test came back. */
  | 'TESTED';

export type SsoTestStepName =
  /** It takes the client id and the client secret. */
  | 'CLIENT'
  /** Its configuration can be read. */
  | 'DISCOVERY'
  /** It can be asked for codes and tokens, with PKCE. */
  | 'ENDPOINTS'
  /** It calls itself what is configured. */
  | 'ISSUER'
  /** It publishes keys that ID tokens can be checked with. */
  | 'KEYS';

export type StartCodeFactor = {
  /** SMS or EMAIL. */
  method: FactorMethod;
  /** Of the answer that asked to set one up; without it one's own, signed in. */
  signInId?: string | number | null | undefined;
};

export type StartFactor = {
  /** Of the answer that asked to set one up; without it one's own, signed in. */
  signInId?: string | number | null | undefined;
};

export type StartPasskeyChallenge = {
  /** Of the sign-in; without it, to prove again who one is. */
  signInId?: string | number | null | undefined;
};

export type StartRun = {
  /** By the names of the workflow's input. */
  input?: unknown;
  /** Of the workflow; the newest one unless said otherwise. */
  version?: number | null | undefined;
  workflowId: string | number;
};

export type StartSingleSignOn = {
  /** A path of the portal; one that is not allowed is left out. */
  returnTo?: string | null | undefined;
  /** Of the sign-in that this goes on with, where one asked for more proof. */
  signInId?: string | number | null | undefined;
  /** Of a provider or a connection. */
  sourceId: string | number;
};

export type StartSsoTest = {
  sourceId: string | number;
};

export type StepState =
  | 'APPROVED'
  | 'AWAITS_APPROVAL'
  | 'CANCELLED'
  | 'DONE'
  | 'FAILED'
  | 'REJECTED'
  | 'RUNNING'
  /** Its condition did not hold, or what it needs was not done. */
  | 'SKIPPED'
  | 'WAITING';

export type StepUpMethod =
  | 'BACKUP_CODE'
  /** Where no factor is on: of `requestReauthentication`. */
  | 'CODE'
  | 'EMAIL'
  | 'PASSKEY'
  /** Where no factor is on. */
  | 'PASSWORD'
  | 'SMS'
  | 'TOTP';

export type SwitchAgent = {
  id: string | number;
  version: number;
};

export type TestOidcProvider = {
  id: string | number;
};

export type Theme =
  | 'DARK'
  | 'LIGHT'
  | 'SYSTEM';

export type UnlinkAccount = {
  /** Of the linked account. */
  id: string | number;
};

export type UnlockAccount = {
  /** Of the user. */
  id: string | number;
  reason: string;
};

export type UserFilter = {
  ids?: Array<string | number> | null | undefined;
  /** Holds this permission, for example case:work. */
  permission?: string | null | undefined;
  role?: Role | null | undefined;
  /** Part of the name. */
  text?: string | null | undefined;
};

export type UserSort = {
  direction?: SortDirection;
  field: UserSortField;
};

export type UserSortField =
  | 'CREATED_AT'
  | 'NAME';

/** What became of a value that belongs to a person. */
export type ValueState =
  /** Its seal does not fit its place: somebody changed what was stored. */
  | 'DAMAGED'
  /** The person was erased: nobody can read it any more. */
  | 'ERASED'
  /** It is there, and may be nothing. */
  | 'PRESENT';

export type WithdrawFactorRecovery = {
  id: string | number;
};

export type AccountFragment = { id: string, version: number, displayName: string, email: string | null, emailVerifiedAt: string | null, phone: string | null, phoneVerifiedAt: string | null, language: Language | null, theme: Theme | null, timeZone: string | null, profileLevel: ProfileLevel | null, hasPassword: boolean | null, bio: string | null, location: string | null, postalAddress: string | null };

export type MyAccountQueryVariables = Exact<{ [key: string]: never; }>;


export type MyAccountQuery = { me: { id: string, version: number, displayName: string, email: string | null, emailVerifiedAt: string | null, phone: string | null, phoneVerifiedAt: string | null, language: Language | null, theme: Theme | null, timeZone: string | null, profileLevel: ProfileLevel | null, hasPassword: boolean | null, bio: string | null, location: string | null, postalAddress: string | null } | null };

export type SetPreferencesMutationVariables = Exact<{
  input: SetPreferences;
}>;


export type SetPreferencesMutation = { setPreferences: { id: string, version: number, displayName: string, email: string | null, emailVerifiedAt: string | null, phone: string | null, phoneVerifiedAt: string | null, language: Language | null, theme: Theme | null, timeZone: string | null, profileLevel: ProfileLevel | null, hasPassword: boolean | null, bio: string | null, location: string | null, postalAddress: string | null } };

export type SetProfileMutationVariables = Exact<{
  input: SetProfile;
}>;


export type SetProfileMutation = { setProfile: { id: string, version: number, displayName: string, email: string | null, emailVerifiedAt: string | null, phone: string | null, phoneVerifiedAt: string | null, language: Language | null, theme: Theme | null, timeZone: string | null, profileLevel: ProfileLevel | null, hasPassword: boolean | null, bio: string | null, location: string | null, postalAddress: string | null } };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePassword;
}>;


export type ChangePasswordMutation = { changed: { user: { id: string, version: number, displayName: string, email: string | null, emailVerifiedAt: string | null, phone: string | null, phoneVerifiedAt: string | null, language: Language | null, theme: Theme | null, timeZone: string | null, profileLevel: ProfileLevel | null, hasPassword: boolean | null, bio: string | null, location: string | null, postalAddress: string | null }, signedIn: { ticket: string } } };

export type RequestContactChangeMutationVariables = Exact<{
  input: RequestContactChange;
}>;


export type RequestContactChangeMutation = { sent:
    | { __typename: 'CodeSent', challengeId: string, sentTo: string, channel: CodeChannel, expiresAt: string, resendAt: string }
    | { __typename: 'Refused', code: string, message: string, retryAt: string | null }
   };

export type ConfirmContactChangeMutationVariables = Exact<{
  input: ConfirmContactChange;
}>;


export type ConfirmContactChangeMutation = { confirmContactChange: { id: string, version: number, displayName: string, email: string | null, emailVerifiedAt: string | null, phone: string | null, phoneVerifiedAt: string | null, language: Language | null, theme: Theme | null, timeZone: string | null, profileLevel: ProfileLevel | null, hasPassword: boolean | null, bio: string | null, location: string | null, postalAddress: string | null } };

export type RemoveContactMutationVariables = Exact<{
  input: RemoveContact;
}>;


export type RemoveContactMutation = { removeContact: { id: string, version: number, displayName: string, email: string | null, emailVerifiedAt: string | null, phone: string | null, phoneVerifiedAt: string | null, language: Language | null, theme: Theme | null, timeZone: string | null, profileLevel: ProfileLevel | null, hasPassword: boolean | null, bio: string | null, location: string | null, postalAddress: string | null } };

export type LinkedDetailFragment = { id: string, issuer: string, email: string | null, displayName: string | null, createdAt: string, lastUsedAt: string | null, source: { id: string, kind: SsoKind, name: string, preset: OidcPreset | null } | null };

export type MyLinkedAccountsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyLinkedAccountsQuery = { me: { id: string, linkedAccounts: Array<{ id: string, issuer: string, email: string | null, displayName: string | null, createdAt: string, lastUsedAt: string | null, source: { id: string, kind: SsoKind, name: string, preset: OidcPreset | null } | null }> | null } | null, signInSources: Array<{ id: string, kind: SsoKind, name: string, preset: OidcPreset | null }> };

export type LinkAccountMutationVariables = Exact<{
  input: LinkAccount;
}>;


export type LinkAccountMutation = { started: { url: string } };

export type UnlinkAccountMutationVariables = Exact<{
  input: UnlinkAccount;
}>;


export type UnlinkAccountMutation = { unlinkAccount: { id: string } };

export type MySecurityQueryVariables = Exact<{ [key: string]: never; }>;


export type MySecurityQuery = { me: { id: string, backupCodesLeft: number | null, preferredFactor: FactorMethod | null, factors: Array<{ id: string, method: FactorMethod, confirmedAt: string, lastUsedAt: string | null, to: string | null }> | null, passkeys: Array<{ id: string, name: string, createdAt: string, lastUsedAt: string | null, transports: Array<string>, deviceType: PasskeyDeviceType, backedUp: boolean, suspended: boolean, kind: string | null }> | null, factorPolicy: { required: boolean, methods: Array<FactorMethod>, trustDays: number }, trustedDevices: Array<{ id: string, agent: string, address: string | null, place: string | null, trustedAt: string | null, trustedUntil: string | null, lastUsedAt: string, current: boolean }> } | null };

export type RemoveFactorMutationVariables = Exact<{
  input: RemoveFactor;
}>;


export type RemoveFactorMutation = { removeFactor: { id: string } };

export type PreferFactorMutationVariables = Exact<{
  input: PreferFactor;
}>;


export type PreferFactorMutation = { preferFactor: { id: string } };

export type RegenerateBackupCodesMutationVariables = Exact<{ [key: string]: never; }>;


export type RegenerateBackupCodesMutation = { regenerateBackupCodes: { codes: Array<string> } };

export type EndTrustMutationVariables = Exact<{
  input: EndTrust;
}>;


export type EndTrustMutation = { endTrust: { id: string } };

export type AccountSummaryFragment = { id: string, displayName: string, roles: Array<Role>, email: string | null, phone: string | null, factorRequired: boolean | null, backupCodesLeft: number | null, lockedUntil: string | null, factors: Array<{ id: string, method: FactorMethod }> | null, passkeys: Array<{ id: string }> | null };

export type AccountDetailFragment = { createdAt: string, emailVerifiedAt: string | null, phoneVerifiedAt: string | null, preferredFactor: FactorMethod | null, breakGlass: boolean | null, id: string, displayName: string, roles: Array<Role>, email: string | null, phone: string | null, factorRequired: boolean | null, backupCodesLeft: number | null, lockedUntil: string | null, factors: Array<{ id: string, method: FactorMethod, confirmedAt: string, lastUsedAt: string | null, to: string | null }> | null, passkeys: Array<{ id: string, name: string, createdAt: string, lastUsedAt: string | null, transports: Array<string>, deviceType: PasskeyDeviceType, backedUp: boolean, suspended: boolean, kind: string | null }> | null, factorPolicy: { required: boolean, methods: Array<FactorMethod>, trustDays: number }, linkedAccounts: Array<{ id: string, issuer: string, email: string | null, displayName: string | null, createdAt: string, lastUsedAt: string | null, source: { id: string, kind: SsoKind, name: string, preset: OidcPreset | null } | null }> | null };

export type AccountsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: UserFilter | null | undefined;
  sort?: UserSort | null | undefined;
}>;


export type AccountsQuery = { users: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, displayName: string, roles: Array<Role>, email: string | null, phone: string | null, factorRequired: boolean | null, backupCodesLeft: number | null, lockedUntil: string | null, factors: Array<{ id: string, method: FactorMethod }> | null, passkeys: Array<{ id: string }> | null } }> } };

export type AccountCursorQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: UserFilter | null | undefined;
  sort?: UserSort | null | undefined;
}>;


export type AccountCursorQuery = { users: { pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AccountByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type AccountByIdQuery = { user: { createdAt: string, emailVerifiedAt: string | null, phoneVerifiedAt: string | null, preferredFactor: FactorMethod | null, breakGlass: boolean | null, id: string, displayName: string, roles: Array<Role>, email: string | null, phone: string | null, factorRequired: boolean | null, backupCodesLeft: number | null, lockedUntil: string | null, factors: Array<{ id: string, method: FactorMethod, confirmedAt: string, lastUsedAt: string | null, to: string | null }> | null, passkeys: Array<{ id: string, name: string, createdAt: string, lastUsedAt: string | null, transports: Array<string>, deviceType: PasskeyDeviceType, backedUp: boolean, suspended: boolean, kind: string | null }> | null, factorPolicy: { required: boolean, methods: Array<FactorMethod>, trustDays: number }, linkedAccounts: Array<{ id: string, issuer: string, email: string | null, displayName: string | null, createdAt: string, lastUsedAt: string | null, source: { id: string, kind: SsoKind, name: string, preset: OidcPreset | null } | null }> | null } | null };

export type UnlockAccountMutationVariables = Exact<{
  input: UnlockAccount;
}>;


export type UnlockAccountMutation = { unlockAccount: { id: string } };

export type RequireFactorMutationVariables = Exact<{
  input: RequireFactor;
}>;


export type RequireFactorMutation = { requireFactor: { id: string } };

export type AgentDetailFragment = { id: string, version: number, name: string, title: string, description: string, release: string, capabilities: Array<string>, grant: Array<string>, enabled: boolean, health: AgentHealth, probedAt: string | null, lastErrorCode: string | null, lastError: string | null, lastErrorAt: string | null };

export type AgentsQueryVariables = Exact<{ [key: string]: never; }>;


export type AgentsQuery = { agents: Array<{ id: string, version: number, name: string, title: string, description: string, release: string, capabilities: Array<string>, grant: Array<string>, enabled: boolean, health: AgentHealth, probedAt: string | null, lastErrorCode: string | null, lastError: string | null, lastErrorAt: string | null }> };

export type EnableAgentMutationVariables = Exact<{
  input: SwitchAgent;
}>;


export type EnableAgentMutation = { enableAgent: { id: string, version: number, name: string, title: string, description: string, release: string, capabilities: Array<string>, grant: Array<string>, enabled: boolean, health: AgentHealth, probedAt: string | null, lastErrorCode: string | null, lastError: string | null, lastErrorAt: string | null } };

export type DisableAgentMutationVariables = Exact<{
  input: SwitchAgent;
}>;


export type DisableAgentMutation = { disableAgent: { id: string, version: number, name: string, title: string, description: string, release: string, capabilities: Array<string>, grant: Array<string>, enabled: boolean, health: AgentHealth, probedAt: string | null, lastErrorCode: string | null, lastError: string | null, lastErrorAt: string | null } };

export type ProbeAgentMutationVariables = Exact<{
  id: string | number;
}>;


export type ProbeAgentMutation = { probeAgent: { id: string, version: number, name: string, title: string, description: string, release: string, capabilities: Array<string>, grant: Array<string>, enabled: boolean, health: AgentHealth, probedAt: string | null, lastErrorCode: string | null, lastError: string | null, lastErrorAt: string | null } };

export type QuestionFragment = { id: string, version: number, step: string, question: string, permission: string, fourEyes: boolean, proposal: unknown, state: ApprovalState, answerable: boolean, createdAt: string, decidedAt: string | null, reason: string | null, decidedBy: { id: string, displayName: string } | null };

export type QuestionInQueueFragment = { id: string, version: number, step: string, question: string, permission: string, fourEyes: boolean, proposal: unknown, state: ApprovalState, answerable: boolean, createdAt: string, decidedAt: string | null, reason: string | null, case: { id: string, reference: string, title: string, version: number } | null, run: { id: string, byClock: boolean, startedBy: { id: string, displayName: string } | null, workflow: { id: string, title: string } | null } | null, evidence: Array<{ type: string, aboutId: string, version: number | null, position: string | null }>, decidedBy: { id: string, displayName: string } | null };

export type ApprovalsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ApprovalFilter | null | undefined;
}>;


export type ApprovalsQuery = { approvals: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, version: number, step: string, question: string, permission: string, fourEyes: boolean, proposal: unknown, state: ApprovalState, answerable: boolean, createdAt: string, decidedAt: string | null, reason: string | null, case: { id: string, reference: string, title: string, version: number } | null, run: { id: string, byClock: boolean, startedBy: { id: string, displayName: string } | null, workflow: { id: string, title: string } | null } | null, evidence: Array<{ type: string, aboutId: string, version: number | null, position: string | null }>, decidedBy: { id: string, displayName: string } | null } }> } };

export type ApprovalCursorQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ApprovalFilter | null | undefined;
}>;


export type ApprovalCursorQuery = { approvals: { pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ApproveMutationVariables = Exact<{
  input: DecideApproval;
}>;


export type ApproveMutation = { approve: { id: string, version: number, state: ApprovalState } };

export type RejectMutationVariables = Exact<{
  input: DecideApproval;
}>;


export type RejectMutation = { reject: { id: string, version: number, state: ApprovalState } };

export type AuditTrailQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: AuditFilter | null | undefined;
}>;


export type AuditTrailQuery = { auditTrail: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { position: string, at: string, subgraph: string, event: string, aboutId: string, sessionId: string | null, requestId: string | null, address: string | null, agent: string | null, originState: ValueState, facts: unknown, actor: { id: string, displayName: string } | null, onBehalfOf: { id: string, displayName: string } | null, actingAgent: { id: string } | null, agentTitled: { title: string } | null, changes: Array<{ field: string, before: unknown, after: unknown, state: ValueState }> } }> } };

export type AuditCursorQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: AuditFilter | null | undefined;
}>;


export type AuditCursorQuery = { auditTrail: { pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type LedgerHeadQueryVariables = Exact<{ [key: string]: never; }>;


export type LedgerHeadQuery = { ledgerHead: { epoch: number, position: string, root: string, at: string, keyId: string, publicKey: string, signature: string } | null };

export type LedgerInclusionQueryVariables = Exact<{
  position: string;
  size: string;
}>;


export type LedgerInclusionQuery = { ledgerInclusion: { entry: string | null, path: Array<string> } };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { id: string, version: number, displayName: string, email: string | null, phone: string | null, roles: Array<Role>, permissions: Array<string> | null, language: Language | null, theme: Theme | null, timeZone: string | null, hasPassword: boolean | null } | null };

export type CaseBriefQueryVariables = Exact<{
  caseId: string | number;
  workflowId: string | number;
}>;


export type CaseBriefQuery = { runs: { edges: Array<{ node: { input: unknown, id: string, version: number, state: RunState, createdAt: string, finishedAt: string | null, byClock: boolean, workflowVersion: number, faultCode: string | null, fault: string | null, cancellable: boolean, rerunOf: { id: string, createdAt: string } | null, steps: Array<{ input: unknown, output: unknown, id: string, key: string, state: StepState, needs: Array<string>, attempts: number, agentRelease: string, startedAt: string | null, finishedAt: string | null, faultCode: string | null, fault: string | null, agent: { id: string, name: string, title: string } | null, evidence: Array<{ type: string, aboutId: string, version: number | null, position: string | null }> }>, approvals: Array<{ id: string, version: number, step: string, question: string, permission: string, fourEyes: boolean, proposal: unknown, state: ApprovalState, answerable: boolean, createdAt: string, decidedAt: string | null, reason: string | null, decidedBy: { id: string, displayName: string } | null }>, workflow: { id: string, title: string } | null, startedBy: { id: string, displayName: string } | null, case: { id: string, reference: string, title: string, version: number } | null } }> } };

export type CaseSummaryFragment = { id: string, version: number, reference: string, title: string, status: CaseStatus, priority: CasePriority, dueAt: string | null, overdue: boolean, createdAt: string, updatedAt: string, allowedActions: Array<CaseAction>, nextStatuses: Array<CaseStatus>, assignee: { id: string, displayName: string } | null };

export type CaseDetailFragment = { description: string, id: string, version: number, reference: string, title: string, status: CaseStatus, priority: CasePriority, dueAt: string | null, overdue: boolean, createdAt: string, updatedAt: string, allowedActions: Array<CaseAction>, nextStatuses: Array<CaseStatus>, openedBy: { id: string, displayName: string } | null, assignee: { id: string, displayName: string } | null };

export type CasesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: CaseFilter | null | undefined;
  sort?: CaseSort | null | undefined;
}>;


export type CasesQuery = { cases: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, version: number, reference: string, title: string, status: CaseStatus, priority: CasePriority, dueAt: string | null, overdue: boolean, createdAt: string, updatedAt: string, allowedActions: Array<CaseAction>, nextStatuses: Array<CaseStatus>, assignee: { id: string, displayName: string } | null } }> } };

export type CasesCursorQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: CaseFilter | null | undefined;
  sort?: CaseSort | null | undefined;
}>;


export type CasesCursorQuery = { cases: { pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CaseQueryVariables = Exact<{
  id: string | number;
}>;


export type CaseQuery = { case: { description: string, id: string, version: number, reference: string, title: string, status: CaseStatus, priority: CasePriority, dueAt: string | null, overdue: boolean, createdAt: string, updatedAt: string, allowedActions: Array<CaseAction>, nextStatuses: Array<CaseStatus>, openedBy: { id: string, displayName: string } | null, assignee: { id: string, displayName: string } | null } | null };

export type CreateCaseMutationVariables = Exact<{
  input: CreateCase;
}>;


export type CreateCaseMutation = { createCase: { description: string, id: string, version: number, reference: string, title: string, status: CaseStatus, priority: CasePriority, dueAt: string | null, overdue: boolean, createdAt: string, updatedAt: string, allowedActions: Array<CaseAction>, nextStatuses: Array<CaseStatus>, openedBy: { id: string, displayName: string } | null, assignee: { id: string, displayName: string } | null } };

export type EditCaseMutationVariables = Exact<{
  input: EditCase;
}>;


export type EditCaseMutation = { editCase: { description: string, id: string, version: number, reference: string, title: string, status: CaseStatus, priority: CasePriority, dueAt: string | null, overdue: boolean, createdAt: string, updatedAt: string, allowedActions: Array<CaseAction>, nextStatuses: Array<CaseStatus>, openedBy: { id: string, displayName: string } | null, assignee: { id: string, displayName: string } | null } };

export type AssignCaseMutationVariables = Exact<{
  input: AssignCase;
}>;


export type AssignCaseMutation = { assignCase: { description: string, id: string, version: number, reference: string, title: string, status: CaseStatus, priority: CasePriority, dueAt: string | null, overdue: boolean, createdAt: string, updatedAt: string, allowedActions: Array<CaseAction>, nextStatuses: Array<CaseStatus>, openedBy: { id: string, displayName: string } | null, assignee: { id: string, displayName: string } | null } };

export type ChangeCaseStatusMutationVariables = Exact<{
  input: ChangeCaseStatus;
}>;


export type ChangeCaseStatusMutation = { changeCaseStatus: { description: string, id: string, version: number, reference: string, title: string, status: CaseStatus, priority: CasePriority, dueAt: string | null, overdue: boolean, createdAt: string, updatedAt: string, allowedActions: Array<CaseAction>, nextStatuses: Array<CaseStatus>, openedBy: { id: string, displayName: string } | null, assignee: { id: string, displayName: string } | null } };

export type CommentTextFragment = { id: string, createdAt: string, text: string, author: { id: string, displayName: string } | null };

export type CaseCommentsQueryVariables = Exact<{
  id: string | number;
  first: number;
  after?: string | null | undefined;
}>;


export type CaseCommentsQuery = { case: { comments: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, createdAt: string, text: string, author: { id: string, displayName: string } | null } }> } | null } | null };

export type AddCommentMutationVariables = Exact<{
  input: AddComment;
}>;


export type AddCommentMutation = { addComment: { id: string, createdAt: string, text: string, author: { id: string, displayName: string } | null } };

export type CaseHistoryQueryVariables = Exact<{
  id: string | number;
  first: number;
  after?: string | null | undefined;
}>;


export type CaseHistoryQuery = { case: { history: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { position: string, at: string, event: string, facts: unknown, actor: { id: string, displayName: string } | null, agent: { id: string } | null, agentTitled: { title: string } | null, changes: Array<{ field: string, before: unknown, after: unknown, state: ValueState }> } }> } | null } | null };

export type CaseCountsQueryVariables = Exact<{ [key: string]: never; }>;


export type CaseCountsQuery = { caseCounts: { open: number, overdue: number, unassigned: number, mine: number, mineOverdue: number, byStatus: Array<{ status: CaseStatus, count: number }>, byPriority: Array<{ priority: CasePriority, count: number }> } };

export type RolePolicyFragment = { role: Role, required: boolean, methods: Array<FactorMethod>, trustDays: number, version: number };

export type FactorPoliciesQueryVariables = Exact<{ [key: string]: never; }>;


export type FactorPoliciesQuery = { factorPolicies: Array<{ role: Role, required: boolean, methods: Array<FactorMethod>, trustDays: number, version: number }> };

export type SetFactorPolicyMutationVariables = Exact<{
  input: SetFactorPolicy;
}>;


export type SetFactorPolicyMutation = { setFactorPolicy: { role: Role, required: boolean, methods: Array<FactorMethod>, trustDays: number, version: number } };

export type FactorTurnedOnFragment = { method: FactorMethod, backupCodes: Array<string> | null };

export type RequestFactorCodeMutationVariables = Exact<{
  input: RequestFactorCode;
}>;


export type RequestFactorCodeMutation = { sent:
    | { __typename: 'CodeSent', challengeId: string, sentTo: string, channel: CodeChannel, expiresAt: string, resendAt: string }
    | { __typename: 'Refused', code: string, message: string, retryAt: string | null }
   };

export type ProveFactorMutationVariables = Exact<{
  input: ProveFactor;
}>;


export type ProveFactorMutation = { outcome:
    | { __typename: 'FactorSetupNeeded', signInId: string, message: string, factors: Array<FactorMethod> }
    | { __typename: 'ProofNeeded', signInId: string, methods: Array<SignInMethod>, message: string }
    | { __typename: 'Refused', code: string, message: string, retryAt: string | null }
    | { __typename: 'SecondFactorNeeded', signInId: string, preferred: FactorMethod, emailTo: string | null, smsTo: string | null, trustDays: number, message: string, factors: Array<FactorMethod> }
    | { __typename: 'SessionLimitReached', signInId: string, limit: number, message: string, sessions: Array<{ id: string, device: string, place: string | null, lastSeenAt: string }> }
    | { __typename: 'SignedIn', ticket: string }
    | Record<PropertyKey, never>
   };

export type StartTotpMutationVariables = Exact<{
  input: StartFactor;
}>;


export type StartTotpMutation = { startTotp: { factorId: string, uri: string, secret: string } };

export type ConfirmTotpMutationVariables = Exact<{
  input: ConfirmTotp;
}>;


export type ConfirmTotpMutation = { factorOn: { method: FactorMethod, backupCodes: Array<string> | null } };

export type StartCodeFactorMutationVariables = Exact<{
  input: StartCodeFactor;
}>;


export type StartCodeFactorMutation = { sent:
    | { __typename: 'CodeSent', challengeId: string, sentTo: string, channel: CodeChannel, expiresAt: string, resendAt: string }
    | { __typename: 'Refused', code: string, message: string, retryAt: string | null }
   };

export type ConfirmCodeFactorMutationVariables = Exact<{
  input: ConfirmCodeFactor;
}>;


export type ConfirmCodeFactorMutation = { factorOn: { method: FactorMethod, backupCodes: Array<string> | null } };

export type FinishFactorSetupMutationVariables = Exact<{
  input: FinishFactorSetup;
}>;


export type FinishFactorSetupMutation = { outcome:
    | { __typename: 'FactorSetupNeeded', signInId: string, message: string, factors: Array<FactorMethod> }
    | { __typename: 'ProofNeeded', signInId: string, methods: Array<SignInMethod>, message: string }
    | { __typename: 'Refused', code: string, message: string, retryAt: string | null }
    | { __typename: 'SecondFactorNeeded', signInId: string, preferred: FactorMethod, emailTo: string | null, smsTo: string | null, trustDays: number, message: string, factors: Array<FactorMethod> }
    | { __typename: 'SessionLimitReached', signInId: string, limit: number, message: string, sessions: Array<{ id: string, device: string, place: string | null, lastSeenAt: string }> }
    | { __typename: 'SignedIn', ticket: string }
    | Record<PropertyKey, never>
   };

export type JobDetailFragment = { id: string, version: number, subgraph: string, key: string, name: string, queue: string, state: JobState, attempt: number, attempts: number, code: string | null, message: string | null, causedBy: string | null, needs: Array<string>, createdAt: string, startedAt: string | null, endedAt: string | null, nextAt: string | null, allowedActions: Array<JobAction>, progress: { done: number, total: number } | null, decision: { kind: JobAction, at: string, by: { id: string, displayName: string } | null } | null };

export type JobFiguresFragment = { waiting: number, delayed: number, queued: number, running: number, retrying: number, failed: number };

export type JobsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: JobFilter | null | undefined;
}>;


export type JobsQuery = { jobs: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, version: number, subgraph: string, key: string, name: string, queue: string, state: JobState, attempt: number, attempts: number, code: string | null, message: string | null, causedBy: string | null, needs: Array<string>, createdAt: string, startedAt: string | null, endedAt: string | null, nextAt: string | null, allowedActions: Array<JobAction>, progress: { done: number, total: number } | null, decision: { kind: JobAction, at: string, by: { id: string, displayName: string } | null } | null } }> } };

export type JobCursorQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: JobFilter | null | undefined;
}>;


export type JobCursorQuery = { jobs: { pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type JobSchedulesQueryVariables = Exact<{ [key: string]: never; }>;


export type JobSchedulesQuery = { jobSchedules: Array<{ subgraph: string, name: string, job: string, cron: string, timeZone: string, nextAt: string, lastAt: string | null, lastState: JobState | null }> };

export type RetryJobMutationVariables = Exact<{
  input: DecideJob;
}>;


export type RetryJobMutation = { retryJob: { id: string, version: number, subgraph: string, key: string, name: string, queue: string, state: JobState, attempt: number, attempts: number, code: string | null, message: string | null, causedBy: string | null, needs: Array<string>, createdAt: string, startedAt: string | null, endedAt: string | null, nextAt: string | null, allowedActions: Array<JobAction>, progress: { done: number, total: number } | null, decision: { kind: JobAction, at: string, by: { id: string, displayName: string } | null } | null } };

export type CancelJobMutationVariables = Exact<{
  input: DecideJob;
}>;


export type CancelJobMutation = { cancelJob: { id: string, version: number, subgraph: string, key: string, name: string, queue: string, state: JobState, attempt: number, attempts: number, code: string | null, message: string | null, causedBy: string | null, needs: Array<string>, createdAt: string, startedAt: string | null, endedAt: string | null, nextAt: string | null, allowedActions: Array<JobAction>, progress: { done: number, total: number } | null, decision: { kind: JobAction, at: string, by: { id: string, displayName: string } | null } | null } };

export type JobsChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type JobsChangedSubscription = { jobsChanged: { waiting: number, delayed: number, queued: number, running: number, retrying: number, failed: number } };

export type CaseChangedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type CaseChangedSubscription = { caseChanged: { cursor: string, event: string, at: string, caseId: string, actor: { id: string, displayName: string } | null, case: { description: string, id: string, version: number, reference: string, title: string, status: CaseStatus, priority: CasePriority, dueAt: string | null, overdue: boolean, createdAt: string, updatedAt: string, allowedActions: Array<CaseAction>, nextStatuses: Array<CaseStatus>, openedBy: { id: string, displayName: string } | null, assignee: { id: string, displayName: string } | null } | null } };

export type NotificationDetailFragment = { id: string, event: NotificationEvent, createdAt: string, seenAt: string | null, title: string, body: string, link: string, case: { id: string, reference: string, title: string } | null, actor: { id: string, displayName: string } | null };

export type UnseenQueryVariables = Exact<{ [key: string]: never; }>;


export type UnseenQuery = { unseenCount: number, notifications: { edges: Array<{ node: { id: string } }> } };

export type NotificationsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: NotificationFilter | null | undefined;
}>;


export type NotificationsQuery = { notifications: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, event: NotificationEvent, createdAt: string, seenAt: string | null, title: string, body: string, link: string, case: { id: string, reference: string, title: string } | null, actor: { id: string, displayName: string } | null } }> } };

export type NotificationCursorQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: NotificationFilter | null | undefined;
}>;


export type NotificationCursorQuery = { notifications: { pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MarkSeenMutationVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type MarkSeenMutation = { markSeen: { ids: Array<string>, unseenCount: number } };

export type MarkUnseenMutationVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type MarkUnseenMutation = { markUnseen: { ids: Array<string>, unseenCount: number } };

export type MarkAllSeenMutationVariables = Exact<{
  upTo?: string | number | null | undefined;
}>;


export type MarkAllSeenMutation = { markAllSeen: { ids: Array<string>, unseenCount: number } };

export type NotificationAddedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type NotificationAddedSubscription = { notificationAdded: { cursor: string, change: NotificationChange, ids: Array<string>, unseenCount: number, notification: { id: string, title: string } | null } };

export type PreferenceFragment = { event: NotificationEvent, channel: Channel, enabled: boolean, locked: boolean };

export type NotificationPreferencesQueryVariables = Exact<{ [key: string]: never; }>;


export type NotificationPreferencesQuery = { notificationPreferences: Array<{ event: NotificationEvent, channel: Channel, enabled: boolean, locked: boolean }> };

export type SetNotificationPreferenceMutationVariables = Exact<{
  input: SetNotificationPreference;
}>;


export type SetNotificationPreferenceMutation = { setNotificationPreference: { event: NotificationEvent, channel: Channel, enabled: boolean, locked: boolean } };

export type ParkedFragment = { id: string, version: number, subgraph: string, reaction: string, event: string, aboutId: string, position: string, state: ParkedState, attempts: number, error: string | null, parkedAt: string, waiting: number, decision: { kind: ParkedDecisionKind, at: string, by: { id: string, displayName: string } | null } | null };

export type ParkedEntriesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ParkedFilter | null | undefined;
}>;


export type ParkedEntriesQuery = { parkedEntries: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, version: number, subgraph: string, reaction: string, event: string, aboutId: string, position: string, state: ParkedState, attempts: number, error: string | null, parkedAt: string, waiting: number, decision: { kind: ParkedDecisionKind, at: string, by: { id: string, displayName: string } | null } | null } }> } };

export type ParkedCursorQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ParkedFilter | null | undefined;
}>;


export type ParkedCursorQuery = { parkedEntries: { pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RetryParkedMutationVariables = Exact<{
  input: RetryParked;
}>;


export type RetryParkedMutation = { retryParked: { id: string, version: number, subgraph: string, reaction: string, event: string, aboutId: string, position: string, state: ParkedState, attempts: number, error: string | null, parkedAt: string, waiting: number, decision: { kind: ParkedDecisionKind, at: string, by: { id: string, displayName: string } | null } | null } };

export type ReleaseParkedMutationVariables = Exact<{
  input: ReleaseParked;
}>;


export type ReleaseParkedMutation = { releaseParked: { id: string, version: number, subgraph: string, reaction: string, event: string, aboutId: string, position: string, state: ParkedState, attempts: number, error: string | null, parkedAt: string, waiting: number, decision: { kind: ParkedDecisionKind, at: string, by: { id: string, displayName: string } | null } | null } };

export type PasskeyDetailFragment = { id: string, name: string, createdAt: string, lastUsedAt: string | null, transports: Array<string>, deviceType: PasskeyDeviceType, backedUp: boolean, suspended: boolean, kind: string | null };

export type StartPasskeySignInMutationVariables = Exact<{ [key: string]: never; }>;


export type StartPasskeySignInMutation = { challenge: { challengeId: string, options: string } };

export type SignInWithPasskeyMutationVariables = Exact<{
  input: SignInWithPasskey;
}>;


export type SignInWithPasskeyMutation = { outcome:
    | { __typename: 'FactorSetupNeeded', signInId: string, message: string, factors: Array<FactorMethod> }
    | { __typename: 'ProofNeeded', signInId: string, methods: Array<SignInMethod>, message: string }
    | { __typename: 'Refused', code: string, message: string, retryAt: string | null }
    | { __typename: 'SecondFactorNeeded', signInId: string, preferred: FactorMethod, emailTo: string | null, smsTo: string | null, trustDays: number, message: string, factors: Array<FactorMethod> }
    | { __typename: 'SessionLimitReached', signInId: string, limit: number, message: string, sessions: Array<{ id: string, device: string, place: string | null, lastSeenAt: string }> }
    | { __typename: 'SignedIn', ticket: string }
    | Record<PropertyKey, never>
   };

export type StartPasskeyChallengeMutationVariables = Exact<{
  input: StartPasskeyChallenge;
}>;


export type StartPasskeyChallengeMutation = { challenge: { challengeId: string, options: string } };

export type StartPasskeyRegistrationMutationVariables = Exact<{
  input: StartFactor;
}>;


export type StartPasskeyRegistrationMutation = { challenge: { challengeId: string, options: string } };

export type RegisterPasskeyMutationVariables = Exact<{
  input: RegisterPasskey;
}>;


export type RegisterPasskeyMutation = { factorOn: { method: FactorMethod, backupCodes: Array<string> | null } };

export type RenamePasskeyMutationVariables = Exact<{
  input: RenamePasskey;
}>;


export type RenamePasskeyMutation = { renamePasskey: { id: string, name: string, createdAt: string, lastUsedAt: string | null, transports: Array<string>, deviceType: PasskeyDeviceType, backedUp: boolean, suspended: boolean, kind: string | null } };

export type RemovePasskeyMutationVariables = Exact<{
  input: RemovePasskey;
}>;


export type RemovePasskeyMutation = { removePasskey: { id: string } };

export type PasswordPolicyQueryVariables = Exact<{ [key: string]: never; }>;


export type PasswordPolicyQuery = { passwordPolicy: { minLength: number, minLengthWithSecondFactor: number, maxLength: number, needs: Array<PasswordNeed> } };

export type PersonFragment = { id: string, displayName: string };

export type PeopleQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: UserFilter | null | undefined;
  sort?: UserSort | null | undefined;
}>;


export type PeopleQuery = { users: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { roles: Array<Role>, id: string, displayName: string } }> } };

export type RolesQueryVariables = Exact<{ [key: string]: never; }>;


export type RolesQuery = { roles: Array<{ role: Role, permissions: Array<string> }> };

export type RecoveryRequestFragment = { id: string, reason: string, requestedAt: string, decidedAt: string | null, decision: RecoveryDecision | null, note: string | null, expiresAt: string, user: { id: string, displayName: string } | null, requestedBy: { id: string, displayName: string } | null, decidedBy: { id: string, displayName: string } | null };

export type RecoveryRequestsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: FactorRecoveryFilter | null | undefined;
}>;


export type RecoveryRequestsQuery = { factorRecoveries: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, reason: string, requestedAt: string, decidedAt: string | null, decision: RecoveryDecision | null, note: string | null, expiresAt: string, user: { id: string, displayName: string } | null, requestedBy: { id: string, displayName: string } | null, decidedBy: { id: string, displayName: string } | null } }> } };

export type RecoveryRequestCursorQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: FactorRecoveryFilter | null | undefined;
}>;


export type RecoveryRequestCursorQuery = { factorRecoveries: { pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RequestFactorRecoveryMutationVariables = Exact<{
  input: RequestFactorRecovery;
}>;


export type RequestFactorRecoveryMutation = { requestFactorRecovery: { id: string, reason: string, requestedAt: string, decidedAt: string | null, decision: RecoveryDecision | null, note: string | null, expiresAt: string, user: { id: string, displayName: string } | null, requestedBy: { id: string, displayName: string } | null, decidedBy: { id: string, displayName: string } | null } };

export type DecideFactorRecoveryMutationVariables = Exact<{
  input: DecideFactorRecovery;
}>;


export type DecideFactorRecoveryMutation = { decideFactorRecovery: { id: string, reason: string, requestedAt: string, decidedAt: string | null, decision: RecoveryDecision | null, note: string | null, expiresAt: string, user: { id: string, displayName: string } | null, requestedBy: { id: string, displayName: string } | null, decidedBy: { id: string, displayName: string } | null } };

export type WithdrawFactorRecoveryMutationVariables = Exact<{
  input: WithdrawFactorRecovery;
}>;


export type WithdrawFactorRecoveryMutation = { withdrawFactorRecovery: { id: string, reason: string, requestedAt: string, decidedAt: string | null, decision: RecoveryDecision | null, note: string | null, expiresAt: string, user: { id: string, displayName: string } | null, requestedBy: { id: string, displayName: string } | null, decidedBy: { id: string, displayName: string } | null } };

export type RunSummaryFragment = { id: string, version: number, state: RunState, createdAt: string, finishedAt: string | null, byClock: boolean, workflowVersion: number, faultCode: string | null, fault: string | null, cancellable: boolean, workflow: { id: string, title: string } | null, startedBy: { id: string, displayName: string } | null, case: { id: string, reference: string, title: string, version: number } | null };

export type StepFragment = { id: string, key: string, state: StepState, needs: Array<string>, attempts: number, agentRelease: string, startedAt: string | null, finishedAt: string | null, faultCode: string | null, fault: string | null, agent: { id: string, name: string, title: string } | null };

export type EvidenceOfStepFragment = { evidence: Array<{ type: string, aboutId: string, version: number | null, position: string | null }> };

export type RunDetailFragment = { input: unknown, id: string, version: number, state: RunState, createdAt: string, finishedAt: string | null, byClock: boolean, workflowVersion: number, faultCode: string | null, fault: string | null, cancellable: boolean, rerunOf: { id: string, createdAt: string } | null, steps: Array<{ input: unknown, output: unknown, id: string, key: string, state: StepState, needs: Array<string>, attempts: number, agentRelease: string, startedAt: string | null, finishedAt: string | null, faultCode: string | null, fault: string | null, agent: { id: string, name: string, title: string } | null, evidence: Array<{ type: string, aboutId: string, version: number | null, position: string | null }> }>, approvals: Array<{ id: string, version: number, step: string, question: string, permission: string, fourEyes: boolean, proposal: unknown, state: ApprovalState, answerable: boolean, createdAt: string, decidedAt: string | null, reason: string | null, decidedBy: { id: string, displayName: string } | null }>, workflow: { id: string, title: string } | null, startedBy: { id: string, displayName: string } | null, case: { id: string, reference: string, title: string, version: number } | null };

export type ComparisonFragment = { key: string, diverged: boolean, releaseBefore: string, releaseAfter: string | null, fault: string | null, differences: Array<{ pointer: string, before: unknown, after: unknown }> };

export type RunsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: RunFilter | null | undefined;
}>;


export type RunsQuery = { runs: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, version: number, state: RunState, createdAt: string, finishedAt: string | null, byClock: boolean, workflowVersion: number, faultCode: string | null, fault: string | null, cancellable: boolean, workflow: { id: string, title: string } | null, startedBy: { id: string, displayName: string } | null, case: { id: string, reference: string, title: string, version: number } | null } }> } };

export type RunCursorQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: RunFilter | null | undefined;
}>;


export type RunCursorQuery = { runs: { pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RunQueryVariables = Exact<{
  id: string | number;
}>;


export type RunQuery = { run: { input: unknown, id: string, version: number, state: RunState, createdAt: string, finishedAt: string | null, byClock: boolean, workflowVersion: number, faultCode: string | null, fault: string | null, cancellable: boolean, rerunOf: { id: string, createdAt: string } | null, steps: Array<{ input: unknown, output: unknown, id: string, key: string, state: StepState, needs: Array<string>, attempts: number, agentRelease: string, startedAt: string | null, finishedAt: string | null, faultCode: string | null, fault: string | null, agent: { id: string, name: string, title: string } | null, evidence: Array<{ type: string, aboutId: string, version: number | null, position: string | null }> }>, approvals: Array<{ id: string, version: number, step: string, question: string, permission: string, fourEyes: boolean, proposal: unknown, state: ApprovalState, answerable: boolean, createdAt: string, decidedAt: string | null, reason: string | null, decidedBy: { id: string, displayName: string } | null }>, workflow: { id: string, title: string } | null, startedBy: { id: string, displayName: string } | null, case: { id: string, reference: string, title: string, version: number } | null } | null };

export type RunDifferencesQueryVariables = Exact<{
  id: string | number;
}>;


export type RunDifferencesQuery = { run: { id: string, differences: Array<{ key: string, diverged: boolean, releaseBefore: string, releaseAfter: string | null, fault: string | null, differences: Array<{ pointer: string, before: unknown, after: unknown }> }> } | null };

export type ReplayQueryVariables = Exact<{
  id: string | number;
}>;


export type ReplayQuery = { replay: { diverged: boolean, steps: Array<{ key: string, diverged: boolean, releaseBefore: string, releaseAfter: string | null, fault: string | null, differences: Array<{ pointer: string, before: unknown, after: unknown }> }> } };

export type WorkflowNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkflowNamesQuery = { workflows: Array<{ id: string, title: string }> };

export type StartRunMutationVariables = Exact<{
  input: StartRun;
}>;


export type StartRunMutation = { startRun: { id: string } };

export type RerunMutationVariables = Exact<{
  id: string | number;
}>;


export type RerunMutation = { rerun: { id: string } };

export type CancelRunMutationVariables = Exact<{
  input: CancelRun;
}>;


export type CancelRunMutation = { cancelRun: { id: string, version: number, state: RunState } };

export type RunChangedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  runId?: string | number | null | undefined;
}>;


export type RunChangedSubscription = { runChanged: { cursor: string, event: string, runId: string } };

export type MySessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type MySessionsQuery = { mySessions: Array<{ id: string, current: boolean, device: string, place: string | null, signedInWith: SignInMethod | null, address: string | null, createdAt: string, lastSeenAt: string, expiresAt: string, endedAt: string | null, endReason: string | null }> };

export type EndSessionMutationVariables = Exact<{
  input: EndSession;
}>;


export type EndSessionMutation = { endSession: { id: string, endedAt: string | null } };

export type EndOtherSessionsMutationVariables = Exact<{ [key: string]: never; }>;


export type EndOtherSessionsMutation = { endOtherSessions: number };

type Outcome_FactorSetupNeeded_Fragment = { __typename: 'FactorSetupNeeded', signInId: string, message: string, factors: Array<FactorMethod> };

type Outcome_ProofNeeded_Fragment = { __typename: 'ProofNeeded', signInId: string, methods: Array<SignInMethod>, message: string };

type Outcome_Refused_Fragment = { __typename: 'Refused', code: string, message: string, retryAt: string | null };

type Outcome_SecondFactorNeeded_Fragment = { __typename: 'SecondFactorNeeded', signInId: string, preferred: FactorMethod, emailTo: string | null, smsTo: string | null, trustDays: number, message: string, factors: Array<FactorMethod> };

type Outcome_SessionLimitReached_Fragment = { __typename: 'SessionLimitReached', signInId: string, limit: number, message: string, sessions: Array<{ id: string, device: string, place: string | null, lastSeenAt: string }> };

type Outcome_SignedIn_Fragment = { __typename: 'SignedIn', ticket: string };

export type OutcomeFragment =
  | Outcome_FactorSetupNeeded_Fragment
  | Outcome_ProofNeeded_Fragment
  | Outcome_Refused_Fragment
  | Outcome_SecondFactorNeeded_Fragment
  | Outcome_SessionLimitReached_Fragment
  | Outcome_SignedIn_Fragment
;

type CodeOutcome_CodeSent_Fragment = { __typename: 'CodeSent', challengeId: string, sentTo: string, channel: CodeChannel, expiresAt: string, resendAt: string };

type CodeOutcome_Refused_Fragment = { __typename: 'Refused', code: string, message: string, retryAt: string | null };

export type CodeOutcomeFragment =
  | CodeOutcome_CodeSent_Fragment
  | CodeOutcome_Refused_Fragment
;

export type RefusalFragment = { __typename: 'Refused', code: string, message: string, retryAt: string | null };

export type SignInStartQueryVariables = Exact<{
  identifier: string;
}>;


export type SignInStartQuery = { start: { methods: Array<SignInMethod>, required: boolean, connection: { id: string, name: string } | null } };

export type SignInMutationVariables = Exact<{
  input: SignIn;
}>;


export type SignInMutation = { outcome:
    | { __typename: 'FactorSetupNeeded', signInId: string, message: string, factors: Array<FactorMethod> }
    | { __typename: 'ProofNeeded', signInId: string, methods: Array<SignInMethod>, message: string }
    | { __typename: 'Refused', code: string, message: string, retryAt: string | null }
    | { __typename: 'SecondFactorNeeded', signInId: string, preferred: FactorMethod, emailTo: string | null, smsTo: string | null, trustDays: number, message: string, factors: Array<FactorMethod> }
    | { __typename: 'SessionLimitReached', signInId: string, limit: number, message: string, sessions: Array<{ id: string, device: string, place: string | null, lastSeenAt: string }> }
    | { __typename: 'SignedIn', ticket: string }
    | Record<PropertyKey, never>
   };

export type RequestSignInCodeMutationVariables = Exact<{
  input: RequestSignInCode;
}>;


export type RequestSignInCodeMutation = { sent:
    | { __typename: 'CodeSent', challengeId: string, sentTo: string, channel: CodeChannel, expiresAt: string, resendAt: string }
    | { __typename: 'Refused', code: string, message: string, retryAt: string | null }
   };

export type SignInWithCodeMutationVariables = Exact<{
  input: SignInWithCode;
}>;


export type SignInWithCodeMutation = { outcome:
    | { __typename: 'FactorSetupNeeded', signInId: string, message: string, factors: Array<FactorMethod> }
    | { __typename: 'ProofNeeded', signInId: string, methods: Array<SignInMethod>, message: string }
    | { __typename: 'Refused', code: string, message: string, retryAt: string | null }
    | { __typename: 'SecondFactorNeeded', signInId: string, preferred: FactorMethod, emailTo: string | null, smsTo: string | null, trustDays: number, message: string, factors: Array<FactorMethod> }
    | { __typename: 'SessionLimitReached', signInId: string, limit: number, message: string, sessions: Array<{ id: string, device: string, place: string | null, lastSeenAt: string }> }
    | { __typename: 'SignedIn', ticket: string }
    | Record<PropertyKey, never>
   };

export type SignInAsNewMutationVariables = Exact<{
  input: SignInAsNew;
}>;


export type SignInAsNewMutation = { outcome:
    | { __typename: 'FactorSetupNeeded', signInId: string, message: string, factors: Array<FactorMethod> }
    | { __typename: 'ProofNeeded', signInId: string, methods: Array<SignInMethod>, message: string }
    | { __typename: 'Refused', code: string, message: string, retryAt: string | null }
    | { __typename: 'SecondFactorNeeded', signInId: string, preferred: FactorMethod, emailTo: string | null, smsTo: string | null, trustDays: number, message: string, factors: Array<FactorMethod> }
    | { __typename: 'SessionLimitReached', signInId: string, limit: number, message: string, sessions: Array<{ id: string, device: string, place: string | null, lastSeenAt: string }> }
    | { __typename: 'SignedIn', ticket: string }
    | Record<PropertyKey, never>
   };

export type SignInWithLinkMutationVariables = Exact<{
  input: SignInWithLink;
}>;


export type SignInWithLinkMutation = { outcome:
    | { __typename: 'FactorSetupNeeded', signInId: string, message: string, factors: Array<FactorMethod> }
    | { __typename: 'ProofNeeded', signInId: string, methods: Array<SignInMethod>, message: string }
    | { __typename: 'Refused', code: string, message: string, retryAt: string | null }
    | { __typename: 'SecondFactorNeeded', signInId: string, preferred: FactorMethod, emailTo: string | null, smsTo: string | null, trustDays: number, message: string, factors: Array<FactorMethod> }
    | { __typename: 'SessionLimitReached', signInId: string, limit: number, message: string, sessions: Array<{ id: string, device: string, place: string | null, lastSeenAt: string }> }
    | { __typename: 'SignedIn', ticket: string }
    | Record<PropertyKey, never>
   };

export type SignInInsteadMutationVariables = Exact<{
  input: SignInInstead;
}>;


export type SignInInsteadMutation = { outcome:
    | { __typename: 'FactorSetupNeeded', signInId: string, message: string, factors: Array<FactorMethod> }
    | { __typename: 'ProofNeeded', signInId: string, methods: Array<SignInMethod>, message: string }
    | { __typename: 'Refused', code: string, message: string, retryAt: string | null }
    | { __typename: 'SecondFactorNeeded', signInId: string, preferred: FactorMethod, emailTo: string | null, smsTo: string | null, trustDays: number, message: string, factors: Array<FactorMethod> }
    | { __typename: 'SessionLimitReached', signInId: string, limit: number, message: string, sessions: Array<{ id: string, device: string, place: string | null, lastSeenAt: string }> }
    | { __typename: 'SignedIn', ticket: string }
    | Record<PropertyKey, never>
   };

export type RegisterMutationVariables = Exact<{
  input: Register;
}>;


export type RegisterMutation = { sent:
    | { __typename: 'CodeSent', challengeId: string, sentTo: string, channel: CodeChannel, expiresAt: string, resendAt: string }
    | { __typename: 'Refused', code: string, message: string, retryAt: string | null }
   };

export type ConfirmRegistrationMutationVariables = Exact<{
  input: ConfirmRegistration;
}>;


export type ConfirmRegistrationMutation = { outcome:
    | { __typename: 'FactorSetupNeeded', signInId: string, message: string, factors: Array<FactorMethod> }
    | { __typename: 'ProofNeeded', signInId: string, methods: Array<SignInMethod>, message: string }
    | { __typename: 'Refused', code: string, message: string, retryAt: string | null }
    | { __typename: 'SecondFactorNeeded', signInId: string, preferred: FactorMethod, emailTo: string | null, smsTo: string | null, trustDays: number, message: string, factors: Array<FactorMethod> }
    | { __typename: 'SessionLimitReached', signInId: string, limit: number, message: string, sessions: Array<{ id: string, device: string, place: string | null, lastSeenAt: string }> }
    | { __typename: 'SignedIn', ticket: string }
    | Record<PropertyKey, never>
   };

export type RequestPasswordResetMutationVariables = Exact<{
  input: RequestPasswordReset;
}>;


export type RequestPasswordResetMutation = { sent:
    | { __typename: 'CodeSent', challengeId: string, sentTo: string, channel: CodeChannel, expiresAt: string, resendAt: string }
    | { __typename: 'Refused', code: string, message: string, retryAt: string | null }
   };

export type ResetPasswordMutationVariables = Exact<{
  input: ResetPassword;
}>;


export type ResetPasswordMutation = { outcome:
    | { __typename: 'FactorSetupNeeded', signInId: string, message: string, factors: Array<FactorMethod> }
    | { __typename: 'ProofNeeded', signInId: string, methods: Array<SignInMethod>, message: string }
    | { __typename: 'Refused', code: string, message: string, retryAt: string | null }
    | { __typename: 'SecondFactorNeeded', signInId: string, preferred: FactorMethod, emailTo: string | null, smsTo: string | null, trustDays: number, message: string, factors: Array<FactorMethod> }
    | { __typename: 'SessionLimitReached', signInId: string, limit: number, message: string, sessions: Array<{ id: string, device: string, place: string | null, lastSeenAt: string }> }
    | { __typename: 'SignedIn', ticket: string }
    | Record<PropertyKey, never>
   };

export type SourceFragment = { id: string, kind: SsoKind, name: string, preset: OidcPreset | null };

export type SignInSourcesQueryVariables = Exact<{ [key: string]: never; }>;


export type SignInSourcesQuery = { signInSources: Array<{ id: string, kind: SsoKind, name: string, preset: OidcPreset | null }> };

export type StartSingleSignOnMutationVariables = Exact<{
  input: StartSingleSignOn;
}>;


export type StartSingleSignOnMutation = { started: { url: string } };

export type FinishSingleSignOnMutationVariables = Exact<{
  input: FinishSingleSignOn;
}>;


export type FinishSingleSignOnMutation = { outcome:
    | { __typename: 'FactorSetupNeeded', signInId: string, message: string, factors: Array<FactorMethod> }
    | { __typename: 'ProofNeeded', signInId: string, methods: Array<SignInMethod>, message: string }
    | { __typename: 'Refused', code: string, message: string, retryAt: string | null }
    | { __typename: 'SecondFactorNeeded', signInId: string, preferred: FactorMethod, emailTo: string | null, smsTo: string | null, trustDays: number, message: string, factors: Array<FactorMethod> }
    | { __typename: 'SessionLimitReached', signInId: string, limit: number, message: string, sessions: Array<{ id: string, device: string, place: string | null, lastSeenAt: string }> }
    | { __typename: 'SignedIn', ticket: string }
    | { __typename: 'SsoConfirmationNeeded', journeyId: string, name: string | null, message: string, source: { id: string, kind: SsoKind, name: string, preset: OidcPreset | null } }
   };

export type FinishLinkingMutationVariables = Exact<{
  input: FinishLinking;
}>;


export type FinishLinkingMutation = { finishLinking: { id: string } };

export type SingleLogoutQueryVariables = Exact<{ [key: string]: never; }>;


export type SingleLogoutQuery = { singleLogoutUrl: string | null };

export type SamlCertificateDetailFragment = { fingerprint: string, notAfter: string, expiresSoon: boolean };

export type ConnectionSummaryFragment = { id: string, name: string, enabled: boolean, required: boolean, version: number, domains: Array<string>, metadataError: string | null, lastSignInAt: string | null, certificates: Array<{ fingerprint: string, notAfter: string, expiresSoon: boolean }> };

export type ConnectionDetailFragment = { idpEntityId: string, ssoUrl: string, sloUrl: string | null, metadataUrl: string | null, metadataCheckedAt: string | null, validUntil: string | null, nameIdFormat: string | null, subjectAttribute: string | null, unknownRole: SamlUnknownRole, defaultRoles: Array<Role>, idpInitiated: boolean, allowSignUp: boolean, signRequests: boolean, wantEncrypted: boolean, factorAtProvider: boolean, factorContexts: Array<string>, spEntityId: string, acsUrl: string, spSloUrl: string, spMetadataUrl: string, id: string, name: string, enabled: boolean, required: boolean, version: number, domains: Array<string>, metadataError: string | null, lastSignInAt: string | null, mapping: { email: string | null, displayName: string | null, roles: string | null, active: string | null }, roleMapping: Array<{ value: string, role: Role }>, certificates: Array<{ fingerprint: string, notAfter: string, expiresSoon: boolean }> };

export type SamlConnectionByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type SamlConnectionByIdQuery = { samlConnection: { idpEntityId: string, ssoUrl: string, sloUrl: string | null, metadataUrl: string | null, metadataCheckedAt: string | null, validUntil: string | null, nameIdFormat: string | null, subjectAttribute: string | null, unknownRole: SamlUnknownRole, defaultRoles: Array<Role>, idpInitiated: boolean, allowSignUp: boolean, signRequests: boolean, wantEncrypted: boolean, factorAtProvider: boolean, factorContexts: Array<string>, spEntityId: string, acsUrl: string, spSloUrl: string, spMetadataUrl: string, id: string, name: string, enabled: boolean, required: boolean, version: number, domains: Array<string>, metadataError: string | null, lastSignInAt: string | null, mapping: { email: string | null, displayName: string | null, roles: string | null, active: string | null }, roleMapping: Array<{ value: string, role: Role }>, certificates: Array<{ fingerprint: string, notAfter: string, expiresSoon: boolean }> } | null };

export type SaveSamlConnectionMutationVariables = Exact<{
  input: SaveSamlConnection;
}>;


export type SaveSamlConnectionMutation = { saveSamlConnection: { idpEntityId: string, ssoUrl: string, sloUrl: string | null, metadataUrl: string | null, metadataCheckedAt: string | null, validUntil: string | null, nameIdFormat: string | null, subjectAttribute: string | null, unknownRole: SamlUnknownRole, defaultRoles: Array<Role>, idpInitiated: boolean, allowSignUp: boolean, signRequests: boolean, wantEncrypted: boolean, factorAtProvider: boolean, factorContexts: Array<string>, spEntityId: string, acsUrl: string, spSloUrl: string, spMetadataUrl: string, id: string, name: string, enabled: boolean, required: boolean, version: number, domains: Array<string>, metadataError: string | null, lastSignInAt: string | null, mapping: { email: string | null, displayName: string | null, roles: string | null, active: string | null }, roleMapping: Array<{ value: string, role: Role }>, certificates: Array<{ fingerprint: string, notAfter: string, expiresSoon: boolean }> } };

export type RemoveSamlConnectionMutationVariables = Exact<{
  input: RemoveSamlConnection;
}>;


export type RemoveSamlConnectionMutation = { removeSamlConnection: boolean };

export type ReadSamlMetadataMutationVariables = Exact<{
  input: ReadSamlMetadata;
}>;


export type ReadSamlMetadataMutation = { readSamlMetadata: { entityId: string | null, ssoUrl: string | null, sloUrl: string | null, validUntil: string | null, problems: Array<string>, usable: boolean, certificates: Array<{ fingerprint: string, notAfter: string, expiresSoon: boolean }> } };

export type SamlMetadataReadFragment = { entityId: string | null, ssoUrl: string | null, sloUrl: string | null, validUntil: string | null, problems: Array<string>, usable: boolean, certificates: Array<{ fingerprint: string, notAfter: string, expiresSoon: boolean }> };

export type RefreshSamlMetadataMutationVariables = Exact<{
  input: RefreshSamlMetadata;
}>;


export type RefreshSamlMetadataMutation = { refreshSamlMetadata: { idpEntityId: string, ssoUrl: string, sloUrl: string | null, metadataUrl: string | null, metadataCheckedAt: string | null, validUntil: string | null, nameIdFormat: string | null, subjectAttribute: string | null, unknownRole: SamlUnknownRole, defaultRoles: Array<Role>, idpInitiated: boolean, allowSignUp: boolean, signRequests: boolean, wantEncrypted: boolean, factorAtProvider: boolean, factorContexts: Array<string>, spEntityId: string, acsUrl: string, spSloUrl: string, spMetadataUrl: string, id: string, name: string, enabled: boolean, required: boolean, version: number, domains: Array<string>, metadataError: string | null, lastSignInAt: string | null, mapping: { email: string | null, displayName: string | null, roles: string | null, active: string | null }, roleMapping: Array<{ value: string, role: Role }>, certificates: Array<{ fingerprint: string, notAfter: string, expiresSoon: boolean }> } };

export type StartSsoTestMutationVariables = Exact<{
  input: StartSsoTest;
}>;


export type StartSsoTestMutation = { started: { url: string } };

export type MappedPersonFragment = { email: string | null, displayName: string | null, roles: Array<Role> | null, active: boolean };

export type SsoTestQueryVariables = Exact<{
  journeyId: string | number;
}>;


export type SsoTestQuery = { ssoTest: { refusal: string | null, message: string | null, attributes: Array<{ name: string, values: Array<string> }>, mapped: { email: string | null, displayName: string | null, roles: Array<Role> | null, active: boolean } | null } };

export type PreviewSamlMappingQueryVariables = Exact<{
  input: PreviewSamlMapping;
}>;


export type PreviewSamlMappingQuery = { previewSamlMapping: { email: string | null, displayName: string | null, roles: Array<Role> | null, active: boolean } };

export type ProviderSummaryFragment = { id: string, preset: OidcPreset, name: string, enabled: boolean, managed: boolean, version: number, domains: Array<string>, lastSignInAt: string | null };

export type ProviderDetailFragment = { issuer: string, clientId: string, hasSecret: boolean, tenant: string | null, scopes: Array<string>, allowSignUp: boolean, factorAtProvider: boolean, callbackUrl: string, backChannelLogoutUrl: string, id: string, preset: OidcPreset, name: string, enabled: boolean, managed: boolean, version: number, domains: Array<string>, lastSignInAt: string | null };

export type OidcProviderByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type OidcProviderByIdQuery = { oidcProvider: { issuer: string, clientId: string, hasSecret: boolean, tenant: string | null, scopes: Array<string>, allowSignUp: boolean, factorAtProvider: boolean, callbackUrl: string, backChannelLogoutUrl: string, id: string, preset: OidcPreset, name: string, enabled: boolean, managed: boolean, version: number, domains: Array<string>, lastSignInAt: string | null } | null };

export type SaveOidcProviderMutationVariables = Exact<{
  input: SaveOidcProvider;
}>;


export type SaveOidcProviderMutation = { saveOidcProvider: { issuer: string, clientId: string, hasSecret: boolean, tenant: string | null, scopes: Array<string>, allowSignUp: boolean, factorAtProvider: boolean, callbackUrl: string, backChannelLogoutUrl: string, id: string, preset: OidcPreset, name: string, enabled: boolean, managed: boolean, version: number, domains: Array<string>, lastSignInAt: string | null } };

export type RemoveOidcProviderMutationVariables = Exact<{
  input: RemoveOidcProvider;
}>;


export type RemoveOidcProviderMutation = { removeOidcProvider: boolean };

export type TestOidcProviderMutationVariables = Exact<{
  input: TestOidcProvider;
}>;


export type TestOidcProviderMutation = { testOidcProvider: { ok: boolean, steps: Array<{ name: SsoTestStepName, ok: boolean, message: string }> } };

export type SsoSourcesQueryVariables = Exact<{ [key: string]: never; }>;


export type SsoSourcesQuery = { oidcProviders: Array<{ id: string, preset: OidcPreset, name: string, enabled: boolean, managed: boolean, version: number, domains: Array<string>, lastSignInAt: string | null }>, samlConnections: Array<{ id: string, name: string, enabled: boolean, required: boolean, version: number, domains: Array<string>, metadataError: string | null, lastSignInAt: string | null, certificates: Array<{ fingerprint: string, notAfter: string, expiresSoon: boolean }> }> };

export type SsoAttemptsQueryVariables = Exact<{
  id: string | number;
  isConnection: boolean;
  first: number;
  after?: string | null | undefined;
}>;


export type SsoAttemptsQuery = { oidcProvider?: { id: string, attempts: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, at: string, outcome: SsoOutcome, code: string | null, message: string | null, user: { id: string, displayName: string } | null } }> } } | null, samlConnection?: { id: string, attempts: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, at: string, outcome: SsoOutcome, code: string | null, message: string | null, user: { id: string, displayName: string } | null } }> } } | null };

export type AttemptPageFragment = { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, at: string, outcome: SsoOutcome, code: string | null, message: string | null, user: { id: string, displayName: string } | null } }> };

export type AttemptFragment = { id: string, at: string, outcome: SsoOutcome, code: string | null, message: string | null, user: { id: string, displayName: string } | null };

export type BreakGlassAccountsQueryVariables = Exact<{ [key: string]: never; }>;


export type BreakGlassAccountsQuery = { breakGlassAccounts: Array<{ id: string, displayName: string, email: string | null, roles: Array<Role> }> };

export type SetBreakGlassMutationVariables = Exact<{
  input: SetBreakGlass;
}>;


export type SetBreakGlassMutation = { setBreakGlass: { id: string } };

export type StepUpMethodsQueryVariables = Exact<{ [key: string]: never; }>;


export type StepUpMethodsQuery = { me: { id: string, stepUpMethods: Array<StepUpMethod> | null } | null };

export type RequestReauthenticationMutationVariables = Exact<{ [key: string]: never; }>;


export type RequestReauthenticationMutation = { sent:
    | { __typename: 'CodeSent', challengeId: string, sentTo: string, channel: CodeChannel, expiresAt: string, resendAt: string }
    | { __typename: 'Refused', code: string, message: string, retryAt: string | null }
   };

export type ReauthenticateMutationVariables = Exact<{
  input: Reauthenticate;
}>;


export type ReauthenticateMutation = { reauthenticate: { id: string, steppedUpUntil: string | null } };

export type WorkflowSummaryFragment = { id: string, version: number, name: string, title: string, prebuilt: boolean, definition: unknown, updatedAt: string, savedBy: { id: string, displayName: string } | null, schedule: { cron: string, timeZone: string, nextAt: string, lentUntil: string, lentBy: { id: string, displayName: string } | null } | null };

export type WorkflowDetailFragment = { text: string, id: string, version: number, name: string, title: string, prebuilt: boolean, definition: unknown, updatedAt: string, savedBy: { id: string, displayName: string } | null, schedule: { cron: string, timeZone: string, nextAt: string, lentUntil: string, lentBy: { id: string, displayName: string } | null } | null };

export type WorkflowsQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkflowsQuery = { workflows: Array<{ id: string, version: number, name: string, title: string, prebuilt: boolean, definition: unknown, updatedAt: string, savedBy: { id: string, displayName: string } | null, schedule: { cron: string, timeZone: string, nextAt: string, lentUntil: string, lentBy: { id: string, displayName: string } | null } | null }> };

export type WorkflowQueryVariables = Exact<{
  id: string | number;
}>;


export type WorkflowQuery = { workflow: { text: string, id: string, version: number, name: string, title: string, prebuilt: boolean, definition: unknown, updatedAt: string, savedBy: { id: string, displayName: string } | null, schedule: { cron: string, timeZone: string, nextAt: string, lentUntil: string, lentBy: { id: string, displayName: string } | null } | null } | null };

export type WorkflowVersionsQueryVariables = Exact<{
  id: string | number;
}>;


export type WorkflowVersionsQuery = { workflow: { id: string, versions: Array<{ number: number, text: string, savedAt: string, savedBy: { id: string, displayName: string } | null }> } | null };

export type WorkflowSchemaQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkflowSchemaQuery = { workflowSchema: string };

export type AgentShapesQueryVariables = Exact<{ [key: string]: never; }>;


export type AgentShapesQuery = { agents: Array<{ id: string, name: string, description: string, takes: unknown, gives: unknown }> };

export type CheckWorkflowQueryVariables = Exact<{
  text: string;
}>;


export type CheckWorkflowQuery = { checkWorkflow: Array<{ line: number, column: number, message: string, pointer: string }> };

export type CreateWorkflowMutationVariables = Exact<{
  input: CreateWorkflow;
}>;


export type CreateWorkflowMutation = { createWorkflow: { text: string, id: string, version: number, name: string, title: string, prebuilt: boolean, definition: unknown, updatedAt: string, savedBy: { id: string, displayName: string } | null, schedule: { cron: string, timeZone: string, nextAt: string, lentUntil: string, lentBy: { id: string, displayName: string } | null } | null } };

export type SaveWorkflowMutationVariables = Exact<{
  input: SaveWorkflow;
}>;


export type SaveWorkflowMutation = { saveWorkflow: { text: string, id: string, version: number, name: string, title: string, prebuilt: boolean, definition: unknown, updatedAt: string, savedBy: { id: string, displayName: string } | null, schedule: { cron: string, timeZone: string, nextAt: string, lentUntil: string, lentBy: { id: string, displayName: string } | null } | null } };

export type ScheduleWorkflowMutationVariables = Exact<{
  input: ScheduleWorkflow;
}>;


export type ScheduleWorkflowMutation = { scheduleWorkflow: { text: string, id: string, version: number, name: string, title: string, prebuilt: boolean, definition: unknown, updatedAt: string, savedBy: { id: string, displayName: string } | null, schedule: { cron: string, timeZone: string, nextAt: string, lentUntil: string, lentBy: { id: string, displayName: string } | null } | null } };

export type UnscheduleWorkflowMutationVariables = Exact<{
  input: ScheduleWorkflow;
}>;


export type UnscheduleWorkflowMutation = { unscheduleWorkflow: { text: string, id: string, version: number, name: string, title: string, prebuilt: boolean, definition: unknown, updatedAt: string, savedBy: { id: string, displayName: string } | null, schedule: { cron: string, timeZone: string, nextAt: string, lentUntil: string, lentBy: { id: string, displayName: string } | null } | null } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const AccountFragmentDoc = new TypedDocumentString(`
    fragment Account on User {
  id
  version
  displayName
  email
  emailVerifiedAt
  phone
  phoneVerifiedAt
  language
  theme
  timeZone
  profileLevel
  hasPassword
  bio
  location
  postalAddress
}
    `, {"fragmentName":"Account"}) as unknown as TypedDocumentString<AccountFragment, unknown>;
export const AccountSummaryFragmentDoc = new TypedDocumentString(`
    fragment AccountSummary on User {
  id
  displayName
  roles
  email
  phone
  factorRequired
  backupCodesLeft
  lockedUntil
  factors {
    id
    method
  }
  passkeys {
    id
  }
}
    `, {"fragmentName":"AccountSummary"}) as unknown as TypedDocumentString<AccountSummaryFragment, unknown>;
export const PasskeyDetailFragmentDoc = new TypedDocumentString(`
    fragment PasskeyDetail on Passkey {
  id
  name
  createdAt
  lastUsedAt
  transports
  deviceType
  backedUp
  suspended
  kind
}
    `, {"fragmentName":"PasskeyDetail"}) as unknown as TypedDocumentString<PasskeyDetailFragment, unknown>;
export const SourceFragmentDoc = new TypedDocumentString(`
    fragment Source on SsoSource {
  id
  kind
  name
  preset
}
    `, {"fragmentName":"Source"}) as unknown as TypedDocumentString<SourceFragment, unknown>;
export const LinkedDetailFragmentDoc = new TypedDocumentString(`
    fragment LinkedDetail on LinkedAccount {
  id
  issuer
  email
  displayName
  createdAt
  lastUsedAt
  source {
    ...Source
  }
}
    fragment Source on SsoSource {
  id
  kind
  name
  preset
}`, {"fragmentName":"LinkedDetail"}) as unknown as TypedDocumentString<LinkedDetailFragment, unknown>;
export const AccountDetailFragmentDoc = new TypedDocumentString(`
    fragment AccountDetail on User {
  ...AccountSummary
  createdAt
  emailVerifiedAt
  phoneVerifiedAt
  preferredFactor
  factors {
    id
    method
    confirmedAt
    lastUsedAt
    to
  }
  passkeys {
    ...PasskeyDetail
  }
  factorPolicy {
    required
    methods
    trustDays
  }
  linkedAccounts {
    ...LinkedDetail
  }
  breakGlass
}
    fragment LinkedDetail on LinkedAccount {
  id
  issuer
  email
  displayName
  createdAt
  lastUsedAt
  source {
    ...Source
  }
}
fragment AccountSummary on User {
  id
  displayName
  roles
  email
  phone
  factorRequired
  backupCodesLeft
  lockedUntil
  factors {
    id
    method
  }
  passkeys {
    id
  }
}
fragment PasskeyDetail on Passkey {
  id
  name
  createdAt
  lastUsedAt
  transports
  deviceType
  backedUp
  suspended
  kind
}
fragment Source on SsoSource {
  id
  kind
  name
  preset
}`, {"fragmentName":"AccountDetail"}) as unknown as TypedDocumentString<AccountDetailFragment, unknown>;
export const AgentDetailFragmentDoc = new TypedDocumentString(`
    fragment AgentDetail on Agent {
  id
  version
  name
  title
  description
  release
  capabilities
  grant
  enabled
  health
  probedAt
  lastErrorCode
  lastError
  lastErrorAt
}
    `, {"fragmentName":"AgentDetail"}) as unknown as TypedDocumentString<AgentDetailFragment, unknown>;
export const PersonFragmentDoc = new TypedDocumentString(`
    fragment Person on User {
  id
  displayName
}
    `, {"fragmentName":"Person"}) as unknown as TypedDocumentString<PersonFragment, unknown>;
export const QuestionFragmentDoc = new TypedDocumentString(`
    fragment Question on Approval {
  id
  version
  step
  question
  permission
  fourEyes
  proposal
  state
  answerable
  createdAt
  decidedAt
  decidedBy {
    ...Person
  }
  reason
}
    fragment Person on User {
  id
  displayName
}`, {"fragmentName":"Question"}) as unknown as TypedDocumentString<QuestionFragment, unknown>;
export const QuestionInQueueFragmentDoc = new TypedDocumentString(`
    fragment QuestionInQueue on Approval {
  ...Question
  case {
    id
    reference
    title
    version
  }
  run {
    id
    byClock
    startedBy {
      ...Person
    }
    workflow {
      id
      title
    }
  }
  evidence {
    type
    aboutId
    version
    position
  }
}
    fragment Question on Approval {
  id
  version
  step
  question
  permission
  fourEyes
  proposal
  state
  answerable
  createdAt
  decidedAt
  decidedBy {
    ...Person
  }
  reason
}
fragment Person on User {
  id
  displayName
}`, {"fragmentName":"QuestionInQueue"}) as unknown as TypedDocumentString<QuestionInQueueFragment, unknown>;
export const CaseSummaryFragmentDoc = new TypedDocumentString(`
    fragment CaseSummary on Case {
  id
  version
  reference
  title
  status
  priority
  dueAt
  overdue
  createdAt
  updatedAt
  assignee {
    ...Person
  }
  allowedActions
  nextStatuses
}
    fragment Person on User {
  id
  displayName
}`, {"fragmentName":"CaseSummary"}) as unknown as TypedDocumentString<CaseSummaryFragment, unknown>;
export const CaseDetailFragmentDoc = new TypedDocumentString(`
    fragment CaseDetail on Case {
  ...CaseSummary
  description
  openedBy {
    ...Person
  }
}
    fragment CaseSummary on Case {
  id
  version
  reference
  title
  status
  priority
  dueAt
  overdue
  createdAt
  updatedAt
  assignee {
    ...Person
  }
  allowedActions
  nextStatuses
}
fragment Person on User {
  id
  displayName
}`, {"fragmentName":"CaseDetail"}) as unknown as TypedDocumentString<CaseDetailFragment, unknown>;
export const CommentTextFragmentDoc = new TypedDocumentString(`
    fragment CommentText on Comment {
  id
  createdAt
  text
  author {
    ...Person
  }
}
    fragment Person on User {
  id
  displayName
}`, {"fragmentName":"CommentText"}) as unknown as TypedDocumentString<CommentTextFragment, unknown>;
export const RolePolicyFragmentDoc = new TypedDocumentString(`
    fragment RolePolicy on FactorPolicy {
  role
  required
  methods
  trustDays
  version
}
    `, {"fragmentName":"RolePolicy"}) as unknown as TypedDocumentString<RolePolicyFragment, unknown>;
export const FactorTurnedOnFragmentDoc = new TypedDocumentString(`
    fragment FactorTurnedOn on FactorOn {
  method
  backupCodes
}
    `, {"fragmentName":"FactorTurnedOn"}) as unknown as TypedDocumentString<FactorTurnedOnFragment, unknown>;
export const JobDetailFragmentDoc = new TypedDocumentString(`
    fragment JobDetail on Job {
  id
  version
  subgraph
  key
  name
  queue
  state
  attempt
  attempts
  progress {
    done
    total
  }
  code
  message
  causedBy
  needs
  createdAt
  startedAt
  endedAt
  nextAt
  allowedActions
  decision {
    kind
    at
    by {
      ...Person
    }
  }
}
    fragment Person on User {
  id
  displayName
}`, {"fragmentName":"JobDetail"}) as unknown as TypedDocumentString<JobDetailFragment, unknown>;
export const JobFiguresFragmentDoc = new TypedDocumentString(`
    fragment JobFigures on JobCounts {
  waiting
  delayed
  queued
  running
  retrying
  failed
}
    `, {"fragmentName":"JobFigures"}) as unknown as TypedDocumentString<JobFiguresFragment, unknown>;
export const NotificationDetailFragmentDoc = new TypedDocumentString(`
    fragment NotificationDetail on Notification {
  id
  event
  createdAt
  seenAt
  title
  body
  link
  case {
    id
    reference
    title
  }
  actor {
    ...Person
  }
}
    fragment Person on User {
  id
  displayName
}`, {"fragmentName":"NotificationDetail"}) as unknown as TypedDocumentString<NotificationDetailFragment, unknown>;
export const PreferenceFragmentDoc = new TypedDocumentString(`
    fragment Preference on NotificationPreference {
  event
  channel
  enabled
  locked
}
    `, {"fragmentName":"Preference"}) as unknown as TypedDocumentString<PreferenceFragment, unknown>;
export const ParkedFragmentDoc = new TypedDocumentString(`
    fragment Parked on ParkedEntry {
  id
  version
  subgraph
  reaction
  event
  aboutId
  position
  state
  attempts
  error
  parkedAt
  waiting
  decision {
    kind
    at
    by {
      ...Person
    }
  }
}
    fragment Person on User {
  id
  displayName
}`, {"fragmentName":"Parked"}) as unknown as TypedDocumentString<ParkedFragment, unknown>;
export const RecoveryRequestFragmentDoc = new TypedDocumentString(`
    fragment RecoveryRequest on FactorRecovery {
  id
  user {
    ...Person
  }
  reason
  requestedBy {
    ...Person
  }
  requestedAt
  decidedBy {
    ...Person
  }
  decidedAt
  decision
  note
  expiresAt
}
    fragment Person on User {
  id
  displayName
}`, {"fragmentName":"RecoveryRequest"}) as unknown as TypedDocumentString<RecoveryRequestFragment, unknown>;
export const RunSummaryFragmentDoc = new TypedDocumentString(`
    fragment RunSummary on Run {
  id
  version
  state
  createdAt
  finishedAt
  byClock
  workflowVersion
  faultCode
  fault
  cancellable
  workflow {
    id
    title
  }
  startedBy {
    ...Person
  }
  case {
    id
    reference
    title
    version
  }
}
    fragment Person on User {
  id
  displayName
}`, {"fragmentName":"RunSummary"}) as unknown as TypedDocumentString<RunSummaryFragment, unknown>;
export const StepFragmentDoc = new TypedDocumentString(`
    fragment Step on RunStep {
  id
  key
  state
  needs
  attempts
  agentRelease
  startedAt
  finishedAt
  faultCode
  fault
  agent {
    id
    name
    title
  }
}
    `, {"fragmentName":"Step"}) as unknown as TypedDocumentString<StepFragment, unknown>;
export const EvidenceOfStepFragmentDoc = new TypedDocumentString(`
    fragment EvidenceOfStep on RunStep {
  evidence {
    type
    aboutId
    version
    position
  }
}
    `, {"fragmentName":"EvidenceOfStep"}) as unknown as TypedDocumentString<EvidenceOfStepFragment, unknown>;
export const RunDetailFragmentDoc = new TypedDocumentString(`
    fragment RunDetail on Run {
  ...RunSummary
  input
  rerunOf {
    id
    createdAt
  }
  steps {
    ...Step
    ...EvidenceOfStep
    input
    output
  }
  approvals {
    ...Question
  }
}
    fragment Question on Approval {
  id
  version
  step
  question
  permission
  fourEyes
  proposal
  state
  answerable
  createdAt
  decidedAt
  decidedBy {
    ...Person
  }
  reason
}
fragment Person on User {
  id
  displayName
}
fragment RunSummary on Run {
  id
  version
  state
  createdAt
  finishedAt
  byClock
  workflowVersion
  faultCode
  fault
  cancellable
  workflow {
    id
    title
  }
  startedBy {
    ...Person
  }
  case {
    id
    reference
    title
    version
  }
}
fragment Step on RunStep {
  id
  key
  state
  needs
  attempts
  agentRelease
  startedAt
  finishedAt
  faultCode
  fault
  agent {
    id
    name
    title
  }
}
fragment EvidenceOfStep on RunStep {
  evidence {
    type
    aboutId
    version
    position
  }
}`, {"fragmentName":"RunDetail"}) as unknown as TypedDocumentString<RunDetailFragment, unknown>;
export const ComparisonFragmentDoc = new TypedDocumentString(`
    fragment Comparison on StepComparison {
  key
  diverged
  releaseBefore
  releaseAfter
  fault
  differences {
    pointer
    before
    after
  }
}
    `, {"fragmentName":"Comparison"}) as unknown as TypedDocumentString<ComparisonFragment, unknown>;
export const RefusalFragmentDoc = new TypedDocumentString(`
    fragment Refusal on Refused {
  __typename
  code
  message
  retryAt
}
    `, {"fragmentName":"Refusal"}) as unknown as TypedDocumentString<RefusalFragment, unknown>;
export const OutcomeFragmentDoc = new TypedDocumentString(`
    fragment Outcome on SignInResult {
  ... on SignedIn {
    __typename
    ticket
  }
  ... on Refused {
    ...Refusal
  }
  ... on ProofNeeded {
    __typename
    signInId
    methods
    message
  }
  ... on SecondFactorNeeded {
    __typename
    signInId
    factors: methods
    preferred
    emailTo
    smsTo
    trustDays
    message
  }
  ... on FactorSetupNeeded {
    __typename
    signInId
    factors: methods
    message
  }
  ... on SessionLimitReached {
    __typename
    signInId
    limit
    message
    sessions {
      id
      device
      place
      lastSeenAt
    }
  }
}
    fragment Refusal on Refused {
  __typename
  code
  message
  retryAt
}`, {"fragmentName":"Outcome"}) as unknown as TypedDocumentString<OutcomeFragment, unknown>;
export const CodeOutcomeFragmentDoc = new TypedDocumentString(`
    fragment CodeOutcome on CodeResult {
  ... on CodeSent {
    __typename
    challengeId
    sentTo
    channel
    expiresAt
    resendAt
  }
  ... on Refused {
    ...Refusal
  }
}
    fragment Refusal on Refused {
  __typename
  code
  message
  retryAt
}`, {"fragmentName":"CodeOutcome"}) as unknown as TypedDocumentString<CodeOutcomeFragment, unknown>;
export const SamlCertificateDetailFragmentDoc = new TypedDocumentString(`
    fragment SamlCertificateDetail on SamlCertificate {
  fingerprint
  notAfter
  expiresSoon
}
    `, {"fragmentName":"SamlCertificateDetail"}) as unknown as TypedDocumentString<SamlCertificateDetailFragment, unknown>;
export const ConnectionSummaryFragmentDoc = new TypedDocumentString(`
    fragment ConnectionSummary on SamlConnection {
  id
  name
  enabled
  required
  version
  domains
  metadataError
  lastSignInAt
  certificates {
    ...SamlCertificateDetail
  }
}
    fragment SamlCertificateDetail on SamlCertificate {
  fingerprint
  notAfter
  expiresSoon
}`, {"fragmentName":"ConnectionSummary"}) as unknown as TypedDocumentString<ConnectionSummaryFragment, unknown>;
export const ConnectionDetailFragmentDoc = new TypedDocumentString(`
    fragment ConnectionDetail on SamlConnection {
  ...ConnectionSummary
  idpEntityId
  ssoUrl
  sloUrl
  metadataUrl
  metadataCheckedAt
  validUntil
  nameIdFormat
  subjectAttribute
  mapping {
    email
    displayName
    roles
    active
  }
  roleMapping {
    value
    role
  }
  unknownRole
  defaultRoles
  idpInitiated
  allowSignUp
  signRequests
  wantEncrypted
  factorAtProvider
  factorContexts
  spEntityId
  acsUrl
  spSloUrl
  spMetadataUrl
}
    fragment SamlCertificateDetail on SamlCertificate {
  fingerprint
  notAfter
  expiresSoon
}
fragment ConnectionSummary on SamlConnection {
  id
  name
  enabled
  required
  version
  domains
  metadataError
  lastSignInAt
  certificates {
    ...SamlCertificateDetail
  }
}`, {"fragmentName":"ConnectionDetail"}) as unknown as TypedDocumentString<ConnectionDetailFragment, unknown>;
export const SamlMetadataReadFragmentDoc = new TypedDocumentString(`
    fragment SamlMetadataRead on SamlMetadata {
  entityId
  ssoUrl
  sloUrl
  validUntil
  problems
  usable
  certificates {
    ...SamlCertificateDetail
  }
}
    fragment SamlCertificateDetail on SamlCertificate {
  fingerprint
  notAfter
  expiresSoon
}`, {"fragmentName":"SamlMetadataRead"}) as unknown as TypedDocumentString<SamlMetadataReadFragment, unknown>;
export const MappedPersonFragmentDoc = new TypedDocumentString(`
    fragment MappedPerson on SsoMapped {
  email
  displayName
  roles
  active
}
    `, {"fragmentName":"MappedPerson"}) as unknown as TypedDocumentString<MappedPersonFragment, unknown>;
export const ProviderSummaryFragmentDoc = new TypedDocumentString(`
    fragment ProviderSummary on OidcProvider {
  id
  preset
  name
  enabled
  managed
  version
  domains
  lastSignInAt
}
    `, {"fragmentName":"ProviderSummary"}) as unknown as TypedDocumentString<ProviderSummaryFragment, unknown>;
export const ProviderDetailFragmentDoc = new TypedDocumentString(`
    fragment ProviderDetail on OidcProvider {
  ...ProviderSummary
  issuer
  clientId
  hasSecret
  tenant
  scopes
  allowSignUp
  factorAtProvider
  callbackUrl
  backChannelLogoutUrl
}
    fragment ProviderSummary on OidcProvider {
  id
  preset
  name
  enabled
  managed
  version
  domains
  lastSignInAt
}`, {"fragmentName":"ProviderDetail"}) as unknown as TypedDocumentString<ProviderDetailFragment, unknown>;
export const AttemptFragmentDoc = new TypedDocumentString(`
    fragment Attempt on SsoAttempt {
  id
  at
  outcome
  code
  message
  user {
    id
    displayName
  }
}
    `, {"fragmentName":"Attempt"}) as unknown as TypedDocumentString<AttemptFragment, unknown>;
export const AttemptPageFragmentDoc = new TypedDocumentString(`
    fragment AttemptPage on SsoAttemptConnection {
  totalCount
  pageInfo {
    hasNextPage
    endCursor
  }
  edges {
    node {
      ...Attempt
    }
  }
}
    fragment Attempt on SsoAttempt {
  id
  at
  outcome
  code
  message
  user {
    id
    displayName
  }
}`, {"fragmentName":"AttemptPage"}) as unknown as TypedDocumentString<AttemptPageFragment, unknown>;
export const WorkflowSummaryFragmentDoc = new TypedDocumentString(`
    fragment WorkflowSummary on Workflow {
  id
  version
  name
  title
  prebuilt
  definition
  updatedAt
  savedBy {
    ...Person
  }
  schedule {
    cron
    timeZone
    nextAt
    lentUntil
    lentBy {
      ...Person
    }
  }
}
    fragment Person on User {
  id
  displayName
}`, {"fragmentName":"WorkflowSummary"}) as unknown as TypedDocumentString<WorkflowSummaryFragment, unknown>;
export const WorkflowDetailFragmentDoc = new TypedDocumentString(`
    fragment WorkflowDetail on Workflow {
  ...WorkflowSummary
  text
}
    fragment Person on User {
  id
  displayName
}
fragment WorkflowSummary on Workflow {
  id
  version
  name
  title
  prebuilt
  definition
  updatedAt
  savedBy {
    ...Person
  }
  schedule {
    cron
    timeZone
    nextAt
    lentUntil
    lentBy {
      ...Person
    }
  }
}`, {"fragmentName":"WorkflowDetail"}) as unknown as TypedDocumentString<WorkflowDetailFragment, unknown>;
export const MyAccountDocument = new TypedDocumentString(`
    query MyAccount {
  me {
    ...Account
  }
}
    fragment Account on User {
  id
  version
  displayName
  email
  emailVerifiedAt
  phone
  phoneVerifiedAt
  language
  theme
  timeZone
  profileLevel
  hasPassword
  bio
  location
  postalAddress
}`, {"hash":"sha256:3a772590e921efa2b4f8fb5ea85263ee528b7c68168c6de10433eb4803f4e52c"}) as unknown as TypedDocumentString<MyAccountQuery, MyAccountQueryVariables>;
export const SetPreferencesDocument = new TypedDocumentString(`
    mutation SetPreferences($input: SetPreferences!) {
  setPreferences(input: $input) {
    ...Account
  }
}
    fragment Account on User {
  id
  version
  displayName
  email
  emailVerifiedAt
  phone
  phoneVerifiedAt
  language
  theme
  timeZone
  profileLevel
  hasPassword
  bio
  location
  postalAddress
}`, {"hash":"sha256:4822fd74be235476c864f31a5f569c0c8f8b37e1d2fa731e5d7f8d7ce0c815a4"}) as unknown as TypedDocumentString<SetPreferencesMutation, SetPreferencesMutationVariables>;
export const SetProfileDocument = new TypedDocumentString(`
    mutation SetProfile($input: SetProfile!) {
  setProfile(input: $input) {
    ...Account
  }
}
    fragment Account on User {
  id
  version
  displayName
  email
  emailVerifiedAt
  phone
  phoneVerifiedAt
  language
  theme
  timeZone
  profileLevel
  hasPassword
  bio
  location
  postalAddress
}`, {"hash":"sha256:b3164b4e96e820df392b0984da2689fe8b5404851daadf96903644eaab207a02"}) as unknown as TypedDocumentString<SetProfileMutation, SetProfileMutationVariables>;
export const ChangePasswordDocument = new TypedDocumentString(`
    mutation ChangePassword($input: ChangePassword!) {
  changed: changePassword(input: $input) {
    user {
      ...Account
    }
    signedIn {
      ticket
    }
  }
}
    fragment Account on User {
  id
  version
  displayName
  email
  emailVerifiedAt
  phone
  phoneVerifiedAt
  language
  theme
  timeZone
  profileLevel
  hasPassword
  bio
  location
  postalAddress
}`, {"hash":"sha256:6954cb33177f10df40d2ea5b9bbeb708653f545e7896ff26b825fc8291428bb4"}) as unknown as TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const RequestContactChangeDocument = new TypedDocumentString(`
    mutation RequestContactChange($input: RequestContactChange!) {
  sent: requestContactChange(input: $input) {
    ...CodeOutcome
  }
}
    fragment CodeOutcome on CodeResult {
  ... on CodeSent {
    __typename
    challengeId
    sentTo
    channel
    expiresAt
    resendAt
  }
  ... on Refused {
    ...Refusal
  }
}
fragment Refusal on Refused {
  __typename
  code
  message
  retryAt
}`, {"hash":"sha256:12b766bec3f039c3a409ecb71496f6603670c83a1d556a2696fd97e18a378c4d"}) as unknown as TypedDocumentString<RequestContactChangeMutation, RequestContactChangeMutationVariables>;
export const ConfirmContactChangeDocument = new TypedDocumentString(`
    mutation ConfirmContactChange($input: ConfirmContactChange!) {
  confirmContactChange(input: $input) {
    ...Account
  }
}
    fragment Account on User {
  id
  version
  displayName
  email
  emailVerifiedAt
  phone
  phoneVerifiedAt
  language
  theme
  timeZone
  profileLevel
  hasPassword
  bio
  location
  postalAddress
}`, {"hash":"sha256:f9acc07ed070284103b9cc57122a4986b5a86f83ca33cb6b942a1adf819e03af"}) as unknown as TypedDocumentString<ConfirmContactChangeMutation, ConfirmContactChangeMutationVariables>;
export const RemoveContactDocument = new TypedDocumentString(`
    mutation RemoveContact($input: RemoveContact!) {
  removeContact(input: $input) {
    ...Account
  }
}
    fragment Account on User {
  id
  version
  displayName
  email
  emailVerifiedAt
  phone
  phoneVerifiedAt
  language
  theme
  timeZone
  profileLevel
  hasPassword
  bio
  location
  postalAddress
}`, {"hash":"sha256:e278b53af5bce665dd63b9355deed6cf40bf1b4cc7d0c660d2ba48098a21be03"}) as unknown as TypedDocumentString<RemoveContactMutation, RemoveContactMutationVariables>;
export const MyLinkedAccountsDocument = new TypedDocumentString(`
    query MyLinkedAccounts {
  me {
    id
    linkedAccounts {
      ...LinkedDetail
    }
  }
  signInSources {
    ...Source
  }
}
    fragment LinkedDetail on LinkedAccount {
  id
  issuer
  email
  displayName
  createdAt
  lastUsedAt
  source {
    ...Source
  }
}
fragment Source on SsoSource {
  id
  kind
  name
  preset
}`, {"hash":"sha256:159636424f8d40c87d9987b76e5b4d878827667ed1f26dd2e8751e000b9c9d8e"}) as unknown as TypedDocumentString<MyLinkedAccountsQuery, MyLinkedAccountsQueryVariables>;
export const LinkAccountDocument = new TypedDocumentString(`
    mutation LinkAccount($input: LinkAccount!) {
  started: linkAccount(input: $input) {
    url
  }
}
    `, {"hash":"sha256:ca910b4957df55eab1e626ee97aec6940bff7f1363923bb312c25efd10aefb14"}) as unknown as TypedDocumentString<LinkAccountMutation, LinkAccountMutationVariables>;
export const UnlinkAccountDocument = new TypedDocumentString(`
    mutation UnlinkAccount($input: UnlinkAccount!) {
  unlinkAccount(input: $input) {
    id
  }
}
    `, {"hash":"sha256:b0cc44799a1ea2078ed66a700e54e44c534e7e5cfd2ef3ae491e7a177bfd5860"}) as unknown as TypedDocumentString<UnlinkAccountMutation, UnlinkAccountMutationVariables>;
export const MySecurityDocument = new TypedDocumentString(`
    query MySecurity {
  me {
    id
    factors {
      id
      method
      confirmedAt
      lastUsedAt
      to
    }
    passkeys {
      ...PasskeyDetail
    }
    backupCodesLeft
    preferredFactor
    factorPolicy {
      required
      methods
      trustDays
    }
    trustedDevices {
      id
      agent
      address
      place
      trustedAt
      trustedUntil
      lastUsedAt
      current
    }
  }
}
    fragment PasskeyDetail on Passkey {
  id
  name
  createdAt
  lastUsedAt
  transports
  deviceType
  backedUp
  suspended
  kind
}`, {"hash":"sha256:697c6ba79bf3dafeefddb623b910d272a533d3f67fcbe5ad8ea6316784a5bb51"}) as unknown as TypedDocumentString<MySecurityQuery, MySecurityQueryVariables>;
export const RemoveFactorDocument = new TypedDocumentString(`
    mutation RemoveFactor($input: RemoveFactor!) {
  removeFactor(input: $input) {
    id
  }
}
    `, {"hash":"sha256:42c58905a8b82f0e74d2d61c1ddcff62bee9fbadd83f56c373065261cc82d50a"}) as unknown as TypedDocumentString<RemoveFactorMutation, RemoveFactorMutationVariables>;
export const PreferFactorDocument = new TypedDocumentString(`
    mutation PreferFactor($input: PreferFactor!) {
  preferFactor(input: $input) {
    id
  }
}
    `, {"hash":"sha256:4574544f08cbdabcf797ce32dc0a7583fa1d5b4ce122519d2966d4071f71acf6"}) as unknown as TypedDocumentString<PreferFactorMutation, PreferFactorMutationVariables>;
export const RegenerateBackupCodesDocument = new TypedDocumentString(`
    mutation RegenerateBackupCodes {
  regenerateBackupCodes {
    codes
  }
}
    `, {"hash":"sha256:f545c695b99ba942cd117c28f3af6aef529c66192f393285adcac57a45e08d7c"}) as unknown as TypedDocumentString<RegenerateBackupCodesMutation, RegenerateBackupCodesMutationVariables>;
export const EndTrustDocument = new TypedDocumentString(`
    mutation EndTrust($input: EndTrust!) {
  endTrust(input: $input) {
    id
  }
}
    `, {"hash":"sha256:92969e339566c621b8e76ba35ce1ed91e74f639999319adf1e12e403b5270153"}) as unknown as TypedDocumentString<EndTrustMutation, EndTrustMutationVariables>;
export const AccountsDocument = new TypedDocumentString(`
    query Accounts($first: Int!, $after: String, $filter: UserFilter, $sort: UserSort) {
  users(first: $first, after: $after, filter: $filter, sort: $sort) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...AccountSummary
      }
    }
  }
}
    fragment AccountSummary on User {
  id
  displayName
  roles
  email
  phone
  factorRequired
  backupCodesLeft
  lockedUntil
  factors {
    id
    method
  }
  passkeys {
    id
  }
}`, {"hash":"sha256:cf0d052fff39fe9cdd8536508aaa5aec195c1c0d2d96d9bf79c245c6ab246085"}) as unknown as TypedDocumentString<AccountsQuery, AccountsQueryVariables>;
export const AccountCursorDocument = new TypedDocumentString(`
    query AccountCursor($first: Int!, $after: String, $filter: UserFilter, $sort: UserSort) {
  users(first: $first, after: $after, filter: $filter, sort: $sort) {
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:0fef3ddebac00bbc271d6300719f831524988d8fffe73be09dbe0a432c10568b"}) as unknown as TypedDocumentString<AccountCursorQuery, AccountCursorQueryVariables>;
export const AccountByIdDocument = new TypedDocumentString(`
    query AccountById($id: ID!) {
  user(id: $id) {
    ...AccountDetail
  }
}
    fragment LinkedDetail on LinkedAccount {
  id
  issuer
  email
  displayName
  createdAt
  lastUsedAt
  source {
    ...Source
  }
}
fragment AccountSummary on User {
  id
  displayName
  roles
  email
  phone
  factorRequired
  backupCodesLeft
  lockedUntil
  factors {
    id
    method
  }
  passkeys {
    id
  }
}
fragment AccountDetail on User {
  ...AccountSummary
  createdAt
  emailVerifiedAt
  phoneVerifiedAt
  preferredFactor
  factors {
    id
    method
    confirmedAt
    lastUsedAt
    to
  }
  passkeys {
    ...PasskeyDetail
  }
  factorPolicy {
    required
    methods
    trustDays
  }
  linkedAccounts {
    ...LinkedDetail
  }
  breakGlass
}
fragment PasskeyDetail on Passkey {
  id
  name
  createdAt
  lastUsedAt
  transports
  deviceType
  backedUp
  suspended
  kind
}
fragment Source on SsoSource {
  id
  kind
  name
  preset
}`, {"hash":"sha256:e14bb0a64d01f955c3b0a7000a265d669d2e40674698583bc1a56d05d88de238"}) as unknown as TypedDocumentString<AccountByIdQuery, AccountByIdQueryVariables>;
export const UnlockAccountDocument = new TypedDocumentString(`
    mutation UnlockAccount($input: UnlockAccount!) {
  unlockAccount(input: $input) {
    id
  }
}
    `, {"hash":"sha256:acdb652c62d4e7c572890615f4a269ee8a6bad754de867fa4ee1a1671b81971b"}) as unknown as TypedDocumentString<UnlockAccountMutation, UnlockAccountMutationVariables>;
export const RequireFactorDocument = new TypedDocumentString(`
    mutation RequireFactor($input: RequireFactor!) {
  requireFactor(input: $input) {
    id
  }
}
    `, {"hash":"sha256:23083b8ae3a92f3b11adbd3e053f22aeeb50d01bd3d9fe745f9ecc245ef6c6cb"}) as unknown as TypedDocumentString<RequireFactorMutation, RequireFactorMutationVariables>;
export const AgentsDocument = new TypedDocumentString(`
    query Agents {
  agents {
    ...AgentDetail
  }
}
    fragment AgentDetail on Agent {
  id
  version
  name
  title
  description
  release
  capabilities
  grant
  enabled
  health
  probedAt
  lastErrorCode
  lastError
  lastErrorAt
}`, {"hash":"sha256:20ea77db9d5957884d6729507f37f7b0c71ba993cca38e5041d7ddcbd5b4f184"}) as unknown as TypedDocumentString<AgentsQuery, AgentsQueryVariables>;
export const EnableAgentDocument = new TypedDocumentString(`
    mutation EnableAgent($input: SwitchAgent!) {
  enableAgent(input: $input) {
    ...AgentDetail
  }
}
    fragment AgentDetail on Agent {
  id
  version
  name
  title
  description
  release
  capabilities
  grant
  enabled
  health
  probedAt
  lastErrorCode
  lastError
  lastErrorAt
}`, {"hash":"sha256:76df1e9d43a3ed5a58d5cc288dc790faafbed66f982c1a3a2a20a795d526a45c"}) as unknown as TypedDocumentString<EnableAgentMutation, EnableAgentMutationVariables>;
export const DisableAgentDocument = new TypedDocumentString(`
    mutation DisableAgent($input: SwitchAgent!) {
  disableAgent(input: $input) {
    ...AgentDetail
  }
}
    fragment AgentDetail on Agent {
  id
  version
  name
  title
  description
  release
  capabilities
  grant
  enabled
  health
  probedAt
  lastErrorCode
  lastError
  lastErrorAt
}`, {"hash":"sha256:6a0bbc0dc33a1fb54d4e6146390d7c4b1ba92d1d2537e04a1a06c558ff162632"}) as unknown as TypedDocumentString<DisableAgentMutation, DisableAgentMutationVariables>;
export const ProbeAgentDocument = new TypedDocumentString(`
    mutation ProbeAgent($id: ID!) {
  probeAgent(id: $id) {
    ...AgentDetail
  }
}
    fragment AgentDetail on Agent {
  id
  version
  name
  title
  description
  release
  capabilities
  grant
  enabled
  health
  probedAt
  lastErrorCode
  lastError
  lastErrorAt
}`, {"hash":"sha256:e1ed8168c27b116b5feadfe7bcfa44bf4a7af8553343d2a61bdca3ea36d61dfe"}) as unknown as TypedDocumentString<ProbeAgentMutation, ProbeAgentMutationVariables>;
export const ApprovalsDocument = new TypedDocumentString(`
    query Approvals($first: Int!, $after: String, $filter: ApprovalFilter) {
  approvals(first: $first, after: $after, filter: $filter) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...QuestionInQueue
      }
    }
  }
}
    fragment Question on Approval {
  id
  version
  step
  question
  permission
  fourEyes
  proposal
  state
  answerable
  createdAt
  decidedAt
  decidedBy {
    ...Person
  }
  reason
}
fragment QuestionInQueue on Approval {
  ...Question
  case {
    id
    reference
    title
    version
  }
  run {
    id
    byClock
    startedBy {
      ...Person
    }
    workflow {
      id
      title
    }
  }
  evidence {
    type
    aboutId
    version
    position
  }
}
fragment Person on User {
  id
  displayName
}`, {"hash":"sha256:bd545c97aca1b96c73ee64e126a778be6206d8c9345199a555803eb77a92fc2d"}) as unknown as TypedDocumentString<ApprovalsQuery, ApprovalsQueryVariables>;
export const ApprovalCursorDocument = new TypedDocumentString(`
    query ApprovalCursor($first: Int!, $after: String, $filter: ApprovalFilter) {
  approvals(first: $first, after: $after, filter: $filter) {
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:55adff47f47ed92dd9deedc341e0c5d17a48d041ab1d5a289570d21c06a667db"}) as unknown as TypedDocumentString<ApprovalCursorQuery, ApprovalCursorQueryVariables>;
export const ApproveDocument = new TypedDocumentString(`
    mutation Approve($input: DecideApproval!) {
  approve(input: $input) {
    id
    version
    state
  }
}
    `, {"hash":"sha256:374889bfa380d0061fbfbd4510fec6fbacf46fae76093ac731396cb9221991e3"}) as unknown as TypedDocumentString<ApproveMutation, ApproveMutationVariables>;
export const RejectDocument = new TypedDocumentString(`
    mutation Reject($input: DecideApproval!) {
  reject(input: $input) {
    id
    version
    state
  }
}
    `, {"hash":"sha256:0b88799203abf590a3c8685beac1ec3135ffa40656bb71f243c1b3661dfc1662"}) as unknown as TypedDocumentString<RejectMutation, RejectMutationVariables>;
export const AuditTrailDocument = new TypedDocumentString(`
    query AuditTrail($first: Int!, $after: String, $filter: AuditFilter) {
  auditTrail(first: $first, after: $after, filter: $filter) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        position
        at
        subgraph
        event
        aboutId
        actor {
          ...Person
        }
        onBehalfOf {
          ...Person
        }
        actingAgent {
          id
        }
        agentTitled: actingAgent {
          title
        }
        sessionId
        requestId
        address
        agent
        originState
        facts
        changes {
          field
          before
          after
          state
        }
      }
    }
  }
}
    fragment Person on User {
  id
  displayName
}`, {"hash":"sha256:dddf6d3bc70752373a86fb10a532f6674378e9a659535cc95a3e66f16e87415f"}) as unknown as TypedDocumentString<AuditTrailQuery, AuditTrailQueryVariables>;
export const AuditCursorDocument = new TypedDocumentString(`
    query AuditCursor($first: Int!, $after: String, $filter: AuditFilter) {
  auditTrail(first: $first, after: $after, filter: $filter) {
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:c9e4af473a2712214c80ec6b7a3fba2fecb1da4677a82a8430fc5ce2b55c9e01"}) as unknown as TypedDocumentString<AuditCursorQuery, AuditCursorQueryVariables>;
export const LedgerHeadDocument = new TypedDocumentString(`
    query LedgerHead {
  ledgerHead {
    epoch
    position
    root
    at
    keyId
    publicKey
    signature
  }
}
    `, {"hash":"sha256:56cf4734d477582974308632cf8b813d3c89e9b5c6d686640c0fac391d4ad934"}) as unknown as TypedDocumentString<LedgerHeadQuery, LedgerHeadQueryVariables>;
export const LedgerInclusionDocument = new TypedDocumentString(`
    query LedgerInclusion($position: String!, $size: String!) {
  ledgerInclusion(position: $position, size: $size) {
    entry
    path
  }
}
    `, {"hash":"sha256:265652774c1018293a42cb6d118588eb4ac1e1ce97740fe9d7334f837689f6c2"}) as unknown as TypedDocumentString<LedgerInclusionQuery, LedgerInclusionQueryVariables>;
export const MeDocument = new TypedDocumentString(`
    query Me {
  me {
    id
    version
    displayName
    email
    phone
    roles
    permissions
    language
    theme
    timeZone
    hasPassword
  }
}
    `, {"hash":"sha256:dd751aeea2f1549a825160d38384a83c9a573aaf43ff2ff87de36bc40ae9c2cc"}) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const CaseBriefDocument = new TypedDocumentString(`
    query CaseBrief($caseId: ID!, $workflowId: ID!) {
  runs(first: 1, filter: {caseId: $caseId, workflowId: $workflowId}) {
    edges {
      node {
        ...RunDetail
      }
    }
  }
}
    fragment Question on Approval {
  id
  version
  step
  question
  permission
  fourEyes
  proposal
  state
  answerable
  createdAt
  decidedAt
  decidedBy {
    ...Person
  }
  reason
}
fragment Person on User {
  id
  displayName
}
fragment RunSummary on Run {
  id
  version
  state
  createdAt
  finishedAt
  byClock
  workflowVersion
  faultCode
  fault
  cancellable
  workflow {
    id
    title
  }
  startedBy {
    ...Person
  }
  case {
    id
    reference
    title
    version
  }
}
fragment Step on RunStep {
  id
  key
  state
  needs
  attempts
  agentRelease
  startedAt
  finishedAt
  faultCode
  fault
  agent {
    id
    name
    title
  }
}
fragment EvidenceOfStep on RunStep {
  evidence {
    type
    aboutId
    version
    position
  }
}
fragment RunDetail on Run {
  ...RunSummary
  input
  rerunOf {
    id
    createdAt
  }
  steps {
    ...Step
    ...EvidenceOfStep
    input
    output
  }
  approvals {
    ...Question
  }
}`, {"hash":"sha256:57337f683f1733b2c0a01bcc71e7bcb866ceb451255db2826615a4e3860b6e85"}) as unknown as TypedDocumentString<CaseBriefQuery, CaseBriefQueryVariables>;
export const CasesDocument = new TypedDocumentString(`
    query Cases($first: Int!, $after: String, $filter: CaseFilter, $sort: CaseSort) {
  cases(first: $first, after: $after, filter: $filter, sort: $sort) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...CaseSummary
      }
    }
  }
}
    fragment CaseSummary on Case {
  id
  version
  reference
  title
  status
  priority
  dueAt
  overdue
  createdAt
  updatedAt
  assignee {
    ...Person
  }
  allowedActions
  nextStatuses
}
fragment Person on User {
  id
  displayName
}`, {"hash":"sha256:eed606065f0a1fe1c23373080a0cdfd8803d732f290c4b84ea3f155bfea3d452"}) as unknown as TypedDocumentString<CasesQuery, CasesQueryVariables>;
export const CasesCursorDocument = new TypedDocumentString(`
    query CasesCursor($first: Int!, $after: String, $filter: CaseFilter, $sort: CaseSort) {
  cases(first: $first, after: $after, filter: $filter, sort: $sort) {
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:a3b739fab3c683b113c6090aa96379ed0adf622238ad4c7405cbd5a9e302d19e"}) as unknown as TypedDocumentString<CasesCursorQuery, CasesCursorQueryVariables>;
export const CaseDocument = new TypedDocumentString(`
    query Case($id: ID!) {
  case(id: $id) {
    ...CaseDetail
  }
}
    fragment CaseSummary on Case {
  id
  version
  reference
  title
  status
  priority
  dueAt
  overdue
  createdAt
  updatedAt
  assignee {
    ...Person
  }
  allowedActions
  nextStatuses
}
fragment CaseDetail on Case {
  ...CaseSummary
  description
  openedBy {
    ...Person
  }
}
fragment Person on User {
  id
  displayName
}`, {"hash":"sha256:195917167268ce1d0e3a13d17f626f4253988ee6fabed8b2dfadcf74f8f7b9a2"}) as unknown as TypedDocumentString<CaseQuery, CaseQueryVariables>;
export const CreateCaseDocument = new TypedDocumentString(`
    mutation CreateCase($input: CreateCase!) {
  createCase(input: $input) {
    ...CaseDetail
  }
}
    fragment CaseSummary on Case {
  id
  version
  reference
  title
  status
  priority
  dueAt
  overdue
  createdAt
  updatedAt
  assignee {
    ...Person
  }
  allowedActions
  nextStatuses
}
fragment CaseDetail on Case {
  ...CaseSummary
  description
  openedBy {
    ...Person
  }
}
fragment Person on User {
  id
  displayName
}`, {"hash":"sha256:982ab0abafda00e2ddc1e2979015709eebc3def3a149c561a7dcfcba38eb95bc"}) as unknown as TypedDocumentString<CreateCaseMutation, CreateCaseMutationVariables>;
export const EditCaseDocument = new TypedDocumentString(`
    mutation EditCase($input: EditCase!) {
  editCase(input: $input) {
    ...CaseDetail
  }
}
    fragment CaseSummary on Case {
  id
  version
  reference
  title
  status
  priority
  dueAt
  overdue
  createdAt
  updatedAt
  assignee {
    ...Person
  }
  allowedActions
  nextStatuses
}
fragment CaseDetail on Case {
  ...CaseSummary
  description
  openedBy {
    ...Person
  }
}
fragment Person on User {
  id
  displayName
}`, {"hash":"sha256:015eb0b682cfa5abcd928d6a9305ed7bed94c4ce683ad3ae22ba46558655d54f"}) as unknown as TypedDocumentString<EditCaseMutation, EditCaseMutationVariables>;
export const AssignCaseDocument = new TypedDocumentString(`
    mutation AssignCase($input: AssignCase!) {
  assignCase(input: $input) {
    ...CaseDetail
  }
}
    fragment CaseSummary on Case {
  id
  version
  reference
  title
  status
  priority
  dueAt
  overdue
  createdAt
  updatedAt
  assignee {
    ...Person
  }
  allowedActions
  nextStatuses
}
fragment CaseDetail on Case {
  ...CaseSummary
  description
  openedBy {
    ...Person
  }
}
fragment Person on User {
  id
  displayName
}`, {"hash":"sha256:4f8f119a8b3bc1197281d8313a491a75ed1b1cacde75e5ae2177e5a22f0c029c"}) as unknown as TypedDocumentString<AssignCaseMutation, AssignCaseMutationVariables>;
export const ChangeCaseStatusDocument = new TypedDocumentString(`
    mutation ChangeCaseStatus($input: ChangeCaseStatus!) {
  changeCaseStatus(input: $input) {
    ...CaseDetail
  }
}
    fragment CaseSummary on Case {
  id
  version
  reference
  title
  status
  priority
  dueAt
  overdue
  createdAt
  updatedAt
  assignee {
    ...Person
  }
  allowedActions
  nextStatuses
}
fragment CaseDetail on Case {
  ...CaseSummary
  description
  openedBy {
    ...Person
  }
}
fragment Person on User {
  id
  displayName
}`, {"hash":"sha256:b463c0f1c696ac3603bd7b16516b3f7184690b6c6bc9efe8afbb6a4c290e7cc6"}) as unknown as TypedDocumentString<ChangeCaseStatusMutation, ChangeCaseStatusMutationVariables>;
export const CaseCommentsDocument = new TypedDocumentString(`
    query CaseComments($id: ID!, $first: Int!, $after: String) {
  case(id: $id) {
    comments(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...CommentText
        }
      }
    }
  }
}
    fragment CommentText on Comment {
  id
  createdAt
  text
  author {
    ...Person
  }
}
fragment Person on User {
  id
  displayName
}`, {"hash":"sha256:f204a4ba3f6135ae2198176ec868475b6a2fd6354128e8060dc5bd7dbea43187"}) as unknown as TypedDocumentString<CaseCommentsQuery, CaseCommentsQueryVariables>;
export const AddCommentDocument = new TypedDocumentString(`
    mutation AddComment($input: AddComment!) {
  addComment(input: $input) {
    ...CommentText
  }
}
    fragment CommentText on Comment {
  id
  createdAt
  text
  author {
    ...Person
  }
}
fragment Person on User {
  id
  displayName
}`, {"hash":"sha256:3caab103ceaf5c4cbe04f53dfbf4c533d647ef9f74fa1daaed0fcb35620e00e3"}) as unknown as TypedDocumentString<AddCommentMutation, AddCommentMutationVariables>;
export const CaseHistoryDocument = new TypedDocumentString(`
    query CaseHistory($id: ID!, $first: Int!, $after: String) {
  case(id: $id) {
    history(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          position
          at
          event
          facts
          actor {
            ...Person
          }
          agent {
            id
          }
          agentTitled: agent {
            title
          }
          changes {
            field
            before
            after
            state
          }
        }
      }
    }
  }
}
    fragment Person on User {
  id
  displayName
}`, {"hash":"sha256:7a6c0ed09e9a525be98917bace4d44928c24ae0f33f0b59fb333d65046d3d04b"}) as unknown as TypedDocumentString<CaseHistoryQuery, CaseHistoryQueryVariables>;
export const CaseCountsDocument = new TypedDocumentString(`
    query CaseCounts {
  caseCounts {
    open
    overdue
    unassigned
    mine
    mineOverdue
    byStatus {
      status
      count
    }
    byPriority {
      priority
      count
    }
  }
}
    `, {"hash":"sha256:db96dea3acb02bbb5c50516866606f41b8ebd4a86a7c887b320e03290a02ace3"}) as unknown as TypedDocumentString<CaseCountsQuery, CaseCountsQueryVariables>;
export const FactorPoliciesDocument = new TypedDocumentString(`
    query FactorPolicies {
  factorPolicies {
    ...RolePolicy
  }
}
    fragment RolePolicy on FactorPolicy {
  role
  required
  methods
  trustDays
  version
}`, {"hash":"sha256:0c0c0fbdb5fa92ad060882edd954bfe23cb24e27ab06064ab91c2457d9dec937"}) as unknown as TypedDocumentString<FactorPoliciesQuery, FactorPoliciesQueryVariables>;
export const SetFactorPolicyDocument = new TypedDocumentString(`
    mutation SetFactorPolicy($input: SetFactorPolicy!) {
  setFactorPolicy(input: $input) {
    ...RolePolicy
  }
}
    fragment RolePolicy on FactorPolicy {
  role
  required
  methods
  trustDays
  version
}`, {"hash":"sha256:8df33bce49b681c863237bcb06ca95bfb9a5b7bcc97e1bad41678b6e6da6dedf"}) as unknown as TypedDocumentString<SetFactorPolicyMutation, SetFactorPolicyMutationVariables>;
export const RequestFactorCodeDocument = new TypedDocumentString(`
    mutation RequestFactorCode($input: RequestFactorCode!) {
  sent: requestFactorCode(input: $input) {
    ...CodeOutcome
  }
}
    fragment CodeOutcome on CodeResult {
  ... on CodeSent {
    __typename
    challengeId
    sentTo
    channel
    expiresAt
    resendAt
  }
  ... on Refused {
    ...Refusal
  }
}
fragment Refusal on Refused {
  __typename
  code
  message
  retryAt
}`, {"hash":"sha256:b44d8ce66c48e74a772d6f588f578472eec8d47a037b9f47b57a031a50f3257b"}) as unknown as TypedDocumentString<RequestFactorCodeMutation, RequestFactorCodeMutationVariables>;
export const ProveFactorDocument = new TypedDocumentString(`
    mutation ProveFactor($input: ProveFactor!) {
  outcome: proveFactor(input: $input) {
    ...Outcome
  }
}
    fragment Outcome on SignInResult {
  ... on SignedIn {
    __typename
    ticket
  }
  ... on Refused {
    ...Refusal
  }
  ... on ProofNeeded {
    __typename
    signInId
    methods
    message
  }
  ... on SecondFactorNeeded {
    __typename
    signInId
    factors: methods
    preferred
    emailTo
    smsTo
    trustDays
    message
  }
  ... on FactorSetupNeeded {
    __typename
    signInId
    factors: methods
    message
  }
  ... on SessionLimitReached {
    __typename
    signInId
    limit
    message
    sessions {
      id
      device
      place
      lastSeenAt
    }
  }
}
fragment Refusal on Refused {
  __typename
  code
  message
  retryAt
}`, {"hash":"sha256:f3e0d90a046670d8fab17587b0b24a6aaae578755e1ee1ba3218ea03bbe0308a"}) as unknown as TypedDocumentString<ProveFactorMutation, ProveFactorMutationVariables>;
export const StartTotpDocument = new TypedDocumentString(`
    mutation StartTotp($input: StartFactor!) {
  startTotp(input: $input) {
    factorId
    uri
    secret
  }
}
    `, {"hash":"sha256:e4ae8394dfcc5ce436d8a60882d1cbb182b9c97b3176f70d71154e447887e028"}) as unknown as TypedDocumentString<StartTotpMutation, StartTotpMutationVariables>;
export const ConfirmTotpDocument = new TypedDocumentString(`
    mutation ConfirmTotp($input: ConfirmTotp!) {
  factorOn: confirmTotp(input: $input) {
    ...FactorTurnedOn
  }
}
    fragment FactorTurnedOn on FactorOn {
  method
  backupCodes
}`, {"hash":"sha256:6cd7296f8af4bb8802118318a108a15d84f94578f9328be2e009f848cdacf2e0"}) as unknown as TypedDocumentString<ConfirmTotpMutation, ConfirmTotpMutationVariables>;
export const StartCodeFactorDocument = new TypedDocumentString(`
    mutation StartCodeFactor($input: StartCodeFactor!) {
  sent: startCodeFactor(input: $input) {
    ...CodeOutcome
  }
}
    fragment CodeOutcome on CodeResult {
  ... on CodeSent {
    __typename
    challengeId
    sentTo
    channel
    expiresAt
    resendAt
  }
  ... on Refused {
    ...Refusal
  }
}
fragment Refusal on Refused {
  __typename
  code
  message
  retryAt
}`, {"hash":"sha256:13c63ee2ecfcb794584e48064af8af942619075d049821262b6f206cd42d4275"}) as unknown as TypedDocumentString<StartCodeFactorMutation, StartCodeFactorMutationVariables>;
export const ConfirmCodeFactorDocument = new TypedDocumentString(`
    mutation ConfirmCodeFactor($input: ConfirmCodeFactor!) {
  factorOn: confirmCodeFactor(input: $input) {
    ...FactorTurnedOn
  }
}
    fragment FactorTurnedOn on FactorOn {
  method
  backupCodes
}`, {"hash":"sha256:4affb678b3ca626dd3a752573a9366ca096e1e9e632522f0fa00b0cdcfa4d8cb"}) as unknown as TypedDocumentString<ConfirmCodeFactorMutation, ConfirmCodeFactorMutationVariables>;
export const FinishFactorSetupDocument = new TypedDocumentString(`
    mutation FinishFactorSetup($input: FinishFactorSetup!) {
  outcome: finishFactorSetup(input: $input) {
    ...Outcome
  }
}
    fragment Outcome on SignInResult {
  ... on SignedIn {
    __typename
    ticket
  }
  ... on Refused {
    ...Refusal
  }
  ... on ProofNeeded {
    __typename
    signInId
    methods
    message
  }
  ... on SecondFactorNeeded {
    __typename
    signInId
    factors: methods
    preferred
    emailTo
    smsTo
    trustDays
    message
  }
  ... on FactorSetupNeeded {
    __typename
    signInId
    factors: methods
    message
  }
  ... on SessionLimitReached {
    __typename
    signInId
    limit
    message
    sessions {
      id
      device
      place
      lastSeenAt
    }
  }
}
fragment Refusal on Refused {
  __typename
  code
  message
  retryAt
}`, {"hash":"sha256:2778ba14bede2e1224f8d6eaf8ed82f603b7440694d6dc4e0f733dbae658fb55"}) as unknown as TypedDocumentString<FinishFactorSetupMutation, FinishFactorSetupMutationVariables>;
export const JobsDocument = new TypedDocumentString(`
    query Jobs($first: Int!, $after: String, $filter: JobFilter) {
  jobs(first: $first, after: $after, filter: $filter) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...JobDetail
      }
    }
  }
}
    fragment JobDetail on Job {
  id
  version
  subgraph
  key
  name
  queue
  state
  attempt
  attempts
  progress {
    done
    total
  }
  code
  message
  causedBy
  needs
  createdAt
  startedAt
  endedAt
  nextAt
  allowedActions
  decision {
    kind
    at
    by {
      ...Person
    }
  }
}
fragment Person on User {
  id
  displayName
}`, {"hash":"sha256:814651ae49efda22c7bea239438632f1f3efec390212ed2b9fbfd17b92144c66"}) as unknown as TypedDocumentString<JobsQuery, JobsQueryVariables>;
export const JobCursorDocument = new TypedDocumentString(`
    query JobCursor($first: Int!, $after: String, $filter: JobFilter) {
  jobs(first: $first, after: $after, filter: $filter) {
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:c58f836599e2aa6f7c303d68af927ffde777f2a2a0c30f6c68d81598becf79a4"}) as unknown as TypedDocumentString<JobCursorQuery, JobCursorQueryVariables>;
export const JobSchedulesDocument = new TypedDocumentString(`
    query JobSchedules {
  jobSchedules {
    subgraph
    name
    job
    cron
    timeZone
    nextAt
    lastAt
    lastState
  }
}
    `, {"hash":"sha256:a34199ceca7baaa350337e5211c9344b7238463f96af03dfb76dada3eb7b466b"}) as unknown as TypedDocumentString<JobSchedulesQuery, JobSchedulesQueryVariables>;
export const RetryJobDocument = new TypedDocumentString(`
    mutation RetryJob($input: DecideJob!) {
  retryJob(input: $input) {
    ...JobDetail
  }
}
    fragment JobDetail on Job {
  id
  version
  subgraph
  key
  name
  queue
  state
  attempt
  attempts
  progress {
    done
    total
  }
  code
  message
  causedBy
  needs
  createdAt
  startedAt
  endedAt
  nextAt
  allowedActions
  decision {
    kind
    at
    by {
      ...Person
    }
  }
}
fragment Person on User {
  id
  displayName
}`, {"hash":"sha256:b9025271c2d89244b7dc8964bd81a135eb524540c341f02d0f95ec91ce959eb0"}) as unknown as TypedDocumentString<RetryJobMutation, RetryJobMutationVariables>;
export const CancelJobDocument = new TypedDocumentString(`
    mutation CancelJob($input: DecideJob!) {
  cancelJob(input: $input) {
    ...JobDetail
  }
}
    fragment JobDetail on Job {
  id
  version
  subgraph
  key
  name
  queue
  state
  attempt
  attempts
  progress {
    done
    total
  }
  code
  message
  causedBy
  needs
  createdAt
  startedAt
  endedAt
  nextAt
  allowedActions
  decision {
    kind
    at
    by {
      ...Person
    }
  }
}
fragment Person on User {
  id
  displayName
}`, {"hash":"sha256:502aa7851aa96de0f976eea400e5c54ba297089a98dc412c92a0036a71946e8b"}) as unknown as TypedDocumentString<CancelJobMutation, CancelJobMutationVariables>;
export const JobsChangedDocument = new TypedDocumentString(`
    subscription JobsChanged {
  jobsChanged {
    ...JobFigures
  }
}
    fragment JobFigures on JobCounts {
  waiting
  delayed
  queued
  running
  retrying
  failed
}`, {"hash":"sha256:baefdeb074207d2f8fd97905387e640867b281969a850a7cb1f557e87fb29059"}) as unknown as TypedDocumentString<JobsChangedSubscription, JobsChangedSubscriptionVariables>;
export const CaseChangedDocument = new TypedDocumentString(`
    subscription CaseChanged($after: String) {
  caseChanged(after: $after) {
    cursor
    event
    at
    caseId
    actor {
      ...Person
    }
    case {
      ...CaseDetail
    }
  }
}
    fragment CaseSummary on Case {
  id
  version
  reference
  title
  status
  priority
  dueAt
  overdue
  createdAt
  updatedAt
  assignee {
    ...Person
  }
  allowedActions
  nextStatuses
}
fragment CaseDetail on Case {
  ...CaseSummary
  description
  openedBy {
    ...Person
  }
}
fragment Person on User {
  id
  displayName
}`, {"hash":"sha256:a795004121420603e07beab780d6135d30943a3cd195ff06387769d657020a83"}) as unknown as TypedDocumentString<CaseChangedSubscription, CaseChangedSubscriptionVariables>;
export const UnseenDocument = new TypedDocumentString(`
    query Unseen {
  unseenCount
  notifications(first: 1) {
    edges {
      node {
        id
      }
    }
  }
}
    `, {"hash":"sha256:447eb1b92530335a71df47b2202962b422c00c7f6913c60217c6d46addecf0a5"}) as unknown as TypedDocumentString<UnseenQuery, UnseenQueryVariables>;
export const NotificationsDocument = new TypedDocumentString(`
    query Notifications($first: Int!, $after: String, $filter: NotificationFilter) {
  notifications(first: $first, after: $after, filter: $filter) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...NotificationDetail
      }
    }
  }
}
    fragment NotificationDetail on Notification {
  id
  event
  createdAt
  seenAt
  title
  body
  link
  case {
    id
    reference
    title
  }
  actor {
    ...Person
  }
}
fragment Person on User {
  id
  displayName
}`, {"hash":"sha256:1dd1cca199160f17c180c44dc42255157793620bf14d280a26ebdb86e8c9cb27"}) as unknown as TypedDocumentString<NotificationsQuery, NotificationsQueryVariables>;
export const NotificationCursorDocument = new TypedDocumentString(`
    query NotificationCursor($first: Int!, $after: String, $filter: NotificationFilter) {
  notifications(first: $first, after: $after, filter: $filter) {
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:cee19127653c6aa8cd71e0948c72d4c9a86e8fbcd83135d79ffc779fd2b34a74"}) as unknown as TypedDocumentString<NotificationCursorQuery, NotificationCursorQueryVariables>;
export const MarkSeenDocument = new TypedDocumentString(`
    mutation MarkSeen($ids: [ID!]!) {
  markSeen(ids: $ids) {
    ids
    unseenCount
  }
}
    `, {"hash":"sha256:cfafbd6490bd0a80656b137b8dbbbd7e4c638403208f2feb68285e0810061840"}) as unknown as TypedDocumentString<MarkSeenMutation, MarkSeenMutationVariables>;
export const MarkUnseenDocument = new TypedDocumentString(`
    mutation MarkUnseen($ids: [ID!]!) {
  markUnseen(ids: $ids) {
    ids
    unseenCount
  }
}
    `, {"hash":"sha256:fc4e8c01c10ce4716d2a56e2e797880b20f2f3da05b53020fe43a658f2e23d53"}) as unknown as TypedDocumentString<MarkUnseenMutation, MarkUnseenMutationVariables>;
export const MarkAllSeenDocument = new TypedDocumentString(`
    mutation MarkAllSeen($upTo: ID) {
  markAllSeen(upTo: $upTo) {
    ids
    unseenCount
  }
}
    `, {"hash":"sha256:be15de9e259100fddf84d9cb35557cee5a331856087d95ff45a8bb4bb1ae9c31"}) as unknown as TypedDocumentString<MarkAllSeenMutation, MarkAllSeenMutationVariables>;
export const NotificationAddedDocument = new TypedDocumentString(`
    subscription NotificationAdded($after: String) {
  notificationAdded(after: $after) {
    cursor
    change
    ids
    unseenCount
    notification {
      id
      title
    }
  }
}
    `, {"hash":"sha256:a16145280f013c20de978c411671edf6482f5f2e9d3ae32a2048cd2b3312ca34"}) as unknown as TypedDocumentString<NotificationAddedSubscription, NotificationAddedSubscriptionVariables>;
export const NotificationPreferencesDocument = new TypedDocumentString(`
    query NotificationPreferences {
  notificationPreferences {
    ...Preference
  }
}
    fragment Preference on NotificationPreference {
  event
  channel
  enabled
  locked
}`, {"hash":"sha256:d2482f58203b77ebec5de2068d6c08361c7a444f5164f12fb2741e34475111ee"}) as unknown as TypedDocumentString<NotificationPreferencesQuery, NotificationPreferencesQueryVariables>;
export const SetNotificationPreferenceDocument = new TypedDocumentString(`
    mutation SetNotificationPreference($input: SetNotificationPreference!) {
  setNotificationPreference(input: $input) {
    ...Preference
  }
}
    fragment Preference on NotificationPreference {
  event
  channel
  enabled
  locked
}`, {"hash":"sha256:44cc6377ad7d6d6fe6c375cbea82b02d7b427b8f723abb22886585909e15f1c5"}) as unknown as TypedDocumentString<SetNotificationPreferenceMutation, SetNotificationPreferenceMutationVariables>;
export const ParkedEntriesDocument = new TypedDocumentString(`
    query ParkedEntries($first: Int!, $after: String, $filter: ParkedFilter) {
  parkedEntries(first: $first, after: $after, filter: $filter) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...Parked
      }
    }
  }
}
    fragment Parked on ParkedEntry {
  id
  version
  subgraph
  reaction
  event
  aboutId
  position
  state
  attempts
  error
  parkedAt
  waiting
  decision {
    kind
    at
    by {
      ...Person
    }
  }
}
fragment Person on User {
  id
  displayName
}`, {"hash":"sha256:e53f94b71dd84eb12d7767a78c69c5e5bd96c76f73d660d1143e72113f76385c"}) as unknown as TypedDocumentString<ParkedEntriesQuery, ParkedEntriesQueryVariables>;
export const ParkedCursorDocument = new TypedDocumentString(`
    query ParkedCursor($first: Int!, $after: String, $filter: ParkedFilter) {
  parkedEntries(first: $first, after: $after, filter: $filter) {
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:b8d7ecf5e585ce6eeacb2eff8a127fb0f8b80bb7ad849a673b3065ea8c514f08"}) as unknown as TypedDocumentString<ParkedCursorQuery, ParkedCursorQueryVariables>;
export const RetryParkedDocument = new TypedDocumentString(`
    mutation RetryParked($input: RetryParked!) {
  retryParked(input: $input) {
    ...Parked
  }
}
    fragment Parked on ParkedEntry {
  id
  version
  subgraph
  reaction
  event
  aboutId
  position
  state
  attempts
  error
  parkedAt
  waiting
  decision {
    kind
    at
    by {
      ...Person
    }
  }
}
fragment Person on User {
  id
  displayName
}`, {"hash":"sha256:d8bb830c636a6e4ff7f6f3c82a5b729a545cd02033bd541df0b9309aaa9d8c08"}) as unknown as TypedDocumentString<RetryParkedMutation, RetryParkedMutationVariables>;
export const ReleaseParkedDocument = new TypedDocumentString(`
    mutation ReleaseParked($input: ReleaseParked!) {
  releaseParked(input: $input) {
    ...Parked
  }
}
    fragment Parked on ParkedEntry {
  id
  version
  subgraph
  reaction
  event
  aboutId
  position
  state
  attempts
  error
  parkedAt
  waiting
  decision {
    kind
    at
    by {
      ...Person
    }
  }
}
fragment Person on User {
  id
  displayName
}`, {"hash":"sha256:63c0650cfd8434438be1235194defc300bd9e0ead66ddd46584a691027a496b1"}) as unknown as TypedDocumentString<ReleaseParkedMutation, ReleaseParkedMutationVariables>;
export const StartPasskeySignInDocument = new TypedDocumentString(`
    mutation StartPasskeySignIn {
  challenge: startPasskeySignIn {
    challengeId
    options
  }
}
    `, {"hash":"sha256:33d08e8ae790b1f580ac7c382ba2e125a59d7c671199a4962e0bb93f4dcb91b2"}) as unknown as TypedDocumentString<StartPasskeySignInMutation, StartPasskeySignInMutationVariables>;
export const SignInWithPasskeyDocument = new TypedDocumentString(`
    mutation SignInWithPasskey($input: SignInWithPasskey!) {
  outcome: signInWithPasskey(input: $input) {
    ...Outcome
  }
}
    fragment Outcome on SignInResult {
  ... on SignedIn {
    __typename
    ticket
  }
  ... on Refused {
    ...Refusal
  }
  ... on ProofNeeded {
    __typename
    signInId
    methods
    message
  }
  ... on SecondFactorNeeded {
    __typename
    signInId
    factors: methods
    preferred
    emailTo
    smsTo
    trustDays
    message
  }
  ... on FactorSetupNeeded {
    __typename
    signInId
    factors: methods
    message
  }
  ... on SessionLimitReached {
    __typename
    signInId
    limit
    message
    sessions {
      id
      device
      place
      lastSeenAt
    }
  }
}
fragment Refusal on Refused {
  __typename
  code
  message
  retryAt
}`, {"hash":"sha256:d67ccb4bc8e01cb9956f6a542e4f01c4988cdf1ca362bf88ae3927954139ba8a"}) as unknown as TypedDocumentString<SignInWithPasskeyMutation, SignInWithPasskeyMutationVariables>;
export const StartPasskeyChallengeDocument = new TypedDocumentString(`
    mutation StartPasskeyChallenge($input: StartPasskeyChallenge!) {
  challenge: startPasskeyChallenge(input: $input) {
    challengeId
    options
  }
}
    `, {"hash":"sha256:2bca64517ae7c8058b2fb947438e8b3b8de45b0253e0d73544249708412fdeb3"}) as unknown as TypedDocumentString<StartPasskeyChallengeMutation, StartPasskeyChallengeMutationVariables>;
export const StartPasskeyRegistrationDocument = new TypedDocumentString(`
    mutation StartPasskeyRegistration($input: StartFactor!) {
  challenge: startPasskeyRegistration(input: $input) {
    challengeId
    options
  }
}
    `, {"hash":"sha256:bf41eeba55779cbbff4efc3d498c759f387c57cf495689ea9091b9636aaa7efc"}) as unknown as TypedDocumentString<StartPasskeyRegistrationMutation, StartPasskeyRegistrationMutationVariables>;
export const RegisterPasskeyDocument = new TypedDocumentString(`
    mutation RegisterPasskey($input: RegisterPasskey!) {
  factorOn: registerPasskey(input: $input) {
    ...FactorTurnedOn
  }
}
    fragment FactorTurnedOn on FactorOn {
  method
  backupCodes
}`, {"hash":"sha256:1e670136d0e87bfd2c16a00438179e3f7c42c39165b19bbd9f36388f7f6f5b28"}) as unknown as TypedDocumentString<RegisterPasskeyMutation, RegisterPasskeyMutationVariables>;
export const RenamePasskeyDocument = new TypedDocumentString(`
    mutation RenamePasskey($input: RenamePasskey!) {
  renamePasskey(input: $input) {
    ...PasskeyDetail
  }
}
    fragment PasskeyDetail on Passkey {
  id
  name
  createdAt
  lastUsedAt
  transports
  deviceType
  backedUp
  suspended
  kind
}`, {"hash":"sha256:f0d12d8a318de162dbb10bb81521b71251420396ec22e91141173726f357c001"}) as unknown as TypedDocumentString<RenamePasskeyMutation, RenamePasskeyMutationVariables>;
export const RemovePasskeyDocument = new TypedDocumentString(`
    mutation RemovePasskey($input: RemovePasskey!) {
  removePasskey(input: $input) {
    id
  }
}
    `, {"hash":"sha256:bb54f9b6939d552b0c53bbf721b138a27d3159bdec1ca844749f5e884b77e0d0"}) as unknown as TypedDocumentString<RemovePasskeyMutation, RemovePasskeyMutationVariables>;
export const PasswordPolicyDocument = new TypedDocumentString(`
    query PasswordPolicy {
  passwordPolicy {
    minLength
    minLengthWithSecondFactor
    maxLength
    needs
  }
}
    `, {"hash":"sha256:8db13e7d32659461ec64e5f8d466b699df5f29f86c212cc72cd436a6cd3c2ab4"}) as unknown as TypedDocumentString<PasswordPolicyQuery, PasswordPolicyQueryVariables>;
export const PeopleDocument = new TypedDocumentString(`
    query People($first: Int!, $after: String, $filter: UserFilter, $sort: UserSort) {
  users(first: $first, after: $after, filter: $filter, sort: $sort) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...Person
        roles
      }
    }
  }
}
    fragment Person on User {
  id
  displayName
}`, {"hash":"sha256:e63bd537dc6fc18a9c9a252d1ef8b2c02c3e1e55d45e749be6cc94a483a6d553"}) as unknown as TypedDocumentString<PeopleQuery, PeopleQueryVariables>;
export const RolesDocument = new TypedDocumentString(`
    query Roles {
  roles {
    role
    permissions
  }
}
    `, {"hash":"sha256:8a570f4efcc0bc0c548c4aa96fed94a17ed731d79862a80240d4ae0fad5e45b0"}) as unknown as TypedDocumentString<RolesQuery, RolesQueryVariables>;
export const RecoveryRequestsDocument = new TypedDocumentString(`
    query RecoveryRequests($first: Int!, $after: String, $filter: FactorRecoveryFilter) {
  factorRecoveries(first: $first, after: $after, filter: $filter) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...RecoveryRequest
      }
    }
  }
}
    fragment Person on User {
  id
  displayName
}
fragment RecoveryRequest on FactorRecovery {
  id
  user {
    ...Person
  }
  reason
  requestedBy {
    ...Person
  }
  requestedAt
  decidedBy {
    ...Person
  }
  decidedAt
  decision
  note
  expiresAt
}`, {"hash":"sha256:81c12aa68192e00edf8a70cd073bc6ea0791049ae40f25a0d5ab6abd80ec3c30"}) as unknown as TypedDocumentString<RecoveryRequestsQuery, RecoveryRequestsQueryVariables>;
export const RecoveryRequestCursorDocument = new TypedDocumentString(`
    query RecoveryRequestCursor($first: Int!, $after: String, $filter: FactorRecoveryFilter) {
  factorRecoveries(first: $first, after: $after, filter: $filter) {
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:c9610da5673a0ab1af153d563cfc3a7d25cd87e782cac0290bf64ad3bccc2614"}) as unknown as TypedDocumentString<RecoveryRequestCursorQuery, RecoveryRequestCursorQueryVariables>;
export const RequestFactorRecoveryDocument = new TypedDocumentString(`
    mutation RequestFactorRecovery($input: RequestFactorRecovery!) {
  requestFactorRecovery(input: $input) {
    ...RecoveryRequest
  }
}
    fragment Person on User {
  id
  displayName
}
fragment RecoveryRequest on FactorRecovery {
  id
  user {
    ...Person
  }
  reason
  requestedBy {
    ...Person
  }
  requestedAt
  decidedBy {
    ...Person
  }
  decidedAt
  decision
  note
  expiresAt
}`, {"hash":"sha256:6983e82a4a199f7587823aee29c33be29ef964044602259e7741a3278d42fce8"}) as unknown as TypedDocumentString<RequestFactorRecoveryMutation, RequestFactorRecoveryMutationVariables>;
export const DecideFactorRecoveryDocument = new TypedDocumentString(`
    mutation DecideFactorRecovery($input: DecideFactorRecovery!) {
  decideFactorRecovery(input: $input) {
    ...RecoveryRequest
  }
}
    fragment Person on User {
  id
  displayName
}
fragment RecoveryRequest on FactorRecovery {
  id
  user {
    ...Person
  }
  reason
  requestedBy {
    ...Person
  }
  requestedAt
  decidedBy {
    ...Person
  }
  decidedAt
  decision
  note
  expiresAt
}`, {"hash":"sha256:096281537ab6b42a39ef3b2bded0862f5b9d890d580aca3853835964f71638dc"}) as unknown as TypedDocumentString<DecideFactorRecoveryMutation, DecideFactorRecoveryMutationVariables>;
export const WithdrawFactorRecoveryDocument = new TypedDocumentString(`
    mutation WithdrawFactorRecovery($input: WithdrawFactorRecovery!) {
  withdrawFactorRecovery(input: $input) {
    ...RecoveryRequest
  }
}
    fragment Person on User {
  id
  displayName
}
fragment RecoveryRequest on FactorRecovery {
  id
  user {
    ...Person
  }
  reason
  requestedBy {
    ...Person
  }
  requestedAt
  decidedBy {
    ...Person
  }
  decidedAt
  decision
  note
  expiresAt
}`, {"hash":"sha256:b5433b66853bf66c5a0de9bd016ab0ef0af30524400d1c47d5d1e4006e25cd09"}) as unknown as TypedDocumentString<WithdrawFactorRecoveryMutation, WithdrawFactorRecoveryMutationVariables>;
export const RunsDocument = new TypedDocumentString(`
    query Runs($first: Int!, $after: String, $filter: RunFilter) {
  runs(first: $first, after: $after, filter: $filter) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...RunSummary
      }
    }
  }
}
    fragment Person on User {
  id
  displayName
}
fragment RunSummary on Run {
  id
  version
  state
  createdAt
  finishedAt
  byClock
  workflowVersion
  faultCode
  fault
  cancellable
  workflow {
    id
    title
  }
  startedBy {
    ...Person
  }
  case {
    id
    reference
    title
    version
  }
}`, {"hash":"sha256:e87f1d41107f5256f1fc9b7ce1151e73fab8577c0c6bc43c411f2ee424f6753e"}) as unknown as TypedDocumentString<RunsQuery, RunsQueryVariables>;
export const RunCursorDocument = new TypedDocumentString(`
    query RunCursor($first: Int!, $after: String, $filter: RunFilter) {
  runs(first: $first, after: $after, filter: $filter) {
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:0481414b7165d2556433d5323eed0fb99ae620483203e9ab56c59dc8a8917c60"}) as unknown as TypedDocumentString<RunCursorQuery, RunCursorQueryVariables>;
export const RunDocument = new TypedDocumentString(`
    query Run($id: ID!) {
  run(id: $id) {
    ...RunDetail
  }
}
    fragment Question on Approval {
  id
  version
  step
  question
  permission
  fourEyes
  proposal
  state
  answerable
  createdAt
  decidedAt
  decidedBy {
    ...Person
  }
  reason
}
fragment Person on User {
  id
  displayName
}
fragment RunSummary on Run {
  id
  version
  state
  createdAt
  finishedAt
  byClock
  workflowVersion
  faultCode
  fault
  cancellable
  workflow {
    id
    title
  }
  startedBy {
    ...Person
  }
  case {
    id
    reference
    title
    version
  }
}
fragment Step on RunStep {
  id
  key
  state
  needs
  attempts
  agentRelease
  startedAt
  finishedAt
  faultCode
  fault
  agent {
    id
    name
    title
  }
}
fragment EvidenceOfStep on RunStep {
  evidence {
    type
    aboutId
    version
    position
  }
}
fragment RunDetail on Run {
  ...RunSummary
  input
  rerunOf {
    id
    createdAt
  }
  steps {
    ...Step
    ...EvidenceOfStep
    input
    output
  }
  approvals {
    ...Question
  }
}`, {"hash":"sha256:897bb171bf8b27ec5e26bd139c820bf4d330d8c093e507bf82358121d12d7c7c"}) as unknown as TypedDocumentString<RunQuery, RunQueryVariables>;
export const RunDifferencesDocument = new TypedDocumentString(`
    query RunDifferences($id: ID!) {
  run(id: $id) {
    id
    differences {
      ...Comparison
    }
  }
}
    fragment Comparison on StepComparison {
  key
  diverged
  releaseBefore
  releaseAfter
  fault
  differences {
    pointer
    before
    after
  }
}`, {"hash":"sha256:5fafae53b06bb07c44d9a95261a0731308a21f6e9da1e1733113dc857c6ed3fe"}) as unknown as TypedDocumentString<RunDifferencesQuery, RunDifferencesQueryVariables>;
export const ReplayDocument = new TypedDocumentString(`
    query Replay($id: ID!) {
  replay(id: $id) {
    diverged
    steps {
      ...Comparison
    }
  }
}
    fragment Comparison on StepComparison {
  key
  diverged
  releaseBefore
  releaseAfter
  fault
  differences {
    pointer
    before
    after
  }
}`, {"hash":"sha256:7028290dfce05bc984e711bc10b0438a698d0fc4f127bc38b8939e43d1dc1bec"}) as unknown as TypedDocumentString<ReplayQuery, ReplayQueryVariables>;
export const WorkflowNamesDocument = new TypedDocumentString(`
    query WorkflowNames {
  workflows {
    id
    title
  }
}
    `, {"hash":"sha256:4f2aa14dcb9bacbf581328a4d392a62a86a71708e75a9dbe1a1149bd5277d019"}) as unknown as TypedDocumentString<WorkflowNamesQuery, WorkflowNamesQueryVariables>;
export const StartRunDocument = new TypedDocumentString(`
    mutation StartRun($input: StartRun!) {
  startRun(input: $input) {
    id
  }
}
    `, {"hash":"sha256:3d05e0de871c67259452a110abee99192c329620f83963143b3ebbfbb765d2ce"}) as unknown as TypedDocumentString<StartRunMutation, StartRunMutationVariables>;
export const RerunDocument = new TypedDocumentString(`
    mutation Rerun($id: ID!) {
  rerun(id: $id) {
    id
  }
}
    `, {"hash":"sha256:8838c04614a6923212bc4a0e396e1313609db6f9536dd8123a20c0102703254c"}) as unknown as TypedDocumentString<RerunMutation, RerunMutationVariables>;
export const CancelRunDocument = new TypedDocumentString(`
    mutation CancelRun($input: CancelRun!) {
  cancelRun(input: $input) {
    id
    version
    state
  }
}
    `, {"hash":"sha256:809998a88ad3753c35a5878dfbc6af46c8a7a60cc58c9e5c9668a4ffa2138023"}) as unknown as TypedDocumentString<CancelRunMutation, CancelRunMutationVariables>;
export const RunChangedDocument = new TypedDocumentString(`
    subscription RunChanged($after: String, $runId: ID) {
  runChanged(after: $after, runId: $runId) {
    cursor
    event
    runId
  }
}
    `, {"hash":"sha256:5f5bc056d033e7a14c434a92e18a8840a7afba0f6860810556438e51162dbc1f"}) as unknown as TypedDocumentString<RunChangedSubscription, RunChangedSubscriptionVariables>;
export const MySessionsDocument = new TypedDocumentString(`
    query MySessions {
  mySessions {
    id
    current
    device
    place
    signedInWith
    address
    createdAt
    lastSeenAt
    expiresAt
    endedAt
    endReason
  }
}
    `, {"hash":"sha256:79ae47c357393c6607a74fdbe0ac3dab623fb26a50f0c5d85aeea5d2f6345aba"}) as unknown as TypedDocumentString<MySessionsQuery, MySessionsQueryVariables>;
export const EndSessionDocument = new TypedDocumentString(`
    mutation EndSession($input: EndSession!) {
  endSession(input: $input) {
    id
    endedAt
  }
}
    `, {"hash":"sha256:58e0cbe2ea8521c3b1dc5d4d1ab1e9c01298369b7aa100911713c554ea9c58c0"}) as unknown as TypedDocumentString<EndSessionMutation, EndSessionMutationVariables>;
export const EndOtherSessionsDocument = new TypedDocumentString(`
    mutation EndOtherSessions {
  endOtherSessions
}
    `, {"hash":"sha256:67b9d217f1a7046b0e8a24ba56df4486ddbbf515af38fc1152d732ee649f5b66"}) as unknown as TypedDocumentString<EndOtherSessionsMutation, EndOtherSessionsMutationVariables>;
export const SignInStartDocument = new TypedDocumentString(`
    query SignInStart($identifier: String!) {
  start: signInMethods(identifier: $identifier) {
    methods
    required
    connection {
      id
      name
    }
  }
}
    `, {"hash":"sha256:c17300bfb12f54eb32aa17775d228f8703b3f9ef9ea3dd9657e7ca9f07bb949c"}) as unknown as TypedDocumentString<SignInStartQuery, SignInStartQueryVariables>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($input: SignIn!) {
  outcome: signIn(input: $input) {
    ...Outcome
  }
}
    fragment Outcome on SignInResult {
  ... on SignedIn {
    __typename
    ticket
  }
  ... on Refused {
    ...Refusal
  }
  ... on ProofNeeded {
    __typename
    signInId
    methods
    message
  }
  ... on SecondFactorNeeded {
    __typename
    signInId
    factors: methods
    preferred
    emailTo
    smsTo
    trustDays
    message
  }
  ... on FactorSetupNeeded {
    __typename
    signInId
    factors: methods
    message
  }
  ... on SessionLimitReached {
    __typename
    signInId
    limit
    message
    sessions {
      id
      device
      place
      lastSeenAt
    }
  }
}
fragment Refusal on Refused {
  __typename
  code
  message
  retryAt
}`, {"hash":"sha256:7a101db75462b6b900aef76c9716ff930795197ea38ccfda346ef3dcddd626b5"}) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const RequestSignInCodeDocument = new TypedDocumentString(`
    mutation RequestSignInCode($input: RequestSignInCode!) {
  sent: requestSignInCode(input: $input) {
    ...CodeOutcome
  }
}
    fragment CodeOutcome on CodeResult {
  ... on CodeSent {
    __typename
    challengeId
    sentTo
    channel
    expiresAt
    resendAt
  }
  ... on Refused {
    ...Refusal
  }
}
fragment Refusal on Refused {
  __typename
  code
  message
  retryAt
}`, {"hash":"sha256:a932c77a089e1f4d7564cab2656d1a6c65237181c9f0d90a792e16c1118575eb"}) as unknown as TypedDocumentString<RequestSignInCodeMutation, RequestSignInCodeMutationVariables>;
export const SignInWithCodeDocument = new TypedDocumentString(`
    mutation SignInWithCode($input: SignInWithCode!) {
  outcome: signInWithCode(input: $input) {
    ...Outcome
  }
}
    fragment Outcome on SignInResult {
  ... on SignedIn {
    __typename
    ticket
  }
  ... on Refused {
    ...Refusal
  }
  ... on ProofNeeded {
    __typename
    signInId
    methods
    message
  }
  ... on SecondFactorNeeded {
    __typename
    signInId
    factors: methods
    preferred
    emailTo
    smsTo
    trustDays
    message
  }
  ... on FactorSetupNeeded {
    __typename
    signInId
    factors: methods
    message
  }
  ... on SessionLimitReached {
    __typename
    signInId
    limit
    message
    sessions {
      id
      device
      place
      lastSeenAt
    }
  }
}
fragment Refusal on Refused {
  __typename
  code
  message
  retryAt
}`, {"hash":"sha256:1dc6d009a1b6854fc30ba25ace5a26efe7b88b0853b90bef7a22cf1be8b15fa1"}) as unknown as TypedDocumentString<SignInWithCodeMutation, SignInWithCodeMutationVariables>;
export const SignInAsNewDocument = new TypedDocumentString(`
    mutation SignInAsNew($input: SignInAsNew!) {
  outcome: signInAsNew(input: $input) {
    ...Outcome
  }
}
    fragment Outcome on SignInResult {
  ... on SignedIn {
    __typename
    ticket
  }
  ... on Refused {
    ...Refusal
  }
  ... on ProofNeeded {
    __typename
    signInId
    methods
    message
  }
  ... on SecondFactorNeeded {
    __typename
    signInId
    factors: methods
    preferred
    emailTo
    smsTo
    trustDays
    message
  }
  ... on FactorSetupNeeded {
    __typename
    signInId
    factors: methods
    message
  }
  ... on SessionLimitReached {
    __typename
    signInId
    limit
    message
    sessions {
      id
      device
      place
      lastSeenAt
    }
  }
}
fragment Refusal on Refused {
  __typename
  code
  message
  retryAt
}`, {"hash":"sha256:ad5958e913f23a6e226b2a5accb4468abf7571eb6e4f967825a3294685ace1df"}) as unknown as TypedDocumentString<SignInAsNewMutation, SignInAsNewMutationVariables>;
export const SignInWithLinkDocument = new TypedDocumentString(`
    mutation SignInWithLink($input: SignInWithLink!) {
  outcome: signInWithLink(input: $input) {
    ...Outcome
  }
}
    fragment Outcome on SignInResult {
  ... on SignedIn {
    __typename
    ticket
  }
  ... on Refused {
    ...Refusal
  }
  ... on ProofNeeded {
    __typename
    signInId
    methods
    message
  }
  ... on SecondFactorNeeded {
    __typename
    signInId
    factors: methods
    preferred
    emailTo
    smsTo
    trustDays
    message
  }
  ... on FactorSetupNeeded {
    __typename
    signInId
    factors: methods
    message
  }
  ... on SessionLimitReached {
    __typename
    signInId
    limit
    message
    sessions {
      id
      device
      place
      lastSeenAt
    }
  }
}
fragment Refusal on Refused {
  __typename
  code
  message
  retryAt
}`, {"hash":"sha256:5ba0a628f0308284a2c94e018c693d514b61362b8f2ac2811b7b11e1713de625"}) as unknown as TypedDocumentString<SignInWithLinkMutation, SignInWithLinkMutationVariables>;
export const SignInInsteadDocument = new TypedDocumentString(`
    mutation SignInInstead($input: SignInInstead!) {
  outcome: signInInstead(input: $input) {
    ...Outcome
  }
}
    fragment Outcome on SignInResult {
  ... on SignedIn {
    __typename
    ticket
  }
  ... on Refused {
    ...Refusal
  }
  ... on ProofNeeded {
    __typename
    signInId
    methods
    message
  }
  ... on SecondFactorNeeded {
    __typename
    signInId
    factors: methods
    preferred
    emailTo
    smsTo
    trustDays
    message
  }
  ... on FactorSetupNeeded {
    __typename
    signInId
    factors: methods
    message
  }
  ... on SessionLimitReached {
    __typename
    signInId
    limit
    message
    sessions {
      id
      device
      place
      lastSeenAt
    }
  }
}
fragment Refusal on Refused {
  __typename
  code
  message
  retryAt
}`, {"hash":"sha256:0328283ac70e77c2950308a5b9b63fbdc18b7a8aa9c939126202e526b119f0e8"}) as unknown as TypedDocumentString<SignInInsteadMutation, SignInInsteadMutationVariables>;
export const RegisterDocument = new TypedDocumentString(`
    mutation Register($input: Register!) {
  sent: register(input: $input) {
    ...CodeOutcome
  }
}
    fragment CodeOutcome on CodeResult {
  ... on CodeSent {
    __typename
    challengeId
    sentTo
    channel
    expiresAt
    resendAt
  }
  ... on Refused {
    ...Refusal
  }
}
fragment Refusal on Refused {
  __typename
  code
  message
  retryAt
}`, {"hash":"sha256:0e626d50d32cf34cfa751b098424da9baa8924ae6bf5b8a378fa77016d218064"}) as unknown as TypedDocumentString<RegisterMutation, RegisterMutationVariables>;
export const ConfirmRegistrationDocument = new TypedDocumentString(`
    mutation ConfirmRegistration($input: ConfirmRegistration!) {
  outcome: confirmRegistration(input: $input) {
    ...Outcome
  }
}
    fragment Outcome on SignInResult {
  ... on SignedIn {
    __typename
    ticket
  }
  ... on Refused {
    ...Refusal
  }
  ... on ProofNeeded {
    __typename
    signInId
    methods
    message
  }
  ... on SecondFactorNeeded {
    __typename
    signInId
    factors: methods
    preferred
    emailTo
    smsTo
    trustDays
    message
  }
  ... on FactorSetupNeeded {
    __typename
    signInId
    factors: methods
    message
  }
  ... on SessionLimitReached {
    __typename
    signInId
    limit
    message
    sessions {
      id
      device
      place
      lastSeenAt
    }
  }
}
fragment Refusal on Refused {
  __typename
  code
  message
  retryAt
}`, {"hash":"sha256:cf8000c5ce2b0adab7f0ed4df5a6e9f4f12dca4a1b0b4e566e349a6520bb1809"}) as unknown as TypedDocumentString<ConfirmRegistrationMutation, ConfirmRegistrationMutationVariables>;
export const RequestPasswordResetDocument = new TypedDocumentString(`
    mutation RequestPasswordReset($input: RequestPasswordReset!) {
  sent: requestPasswordReset(input: $input) {
    ...CodeOutcome
  }
}
    fragment CodeOutcome on CodeResult {
  ... on CodeSent {
    __typename
    challengeId
    sentTo
    channel
    expiresAt
    resendAt
  }
  ... on Refused {
    ...Refusal
  }
}
fragment Refusal on Refused {
  __typename
  code
  message
  retryAt
}`, {"hash":"sha256:06d09d2d8960cf030b72a3eb5e908862c0336f19f8159e7f235d4cd0968c893c"}) as unknown as TypedDocumentString<RequestPasswordResetMutation, RequestPasswordResetMutationVariables>;
export const ResetPasswordDocument = new TypedDocumentString(`
    mutation ResetPassword($input: ResetPassword!) {
  outcome: resetPassword(input: $input) {
    ...Outcome
  }
}
    fragment Outcome on SignInResult {
  ... on SignedIn {
    __typename
    ticket
  }
  ... on Refused {
    ...Refusal
  }
  ... on ProofNeeded {
    __typename
    signInId
    methods
    message
  }
  ... on SecondFactorNeeded {
    __typename
    signInId
    factors: methods
    preferred
    emailTo
    smsTo
    trustDays
    message
  }
  ... on FactorSetupNeeded {
    __typename
    signInId
    factors: methods
    message
  }
  ... on SessionLimitReached {
    __typename
    signInId
    limit
    message
    sessions {
      id
      device
      place
      lastSeenAt
    }
  }
}
fragment Refusal on Refused {
  __typename
  code
  message
  retryAt
}`, {"hash":"sha256:397db2c63ff00a8ab6bff451b5caeac33faafd8c6926b1a35c6cc090e9c25ae5"}) as unknown as TypedDocumentString<ResetPasswordMutation, ResetPasswordMutationVariables>;
export const SignInSourcesDocument = new TypedDocumentString(`
    query SignInSources {
  signInSources {
    ...Source
  }
}
    fragment Source on SsoSource {
  id
  kind
  name
  preset
}`, {"hash":"sha256:1f7fa31d770252f999293d79a5b28966bd6632f35824a9520f07925c4d42683b"}) as unknown as TypedDocumentString<SignInSourcesQuery, SignInSourcesQueryVariables>;
export const StartSingleSignOnDocument = new TypedDocumentString(`
    mutation StartSingleSignOn($input: StartSingleSignOn!) {
  started: startSingleSignOn(input: $input) {
    url
  }
}
    `, {"hash":"sha256:0f9d03ba5e4e831d3a7698a22f63b3468ff224c28515801603d5f26a15c6fe5b"}) as unknown as TypedDocumentString<StartSingleSignOnMutation, StartSingleSignOnMutationVariables>;
export const FinishSingleSignOnDocument = new TypedDocumentString(`
    mutation FinishSingleSignOn($input: FinishSingleSignOn!) {
  outcome: finishSingleSignOn(input: $input) {
    ...Outcome
    ... on SsoConfirmationNeeded {
      __typename
      journeyId
      name
      message
      source {
        ...Source
      }
    }
  }
}
    fragment Outcome on SignInResult {
  ... on SignedIn {
    __typename
    ticket
  }
  ... on Refused {
    ...Refusal
  }
  ... on ProofNeeded {
    __typename
    signInId
    methods
    message
  }
  ... on SecondFactorNeeded {
    __typename
    signInId
    factors: methods
    preferred
    emailTo
    smsTo
    trustDays
    message
  }
  ... on FactorSetupNeeded {
    __typename
    signInId
    factors: methods
    message
  }
  ... on SessionLimitReached {
    __typename
    signInId
    limit
    message
    sessions {
      id
      device
      place
      lastSeenAt
    }
  }
}
fragment Refusal on Refused {
  __typename
  code
  message
  retryAt
}
fragment Source on SsoSource {
  id
  kind
  name
  preset
}`, {"hash":"sha256:d7155f9a16397a1c4257262d03950e01920f0d5d1dc30b132773725da20869cd"}) as unknown as TypedDocumentString<FinishSingleSignOnMutation, FinishSingleSignOnMutationVariables>;
export const FinishLinkingDocument = new TypedDocumentString(`
    mutation FinishLinking($input: FinishLinking!) {
  finishLinking(input: $input) {
    id
  }
}
    `, {"hash":"sha256:89d5b0ee2f2d08f9cace9e36e7cda0134230bd878f155c9ec8a358395db6b995"}) as unknown as TypedDocumentString<FinishLinkingMutation, FinishLinkingMutationVariables>;
export const SingleLogoutDocument = new TypedDocumentString(`
    query SingleLogout {
  singleLogoutUrl
}
    `, {"hash":"sha256:d16248f195111ae61a58240323fbe495a0d5f4b917c8ab19b84aaff3e98354c9"}) as unknown as TypedDocumentString<SingleLogoutQuery, SingleLogoutQueryVariables>;
export const SamlConnectionByIdDocument = new TypedDocumentString(`
    query SamlConnectionById($id: ID!) {
  samlConnection(id: $id) {
    ...ConnectionDetail
  }
}
    fragment SamlCertificateDetail on SamlCertificate {
  fingerprint
  notAfter
  expiresSoon
}
fragment ConnectionSummary on SamlConnection {
  id
  name
  enabled
  required
  version
  domains
  metadataError
  lastSignInAt
  certificates {
    ...SamlCertificateDetail
  }
}
fragment ConnectionDetail on SamlConnection {
  ...ConnectionSummary
  idpEntityId
  ssoUrl
  sloUrl
  metadataUrl
  metadataCheckedAt
  validUntil
  nameIdFormat
  subjectAttribute
  mapping {
    email
    displayName
    roles
    active
  }
  roleMapping {
    value
    role
  }
  unknownRole
  defaultRoles
  idpInitiated
  allowSignUp
  signRequests
  wantEncrypted
  factorAtProvider
  factorContexts
  spEntityId
  acsUrl
  spSloUrl
  spMetadataUrl
}`, {"hash":"sha256:193ca780dccd86c6a6179800ddd7e4d7d578cb37945ebb381d935f145c54e858"}) as unknown as TypedDocumentString<SamlConnectionByIdQuery, SamlConnectionByIdQueryVariables>;
export const SaveSamlConnectionDocument = new TypedDocumentString(`
    mutation SaveSamlConnection($input: SaveSamlConnection!) {
  saveSamlConnection(input: $input) {
    ...ConnectionDetail
  }
}
    fragment SamlCertificateDetail on SamlCertificate {
  fingerprint
  notAfter
  expiresSoon
}
fragment ConnectionSummary on SamlConnection {
  id
  name
  enabled
  required
  version
  domains
  metadataError
  lastSignInAt
  certificates {
    ...SamlCertificateDetail
  }
}
fragment ConnectionDetail on SamlConnection {
  ...ConnectionSummary
  idpEntityId
  ssoUrl
  sloUrl
  metadataUrl
  metadataCheckedAt
  validUntil
  nameIdFormat
  subjectAttribute
  mapping {
    email
    displayName
    roles
    active
  }
  roleMapping {
    value
    role
  }
  unknownRole
  defaultRoles
  idpInitiated
  allowSignUp
  signRequests
  wantEncrypted
  factorAtProvider
  factorContexts
  spEntityId
  acsUrl
  spSloUrl
  spMetadataUrl
}`, {"hash":"sha256:61a844fd1f784d145493c20614dfe1a5068a46d81214f4028881593b22940b0e"}) as unknown as TypedDocumentString<SaveSamlConnectionMutation, SaveSamlConnectionMutationVariables>;
export const RemoveSamlConnectionDocument = new TypedDocumentString(`
    mutation RemoveSamlConnection($input: RemoveSamlConnection!) {
  removeSamlConnection(input: $input)
}
    `, {"hash":"sha256:120a1d2861e836296a8f16c615c14b9f7e128518246bb41969fd075587f9e9cd"}) as unknown as TypedDocumentString<RemoveSamlConnectionMutation, RemoveSamlConnectionMutationVariables>;
export const ReadSamlMetadataDocument = new TypedDocumentString(`
    mutation ReadSamlMetadata($input: ReadSamlMetadata!) {
  readSamlMetadata(input: $input) {
    ...SamlMetadataRead
  }
}
    fragment SamlCertificateDetail on SamlCertificate {
  fingerprint
  notAfter
  expiresSoon
}
fragment SamlMetadataRead on SamlMetadata {
  entityId
  ssoUrl
  sloUrl
  validUntil
  problems
  usable
  certificates {
    ...SamlCertificateDetail
  }
}`, {"hash":"sha256:7ff77038cfe73af5d155385a5905a6e036f6d848617d38991a4084099c242b72"}) as unknown as TypedDocumentString<ReadSamlMetadataMutation, ReadSamlMetadataMutationVariables>;
export const RefreshSamlMetadataDocument = new TypedDocumentString(`
    mutation RefreshSamlMetadata($input: RefreshSamlMetadata!) {
  refreshSamlMetadata(input: $input) {
    ...ConnectionDetail
  }
}
    fragment SamlCertificateDetail on SamlCertificate {
  fingerprint
  notAfter
  expiresSoon
}
fragment ConnectionSummary on SamlConnection {
  id
  name
  enabled
  required
  version
  domains
  metadataError
  lastSignInAt
  certificates {
    ...SamlCertificateDetail
  }
}
fragment ConnectionDetail on SamlConnection {
  ...ConnectionSummary
  idpEntityId
  ssoUrl
  sloUrl
  metadataUrl
  metadataCheckedAt
  validUntil
  nameIdFormat
  subjectAttribute
  mapping {
    email
    displayName
    roles
    active
  }
  roleMapping {
    value
    role
  }
  unknownRole
  defaultRoles
  idpInitiated
  allowSignUp
  signRequests
  wantEncrypted
  factorAtProvider
  factorContexts
  spEntityId
  acsUrl
  spSloUrl
  spMetadataUrl
}`, {"hash":"sha256:05fb22cea151d8993df588562a810356f5e99a9909cb91cb75df9c0b7adbf0ab"}) as unknown as TypedDocumentString<RefreshSamlMetadataMutation, RefreshSamlMetadataMutationVariables>;
export const StartSsoTestDocument = new TypedDocumentString(`
    mutation StartSsoTest($input: StartSsoTest!) {
  started: startSsoTest(input: $input) {
    url
  }
}
    `, {"hash":"sha256:b145820953f2050b51716c4bf217118a6dbde6cd9ee771fb953517571f978821"}) as unknown as TypedDocumentString<StartSsoTestMutation, StartSsoTestMutationVariables>;
export const SsoTestDocument = new TypedDocumentString(`
    query SsoTest($journeyId: ID!) {
  ssoTest(journeyId: $journeyId) {
    refusal
    message
    attributes {
      name
      values
    }
    mapped {
      ...MappedPerson
    }
  }
}
    fragment MappedPerson on SsoMapped {
  email
  displayName
  roles
  active
}`, {"hash":"sha256:782f1912f5d2a334b9f504a113514c19c33d0ea656ae6bd5c3bf436e8cb90ca6"}) as unknown as TypedDocumentString<SsoTestQuery, SsoTestQueryVariables>;
export const PreviewSamlMappingDocument = new TypedDocumentString(`
    query PreviewSamlMapping($input: PreviewSamlMapping!) {
  previewSamlMapping(input: $input) {
    ...MappedPerson
  }
}
    fragment MappedPerson on SsoMapped {
  email
  displayName
  roles
  active
}`, {"hash":"sha256:df4a197d3f19539c1baf6ee6624f231bfb071857d326c1d6047830f2f2e2c74b"}) as unknown as TypedDocumentString<PreviewSamlMappingQuery, PreviewSamlMappingQueryVariables>;
export const OidcProviderByIdDocument = new TypedDocumentString(`
    query OidcProviderById($id: ID!) {
  oidcProvider(id: $id) {
    ...ProviderDetail
  }
}
    fragment ProviderSummary on OidcProvider {
  id
  preset
  name
  enabled
  managed
  version
  domains
  lastSignInAt
}
fragment ProviderDetail on OidcProvider {
  ...ProviderSummary
  issuer
  clientId
  hasSecret
  tenant
  scopes
  allowSignUp
  factorAtProvider
  callbackUrl
  backChannelLogoutUrl
}`, {"hash":"sha256:98ff11c7d22f34304276fdd30864a6adca7122abb877a44ecb85c911ec0e544b"}) as unknown as TypedDocumentString<OidcProviderByIdQuery, OidcProviderByIdQueryVariables>;
export const SaveOidcProviderDocument = new TypedDocumentString(`
    mutation SaveOidcProvider($input: SaveOidcProvider!) {
  saveOidcProvider(input: $input) {
    ...ProviderDetail
  }
}
    fragment ProviderSummary on OidcProvider {
  id
  preset
  name
  enabled
  managed
  version
  domains
  lastSignInAt
}
fragment ProviderDetail on OidcProvider {
  ...ProviderSummary
  issuer
  clientId
  hasSecret
  tenant
  scopes
  allowSignUp
  factorAtProvider
  callbackUrl
  backChannelLogoutUrl
}`, {"hash":"sha256:6d11609041f8bc90e20a9e8b407bb35edce84d8fe3a8fc7a27b43829d985fb0a"}) as unknown as TypedDocumentString<SaveOidcProviderMutation, SaveOidcProviderMutationVariables>;
export const RemoveOidcProviderDocument = new TypedDocumentString(`
    mutation RemoveOidcProvider($input: RemoveOidcProvider!) {
  removeOidcProvider(input: $input)
}
    `, {"hash":"sha256:cde2c99ae04d66196e44044e21d811111edeb1b96cdd3992f2beab20babab6b8"}) as unknown as TypedDocumentString<RemoveOidcProviderMutation, RemoveOidcProviderMutationVariables>;
export const TestOidcProviderDocument = new TypedDocumentString(`
    mutation TestOidcProvider($input: TestOidcProvider!) {
  testOidcProvider(input: $input) {
    ok
    steps {
      name
      ok
      message
    }
  }
}
    `, {"hash":"sha256:dcf60b1760b2e34d6379a2a2c863d70107e9343329c1a447d201e71e6e88188b"}) as unknown as TypedDocumentString<TestOidcProviderMutation, TestOidcProviderMutationVariables>;
export const SsoSourcesDocument = new TypedDocumentString(`
    query SsoSources {
  oidcProviders {
    ...ProviderSummary
  }
  samlConnections {
    ...ConnectionSummary
  }
}
    fragment SamlCertificateDetail on SamlCertificate {
  fingerprint
  notAfter
  expiresSoon
}
fragment ConnectionSummary on SamlConnection {
  id
  name
  enabled
  required
  version
  domains
  metadataError
  lastSignInAt
  certificates {
    ...SamlCertificateDetail
  }
}
fragment ProviderSummary on OidcProvider {
  id
  preset
  name
  enabled
  managed
  version
  domains
  lastSignInAt
}`, {"hash":"sha256:4ac8f559a7d21349186e051670b5929f8a71bcbb53d9318dcf49cda916022eab"}) as unknown as TypedDocumentString<SsoSourcesQuery, SsoSourcesQueryVariables>;
export const SsoAttemptsDocument = new TypedDocumentString(`
    query SsoAttempts($id: ID!, $isConnection: Boolean!, $first: Int!, $after: String) {
  oidcProvider(id: $id) @skip(if: $isConnection) {
    id
    attempts(first: $first, after: $after) {
      ...AttemptPage
    }
  }
  samlConnection(id: $id) @include(if: $isConnection) {
    id
    attempts(first: $first, after: $after) {
      ...AttemptPage
    }
  }
}
    fragment AttemptPage on SsoAttemptConnection {
  totalCount
  pageInfo {
    hasNextPage
    endCursor
  }
  edges {
    node {
      ...Attempt
    }
  }
}
fragment Attempt on SsoAttempt {
  id
  at
  outcome
  code
  message
  user {
    id
    displayName
  }
}`, {"hash":"sha256:b5cca6de6aeabf155e140c35936adf3ff926d0caf5344240368e0c12028f871d"}) as unknown as TypedDocumentString<SsoAttemptsQuery, SsoAttemptsQueryVariables>;
export const BreakGlassAccountsDocument = new TypedDocumentString(`
    query BreakGlassAccounts {
  breakGlassAccounts {
    id
    displayName
    email
    roles
  }
}
    `, {"hash":"sha256:88b8e8585e361904e4ac07024e0a640ae171e2c413c5527389c01b07f1716097"}) as unknown as TypedDocumentString<BreakGlassAccountsQuery, BreakGlassAccountsQueryVariables>;
export const SetBreakGlassDocument = new TypedDocumentString(`
    mutation SetBreakGlass($input: SetBreakGlass!) {
  setBreakGlass(input: $input) {
    id
  }
}
    `, {"hash":"sha256:74da5b561a2b5509de27db2a4b4692a6c5ca45cff845546277648dc499b59035"}) as unknown as TypedDocumentString<SetBreakGlassMutation, SetBreakGlassMutationVariables>;
export const StepUpMethodsDocument = new TypedDocumentString(`
    query StepUpMethods {
  me {
    id
    stepUpMethods
  }
}
    `, {"hash":"sha256:523b9cd59cfc148ca16202ce11d318950861293f7fcc7a1f6b01271eebc3f897"}) as unknown as TypedDocumentString<StepUpMethodsQuery, StepUpMethodsQueryVariables>;
export const RequestReauthenticationDocument = new TypedDocumentString(`
    mutation RequestReauthentication {
  sent: requestReauthentication {
    ...CodeOutcome
  }
}
    fragment CodeOutcome on CodeResult {
  ... on CodeSent {
    __typename
    challengeId
    sentTo
    channel
    expiresAt
    resendAt
  }
  ... on Refused {
    ...Refusal
  }
}
fragment Refusal on Refused {
  __typename
  code
  message
  retryAt
}`, {"hash":"sha256:5a44625bab27550d6a0c76e5f0b139402ffe0f84cdc7642ead687b5a7f7889f6"}) as unknown as TypedDocumentString<RequestReauthenticationMutation, RequestReauthenticationMutationVariables>;
export const ReauthenticateDocument = new TypedDocumentString(`
    mutation Reauthenticate($input: Reauthenticate!) {
  reauthenticate(input: $input) {
    id
    steppedUpUntil
  }
}
    `, {"hash":"sha256:73fc3087b18504f91069989aef7cf3ec5e103cbaf05995af5d66d16a94b04398"}) as unknown as TypedDocumentString<ReauthenticateMutation, ReauthenticateMutationVariables>;
export const WorkflowsDocument = new TypedDocumentString(`
    query Workflows {
  workflows {
    ...WorkflowSummary
  }
}
    fragment Person on User {
  id
  displayName
}
fragment WorkflowSummary on Workflow {
  id
  version
  name
  title
  prebuilt
  definition
  updatedAt
  savedBy {
    ...Person
  }
  schedule {
    cron
    timeZone
    nextAt
    lentUntil
    lentBy {
      ...Person
    }
  }
}`, {"hash":"sha256:47f034fa559f8558e064ac178d20212af0ed0356ab38b3d0bd1c6fa4df0685fe"}) as unknown as TypedDocumentString<WorkflowsQuery, WorkflowsQueryVariables>;
export const WorkflowDocument = new TypedDocumentString(`
    query Workflow($id: ID!) {
  workflow(id: $id) {
    ...WorkflowDetail
  }
}
    fragment Person on User {
  id
  displayName
}
fragment WorkflowSummary on Workflow {
  id
  version
  name
  title
  prebuilt
  definition
  updatedAt
  savedBy {
    ...Person
  }
  schedule {
    cron
    timeZone
    nextAt
    lentUntil
    lentBy {
      ...Person
    }
  }
}
fragment WorkflowDetail on Workflow {
  ...WorkflowSummary
  text
}`, {"hash":"sha256:2a1c16e04f5796d25336a33dab14aabcbeed331dc267c17244fee0d1e5c5eab5"}) as unknown as TypedDocumentString<WorkflowQuery, WorkflowQueryVariables>;
export const WorkflowVersionsDocument = new TypedDocumentString(`
    query WorkflowVersions($id: ID!) {
  workflow(id: $id) {
    id
    versions {
      number
      text
      savedAt
      savedBy {
        ...Person
      }
    }
  }
}
    fragment Person on User {
  id
  displayName
}`, {"hash":"sha256:b31f8714889a0532bcfbe1b5aa2a47da2854ea9e11bb5ad6dec22ee6e3fcc46c"}) as unknown as TypedDocumentString<WorkflowVersionsQuery, WorkflowVersionsQueryVariables>;
export const WorkflowSchemaDocument = new TypedDocumentString(`
    query WorkflowSchema {
  workflowSchema
}
    `, {"hash":"sha256:641eeed5e96400ffacf336231566b804e388a3e462f3a68fe088cfe8192b802d"}) as unknown as TypedDocumentString<WorkflowSchemaQuery, WorkflowSchemaQueryVariables>;
export const AgentShapesDocument = new TypedDocumentString(`
    query AgentShapes {
  agents {
    id
    name
    description
    takes
    gives
  }
}
    `, {"hash":"sha256:8ac75ac617c70f8b481caf5f406a172b908ee9c52db1b0d078fcecbf16f95261"}) as unknown as TypedDocumentString<AgentShapesQuery, AgentShapesQueryVariables>;
export const CheckWorkflowDocument = new TypedDocumentString(`
    query CheckWorkflow($text: String!) {
  checkWorkflow(text: $text) {
    line
    column
    message
    pointer
  }
}
    `, {"hash":"sha256:79237dc46baee3c495f65e028ebac9a3f4e258a452ee33e3fb2377840c73e288"}) as unknown as TypedDocumentString<CheckWorkflowQuery, CheckWorkflowQueryVariables>;
export const CreateWorkflowDocument = new TypedDocumentString(`
    mutation CreateWorkflow($input: CreateWorkflow!) {
  createWorkflow(input: $input) {
    ...WorkflowDetail
  }
}
    fragment Person on User {
  id
  displayName
}
fragment WorkflowSummary on Workflow {
  id
  version
  name
  title
  prebuilt
  definition
  updatedAt
  savedBy {
    ...Person
  }
  schedule {
    cron
    timeZone
    nextAt
    lentUntil
    lentBy {
      ...Person
    }
  }
}
fragment WorkflowDetail on Workflow {
  ...WorkflowSummary
  text
}`, {"hash":"sha256:36cfb387fe8db1b14fc033146471310346a7319338dbc019027db108b4b036fa"}) as unknown as TypedDocumentString<CreateWorkflowMutation, CreateWorkflowMutationVariables>;
export const SaveWorkflowDocument = new TypedDocumentString(`
    mutation SaveWorkflow($input: SaveWorkflow!) {
  saveWorkflow(input: $input) {
    ...WorkflowDetail
  }
}
    fragment Person on User {
  id
  displayName
}
fragment WorkflowSummary on Workflow {
  id
  version
  name
  title
  prebuilt
  definition
  updatedAt
  savedBy {
    ...Person
  }
  schedule {
    cron
    timeZone
    nextAt
    lentUntil
    lentBy {
      ...Person
    }
  }
}
fragment WorkflowDetail on Workflow {
  ...WorkflowSummary
  text
}`, {"hash":"sha256:2465c53dc7c0c8a944006963fa51845d2f6ff3d7d498a2ed4b956e20594a8d57"}) as unknown as TypedDocumentString<SaveWorkflowMutation, SaveWorkflowMutationVariables>;
export const ScheduleWorkflowDocument = new TypedDocumentString(`
    mutation ScheduleWorkflow($input: ScheduleWorkflow!) {
  scheduleWorkflow(input: $input) {
    ...WorkflowDetail
  }
}
    fragment Person on User {
  id
  displayName
}
fragment WorkflowSummary on Workflow {
  id
  version
  name
  title
  prebuilt
  definition
  updatedAt
  savedBy {
    ...Person
  }
  schedule {
    cron
    timeZone
    nextAt
    lentUntil
    lentBy {
      ...Person
    }
  }
}
fragment WorkflowDetail on Workflow {
  ...WorkflowSummary
  text
}`, {"hash":"sha256:70ab400ad62083e2f4f0d2d74fc7bdcb317af22db23dac8415068f6650519f18"}) as unknown as TypedDocumentString<ScheduleWorkflowMutation, ScheduleWorkflowMutationVariables>;
export const UnscheduleWorkflowDocument = new TypedDocumentString(`
    mutation UnscheduleWorkflow($input: ScheduleWorkflow!) {
  unscheduleWorkflow(input: $input) {
    ...WorkflowDetail
  }
}
    fragment Person on User {
  id
  displayName
}
fragment WorkflowSummary on Workflow {
  id
  version
  name
  title
  prebuilt
  definition
  updatedAt
  savedBy {
    ...Person
  }
  schedule {
    cron
    timeZone
    nextAt
    lentUntil
    lentBy {
      ...Person
    }
  }
}
fragment WorkflowDetail on Workflow {
  ...WorkflowSummary
  text
}`, {"hash":"sha256:8d08a7fdd906d68ce98a4ad3b0ccf542719144a611def831992f15e1b7473969"}) as unknown as TypedDocumentString<UnscheduleWorkflowMutation, UnscheduleWorkflowMutationVariables>;