import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import { AppError } from "../../shared/errors.ts";
import { gauge } from "../../shared/metrics/metrics.ts";

/** OWASP's floor for argon2id (the library's default algorithm): 19 MiB, two passes. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Longer ones are refused before any work: hashing must not be a way to spend our processor. */
export const MAX_PASSWORD_LENGTH = 128;

const MAX_WAITING = 100;

/** One core stays free for everybody who is already signed in. */
const slots = Math.max(1, availableParallelism() - 1);
let busy = 0;
const waiting: (() => void)[] = [];

gauge({
  name: "casegraph_password_queue",
  help: "Passwords that wait to be hashed; at a hundred, further sign-ins are refused.",
}).watch({}, () => waiting.length);

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, PARAMETERS));
}

/** Whether the password is the one behind the hash; without a hash it does the same work and says no. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const matches = await inTurn(() => verify(stored ?? NOBODYS_HASH, password));
  return stored !== null && matches;
}

/** Of a password that nobody has, with the parameters above: who does not exist costs what everybody costs. */
export const NOBODYS_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$vfO8tuhKFAIVSTbOiGhmPA$fXBr4OpuvdCvgdevtwRXFfU9TCZxiPmYGhNS+c9aGFk";

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
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
