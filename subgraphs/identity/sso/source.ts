import type { EntityManager } from "typeorm";
import type { IdentityContext } from "../context.ts";
import type { SsoJourney } from "./journey.entity.ts";
import type { OidcPreset } from "./oidc/preset.ts";
import type { SsoKind } from "./sso.kind.ts";
import type { SsoRefused } from "./sso.refused.ts";
import type { SsoSession } from "./sso-session.entity.ts";

/** Where people come from: a provider, or an organisation's connection. */
export interface Source {
  readonly kind: SsoKind;
  readonly id: string;
  readonly name: string;
  readonly preset: OidcPreset | null;
  readonly enabled: boolean;
  /** Whether somebody who has no account gets one. */
  readonly allowSignUp: boolean;
  /** Whether a second factor that the source asked for counts here. */
  readonly factorAtProvider: boolean;
  /** Whether people with addresses of its domains sign in with it and with nothing else. */
  readonly required: boolean;
}

/** What each kind of source is to single sign-on. */
export interface SourceKind {
  readonly kind: SsoKind;
  /** Those that have these ids, switched off or not. */
  find(db: EntityManager, ids: readonly string[]): Promise<Source[]>;
  /** Where they stand. */
  readonly table: "oidc_providers" | "saml_connections";
  /** Those that anybody may choose at the sign-in page, by name. */
  offered(db: EntityManager): Promise<Source[]>;
  /** The enabled one to which a domain belongs, in lower case. */
  ofDomain(db: EntityManager, domain: string): Promise<Source | null>;
  /** Where a browser is sent that begins this journey. The journey is written after it. */
  urlOf(ctx: IdentityContext, journey: Pick<SsoJourney, "id" | "sourceId" | "purpose">): Promise<string | SsoRefused>;
  /** Where a browser is sent that ends this session at the source too; null where that cannot be asked. */
  logoutUrlOf(ctx: IdentityContext, session: SsoSession): Promise<string | null>;
}
