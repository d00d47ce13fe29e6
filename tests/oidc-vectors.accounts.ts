import { randomUUID } from "node:crypto";
import { browser, member } from "../subgraphs/identity/sign-in/testing.ts";
import type { OidcScene, OidcVector } from "./setup/oidc-scene.ts";

/** Whether an address alone opened somebody's account, or linked an identity to it. */
async function opens({ desk, provider, sourceId }: OidcScene, claims: object): Promise<boolean> {
  const owner = await member(desk.test);
  const from = browser();
  const own = { sub: randomUUID(), email: owner.email, ...claims };
  const answer = await desk.through(provider, sourceId, { claims: own }, from);
  await desk.isIn(answer, from);
  const sessions = "select 1 from identity.sso_sessions s join identity.sessions t using (id) where t.user_id = $1";
  const links = "select 1 from identity.sso_identities where user_id = $1";
  const { rowCount } = await desk.test.owner.query(`${sessions} union all ${links}`, [owner.id]);
  return Boolean(rowCount);
}

/** A journey of another purpose, finished as a sign-in. */
const misused = (
  name: string,
  begin: (scene: OidcScene, from: ReturnType<typeof browser>) => Promise<string>,
): OidcVector => ({
  name,
  async attack(scene) {
    const from = browser();
    const url = await begin(scene, from);
    const journeyId = await scene.desk.comeBack(
      scene.provider.authorize(url, { claims: { sub: randomUUID() } }).href,
      from,
    );
    return journeyId !== null && scene.desk.isIn(await scene.desk.finish(journeyId, from), from);
  },
});

/** Accounts that are somebody else's (SECURITY.md, section 3.5). */
export const LINKING_VECTORS: readonly OidcVector[] = [
  { name: "an account by its address, which nobody verified", attack: (scene) => opens(scene, {}) },
  {
    name: "an account by its address, verified by who does not decide about its domain",
    attack: (scene) => opens(scene, { email_verified: true }),
  },
  {
    name: "an account by the subject that another issuer calls its owner",
    async attack({ desk, provider, sourceId, other, otherId }) {
      const sub = randomUUID();
      const mine = browser();
      await desk.isIn(await desk.through(provider, sourceId, { claims: { sub } }, mine), mine);
      const from = browser();
      await desk.isIn(await desk.through(other, otherId, { claims: { sub } }, from), from);
      const { rows } = await desk.test.owner.query(
        "select distinct user_id from identity.sso_identities where subject = $1",
        [sub],
      );
      return rows.length !== 2;
    },
  },
  misused("a test of an administrator's, finished as a sign-in", async ({ desk, sourceId }, from) => {
    const text = "mutation($input: StartSsoTest!) { startSsoTest(input: $input) { url } }";
    const { data } = await desk.test.ask("identity", await desk.administrator(), text, { input: { sourceId } }, from);
    return data.startSsoTest.url;
  }),
  misused("a linking, finished as a sign-in", async ({ desk, sourceId }, from) => {
    const { data } = await desk.ask("link", { sourceId }, from, await desk.administrator());
    return data.linkAccount.url;
  }),
  {
    name: "a linking that somebody else finishes",
    async attack({ desk, provider, sourceId }) {
      const from = browser();
      const [mine, theirs] = [await desk.administrator(), await desk.administrator()];
      const { data } = await desk.ask("link", { sourceId }, from, mine);
      const claims = { sub: randomUUID() };
      const journeyId = await desk.comeBack(provider.authorize(data.linkAccount.url, { claims }).href, from);
      const answer = await desk.ask("finishLinking", { journeyId }, from, theirs);
      return !answer.errors;
    },
  },
  {
    name: "a linking of an identity that somebody else has",
    async attack({ desk, provider, sourceId }) {
      const claims = { sub: randomUUID() };
      const from = browser();
      await desk.isIn(await desk.through(provider, sourceId, { claims }, from), from);
      const thief = await desk.administrator();
      const { data } = await desk.ask("link", { sourceId }, from, thief);
      const journeyId = await desk.comeBack(provider.authorize(data.linkAccount.url, { claims }).href, from);
      return !(await desk.ask("finishLinking", { journeyId }, from, thief)).errors;
    },
  },
];
