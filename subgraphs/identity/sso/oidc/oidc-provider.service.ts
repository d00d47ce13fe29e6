import { randomUUIDv7 } from "node:crypto";
import type { EntityManager } from "typeorm";
import { AppError, invalid } from "../../../shared/errors.ts";
import { record } from "../../../shared/ledger/record.ts";
import { lockVersion } from "../../../shared/lock.ts";
import type { IdentityContext } from "../../context.ts";
import { textOf } from "../../messages/messages.ts";
import { assertSteppedUp } from "../../sessions/step-up.ts";
import { removeLinks } from "../remove-links.ts";
import { OidcProvider } from "./oidc-provider.entity.ts";
import type { RemoveOidcProvider, SaveOidcProvider } from "./oidc-provider.inputs.ts";
import { issuerOf, PRESETS } from "./presets.ts";
import { sealClientSecret } from "./provider-secret.ts";

/** Every provider, by name; those that are switched off too. */
export function oidcProviders(ctx: IdentityContext): Promise<OidcProvider[]> {
  return ctx.db.getRepository(OidcProvider).find({ order: { name: "ASC", id: "ASC" } });
}

export function oidcProvider(ctx: IdentityContext, id: string): Promise<OidcProvider | null> {
  return ctx.db.getRepository(OidcProvider).findOneBy({ id });
}

/** Adds a provider, or changes one as it was read. */
export async function saveOidcProvider(ctx: IdentityContext, input: SaveOidcProvider): Promise<OidcProvider> {
  await assertSteppedUp(ctx);
  const wanted = wantedOf(ctx, input);
  return ctx.db.transaction(async (tx) => {
    const provider = input.id ? await locked(ctx, tx, input) : blank(ctx, tx);
    const before = input.id ? shown(provider) : {};
    // Another application's secret opens nothing here, and must not be sent where it does not belong.
    const moved = provider.issuer !== wanted.issuer || provider.clientId !== wanted.clientId;
    const { clientSecret } = input;
    if (moved && provider.clientSecret && !clientSecret)
      throw invalid(textOf("SSO_SECRET_NEEDED", ctx.caller.language), "clientSecret");
    const secret = clientSecret ? sealClientSecret(ctx.settings, provider.id, clientSecret) : null;
    Object.assign(provider, wanted, { clientSecret: secret ?? provider.clientSecret });
    const after = { ...shown(provider), ...(secret && { clientSecret: "changed" }) };
    if (JSON.stringify(before) === JSON.stringify(after)) return provider;
    await tx.save(provider);
    const { id: providerId, version, preset, enabled } = provider;
    await record(ctx, tx, "sso.providerSaved", provider, {
      facts: { providerId, version, preset, enabled },
      changes: { before, after },
    });
    return provider;
  });
}

/** Takes a provider away, with what people had by it. */
export async function removeOidcProvider(ctx: IdentityContext, input: RemoveOidcProvider): Promise<boolean> {
  await assertSteppedUp(ctx);
  return ctx.db.transaction(async (tx) => {
    const provider = await locked(ctx, tx, input);
    const linkedAccounts = await removeLinks(ctx, tx, provider);
    await tx.delete(OidcProvider, { id: provider.id });
    await record(
      ctx,
      tx,
      "sso.providerRemoved",
      { id: input.id },
      {
        facts: { providerId: input.id, linkedAccounts },
        changes: { before: shown(provider) },
      },
    );
    return true;
  });
}

async function locked(
  ctx: IdentityContext,
  tx: EntityManager,
  { id, version }: Pick<SaveOidcProvider, "id" | "version">,
): Promise<OidcProvider> {
  if (!id || !version) throw invalid("version says on which version the change was decided.", "version");
  const provider = await lockVersion(ctx, tx, OidcProvider, { id, version });
  if (!provider.managedAs) return provider;
  throw new AppError("CONFLICT", textOf("SSO_MANAGED", ctx.caller.language), { reason: "SSO_MANAGED" });
}

function blank(ctx: IdentityContext, tx: EntityManager): OidcProvider {
  const nothing = { clientSecret: null, managedAs: null, endpoints: null };
  return tx.create(OidcProvider, { id: randomUUIDv7(), createdAt: ctx.now(), ...nothing });
}

/** What is wanted, with what the preset knows. */
export function wantedOf(ctx: Pick<IdentityContext, "settings">, input: Omit<SaveOidcProvider, "id" | "version">) {
  const { preset, name, clientId, domains, enabled, allowSignUp, factorAtProvider } = input;
  const tenant = preset === "MICROSOFT" ? (input.tenant ?? null) : null;
  if (preset === "MICROSOFT" && !tenant)
    throw invalid("tenant is the id of the directory whose people come.", "tenant");
  const issuer = issuerOf(preset, input.issuer?.trim() ?? null, tenant);
  if (!issuer || !isIssuer(issuer, ctx.settings.sso.loopback))
    throw invalid("issuer is an address that begins with https:// and has no query.", "issuer");
  const scopes = input.scopes?.length ? [...input.scopes] : [...PRESETS[preset].scopes];
  if (!PRESETS[preset].endpoints && !scopes.includes("openid")) scopes.unshift("openid");
  return {
    preset,
    name: name.trim(),
    issuer,
    clientId: clientId.trim(),
    tenant,
    scopes,
    domains,
    enabled,
    allowSignUp,
    factorAtProvider,
  };
}

function isIssuer(text: string, loopback: boolean): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, search, hash, username, password } = new URL(text);
  return (protocol === "https:" || (loopback && protocol === "http:")) && !search && !hash && !username && !password;
}

/** What the audit sees of it. */
function shown(provider: OidcProvider): Record<string, unknown> {
  const { preset, name, issuer, clientId, tenant, scopes, domains, enabled, allowSignUp, factorAtProvider } = provider;
  return { preset, name, issuer, clientId, tenant, scopes, domains, enabled, allowSignUp, factorAtProvider };
}
