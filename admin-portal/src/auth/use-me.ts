import { useGetIdentity } from "react-admin";
import type { Me } from "./identity.ts";

/** The person who is signed in, or undefined until that is known. */
export function useMe(): Me | undefined {
  // react-admin's type knows a name and a picture alone; the auth provider hands on all of `me`.
  return useGetIdentity().identity as unknown as Me | undefined;
}
