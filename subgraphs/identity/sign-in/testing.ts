import { createHash, randomBytes, randomInt } from "node:crypto";
import type { Person, TestBackend } from "../../../tests/setup/backend.ts";
import { type Caller, nobody } from "../../shared/caller.ts";
import { Role } from "../roles/roles.ts";

export const PASSWORD = "correct horse battery staple";

/** Everything that a sign-in can answer. */
export const RESULT = `__typename ... on SignedIn { ticket } ... on Refused { code message retryAt }
  ... on ProofNeeded { signInId methods message }
  ... on SessionLimitReached { signInId limit message sessions { id device current place endedAt } }
  ... on SecondFactorNeeded { signInId factors: methods preferred emailTo smsTo trustDays message }
  ... on FactorSetupNeeded { signInId factors: methods message }`;
export const SIGN_IN = `mutation($input: SignIn!) { signIn(input: $input) { ${RESULT} } }`;

/** A browser: what the edge says of it, which changes when it has signed in. */
export interface Browser {
  readonly binding: string;
  device: string | null;
  readonly address: string;
}

let networks = 0;

/** A browser that nobody has used, in a network of its own. */
export function browser(more: Partial<Browser> = {}): Browser {
  networks += 1;
  const address = `10.${(networks >> 8) & 255}.${networks & 255}.7`;
  return { binding: randomBytes(32).toString("base64url"), device: null, address, ...more };
}

/** An Indian mobile number that no other test has. */
export const aNumber = () => `+9198${randomInt(10_000_000, 99_999_999)}`;

/** Somebody with a password, and with a number where it is given one. */
export async function member(
  test: TestBackend,
  { phone = null as string | null, password = PASSWORD } = {},
): Promise<Person> {
  const who = await test.person(Role.CITIZEN, { password, displayName: "Asha" });
  if (phone) await test.owner.query("update identity.users set phone = $2 where id = $1", [who.id, phone]);
  return who;
}

/** Redeems a ticket as the edge does; the browser has the cookie of its device then. */
export async function redeem(test: TestBackend, ticket: string, from: Browser): Promise<Record<string, string> | null> {
  const request = new Request("http://x/auth/session", { method: "POST", body: JSON.stringify({ ticket }) });
  const answer = await test.backend.identity.route(request, { ...nobody("redeem"), ...from, agent: "test" });
  if (answer?.status !== 200) return null;
  const tokens = (await answer.json()) as Record<string, string>;
  if (tokens.device) from.device = hashOf(tokens.device);
  return tokens;
}

/** Signs in by password and redeems: from then on the browser is known. */
export async function signedIn(test: TestBackend, who: Person, from: Browser, password = PASSWORD): Promise<Person> {
  const { data } = await test.ask("identity", null, SIGN_IN, { input: { identifier: who.email, password } }, from);
  const tokens = await redeem(test, data.signIn.ticket, from);
  if (!tokens) throw new Error(`${who.email} cannot sign in: ${JSON.stringify(data.signIn)}`);
  return { ...who, authorization: `Bearer ${tokens.accessToken}`, refreshToken: String(tokens.refreshToken) };
}

/** As the edge says of a cookie. */
function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

/** What a browser says of itself, in a language. */
export const inHindi = (from: Browser): Partial<Caller> => ({ ...from, language: "hi" });
