import type { LinkedDetailFragment } from "../gql/graphql.ts";

/** What an account elsewhere is called: by its provider, or by the issuer's address where that was taken away here. */
export function nameOf({ source, issuer }: LinkedDetailFragment): string {
  return source?.name ?? issuer;
}
