import { createHash } from "node:crypto";

/** What is said of a cookie's secret behind the edge: enough to know it again, and of no use as a cookie. */
export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}
