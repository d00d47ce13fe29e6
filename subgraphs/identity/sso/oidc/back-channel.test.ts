import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useBackend } from "../../../../tests/setup/backend.ts";
import { LyingProvider } from "../../../../tests/setup/lying-provider.ts";
import { SsoDesk, straightToSso } from "../../../../tests/setup/sso-desk.ts";
import { nobody } from "../../../shared/caller.ts";

const test = useBackend();
const EVENTS = { "http://schemas.openid.net/event/backchannel-logout": {} };
let provider: LyingProvider;
let sourceId: string;
beforeAll(async () => {
  provider = await LyingProvider.start();
  sourceId = (await new SsoDesk(test, straightToSso(test)).addProvider(provider)).id;
});
afterAll(() => provider.close());

const post = async (id: string, body: { logout_token?: string }) => {
  const request = new Request(`http://x/auth/oidc/${id}/backchannel-logout`, {
    method: "POST",
    body: new URLSearchParams({ ...body }),
  });
  return (await test.backend.identity.route(request, nobody("logout")))?.status ?? 404;
};
const attempts = async () =>
  (await test.owner.query("select reason, detail from identity.sso_attempts where source_id = $1", [sourceId])).rows;

describe("what comes for a provider's logout", () => {
  it("is written down nowhere where the provider has not signed it", async () => {
    const foreign = await LyingProvider.start();
    const forged = await foreign.sign({ iss: provider.issuer, jti: randomUUID(), sub: "asha", events: EVENTS });
    await foreign.close();

    for (const body of [{}, { logout_token: "junk" }, { logout_token: forged }])
      expect(await post(sourceId, body)).toBe(400);

    expect(await attempts()).toEqual([]);
    expect((await test.ledgerOf(sourceId)).map(({ event }) => event)).not.toContain("sso.refused");
  });

  it("is told of to whoever looks after it where the provider has signed what is no logout", async () => {
    const token = await provider.sign({ jti: randomUUID(), sub: "asha" }, { header: { typ: "logout+jwt" } });

    expect(await post(sourceId, { logout_token: token })).toBe(400);

    expect(await attempts()).toEqual([{ reason: "LOGOUT_INVALID", detail: "claims" }]);
  });

  it("is nobody's under an id that is none", async () => {
    for (const id of ["-".repeat(36), "x", randomUUID().toUpperCase()]) expect(await post(id, {})).toBe(404);
    expect(await post(randomUUID(), {})).toBe(400);
  });
});
