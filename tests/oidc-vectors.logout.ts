import { randomUUID } from "node:crypto";
import { type Lies, newKeys } from "./setup/lying-provider.ts";
import type { OidcScene, OidcVector } from "./setup/oidc-scene.ts";

const EVENTS = { "http://schemas.openid.net/event/backchannel-logout": {} };

/** What a logout token says of somebody who is in, and how it is signed. */
interface Said {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly lies?: Pick<Lies, "header" | "key">;
  /** The whole token, made of the right one. */
  readonly token?: (honest: string) => string;
}

/** Whether a logout token that says so ends the session of whom it is about. */
async function ends(scene: OidcScene, said: (sub: string) => Said | Promise<Said>): Promise<boolean> {
  const { desk, provider, sourceId } = scene;
  const sub = randomUUID();
  const sessionId = await desk.someoneIn(provider, sourceId, { sub, sid: `session of ${sub}` });
  const { claims, lies, token = (honest: string) => honest } = await said(sub);
  const honest = await provider.sign(
    { jti: randomUUID(), events: EVENTS, sub, sid: `session of ${sub}`, ...claims },
    { header: { typ: "logout+jwt" }, ...lies },
  );
  await desk.way.post(`/auth/oidc/${sourceId}/backchannel-logout`, { logout_token: token(honest) });
  return desk.hasEnded(sessionId);
}

const control = (scene: OidcScene) => ends(scene, () => ({}));
const lie = (name: string, said: (sub: string) => Said | Promise<Said>): OidcVector => ({
  name: `a logout token ${name}`,
  attack: (scene) => ends(scene, said),
  control,
});
const now = () => Math.floor(Date.now() / 1000);

/** Logout tokens that end nothing (OpenID Connect Back-Channel Logout 1.0, section 2.6). */
export const LOGOUT_VECTORS: readonly OidcVector[] = [
  lie("for another application", () => ({ claims: { aud: "somebody else's" } })),
  lie("of another issuer", () => ({ claims: { iss: "https://issuer.example" } })),
  lie("with a nonce: an ID token is no logout token", () => ({ claims: { nonce: "any" } })),
  lie("that tells of no event", () => ({ claims: { events: undefined } })),
  lie("that tells of another event", () => ({ claims: { events: { "https://other.example/event": {} } } })),
  lie("about nobody", () => ({ claims: { sub: undefined, sid: undefined } })),
  lie("about somebody else's session", (sub) => ({ claims: { sub, sid: "another" } })),
  lie("without a number of its own", () => ({ claims: { jti: undefined } })),
  lie("of yesterday", () => ({ claims: { iat: now() - 86_400, exp: now() + 300 } })),
  lie("of tomorrow", () => ({ claims: { iat: now() + 86_400, exp: now() + 90_000 } })),
  lie("that says that it is an access token", () => ({ lies: { header: { typ: "at+jwt" } } })),
  lie("by another key", async () => ({ lies: { key: await newKeys(), header: { typ: "logout+jwt" } } })),
  lie("without a signature", () => ({
    token: (honest) =>
      `${Buffer.from('{"alg":"none","typ":"logout+jwt"}').toString("base64url")}.${honest.split(".")[1]}.`,
  })),
  {
    name: "a logout token that was taken before",
    async attack({ desk, provider, sourceId }) {
      const sub = randomUUID();
      const claims = { sub, sid: sub };
      await desk.someoneIn(provider, sourceId, claims);
      const said = { jti: randomUUID(), events: EVENTS, sub };
      const logout_token = await provider.sign(said, { header: { typ: "logout+jwt" } });
      const path = `/auth/oidc/${sourceId}/backchannel-logout`;
      await desk.way.post(path, { logout_token });
      const again = await desk.someoneIn(provider, sourceId, claims);
      await desk.way.post(path, { logout_token });
      return desk.hasEnded(again);
    },
    control,
  },
  {
    name: "another provider's logout token about the same subject",
    async attack({ desk, provider, sourceId, other, otherId }) {
      const sub = randomUUID();
      const sessionId = await desk.someoneIn(provider, sourceId, { sub });
      const said = { jti: randomUUID(), events: EVENTS, sub };
      const logout_token = await other.sign(said, { header: { typ: "logout+jwt" } });
      for (const id of [sourceId, otherId])
        await desk.way.post(`/auth/oidc/${id}/backchannel-logout`, { logout_token });
      return desk.hasEnded(sessionId);
    },
    control,
  },
];
