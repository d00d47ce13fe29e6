import { CODE_VECTORS } from "./codes-vectors.codes.ts";
import { FACTOR_VECTORS } from "./codes-vectors.factors.ts";
import { GUESS_VECTORS } from "./codes-vectors.guesses.ts";
import { LINK_VECTORS } from "./codes-vectors.links.ts";
import type { CodesDesk } from "./drills/vectors.codes.desk.ts";

/** Something that must open nothing, and the same done as it is meant to be, which must open what it is for. */
export interface CodesVector {
  readonly name: string;
  /** Whether it opened something, or got more than there is. */
  readonly attack: (desk: CodesDesk) => Promise<boolean>;
  /** Somebody who signs in by their own code, unless said otherwise. */
  readonly control?: (desk: CodesDesk) => Promise<boolean>;
}

/** Every way in which codes, links and second factors can be misused. */
export const CODES_VECTORS: readonly CodesVector[] = [
  ...CODE_VECTORS,
  ...LINK_VECTORS,
  ...GUESS_VECTORS,
  ...FACTOR_VECTORS,
];
