import { randomUUID } from "node:crypto";
import type { Got } from "../../router/testing/world.ts";
import type { Sent } from "../setup/outbox.ts";
import type { Arena } from "./races.arena.ts";
import type { Result } from "./races.ts";

const SENT = "__typename ... on CodeSent { challengeId } ... on Refused { code }";
const RESULT = "__typename ... on Refused { code }";
const ASK_CODE = `mutation($input: RequestSignInCode!) { asked: requestSignInCode(input: $input) { ${SENT} } }`;
const USE_CODE = `mutation($input: SignInWithCode!) { used: signInWithCode(input: $input) { ${RESULT} } }`;
const ASK_RESET = `mutation($input: RequestPasswordReset!) { asked: requestPasswordReset(input: $input) { ${SENT} } }`;
const RESET = `mutation($input: ResetPassword!) { used: resetPassword(input: $input) { ${RESULT} } }`;
const REGISTER = `mutation($input: Register!) { asked: register(input: $input) { ${SENT} } }`;
const CONFIRM = `mutation($input: ConfirmRegistration!) { used: confirmRegistration(input: $input) { ${RESULT} } }`;

/** What the ledger says of a challenge that was used, filed already or not yet. */
const USED = `select count(*) from (select facts from ledger.entry where event = 'challenge.used'
  union all select facts from ledger.inbox where event = 'challenge.used') e where facts->>'challengeId' = $1`;

const newAddress = () => `race-${randomUUID()}@example.com`;
const newPassword = () => `a horse that stands ${randomUUID()}`;

/** The right code of one sign-in. */
export async function code(arena: Arena): Promise<Result> {
  const { challengeId, sent } = await asked(arena, ASK_CODE, arena.someone());
  const answers = await arena.race((n) => arena.ask(USE_CODE, { challengeId, code: sent.code }, {}, n));
  return verdictOn(arena, challengeId, answers);
}

/** One link by which a password is forgotten, and everybody sets another. */
export async function resetLink(arena: Arena): Promise<Result> {
  const { challengeId, sent } = await asked(arena, ASK_RESET, arena.someone());
  const answers = await arena.race((n) => arena.ask(RESET, { token: sent.token, newPassword: newPassword() }, {}, n));
  return verdictOn(arena, challengeId, answers);
}

/** One link by which a new address is proven: one account comes of it. */
export async function verification(arena: Arena): Promise<Result> {
  const identifier = newAddress();
  const more = { displayName: "Somebody new", password: newPassword() };
  const { challengeId, sent } = await asked(arena, REGISTER, identifier, more);
  const answers = await arena.race((n) => arena.ask(CONFIRM, { token: sent.token }, {}, n));
  const verdict = await verdictOn(arena, challengeId, answers);
  const accounts = await arena.count("select count(*) from identity.users where email = $1", identifier);
  return { ...verdict, held: verdict.held && accounts === 1 };
}

/** Wrong codes for one sign-in, each from a network of its own: how many were compared; the right one comes too late. */
export async function codeGuesses(arena: Arena): Promise<Result> {
  const { challengeId, sent } = await asked(arena, ASK_CODE, arena.someone());
  const wrong = (n: number) => String((Number(sent.code) + 1 + n) % 1_000_000).padStart(6, "0");
  const answers = await arena.race((n) => arena.ask(USE_CODE, { challengeId, code: wrong(n) }, {}, n));
  const codes = answers.map(({ json }) => json.data?.used.code);
  const succeeded = codes.filter((code) => code === "CODE_WRONG").length;
  const others = codes.every((code) => REFUSALS.has(code));
  const late = await arena.must(USE_CODE, { challengeId, code: sent.code });
  return { succeeded, held: succeeded <= 5 && others && late.used.__typename === "Refused" };
}

const REFUSALS: ReadonlySet<string> = new Set(["CODE_WRONG", "CODE_EXPIRED", "TOO_MANY_TRIES", "TOO_MANY_ATTEMPTS"]);

async function asked(
  arena: Arena,
  query: string,
  identifier: string,
  more: object = {},
): Promise<{ challengeId: string; sent: Sent }> {
  const { asked } = await arena.must(query, { identifier, ...more });
  if (!asked.challengeId) throw new Error(`${identifier} was sent nothing: ${asked.code}`);
  return { challengeId: asked.challengeId, sent: await arena.outbox.sentFor(asked.challengeId) };
}

/** Once by the ledger, and nobody besides was told that it was them. */
async function verdictOn(arena: Arena, challengeId: string, answers: readonly Got[]): Promise<Result> {
  const succeeded = await arena.count(USED, challengeId);
  const told = answers.filter(({ json }) => json.data?.used.__typename === "SignedIn").length;
  const refused = answers.filter(({ json }) => REFUSALS.has(json.data?.used.code)).length;
  return { succeeded, held: succeeded === 1 && told <= 1 && told + refused === arena.parallel };
}
