import { randomUUID } from "node:crypto";
import type { Got } from "../../router/testing/world.ts";
import { Authenticator } from "../setup/authenticator.ts";
import { totpOf } from "../setup/totp.ts";
import type { Arena, From } from "./races.arena.ts";
import type { Result } from "./races.ts";

const RESULT = "__typename ... on SecondFactorNeeded { signInId } ... on Refused { code }";
const REGISTER = `mutation($input: Register!) { register(input: $input) { ... on CodeSent { challengeId } } }`;
const CONFIRM = `mutation($input: ConfirmRegistration!) { confirmRegistration(input: $input) {
  ... on SignedIn { tokens { accessToken } } } }`;
const SIGN_IN = `mutation($input: SignIn!) { signIn(input: $input) { ${RESULT} } }`;
const START_TOTP = "mutation($input: StartFactor!) { startTotp(input: $input) { factorId secret } }";
const CONFIRM_TOTP = "mutation($input: ConfirmTotp!) { confirmTotp(input: $input) { backupCodes } }";
const PROVE = `mutation($input: ProveFactor!) { used: proveFactor(input: $input) { ${RESULT} } }`;
const START_PASSKEY =
  "mutation($input: StartFactor!) { startPasskeyRegistration(input: $input) { challengeId options } }";
const ADD_PASSKEY = "mutation($input: RegisterPasskey!) { registerPasskey(input: $input) { method } }";
const ASK_PASSKEY = "mutation { startPasskeySignIn { challengeId options } }";
const USE_PASSKEY = `mutation($input: SignInWithPasskey!) { used: signInWithPasskey(input: $input) { ${RESULT} } }`;

/** What the ledger says that somebody did, filed already or not yet. */
const DONE = `select count(*) from (select facts from ledger.entry where event = $1
  union all select facts from ledger.inbox where event = $1) e where facts->>'userId' = $2`;

/** Somebody who has just proven who they are. */
interface Newcomer {
  readonly id: string;
  readonly identifier: string;
  readonly password: string;
  readonly from: From;
}

/** One backup code, in two sign-ins of one person at once: one of them lets in. */
export async function backupCode(arena: Arena): Promise<Result> {
  const { who, backupCodes } = await withApp(arena);
  return inSignIns(arena, who, () => ({ method: "BACKUP_CODE", code: backupCodes[0] }), "backupCodes.used");
}

/** One code of an authenticator app, the same way. The step of the code that turned it on is used up: this is the next one. */
export async function totpStep(arena: Arena): Promise<Result> {
  const { who, secret } = await withApp(arena);
  return inSignIns(arena, who, () => ({ method: "TOTP", code: totpOf(secret, 1) }), "factor.used");
}

/** One challenge, signed once by the passkey that it was for. */
export async function passkeyChallenge(arena: Arena): Promise<Result> {
  const who = await newcomer(arena);
  const authenticator = new Authenticator(arena.origin);
  const { startPasskeyRegistration: asked } = await arena.must(START_PASSKEY, {}, who.from);
  const made = authenticator.create(JSON.parse(asked.options));
  const input = { challengeId: asked.challengeId, response: JSON.stringify(made), name: "Race" };
  await arena.must(ADD_PASSKEY, input, who.from);
  const { startPasskeySignIn: challenge } = await arena.must(ASK_PASSKEY, {});
  const response = JSON.stringify(authenticator.get(JSON.parse(challenge.options)));
  const { challengeId } = challenge;
  const answers = await arena.race((n) => arena.ask(USE_PASSKEY, { challengeId, response }, {}, n));
  return verdictOn(arena, answers, await arena.count(DONE, "passkey.used", who.id));
}

/** One answer as often as it takes to be a race, in two sign-ins of one person: five are looked at in each. */
async function inSignIns(arena: Arena, who: Newcomer, shown: () => object, event: string): Promise<Result> {
  const { identifier, password } = who;
  const signIns = await Promise.all(
    Array.from({ length: SIGN_INS }, async () => {
      const { signIn } = await arena.must(SIGN_IN, { identifier, password });
      return signIn.signInId as string;
    }),
  );
  const proof = shown();
  const answers = await arena.race((n) => arena.ask(PROVE, { signInId: signIns[n % SIGN_INS], ...proof }, {}, n));
  return verdictOn(arena, answers, await arena.count(DONE, event, who.id));
}

/** Two, so that it is the code that is taken once, and not the sign-in. */
const SIGN_INS = 2;

async function withApp(arena: Arena) {
  const who = await newcomer(arena);
  const { startTotp } = await arena.must(START_TOTP, {}, who.from);
  const { factorId, secret } = startTotp as { factorId: string; secret: string };
  const { confirmTotp } = await arena.must(CONFIRM_TOTP, { factorId, code: totpOf(secret) }, who.from);
  return { who, secret, backupCodes: confirmTotp.backupCodes as string[] };
}

async function newcomer(arena: Arena): Promise<Newcomer> {
  const identifier = `race-${randomUUID()}@example.com`;
  const password = `a horse that stands ${randomUUID()}`;
  const { register } = await arena.must(REGISTER, { identifier, displayName: "Somebody new", password });
  const { code } = await arena.outbox.sentFor(register.challengeId);
  const { confirmRegistration } = await arena.must(CONFIRM, { challengeId: register.challengeId, code });
  const authorization = `Bearer ${confirmRegistration.tokens.accessToken}`;
  const { me } = await arena.must("{ me { id } }", {}, { headers: { authorization } });
  return { id: me.id, identifier, password, from: { headers: { authorization } } };
}

/** Once by the ledger, and nobody besides was told that it was them. */
function verdictOn(arena: Arena, answers: readonly Got[], succeeded: number): Result {
  const told = answers.filter(({ json }) => json.data?.used?.__typename === "SignedIn").length;
  const refused = answers.filter(({ json }) => json.data?.used?.__typename === "Refused").length;
  return { succeeded, held: succeeded === 1 && told <= 1 && told + refused === arena.parallel };
}
