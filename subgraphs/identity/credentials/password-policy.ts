import { z } from "zod";
import type { PasswordNeed, PasswordPolicy } from "../../../schema/passwords/policy.ts";

/** Longer ones are refused before any work: hashing must not be a way to spend our processor. Code points. */
export const MAX_PASSWORD_LENGTH = 128;

const NEEDS: Readonly<Record<string, PasswordNeed>> = { upper: "UPPER_CASE", digit: "DIGIT" };

const length = (usual: number) =>
  z.preprocess((value) => value || undefined, z.coerce.number().int().min(8).max(64).default(usual));

/** What is asked of passwords: NIST SP 800-63B-4's lengths and no kinds of characters, unless an operator says otherwise. */
export const passwordEnv = {
  PASSWORD_MIN_LENGTH: length(15),
  PASSWORD_MIN_LENGTH_WITH_SECOND_FACTOR: length(8),
  PASSWORD_NEEDS: z
    .string()
    .default("")
    .transform((list) =>
      list
        .split(",")
        .map((need) => need.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.enum(Object.keys(NEEDS), "must be upper, digit or both, separated by a comma"))),
};

/** Those variables, read. */
export type PasswordEnv = { readonly [K in keyof typeof passwordEnv]: z.infer<(typeof passwordEnv)[K]> };

/** The policy where no operator said anything. */
export const USUAL_POLICY = passwordPolicyOf(z.object(passwordEnv).parse({}));

/** The policy that these variables describe. */
export function passwordPolicyOf(env: PasswordEnv): PasswordPolicy {
  return {
    minLength: env.PASSWORD_MIN_LENGTH,
    minLengthWithSecondFactor: env.PASSWORD_MIN_LENGTH_WITH_SECOND_FACTOR,
    maxLength: MAX_PASSWORD_LENGTH,
    needs: env.PASSWORD_NEEDS.map((need) => NEEDS[need]!),
  };
}
