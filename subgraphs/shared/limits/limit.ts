import type { RateLimiterRes } from "rate-limiter-flexible";

/** So many points in so many seconds; once used up, nothing for as long as `blockSeconds` says. */
export interface Limit {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
  readonly blockSeconds: number;
}

/** There was no point left: from when there is one, and whether this is the first time it was said. */
interface Refused {
  readonly allowed: false;
  readonly first: boolean;
  readonly retryAt: Date;
}

/** Whether there was a point. */
export type Taken = { readonly allowed: true } | Refused;

/** How the library says no, in our words. */
export function refused({ consumedPoints, msBeforeNext }: RateLimiterRes, { points }: Limit): Refused {
  return { allowed: false, first: consumedPoints === points + 1, retryAt: new Date(Date.now() + msBeforeNext) };
}
