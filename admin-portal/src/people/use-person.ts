import { useGetManyAggregate } from "react-admin";
import type { PersonRecord } from "./people.handler.ts";

/** Somebody by id; all who are asked for at once are read together. */
export function usePerson(id: string | null): PersonRecord | null {
  const { data } = useGetManyAggregate<PersonRecord>("users", { ids: id ? [id] : [] }, { enabled: id !== null });
  return data?.[0] ?? null;
}
