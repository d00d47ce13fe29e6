import { availableParallelism } from "node:os";
import { AppError } from "../../shared/errors.ts";
import { gauge } from "../../shared/metrics/metrics.ts";

const MAX_WAITING = 100;

/** One core stays free for everybody who is already signed in. */
const slots = Math.max(1, availableParallelism() - 1);
let busy = 0;
const waiting: (() => void)[] = [];

gauge({
  name: "casegraph_password_queue",
  help: "Passwords that wait to be hashed; at a hundred, further sign-ins are refused.",
}).watch({}, () => waiting.length);

/** Hashes a few passwords at a time, whoever asks and whatever for; when too many wait, it says so at once. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= MAX_WAITING)
    throw new AppError("UNAVAILABLE", "Too many people are signing in. Try again in a moment.");
  if (busy >= slots) await new Promise<void>((resolve) => waiting.push(resolve));
  else busy += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else busy -= 1;
  }
}
