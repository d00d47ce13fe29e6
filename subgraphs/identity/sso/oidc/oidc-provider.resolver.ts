import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { type Page, PageArgs } from "../../../shared/page.ts";
import { ById } from "../../../shared/validation.ts";
import type { IdentityContext } from "../../context.ts";
import type { SsoAttempt } from "../attempt.entity.ts";
import { SsoAttemptConnection } from "../attempt.types.ts";
import { attemptsAt, lastSignInAt } from "../attempts.ts";
import { callbackUrl } from "./callback-url.ts";
import { OidcProvider } from "./oidc-provider.entity.ts";
import { RemoveOidcProvider, SaveOidcProvider, TestOidcProvider } from "./oidc-provider.inputs.ts";
import { oidcProvider, oidcProviders, removeOidcProvider, saveOidcProvider } from "./oidc-provider.service.ts";
import { SsoTest } from "./oidc-provider.types.ts";
import { testOidcProvider } from "./test-provider.ts";

@Resolver(() => OidcProvider)
export class OidcProviderResolver {
  @Query(() => [OidcProvider], { description: "By name; those that are switched off too." })
  oidcProviders(@Ctx() ctx: IdentityContext): Promise<OidcProvider[]> {
    return oidcProviders(ctx);
  }

  @Query(() => OidcProvider, { nullable: true })
  oidcProvider(@Ctx() ctx: IdentityContext, @Args(() => ById) { id }: ById): Promise<OidcProvider | null> {
    return oidcProvider(ctx, id);
  }

  @Mutation(() => OidcProvider, { description: "Needs a recent proof of who one is." })
  saveOidcProvider(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => SaveOidcProvider) input: SaveOidcProvider,
  ): Promise<OidcProvider> {
    return saveOidcProvider(ctx, input);
  }

  @Mutation(() => Boolean, {
    description: "With every account that was linked by it. Needs a recent proof of who one is.",
  })
  removeOidcProvider(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => RemoveOidcProvider) input: RemoveOidcProvider,
  ): Promise<boolean> {
    return removeOidcProvider(ctx, input);
  }

  @Mutation(() => SsoTest, { description: "Says what is wrong with a provider; nobody is signed in by it." })
  testOidcProvider(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => TestOidcProvider) input: TestOidcProvider,
  ): Promise<SsoTest> {
    return testOidcProvider(ctx, input);
  }

  @FieldResolver(() => Boolean)
  hasSecret(@Root() { clientSecret }: OidcProvider): boolean {
    return clientSecret !== null;
  }

  @FieldResolver(() => Boolean, { description: "The operator keeps it in a file: it is not changed here." })
  managed(@Root() { managedAs }: OidcProvider): boolean {
    return managedAs !== null;
  }

  @FieldResolver(() => String, { description: "To be registered at the provider." })
  callbackUrl(@Ctx() ctx: IdentityContext): string {
    return callbackUrl(ctx);
  }

  @FieldResolver(() => String, { description: "To be registered at a provider that ends sessions by itself." })
  backChannelLogoutUrl(@Ctx() { settings }: IdentityContext, @Root() { id }: OidcProvider): string {
    return new URL(`/auth/oidc/${id}/backchannel-logout`, settings.issuer).href;
  }

  @FieldResolver(() => Date, { nullable: true })
  lastSignInAt(@Ctx() ctx: IdentityContext, @Root() { id }: OidcProvider): Promise<Date | null> {
    return lastSignInAt(ctx, id);
  }

  @FieldResolver(() => SsoAttemptConnection, { description: "Of the last 30 days, the newest first." })
  attempts(
    @Ctx() ctx: IdentityContext,
    @Root() { id }: OidcProvider,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<SsoAttempt>> {
    return attemptsAt(ctx, id, page);
  }
}
