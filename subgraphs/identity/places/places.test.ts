import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { placesFile } from "../../../tests/setup/places.ts";
import { openPlaces, type Places } from "./places.ts";

let folder: string;
let places: Places;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "casegraph-places-"));
  const known = [
    { network: "198.51.100.0", city: "Pune", country: "India" },
    { network: "203.0.113.0", country: "Nepal" },
    { network: "2001:db8:7::", city: "Delhi", country: "India" },
  ];
  await writeFile(join(folder, "places.mmdb"), placesFile(known));
  places = await openPlaces(join(folder, "places.mmdb"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("a database of places", () => {
  it.each([
    ["198.51.100.7", "Pune, India"],
    ["203.0.113.9", "Nepal"],
    ["2001:db8:7::1", "Delhi, India"],
    ["192.0.2.1", null],
    ["2001:db8:8::1", null],
    ["127.0.0.1", null],
    ["fe80::1%eth0", null],
    [null, null],
  ])("says of %s that it is in %s", (address, place) => {
    expect(places.of(address)).toBe(place);
  });

  it("may be absent: then nobody's place is known", async () => {
    expect((await openPlaces(undefined)).of("198.51.100.7")).toBeNull();
  });

  it.each(["missing.mmdb", "text.mmdb"])(
    "that is %s keeps the process from starting, and says which variable",
    async (name) => {
      await writeFile(join(folder, "text.mmdb"), "not a database");

      await expect(openPlaces(join(folder, name))).rejects.toThrow(/^GEO_DATABASE is not a file/);
    },
  );
});
