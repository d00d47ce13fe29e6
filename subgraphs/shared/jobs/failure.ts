import { appErrorOf } from "../errors.ts";
import { describeFailure } from "../reactions/reaction-faults.ts";

const MOST_SAID = 300;

/**
 * A failure in words of ours: this is all that is kept of it and shown to operators, so no value of anybody's stands in
 * it. Throw one that is `final` where another try cannot help: an address that does not exist stays so.
 */
export class JobFailure extends Error {
  readonly code: string;
  readonly final: boolean;

  constructor(code: string, message: string, { final = false, cause }: { final?: boolean; cause?: unknown } = {}) {
    super(message.slice(0, MOST_SAID), { cause });
    this.name = "JobFailure";
    this.code = code;
    this.final = final;
  }
}

/** A job was cancelled, taken over, or its process stops: nothing that a try has to answer for. */
export class Interrupted extends Error {
  constructor() {
    super("The job was interrupted.");
    this.name = "Interrupted";
  }
}

/** Whatever was thrown, as what may be kept of it. */
export function failureOf(error: unknown): JobFailure {
  if (error instanceof JobFailure) return error;
  const own = appErrorOf(error);
  if (own) return new JobFailure(own.extensions.code, own.message, { cause: error });
  return new JobFailure("INTERNAL", describeFailure(error), { cause: error });
}
