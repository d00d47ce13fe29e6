/** A kind of character that a policy can ask for; none unless an operator wants it. */
export type PasswordNeed = "UPPER_CASE" | "DIGIT";

/** What an installation asks of passwords: served as `passwordPolicy`, so that every front end judges by the same. */
export interface PasswordPolicy {
  /** Code points, where the password is all that there is. */
  readonly minLength: number;
  /** Where a second factor is always asked for as well. */
  readonly minLengthWithSecondFactor: number;
  readonly maxLength: number;
  readonly needs: readonly PasswordNeed[];
}
