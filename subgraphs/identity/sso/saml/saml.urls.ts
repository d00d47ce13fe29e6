import type { IdentityContext } from "../../context.ts";

type Settings = Pick<IdentityContext, "settings">;

/** A connection's addresses with us: of configuration, never of what a request says of its host. */
export interface OwnUrls {
  /** Also our name for this connection: an assertion that is made for one is for no other. */
  readonly metadata: string;
  readonly acs: string;
  readonly slo: string;
}

export function ownUrls({ settings: { issuer } }: Settings, connectionId: string): OwnUrls {
  const at = (what: string) => new URL(`/auth/saml/${connectionId}/${what}`, issuer).href;
  return { metadata: at("metadata"), acs: at("acs"), slo: at("slo") };
}
