import { rmSync } from "node:fs";
import { join } from "node:path";
import { TRANSPORTS } from "../../router/testing/world.ts";
import { buildCase } from "../../subgraphs/cases/testing.ts";
import { CODE_TRIES } from "../../subgraphs/identity/settings.ts";
import { KNOWN } from "../graphql-vectors.http.ts";
import { jwtVectors, openForge } from "../jwt-vectors.ts";
import type { Person, TestBackend } from "../setup/backend.ts";
import { newDataDir } from "../setup/data-dir.ts";
import { Outbox } from "../setup/outbox.ts";
import { openStage, type Stage } from "../setup/stage.ts";
import { OPERATIONS } from "./vectors.codes.desk.ts";
import { tryCodes } from "./vectors.codes.ts";
import { tryHttp } from "./vectors.http.ts";
import { tryProviders } from "./vectors.oidc.ts";
import { tryAssertions } from "./vectors.saml.ts";
import { trySockets } from "./vectors.socket.ts";
import { type FamilyFigures, sumOf, Tally } from "./vectors.tally.ts";
import { PASSKEY_DOCUMENTS, tryPasskeys } from "./vectors.webauthn.ts";

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
  await tryProviders(transports, families.oidc);
  await tryAssertions(transports, families.saml);
  const folder = newDataDir("casegraph-codes");
  const outbox = join(folder, "outbox");
  const stage = await openWith(outbox);
  try {
    const { test, routers } = stage;
    await test.backend.settled();
    for (const transport of transports) {
      const port = routers.ports[transport];
      await tryCodes(stage, transport, new Outbox(outbox), families.codes);
      await tryPasskeys(stage, transport, families.webauthn);
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
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Behind a proxy, so that everybody can come from a network of their own; codes are left in a folder. */
function openWith(outbox: string): Promise<Stage> {
  const way = { outbox };
  const sending = {
    mail: { way, from: "Casegraph <casegraph@localhost>" },
    sms: way,
    smsCountries: ["IN"],
    smsDailyLimit: 1_000,
    tries: CODE_TRIES,
  };
  const persisted = new Map<string, string>([
    [KNOWN.id, KNOWN.text],
    ...Object.entries(OPERATIONS),
    ...PASSKEY_DOCUMENTS,
  ]);
  return openStage({ sending }, { persisted, trustedProxies: 1 });
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
