import { describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { Role } from "../roles/roles.ts";

const test = useBackend();
const PREFERENCES =
  "mutation($input: SetPreferences!) { setPreferences(input: $input) { version language theme timeZone } }";
const PROFILE = `mutation($input: SetProfile!) { setProfile(input: $input) { version displayName bio location postalAddress profileLevel } }`;

const wanted = { version: 1, language: "HI", theme: "DARK", timeZone: "Europe/Berlin" };

describe("one's preferences", () => {
  it("are kept, and stand in one's story with what there was before", async () => {
    const asha = await test.person(Role.CITIZEN);

    const { data } = await test.ask("identity", asha, PREFERENCES, { input: wanted });

    expect(data.setPreferences).toEqual({ ...wanted, version: 2 });
    expect((await test.ledgerOf(asha.id)).at(-1)).toMatchObject({
      event: "user.preferencesChanged",
      actor: asha.id,
      facts: { userId: asha.id, version: 2 },
      changes: {
        before: { theme: "SYSTEM", timeZone: "Asia/Kolkata" },
        after: { theme: "DARK", timeZone: "Europe/Berlin" },
      },
    });
  });

  it("write nothing where nothing changes", async () => {
    const asha = await test.person(Role.CITIZEN);
    await test.ask("identity", asha, PREFERENCES, { input: wanted });

    const { data } = await test.ask("identity", asha, PREFERENCES, { input: { ...wanted, version: 2 } });

    expect(data.setPreferences.version).toBe(2);
    expect((await test.ledgerOf(asha.id)).filter(({ event }) => event === "user.preferencesChanged")).toHaveLength(1);
  });

  it("are not overwritten by who has not seen them", async () => {
    const asha = await test.person(Role.CITIZEN);
    await test.ask("identity", asha, PREFERENCES, { input: wanted });

    const late = await test.ask("identity", asha, PREFERENCES, { input: { ...wanted, theme: "LIGHT" } });

    expect(late.errors).toEqual([coded("CONFLICT", "setPreferences", { version: 2 })]);
  });

  it.each(["+05:30", "Mars/Olympus", "", "Asia/Kolkata; drop", "x".repeat(65)])(
    "do not take %j for a time zone",
    async (timeZone) => {
      const asha = await test.person(Role.CITIZEN);

      const answer = await test.ask("identity", asha, PREFERENCES, { input: { ...wanted, timeZone } });

      expect(answer.errors).toEqual([coded("INVALID", "setPreferences", { fields: ["timeZone"] })]);
    },
  );

  it("are nobody's who is not signed in, and nobody else's to see", async () => {
    const [asha, admin] = [await test.person(Role.CITIZEN), await test.person(Role.ADMIN)];

    const nobody = await test.ask("identity", null, PREFERENCES, { input: wanted });
    const others = await test.ask("identity", admin, `{ user(id: "${asha.id}") { theme timeZone bio } }`);

    expect(nobody.errors).toEqual([coded("UNAUTHENTICATED", "setPreferences")]);
    expect(others.data.user).toEqual({ theme: null, timeZone: null, bio: null });
  });
});

describe("one's profile", () => {
  it("grows from a number to everything that can be asked for", async () => {
    const asha = await test.person(Role.CITIZEN, { displayName: "Citizen" });
    const level = async () => (await test.ask("identity", asha, "{ me { profileLevel } }")).data.me.profileLevel;
    const levels = [await level()];

    await test.ask("identity", asha, PROFILE, { input: { version: 1, displayName: "Asha" } });
    levels.push(await level());
    const input = { version: 2, displayName: "Asha", postalAddress: "12 Mall Road, Pune" };
    await test.ask("identity", asha, PROFILE, { input });
    levels.push(await level());
    await test.owner.query("update identity.users set phone = '+919820011223' where id = $1", [asha.id]);
    levels.push(await level());

    expect(levels).toEqual(["MINIMAL", "BASIC", "BASIC", "COMPLETE"]);
  });

  it("keeps what is left out, and drops what is null or nothing but blanks", async () => {
    const asha = await test.person(Role.CITIZEN);
    const first = { version: 1, displayName: " Asha ", bio: "Reads.", location: "Pune", postalAddress: "12 Mall Road" };

    await test.ask("identity", asha, PROFILE, { input: first });
    const { data } = await test.ask("identity", asha, PROFILE, {
      input: { version: 2, displayName: "Asha", location: null, postalAddress: "  " },
    });

    expect(data.setProfile).toMatchObject({ displayName: "Asha", bio: "Reads.", location: null, postalAddress: null });
  });

  it("stands in one's story sealed, and in no facts", async () => {
    const asha = await test.person(Role.CITIZEN);

    await test.ask("identity", asha, PROFILE, {
      input: { version: 1, displayName: "Asha", postalAddress: "12 Mall Road" },
    });
    await test.backend.settled();

    const { rows } = await test.owner.query(
      "select * from ledger.entry where about = $1 and event = 'user.profileChanged'",
      [asha.id],
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain("Mall Road");
    expect((await test.ledgerOf(asha.id)).at(-1)).toMatchObject({
      changes: { after: { postalAddress: "12 Mall Road" } },
    });
  });
});
