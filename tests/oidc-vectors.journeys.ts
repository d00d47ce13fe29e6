import { randomUUID } from "node:crypto";
import { browser } from "../subgraphs/identity/sign-in/testing.ts";
import type { Lies } from "./setup/lying-provider.ts";
import type { OidcScene, OidcVector } from "./setup/oidc-scene.ts";
import { CALLBACK } from "./setup/sso-desk.ts";

type Browser = ReturnType<typeof browser>;

/** Somebody who set out, and what comes of an address that their browser is sent back to. */
const back = (name: string, change: (scene: OidcScene, url: string, from: Browser) => Promise<URL>): OidcVector => ({
  name,
  async attack(scene) {
    const { desk, sourceId } = scene;
    const from = browser();
    const answer = await change(scene, await desk.start(sourceId, from), from);
    const journeyId = await desk.comeBack(answer.href, from);
    return journeyId !== null && desk.isIn(await desk.finish(journeyId, from), from);
  },
});

const answer = (name: string, parameters: Lies["answer"]): OidcVector =>
  back(name, async ({ provider }, url) => provider.authorize(url, { ...someone(), answer: parameters }));

const someone = (): Lies => ({ claims: { sub: randomUUID() } });

/** A journey that came back as it should, and what is done with it then. */
const finishing = (
  name: string,
  finish: (scene: OidcScene, journeyId: string, from: Browser) => Promise<boolean>,
): OidcVector => ({
  name,
  async attack(scene) {
    const { desk, sourceId, provider } = scene;
    const from = browser();
    const url = await desk.start(sourceId, from);
    const journeyId = await desk.comeBack(provider.authorize(url, someone()).href, from);
    return journeyId !== null && finish(scene, journeyId, from);
  },
});

/** Answers that are not for whoever brings them (RFC 9700, section 2.1; RFC 9207). */
export const JOURNEY_VECTORS: readonly OidcVector[] = [
  {
    name: "an answer that was brought before",
    async attack({ desk, sourceId, provider }) {
      const from = browser();
      const came = provider.authorize(await desk.start(sourceId, from), someone()).href;
      await desk.comeBack(came, from);
      return (await desk.comeBack(came, from)) !== null;
    },
  },
  {
    name: "a code that was used before, in a journey of its own",
    async attack({ desk, sourceId, provider }) {
      const from = browser();
      const first = provider.authorize(await desk.start(sourceId, from), someone());
      await desk.comeBack(first.href, from);
      const second = provider.authorize(await desk.start(sourceId, from), someone());
      second.searchParams.set("code", first.searchParams.get("code") ?? "");
      const journeyId = await desk.comeBack(second.href, from);
      return journeyId !== null && desk.isIn(await desk.finish(journeyId, from), from);
    },
  },
  {
    name: "an attacker's answer in somebody else's browser",
    async attack({ desk, sourceId, provider }) {
      const [attacker, victim] = [browser(), browser()];
      const came = provider.authorize(await desk.start(sourceId, attacker), someone()).href;
      const journeyId = await desk.comeBack(came, victim);
      return journeyId !== null && desk.isIn(await desk.finish(journeyId, victim), victim);
    },
  },
  {
    name: "somebody else's answer to a journey that the attacker began, which they were led to",
    async attack({ desk, sourceId, provider }) {
      const [attacker, victim] = [browser(), browser()];
      const url = await desk.start(sourceId, attacker);
      await desk.comeBack(provider.authorize(url, someone()).href, victim);
      return desk.isIn(await desk.finish(new URL(url).searchParams.get("state") ?? "", attacker), attacker);
    },
  },
  back("an attacker's code in somebody else's answer", async ({ desk, sourceId, provider }, url) => {
    const stolen = provider.authorize(await desk.start(sourceId, browser()), someone());
    const own = provider.authorize(url, someone());
    own.searchParams.set("code", stolen.searchParams.get("code") ?? "");
    return own;
  }),
  answer("an answer without a state", { state: undefined }),
  answer("an answer with a state of one's own", { state: randomUUID() }),
  answer("an answer with a state that is none", { state: "' or 1=1 --" }),
  back("an answer with two states", async ({ provider }, url) => {
    const came = provider.authorize(url, someone());
    came.searchParams.append("state", randomUUID());
    return came;
  }),
  back("an answer with two codes", async ({ provider }, url) => {
    const came = provider.authorize(url, someone());
    came.searchParams.append("code", randomUUID());
    return came;
  }),
  answer("an answer of another issuer (mix-up)", { iss: "https://issuer.example" }),
  answer("an answer that does not say of which issuer it is", { iss: undefined }),
  back("the code of another provider (mix-up)", async ({ desk, other, otherId, provider }, url, from) => {
    const foreign = other.authorize(await desk.start(otherId, from), someone());
    const own = provider.authorize(url, someone());
    own.searchParams.set("code", foreign.searchParams.get("code") ?? "");
    return own;
  }),
  back("the whole answer of another provider, with one's own state", async ({ other }, url) =>
    other.authorize(url, someone()),
  ),
  back("a code that was asked for without PKCE", async ({ provider }, url) => {
    const asked = new URL(url);
    asked.searchParams.delete("code_challenge");
    return provider.authorize(asked.href, someone());
  }),
  back("a code that was asked for with another verifier", async ({ provider }, url) => {
    const asked = new URL(url);
    asked.searchParams.set("code_challenge", "x".repeat(43));
    return provider.authorize(asked.href, someone());
  }),
  back("a code that was asked for with PKCE's plain method", async ({ provider }, url) => {
    const asked = new URL(url);
    asked.searchParams.set("code_challenge_method", "plain");
    asked.searchParams.set("code_challenge", provider.clientId);
    return provider.authorize(asked.href, someone());
  }),
  answer("a code and an error", { error: "access_denied" }),
  answer("a code that nobody gave", { code: randomUUID() }),
  answer("no code", { code: undefined }),
  finishing("a journey that another browser finishes", async ({ desk }, journeyId) => {
    const thief = browser();
    return desk.isIn(await desk.finish(journeyId, thief), thief);
  }),
  finishing("a journey that is finished twice", async ({ desk }, journeyId, from) => {
    await desk.finish(journeyId, from);
    return desk.isIn(await desk.finish(journeyId, from), from);
  }),
  finishing("a journey that took too long", async ({ desk }, journeyId, from) => {
    await desk.test.owner.query("update identity.sso_journeys set expires_at = now() where id = $1", [journeyId]);
    return desk.isIn(await desk.finish(journeyId, from), from);
  }),
  finishing("what a journey found, changed in the database", async ({ desk }, journeyId, from) => {
    const flip = "set_byte(outcome, 40, get_byte(outcome, 40) # 1)";
    await desk.test.owner.query(`update identity.sso_journeys set outcome = ${flip} where id = $1`, [journeyId]);
    return desk.isIn(await desk.finish(journeyId, from), from);
  }),
  finishing(
    "what another journey found, moved in the database",
    async ({ desk, sourceId, provider }, journeyId, from) => {
      const theirs = browser();
      const url = await desk.start(sourceId, theirs);
      const otherId = await desk.comeBack(provider.authorize(url, someone()).href, theirs);
      const moved = "set outcome = (select outcome from identity.sso_journeys where id = $2)";
      await desk.test.owner.query(`update identity.sso_journeys ${moved} where id = $1`, [journeyId, otherId]);
      return desk.isIn(await desk.finish(journeyId, from), from);
    },
  ),
  {
    name: "a journey that leads to somebody else's page afterwards (open redirect)",
    async attack({ desk, sourceId, provider }) {
      const from = browser();
      const paths = ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "/%2f/evil"];
      const places: string[] = [];
      for (const returnTo of paths) {
        const url = await desk.start(sourceId, from, { returnTo });
        places.push((await desk.way.get(provider.authorize(url, someone()).href, from)).location);
      }
      return places.some((place) => !/^\/sign-in\/sso\?purpose=SIGN_IN&to=%2F#[0-9a-f-]{36}$/.test(place));
    },
  },
  {
    name: "an answer that asks to be led elsewhere",
    async attack({ desk }) {
      const url = `${CALLBACK}?state=x&redirect_uri=https://evil.example&returnTo=//evil.example&error_description=<script>`;
      const { location } = await desk.way.get(url, browser());
      return location !== "/sign-in/sso?refused=SSO_EXPIRED";
    },
  },
];
