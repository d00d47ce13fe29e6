import { LINKING_VECTORS } from "./oidc-vectors.accounts.ts";
import { JOURNEY_VECTORS } from "./oidc-vectors.journeys.ts";
import { LOGOUT_VECTORS } from "./oidc-vectors.logout.ts";
import { TOKEN_VECTORS } from "./oidc-vectors.tokens.ts";
import type { OidcVector } from "./setup/oidc-scene.ts";

/** Every way in which a sign-in with a provider can be misused (OpenID Connect Core 1.0, RFC 9700, SECURITY.md section 3.5). */
export const OIDC_VECTORS: readonly OidcVector[] = [
  ...TOKEN_VECTORS,
  ...JOURNEY_VECTORS,
  ...LINKING_VECTORS,
  ...LOGOUT_VECTORS,
];
