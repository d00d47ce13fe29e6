import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type Person, useBackend } from "../../../tests/setup/backend.ts";
import { placesFile } from "../../../tests/setup/places.ts";
import { browser, member, signedIn } from "../sign-in/testing.ts";
import { forgetOldDevices } from "./device.service.ts";

const folder = mkdtempSync(join(tmpdir(), "casegraph-device-"));
const GEO_DATABASE = join(folder, "places.mmdb");
writeFileSync(GEO_DATABASE, placesFile([{ network: "198.51.100.0", city: "Pune", country: "India" }]));
const test = useBackend({ signIn: { GEO_DATABASE } });
afterAll(() => rmSync(folder, { recursive: true }));

const devicesOf = async ({ id }: Person) =>
  (await test.owner.query("select token_hash from identity.devices where user_id = $1 order by id", [id])).rows.map(
    ({ token_hash }) => token_hash,
  );

describe("a browser", () => {
  it("is known again by whoever signed in with it, and keeps its cookie", async () => {
    const [asha, from] = [await member(test), browser()];
    await signedIn(test, asha, from);
    const first = from.device;
    await signedIn(test, asha, from);

    expect(first).toHaveLength(43);
    expect(from.device).toBe(first);
    expect(await devicesOf(asha)).toEqual([first]);
    const { rows } = await test.owner.query(
      "select count(distinct device_id)::int as n from identity.sessions where user_id = $1 and device_id is not null",
      [asha.id],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  it("gets another cookie when somebody else signs in with it: the former user's copy is no device of theirs", async () => {
    const [asha, ben, from] = [await member(test), await member(test), browser()];
    await signedIn(test, asha, from);
    const ashas = from.device;
    await signedIn(test, ben, from);

    expect(from.device).not.toBe(ashas);
    expect(await devicesOf(ben)).toEqual([from.device]);
  });

  it("is forgotten when nobody has used it for a year", async () => {
    const [asha, ben] = [await member(test), await member(test)];
    for (const who of [asha, ben]) await signedIn(test, who, browser());
    await test.owner.query(
      "update identity.devices set last_used_at = now() - interval '366 days' where user_id = $1",
      [asha.id],
    );

    await forgetOldDevices(test.system());

    expect(await devicesOf(asha)).toEqual([]);
    expect(await devicesOf(ben)).toHaveLength(1);
  });
});

describe("a session", () => {
  it("tells roughly where it was begun, as far as this installation knows", async () => {
    const asha = await member(test);
    const pune = await signedIn(test, asha, browser({ address: "198.51.100.9" }));
    await signedIn(test, asha, browser());

    const { data } = await test.ask("identity", pune, "{ mySessions { current place signedInWith } }");

    expect(data.mySessions.find(({ current }: { current: boolean }) => current)).toEqual({
      current: true,
      place: "Pune, India",
      signedInWith: "PASSWORD",
    });
    expect(data.mySessions.filter(({ place }: { place: string | null }) => place === null)).toHaveLength(2);
  });
});
