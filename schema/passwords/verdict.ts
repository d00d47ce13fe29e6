import { estimatorOf } from "./estimator.ts";
import { personalWords, withoutWords } from "./personal-words.ts";
import type { PasswordNeed, PasswordPolicy } from "./policy.ts";

/** Why a password is refused. */
type Problem =
  | "TOO_SHORT"
  | "TOO_LONG"
  | "COMMON"
  | "GUESSABLE"
  | "CONTAINS_YOURSELF"
  | "NEEDS_UPPER_CASE"
  | "NEEDS_DIGIT";

/** What is thought of a password: `score` for a meter, from 0 (guessed at once) to 4. */
export interface Verdict {
  readonly acceptable: boolean;
  readonly score: 0 | 1 | 2 | 3 | 4;
  readonly problems: readonly Problem[];
}

/** Whose password it is to be, and what is asked of it. */
export interface Judged {
  readonly policy: PasswordPolicy;
  readonly identifier?: string | null;
  readonly name?: string | null;
  /** A second factor is asked for as well, always. */
  readonly secondFactor?: boolean;
}

/** Guesses below a million: online, within every limit, that is a matter of patience. */
const GUESSABLE_BELOW = 2;

/** An estimate takes longer the more there is to look at. What comes behind makes no password worse. */
const LOOKED_AT = 32;

const NEEDS: Record<PasswordNeed, { met: RegExp; problem: Problem }> = {
  UPPER_CASE: { met: /\p{Lu}/u, problem: "NEEDS_UPPER_CASE" },
  DIGIT: { met: /\p{Nd}/u, problem: "NEEDS_DIGIT" },
};

/** The verdict on a new password: the same in the portal as somebody types and on the server, which decides. */
export async function verdictOn(password: string, judged: Judged): Promise<Verdict> {
  const { policy, secondFactor } = judged;
  const points = [...password];
  if (points.length > policy.maxLength) return { acceptable: false, score: 0, problems: ["TOO_LONG"] };
  const least = secondFactor ? policy.minLengthWithSecondFactor : policy.minLength;
  const personal = personalWords(judged);
  const { isCommon, score } = await estimatorOf();
  const beginning = points.slice(0, LOOKED_AT).join("");
  const scored = password ? score(beginning, personal) : 0;
  const problems: Problem[] = [];
  if (points.length < least) problems.push("TOO_SHORT");
  else if ([...withoutWords(password, personal)].length < least) problems.push("CONTAINS_YOURSELF");
  if (isCommon(password)) problems.push("COMMON");
  else if (scored < GUESSABLE_BELOW) problems.push("GUESSABLE");
  for (const need of policy.needs) if (!NEEDS[need].met.test(password)) problems.push(NEEDS[need].problem);
  return { acceptable: problems.length === 0, score: scored, problems };
}
