import { type Judged, verdictOn } from "../../../schema/passwords/verdict.ts";
import { AppError } from "../../shared/errors.ts";
import type { IdentityContext } from "../context.ts";

/** Refuses a password that somebody chose, and says everything that is wrong with it; never the password. */
export async function requireGoodPassword(
  ctx: IdentityContext,
  password: string,
  { field, ...about }: Omit<Judged, "policy"> & { field: string },
): Promise<void> {
  const { acceptable, problems } = await verdictOn(password, { policy: ctx.settings.passwords, ...about });
  if (!acceptable) {
    throw new AppError("INVALID", "This password is too easy to guess, or not what is asked for. Choose another one.", {
      fields: [field],
      problems,
    });
  }
}
