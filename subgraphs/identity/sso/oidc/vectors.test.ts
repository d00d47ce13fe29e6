import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OIDC_VECTORS } from "../../../../tests/oidc-vectors.ts";
import { useBackend } from "../../../../tests/setup/backend.ts";
import { OidcScene } from "../../../../tests/setup/oidc-scene.ts";
import { SsoDesk, straightToSso } from "../../../../tests/setup/sso-desk.ts";

const test = useBackend();
let scene: OidcScene;
beforeAll(async () => {
  scene = await OidcScene.open(new SsoDesk(test, straightToSso(test)));
});
afterAll(() => scene.close());

describe("what comes from a provider and is not what it must be", () => {
  it.each(OIDC_VECTORS)("is refused: $name", async ({ attack, control = (honest: OidcScene) => honest.getsIn() }) => {
    expect(await attack(scene)).toBe(false);
    expect(await control(scene)).toBe(true);
  });
});
