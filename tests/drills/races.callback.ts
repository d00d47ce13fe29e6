import { randomUUID } from "node:crypto";
import { DEMO_PASSWORD } from "../../standalone/demo/people.ts";
import { LyingProvider } from "../setup/lying-provider.ts";
import type { Arena } from "./races.arena.ts";
import type { Result } from "./races.ts";

const SIGN_IN = `mutation($input: SignIn!) { signIn(input: $input) { ... on SignedIn { tokens { accessToken } } } }`;
const SAVE = "mutation($input: SaveOidcProvider!) { saveOidcProvider(input: $input) { id } }";
const START = "mutation($input: StartSingleSignOn!) { startSingleSignOn(input: $input) { url } }";
const FINISH = `mutation($input: FinishSingleSignOn!) { used: finishSingleSignOn(input: $input) {
  __typename ... on Refused { code } } }`;

/** How often the person of this identity came in, as the ledger has it. */
const CAME = `select count(*) from (select event, about from ledger.entry union all select event, about from ledger.inbox) e
  join identity.sso_identities i on i.user_id = e.about where i.subject = $1 and e.event = 'signIn.proven'`;

/**
 * One answer of a provider, brought back by many at once and then finished by many at once: one asks the provider, one is
 * told where to go on, and one is in.
 */
export async function callback(arena: Arena): Promise<Result> {
  const provider = await LyingProvider.start();
  try {
    const sourceId = await added(arena, provider);
    const headers = {
      origin: arena.origin,
      "x-requested-with": "portal",
      cookie: `__Host-begin=${randomUUID()}${randomUUID()}`,
    };
    const { startSingleSignOn: begun } = await arena.must(START, { sourceId }, { headers });
    const sub = randomUUID();
    const { pathname, search } = provider.authorize(begun.url, { claims: { sub } });
    const back = await arena.race((n) => arena.get(pathname + search, {}, n));
    const journeys = back.flatMap(({ headers: { location = "" } }) => /#([0-9a-f-]{36})$/.exec(location)?.[1] ?? []);
    const journeyId = journeys[0] ?? randomUUID();
    const answers = await arena.race((n) => arena.ask(FINISH, { journeyId }, { headers }, n));
    const told = answers.filter(({ json }) => json.data?.used?.__typename === "SignedIn").length;
    const refused = answers.filter(({ json }) => json.data?.used?.code === "SSO_EXPIRED").length;
    const succeeded = await arena.count(CAME, sub);
    const once = succeeded === 1 && journeys.length === 1 && provider.asked.length === 1;
    return { succeeded, held: once && told <= 1 && told + refused === arena.parallel };
  } finally {
    await provider.close();
  }
}

async function added(arena: Arena, { issuer, clientId, clientSecret }: LyingProvider): Promise<string> {
  const who = { identifier: "admin@demo.casegraph.dev", password: DEMO_PASSWORD };
  const { signIn } = await arena.must(SIGN_IN, who);
  const authorization = `Bearer ${signIn.tokens.accessToken}`;
  const flags = { enabled: true, allowSignUp: true, factorAtProvider: false };
  const input = { preset: "CUSTOM", name: "Race", issuer, clientId, clientSecret, domains: [], ...flags };
  const { saveOidcProvider } = await arena.must(SAVE, input, { headers: { authorization } });
  return saveOidcProvider.id;
}
