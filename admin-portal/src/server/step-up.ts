import { sharedValue } from "../app/shared-value.ts";
import { Failure, failedAs } from "./failure.ts";

/** Somebody is to prove again who they are, and something waits for the outcome. */
interface Asked {
  proven(): void;
  declined(): void;
}

/** What waits for somebody to prove again who they are; the dialog shows while there is something. */
export const stepUpAsked = sharedValue<Asked | null>(null);

let waiting: Promise<void> | null = null;

/** Does what needs a fresh proof: where the server asks for one, people are asked, and then it is done once more. */
export async function withStepUp<Result>(act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    if (!failedAs(error, "FORBIDDEN") || error.details.reason !== "STEP_UP_NEEDED") throw error;
    waiting ??= ask();
    await waiting;
    return act();
  }
}

function ask(): Promise<void> {
  const outcome = new Promise<void>((proven, reject) => {
    const declined = () => reject(new Failure("FORBIDDEN", "account.stepUp.declined"));
    stepUpAsked.set({ proven, declined });
  });
  return outcome.finally(() => {
    waiting = null;
    stepUpAsked.set(null);
  });
}
