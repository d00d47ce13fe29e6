import { z } from "zod";
import { optional } from "../../shared/env.ts";

/** For whom passkeys are made, and on whose pages they are used. Of configuration alone: no request says anything of it. */
export interface RelyingParty {
  /** A host name; what was made for one is of no use for another, so that it stays as long as the passkeys. */
  readonly id: string;
  readonly origins: readonly string[];
}

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/** The variables about passkeys: the same in a process of its own and in `npm start`. */
export const passkeyEnv = {
  /** The host name of PUBLIC_URL unless said otherwise, or a domain that it is in. */
  WEBAUTHN_RP_ID: optional(z.string().regex(HOST_NAME, "must be a host name: casegraph.example")),
  /** The origin of PUBLIC_URL unless said otherwise. */
  WEBAUTHN_ORIGINS: optional(
    z
      .string()
      .transform((list) => list.split(",").map((origin) => origin.trim()))
      .pipe(z.array(z.string().refine(isSafe, "must be https:// origins, separated by commas"))),
  ),
};

/** Those variables, read. */
export interface PasskeyEnv {
  readonly WEBAUTHN_RP_ID?: string;
  readonly WEBAUTHN_ORIGINS?: readonly string[];
}

/** The relying party that these variables describe. Pages of other hosts could use none of its passkeys: then nothing starts. */
export function relyingPartyOf(env: PasskeyEnv, publicUrl: string): RelyingParty {
  const { hostname, origin } = new URL(publicUrl);
  const id = env.WEBAUTHN_RP_ID ?? hostname;
  const origins = env.WEBAUTHN_ORIGINS ?? [origin];
  const strange = origins.find((each) => !isWithin(new URL(each).hostname, id));
  if (strange) throw new Error(`WEBAUTHN_ORIGINS: ${strange} is not within WEBAUTHN_RP_ID, which is ${id}`);
  return { id, origins };
}

const isWithin = (host: string, id: string) => host === id || host.endsWith(`.${id}`);

/** An origin as browsers write it, where they have passkeys at all. */
function isSafe(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { origin, protocol, hostname } = new URL(text);
  return origin === text && (protocol === "https:" || (protocol === "http:" && hostname === "localhost"));
}
