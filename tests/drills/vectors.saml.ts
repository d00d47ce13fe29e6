import type { TRANSPORTS } from "../../router/testing/world.ts";
import { browser } from "../../subgraphs/identity/sign-in/testing.ts";
import { honest, SAML_VECTORS, type SamlVector } from "../saml-vectors.ts";
import { ownCertificate, SamlHouse, type SavedConnection } from "../setup/saml.ts";
import { postThroughEdge } from "../setup/saml-edge.ts";
import { SamlForge } from "../setup/saml-forge.ts";
import { SSO_OPERATIONS, SsoDesk } from "../setup/sso-desk.ts";
import { throughEdge } from "../setup/sso-edge.ts";
import { openStage } from "../setup/stage.ts";
import type { Tally } from "./vectors.tally.ts";
import { verdictOn } from "./vectors.verdict.ts";

/** Tries everything that can be misused of a provider's answers, with one whose key is here, through the real edge. */
export async function tryAssertions(transports: readonly (typeof TRANSPORTS)[number][], tally: Tally): Promise<void> {
  const persisted = new Map(Object.entries(SSO_OPERATIONS));
  const stage = await openStage({}, { persisted, trustedProxies: 1 });
  try {
    for (const transport of transports) {
      const url = `http://127.0.0.1:${stage.routers.ports[transport]}`;
      const house = new SamlHouse(stage.test, new SsoDesk(stage.test, throughEdge(url)), postThroughEdge(url));
      const idp = new SamlForge();
      const connection = await house.connection(idp);
      const encryptionCertificate = await ownCertificate(stage.test, connection);
      const getsIn = (answer: SamlVector["attack"]) =>
        verdictOn(() => tried(house, connection, (asked) => answer({ idp, asked, encryptionCertificate })));
      for (const { name, attack, control = honest } of SAML_VECTORS)
        tally.note(`SAML: ${name}`, await getsIn(attack), await getsIn(control));
    }
  } finally {
    await stage.close();
  }
}

type Answer = (asked: Awaited<ReturnType<SamlHouse["setOut"]>>) => string | Buffer;

/** Whether somebody is in with this answer, with a session. */
async function tried(house: SamlHouse, connection: SavedConnection, answer: Answer): Promise<boolean> {
  const from = browser();
  const sent = await house.setOut(connection, from);
  const journeyId = await house.post(answer(sent), sent);
  const isIn = journeyId !== null && (await house.isIn(await house.desk.finish(journeyId, from), from));
  // Or whoever gets in with every control would be in too many sessions.
  await house.test.owner.query("update identity.sessions set ended_at = now() where ended_at is null");
  return isIn;
}
