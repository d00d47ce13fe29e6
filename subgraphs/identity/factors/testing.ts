import type { Person, TestBackend } from "../../../tests/setup/backend.ts";
import type { CodeLab } from "../../../tests/setup/codes.ts";
import { totpOf } from "../../../tests/setup/totp.ts";
import { type Browser, PASSWORD, RESULT, SIGN_IN } from "../sign-in/testing.ts";

export const PROVE = `mutation($input: ProveFactor!) { proveFactor(input: $input) { ${RESULT} } }`;
export const FINISH = `mutation($input: FinishFactorSetup!) { finishFactorSetup(input: $input) { ${RESULT} } }`;
const SENT = "__typename ... on CodeSent { challengeId sentTo channel expiresAt } ... on Refused { code message }";
export const REQUEST = `mutation($input: RequestFactorCode!) { requestFactorCode(input: $input) { ${SENT} } }`;
export const START_TOTP = "mutation($input: StartFactor!) { startTotp(input: $input) { factorId uri secret } }";
const ON = "method backupCodes user { id factors { id method confirmedAt lastUsedAt to } backupCodesLeft }";
export const CONFIRM_TOTP = `mutation($input: ConfirmTotp!) { confirmTotp(input: $input) { ${ON} } }`;
export const START_CODE = `mutation($input: StartCodeFactor!) { startCodeFactor(input: $input) { ${SENT} } }`;
export const CONFIRM_CODE = `mutation($input: ConfirmCodeFactor!) { confirmCodeFactor(input: $input) { ${ON} } }`;
export const REMOVE = "mutation($input: RemoveFactor!) { removeFactor(input: $input) { id preferredFactor } }";

/** Somebody with an authenticator app. */
export interface Holder extends Person {
  readonly seed: string;
  readonly backupCodes: readonly string[];
}

/** As if they had just proven who they are. */
export async function steppedUp(test: TestBackend, { id }: Person): Promise<void> {
  await test.owner.query("update identity.sessions set stepped_up_at = now() where user_id = $1", [id]);
}

/** Requires a factor of somebody, as an administrator does. */
export async function required(test: TestBackend, { id }: Person): Promise<void> {
  await test.owner.query("update identity.users set factor_required = true where id = $1", [id]);
}

/** Sets up an authenticator app for somebody who is signed in. */
export async function withTotp(test: TestBackend, who: Person): Promise<Holder> {
  await steppedUp(test, who);
  const { factorId, secret } = (await test.ask("identity", who, START_TOTP, { input: {} })).data.startTotp;
  const input = { factorId, code: totpOf(secret) };
  const { data } = await test.ask("identity", who, CONFIRM_TOTP, { input });
  return { ...who, seed: secret, backupCodes: data.confirmTotp.backupCodes ?? [] };
}

/** What the app shows, as if no code of it had been used before. */
export async function codeNow(test: TestBackend, { id, seed }: Holder): Promise<string> {
  await test.owner.query("update identity.factors set last_step = null where user_id = $1 and kind = 'totp'", [id]);
  return totpOf(seed);
}

/** Gives somebody verified addresses, and turns on codes to them. */
export async function withCodes(lab: CodeLab, who: Person, method: "SMS" | "EMAIL"): Promise<string[] | null> {
  const { test } = lab;
  await verified(test, who);
  await steppedUp(test, who);
  const { challengeId } = (await test.ask("identity", who, START_CODE, { input: { method } })).data.startCodeFactor;
  const input = { challengeId, code: await lab.codeFor(challengeId) };
  return (await test.ask("identity", who, CONFIRM_CODE, { input })).data.confirmCodeFactor.backupCodes;
}

/** As if they had proven their addresses. */
export async function verified(test: TestBackend, { id }: Person): Promise<void> {
  const sql = `update identity.users set email_verified_at = now(),
    phone_verified_at = case when phone is null then null else now() end where id = $1`;
  await test.owner.query(sql, [id]);
}

/** The first step of a sign-in, by password. */
export async function begin(test: TestBackend, { email }: Person, from: Partial<Browser>, password = PASSWORD) {
  const { data } = await test.ask("identity", null, SIGN_IN, { input: { identifier: email, password } }, from);
  return data.signIn;
}

/** An answer to the second step. */
export async function prove(test: TestBackend, from: Partial<Browser>, input: object) {
  return (await test.ask("identity", null, PROVE, { input }, from)).data.proveFactor;
}
