import type { IdentityContext } from "../../context.ts";
import { openText, sealText } from "../sso.keys.ts";
import type { OidcProvider } from "./oidc-provider.entity.ts";

type Settings = IdentityContext["settings"];

const placeOf = (id: string) => `client secret of ${id}`;

/** A client secret as it stands in the database. */
export const sealClientSecret = (settings: Settings, id: string, secret: string): Buffer =>
  sealText(settings, placeOf(id), secret);

/** The client secret of a provider; null of a public client, and where its seal does not open. */
export const clientSecretOf = (settings: Settings, { id, clientSecret }: OidcProvider): string | null =>
  clientSecret && openText(settings, placeOf(id), clientSecret);
