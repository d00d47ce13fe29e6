import { sharedValue } from "../app/shared-value.ts";
import type { Language, Theme } from "../gql/graphql.ts";

/** How pages look and read to somebody, as far as it is known. */
export interface Appearance {
  readonly language?: Language | null;
  readonly theme?: Theme | null;
  readonly timeZone?: string | null;
}

/** What the person who is signed in has chosen; nothing for nobody. */
export const appearance = sharedValue<Appearance>({});
