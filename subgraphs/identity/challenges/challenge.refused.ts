/** Why no code was sent: too many were asked for, or this address cannot be written to. */
type NotOpened = "TOO_MANY_ATTEMPTS" | "CANNOT_SEND";

/** Why a code or link was not taken. Expired is also what is used, void, unknown, or for something or somebody else. */
type NotUsed = "CODE_WRONG" | "CODE_EXPIRED" | "TOO_MANY_TRIES" | "TOO_MANY_ATTEMPTS";

/** A code that was not sent, or not taken; whoever asked says it in the reader's language. */
export class ChallengeRefused<Code extends NotOpened | NotUsed = NotOpened | NotUsed> {
  constructor(
    readonly code: Code,
    /** When it can be tried again, where that is known. */
    readonly retryAt: Date | null = null,
  ) {}
}
