import { tokenVerifier } from "../subgraphs/shared/token.ts";
import { PASSWORD, SignInScene, type Spent } from "./sign-in.scene.ts";

/** What Keycloak's own guide reckons with for one vCPU of its own processes, the database apart. */
const KEYCLOAK = { signInsPerSecondPerCore: 15, refreshesPerSecondPerCore: 120 };
const TIMES_KEYCLOAK = 2;

const ROUNDS = 3;
const AT_ONCE = 8;
/** Fewer than somebody may have sessions. */
const SESSIONS_EACH = 5;
const SIZES = { small: { signIns: 40, refreshes: 160 }, full: { signIns: 300, refreshes: 3_000 } };

const SIGN_IN = `mutation($input: SignIn!) { signIn(input: $input) {
  ... on SignedIn { tokens { accessToken refreshToken } } ... on Refused { code } } }`;
const REFRESH = "mutation($input: RefreshSession!) { refreshSession(input: $input) { accessToken refreshToken } }";

interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** Sign-ins by password, refreshes and token checks that one core does, by the processor time of whoever has a part in them. */
export async function signIn({ small, say }: { small: boolean; say: (line: string) => void }) {
  const { signIns, refreshes } = small ? SIZES.small : SIZES.full;
  const scene = new SignInScene();
  try {
    await scene.open(Math.ceil(((ROUNDS + 1) * signIns) / SESSIONS_EACH));
    const sessions: Tokens[] = [];
    const seen: string[] = [];
    const signInMs = await perOperation(scene, signIns, async (n) => {
      sessions.push(await signedIn(scene, scene.emails[n % scene.emails.length]!));
    });
    const refreshMs = await perOperation(scene, refreshes, async (n) => {
      // One after the other in each session: those at once are of different ones.
      const place = n % sessions.length;
      sessions[place] = await refreshed(scene, sessions[place]!);
      seen.push(sessions[place].accessToken);
    });
    const checks = await checksPerSecond(scene, seen);
    const figures = {
      signInsPerSecondPerCore: perSecond(signInMs),
      refreshesPerSecondPerCore: perSecond(refreshMs),
      tokenChecksPerSecondPerCore: checks.first,
    };
    say(`a sign-in: ${told(signInMs)}`);
    say(`a refresh: ${told(refreshMs)}`);
    say(`token checks: ${checks.first}/s of tokens that nobody has seen, ${checks.again}/s of those that are known`);
    for (const [name, theirs] of Object.entries(KEYCLOAK) as [keyof typeof KEYCLOAK, number][])
      say(`${name}: ${figures[name]}, Keycloak ${theirs}`);
    const held = (Object.keys(KEYCLOAK) as (keyof typeof KEYCLOAK)[]).every(
      (name) => figures[name] >= TIMES_KEYCLOAK * KEYCLOAK[name],
    );
    return { held, figures };
  } finally {
    await scene.close();
  }
}

async function signedIn(scene: SignInScene, identifier: string): Promise<Tokens> {
  const { signIn } = await scene.ask<{ signIn: { tokens?: Tokens; code?: string } }>(SIGN_IN, {
    identifier,
    password: PASSWORD,
  });
  if (!signIn.tokens) throw new Error(`${identifier} was refused: ${signIn.code}`);
  return signIn.tokens;
}

async function refreshed(scene: SignInScene, { refreshToken }: Tokens): Promise<Tokens> {
  return (await scene.ask<{ refreshSession: Tokens }>(REFRESH, { refreshToken })).refreshSession;
}

/** Of several rounds the median of each part, after one that warms up. */
async function perOperation(scene: SignInScene, many: number, work: (n: number) => Promise<void>): Promise<Spent> {
  const rounds: Spent[] = [];
  let next = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    const before = scene.spent();
    const last = next + many;
    await atOnce(async () => {
      while (next < last) await work(next++);
    });
    const after = scene.spent();
    const of = (part: keyof Spent) => (after[part] - before[part]) / many;
    if (round > 0) rounds.push({ identity: of("identity"), router: of("router"), postgres: of("postgres") });
  }
  const median = (part: keyof Spent) => rounds.map((round) => round[part]).sort((a, b) => a - b)[ROUNDS >> 1]!;
  return { identity: median("identity"), router: median("router"), postgres: median("postgres") };
}

/** As every process checks them: the signature of a token that it has not seen, and from memory the next times. */
async function checksPerSecond({ publicUrl }: SignInScene, tokens: readonly string[]) {
  const verify = tokenVerifier(publicUrl, (url) => fetch(url));
  const round = async () => {
    let next = 0;
    const before = process.cpuUsage();
    await atOnce(async () => {
      while (next < tokens.length) {
        if (!(await verify(`Bearer ${tokens[next++]}`))) throw new Error("A token of ours was refused.");
      }
    });
    const { user, system } = process.cpuUsage(before);
    return Math.round((tokens.length * 1_000_000) / (user + system));
  };
  return { first: await round(), again: await round() };
}

async function atOnce(worker: () => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Of identity and the router, which together do what theirs does. */
const perSecond = ({ identity, router }: Spent) => Math.round(1000 / (identity + router));

function told({ identity, router, postgres }: Spent): string {
  const parts = `${identity.toFixed(2)} ms of identity, ${router.toFixed(2)} of the router, ${postgres.toFixed(2)} of PostgreSQL`;
  return `${parts}; with PostgreSQL's counted ${Math.round(1000 / (identity + router + postgres))}/s`;
}
