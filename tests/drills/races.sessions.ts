import { DEMO_PASSWORD } from "../../standalone/demo/people.ts";
import type { Arena } from "./races.arena.ts";
import type { Result } from "./races.ts";

const SIGN_IN = `mutation($input: SignIn!) { signIn(input: $input) { __typename
  ... on SignedIn { ticket } ... on Refused { code } } }`;
const TOKENS = `mutation($input: SignIn!) { signIn(input: $input) {
  ... on SignedIn { tokens { accessToken refreshToken } } } }`;
const REFRESH = "mutation($input: RefreshSession!) { refreshSession(input: $input) { refreshToken } }";

const SESSIONS =
  "select count(*) from identity.sessions s join identity.users u on u.id = s.user_id where u.email = $1";

/** One ticket in the browser that began: how many sessions come of it. */
export async function ticket(arena: Arena): Promise<Result> {
  const identifier = arena.someone();
  const portal = { origin: arena.origin, "x-requested-with": "portal" };
  const began = await arena.ask(SIGN_IN, { identifier, password: DEMO_PASSWORD }, { headers: portal });
  const cookie = began.headers["set-cookie"]?.map((line) => line.split(";")[0]).join("; ") ?? "";
  const { ticket } = began.json.data.signIn;
  const before = await arena.count(SESSIONS, identifier);
  const answers = await arena.race((n) =>
    arena.post("/auth/session", { ticket }, { headers: { ...portal, cookie } }, n),
  );
  const told = answers.filter(({ status }) => status === 200).length;
  const refused = answers.filter(({ status }) => status === 401).length;
  const succeeded = (await arena.count(SESSIONS, identifier)) - before;
  return { succeeded, held: succeeded === 1 && told <= 1 && told + refused === arena.parallel };
}

/** One refresh token: how often its session was rotated, and whether everybody has the same successor. */
export async function refresh(arena: Arena): Promise<Result> {
  const { signIn } = await arena.must(TOKENS, { identifier: arena.someone(), password: DEMO_PASSWORD });
  const { refreshToken } = signIn.tokens;
  const answers = await arena.race((n) => arena.ask(REFRESH, { refreshToken }, {}, n));
  const successors = new Set(answers.map(({ json }) => json.data?.refreshSession?.refreshToken ?? null));
  const succeeded = await arena.count(
    "select generation as count from identity.sessions where id = $1",
    refreshToken.split(".")[0],
  );
  return { succeeded, held: succeeded === 1 && successors.size === 1 && !successors.has(null) };
}

/** Guesses at one account from one place: how many of them were checked; the right password is none of them, and comes too late. */
export async function passwordGuesses(arena: Arena): Promise<Result> {
  const identifier = arena.someone();
  const address = arena.address();
  const answers = await arena.race((n) => arena.ask(SIGN_IN, { identifier, password: `guess ${n}` }, { address }, n));
  const codes = answers.map(({ json }) => json.data?.signIn.code);
  const succeeded = codes.filter((code) => code === "WRONG_CREDENTIALS").length;
  const late = await arena.must(SIGN_IN, { identifier, password: DEMO_PASSWORD }, { address });
  const others = codes.every((code) => code === "WRONG_CREDENTIALS" || code === "TOO_MANY_ATTEMPTS");
  return { succeeded, held: succeeded <= 5 && others && late.signIn.code === "TOO_MANY_ATTEMPTS" };
}
