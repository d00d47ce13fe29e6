const BEARER = /^Bearer [\w.~+/=-]{1,8192}$/;

/** The credential that a client names itself; what is not a bearer token is nobody's. */
export function bearerOf(authorization: unknown): string | null {
  return typeof authorization === "string" && BEARER.test(authorization) ? authorization : null;
}
