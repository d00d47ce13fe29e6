import { TRANSPORTS } from "../../router/testing/world.ts";
import { buildCase } from "../../subgraphs/cases/testing.ts";
import { KNOWN } from "../graphql-vectors.http.ts";
import { jwtVectors, openForge } from "../jwt-vectors.ts";
import type { Person, TestBackend } from "../setup/backend.ts";
import { openStage } from "../setup/stage.ts";
import { tryCodes } from "./vectors.codes.ts";
import { tryHttp } from "./vectors.http.ts";
import { tryProviders } from "./vectors.oidc.ts";
import { tryAssertions } from "./vectors.saml.ts";
import { trySockets } from "./vectors.socket.ts";
import { type FamilyFigures, sumOf, Tally } from "./vectors.tally.ts";
import { tryPasskeys } from "./vectors.webauthn.ts";

type Say = (line: string) => void;

/** Tries every attack vector on real routers in production's settings; small is over the `local` transport alone. */
export async function vectors({ small, say }: { small: boolean; say: Say }) {
  const families = {
    jwt: new Tally(say),
    codes: new Tally(say),
    webauthn: new Tally(say),
    oidc: new Tally(say),
    saml: new Tally(say),
    http: new Tally(say),
    socket: new Tally(say),
  };
  const transports = small ? TRANSPORTS.slice(0, 1) : TRANSPORTS;
  await tryCodes(transports, families.codes);
  await tryPasskeys(transports, families.webauthn);
  await tryProviders(transports, families.oidc);
  await tryAssertions(transports, families.saml);
  const persisted = new Map([[KNOWN.id, KNOWN.text]]);
  const stage = await openStage({}, { persisted });
  try {
    const { test, routers } = stage;
    await test.backend.settled();
    for (const transport of transports) {
      const port = routers.ports[transport];
      const officer = await test.officer();
      await tryTokens(`http://127.0.0.1:${port}`, test, officer, families.jwt);
      await tryHttp(`http://127.0.0.1:${port}`, officer, families.http);
      await trySockets(port, officer, await changer(test, officer), families.socket);
      say(`${transport}: done`);
    }
    const [jwt, codes, webauthn] = [families.jwt.figures, families.codes.figures, families.webauthn.figures];
    const [oidc, saml] = [families.oidc.figures, families.saml.figures];
    const [http, socket] = [families.http.figures, families.socket.figures];
    const figures = { jwt, codes, webauthn, oidc, saml, graphql: sumOf([http, socket]), http, socket };
    for (const [family, { tried, accepted }] of Object.entries(figures))
      say(`${family}: bypasses ${accepted} of ${tried}`);
    return { held: Object.values(figures).every(holds), figures };
  } finally {
    await stage.close();
  }
}

function holds({ tried, accepted, controlAccepted }: FamilyFigures): boolean {
  return accepted === 0 && controlAccepted === tried;
}

async function tryTokens(url: string, test: TestBackend, officer: Person, tally: Tally): Promise<void> {
  const { vectors, controls } = jwtVectors(await openForge(test, officer.authorization.slice("Bearer ".length)));
  const issued = Object.values(controls);
  const isOfficer = async (token: string) => {
    const answer = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: "{ me { id } }" }),
    });
    return ((await answer.json()) as { data?: { me?: unknown } }).data?.me != null;
  };
  for (const [index, [name, forge]] of Object.entries(vectors).entries()) {
    const accepted = await isOfficer(await forge());
    tally.note(`JWT: ${name}`, accepted, await isOfficer(await issued[index % issued.length]!()));
  }
}

/** Edits a case of the officer's, over and over. */
async function changer(test: TestBackend, officer: Person): Promise<() => Promise<void>> {
  const { id, version: first } = await buildCase(test, officer, { assignee: officer });
  let version = first;
  const text = "mutation($input: EditCase!) { editCase(input: $input) { version } }";
  return async () => {
    const input = { id, version, title: `Changed ${version} times` };
    version = (await test.ask("cases", officer, text, { input })).data.editCase.version;
  };
}
