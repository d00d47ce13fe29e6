import { randomUUID } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { DEMO_PASSWORD } from "../../standalone/demo/people.ts";
import { SamlForge } from "../setup/saml-forge.ts";
import type { Arena } from "./races.arena.ts";
import type { Result } from "./races.ts";

const SIGN_IN = `mutation($input: SignIn!) { signIn(input: $input) { ... on SignedIn { tokens { accessToken } } } }`;
const SAVE = `mutation($input: SaveSamlConnection!) { saveSamlConnection(input: $input) { id acsUrl spEntityId } }`;
const START = "mutation($input: StartSingleSignOn!) { startSingleSignOn(input: $input) { url } }";
const FINISH = `mutation($input: FinishSingleSignOn!) { used: finishSingleSignOn(input: $input) {
  __typename ... on Refused { code } } }`;

/** How often the person of this identity came in, as the ledger has it. */
const CAME = `select count(*) from (select event, about from ledger.entry union all select event, about from ledger.inbox) e
  join identity.sso_identities i on i.user_id = e.about where i.subject = $1 and e.event = 'signIn.proven'`;

/** One assertion of a provider, posted by many at once and then finished by many at once: it is used once, and one is in. */
export async function assertion(arena: Arena): Promise<Result> {
  const idp = new SamlForge();
  const { id: sourceId, acsUrl, spEntityId } = await added(arena, idp);
  const headers = {
    origin: arena.origin,
    "x-requested-with": "portal",
    cookie: `__Host-begin=${randomUUID()}${randomUUID()}`,
  };
  const { startSingleSignOn: begun } = await arena.must(START, { sourceId }, { headers });
  const { searchParams } = new URL(begun.url);
  const request = inflateRawSync(Buffer.from(searchParams.get("SAMLRequest") ?? "", "base64")).toString();
  const requestId = / ID="([^"]+)"/.exec(request)?.[1] ?? null;
  const name = randomUUID();
  const answer = idp.answer({ acsUrl, spEntityId, requestId, now: new Date() }, { name });
  const RelayState = searchParams.get("RelayState") ?? "";
  const fields = { SAMLResponse: Buffer.from(answer).toString("base64"), RelayState };
  const back = await arena.race((n) => arena.form(new URL(acsUrl).pathname, fields, n));
  const journeys = back.flatMap(({ headers: { location = "" } }) => /#([0-9a-f-]{36})$/.exec(location)?.[1] ?? []);
  const journeyId = journeys[0] ?? randomUUID();
  const answers = await arena.race((n) => arena.ask(FINISH, { journeyId }, { headers }, n));
  const told = answers.filter(({ json }) => json.data?.used?.__typename === "SignedIn").length;
  const refused = answers.filter(({ json }) => json.data?.used?.code === "SSO_EXPIRED").length;
  const succeeded = await arena.count(CAME, name);
  return {
    succeeded,
    held: succeeded === 1 && journeys.length === 1 && told <= 1 && told + refused === arena.parallel,
  };
}

async function added(arena: Arena, idp: SamlForge): Promise<{ id: string; acsUrl: string; spEntityId: string }> {
  const who = { identifier: "admin@demo.casegraph.dev", password: DEMO_PASSWORD };
  const { signIn } = await arena.must(SIGN_IN, who);
  const headers = { authorization: `Bearer ${signIn.tokens.accessToken}` };
  const input = { name: "Race", metadataXml: idp.metadata(), enabled: true };
  return (await arena.must(SAVE, input, { headers })).saveSamlConnection;
}
