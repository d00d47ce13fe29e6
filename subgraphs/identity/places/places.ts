import { type CityResponse, open } from "maxmind";

/** Roughly where addresses are. */
export interface Places {
  /** As a person would say it: "Pune, India"; null where nobody knows. */
  of(address: string | null): string | null;
}

/** Of an installation that has no such database. */
const NO_PLACES: Places = { of: () => null };

/** Reads a database in MaxMind's format into memory: no address is ever told to anybody outside. */
export async function openPlaces(path: string | undefined): Promise<Places> {
  if (!path) return NO_PLACES;
  const reader = await open<CityResponse>(path).catch((cause: unknown) => {
    throw new Error("GEO_DATABASE is not a file in MaxMind's format (.mmdb) that can be read", { cause });
  });
  return { of: (address) => address && nameOf(reader.get(withoutZone(address))) };
}

function nameOf(found: CityResponse | null): string | null {
  const names = [found?.city?.names.en, found?.country?.names.en].filter(Boolean);
  return names.join(", ") || null;
}

/** An address of one's own link may name the interface that it is on, which is no place. */
const withoutZone = (address: string) => address.split("%")[0] ?? address;
