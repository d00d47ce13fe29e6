import type { IdentityContext } from "../../context.ts";

export const CALLBACK_PATH = "/auth/oidc/callback";

/** Where every provider sends browsers back to: configuration, never what a request says of its host. */
export const callbackUrl = ({ settings: { issuer } }: Pick<IdentityContext, "settings">): string =>
  new URL(CALLBACK_PATH, issuer).href;
