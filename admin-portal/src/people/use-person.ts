import { useGetManyAggregate } from "react-admin";
import type { PersonRecord } from "./people.handler.ts";

/** Somebody by id; all who are asked for at once are read together. */
export function usePerson(id: string | null): PersonRecord | null {
  return useNamed(id).person;
}

/** Somebody by id, and whether they are still being asked for. */
export function useNamed(id: string | null): { person: PersonRecord | null; isPending: boolean } {
  const { data, isPending } = useGetManyAggregate<PersonRecord>(
    "users",
    { ids: id ? [id] : [] },
    { enabled: id !== null },
  );
  return { person: data?.[0] ?? null, isPending: id !== null && isPending };
}
