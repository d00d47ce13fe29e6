import type { TRANSPORTS } from "../../router/testing/world.ts";
import { OIDC_VECTORS } from "../oidc-vectors.ts";
import { OidcScene } from "../setup/oidc-scene.ts";
import { SSO_OPERATIONS, SsoDesk } from "../setup/sso-desk.ts";
import { throughEdge } from "../setup/sso-edge.ts";
import { openStage } from "../setup/stage.ts";
import type { Tally } from "./vectors.tally.ts";
import { verdictOn } from "./vectors.verdict.ts";

/** Tries everything that can be misused of providers, with one that lies, through the real edge. */
export async function tryProviders(transports: readonly (typeof TRANSPORTS)[number][], tally: Tally): Promise<void> {
  const persisted = new Map(Object.entries(SSO_OPERATIONS));
  const stage = await openStage({}, { persisted, trustedProxies: 1 });
  try {
    for (const transport of transports) {
      const desk = new SsoDesk(stage.test, throughEdge(`http://127.0.0.1:${stage.routers.ports[transport]}`));
      const scene = await OidcScene.open(desk);
      for (const { name, attack, control = (honest: OidcScene) => honest.getsIn() } of OIDC_VECTORS)
        tally.note(
          `OpenID Connect: ${name}`,
          await verdictOn(() => attack(scene)),
          await verdictOn(() => control(scene)),
        );
      await scene.close();
    }
  } finally {
    await stage.close();
  }
}
