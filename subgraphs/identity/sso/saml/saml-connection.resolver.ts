import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { type Page, PageArgs } from "../../../shared/page.ts";
import { ById } from "../../../shared/validation.ts";
import type { IdentityContext } from "../../context.ts";
import type { SsoAttempt } from "../attempt.entity.ts";
import { SsoAttemptConnection } from "../attempt.types.ts";
import { attemptsAt, lastSignInAt } from "../attempts.ts";
import { SsoMapped } from "../sso-test.types.ts";
import { readSamlMetadata, refreshSamlMetadata, shownCertificate } from "./metadata.service.ts";
import { isMetadataFault, wordsOfFault } from "./metadata.words.ts";
import { previewSamlMapping } from "./preview.ts";
import { ownUrls } from "./saml.urls.ts";
import { SamlConnection } from "./saml-connection.entity.ts";
import {
  ReadSamlMetadata,
  RefreshSamlMetadata,
  RemoveSamlConnection,
  RotateSamlKey,
  SaveSamlConnection,
} from "./saml-connection.inputs.ts";
import {
  removeSamlConnection,
  samlConnection,
  samlConnections,
  saveSamlConnection,
} from "./saml-connection.service.ts";
import { SamlCertificate, SamlMapping, SamlMetadata, SamlRoleMapping } from "./saml-connection.types.ts";
import { SamlKey } from "./saml-key.entity.ts";
import { rotateSamlKey } from "./saml-keys.ts";
import { PreviewSamlMapping } from "./saml-mapping.inputs.ts";

@Resolver(() => SamlConnection)
export class SamlConnectionResolver {
  @Query(() => [SamlConnection], { description: "By name; those that are switched off too." })
  samlConnections(@Ctx() ctx: IdentityContext): Promise<SamlConnection[]> {
    return samlConnections(ctx);
  }

  @Query(() => SamlConnection, { nullable: true })
  samlConnection(@Ctx() ctx: IdentityContext, @Args(() => ById) { id }: ById): Promise<SamlConnection | null> {
    return samlConnection(ctx, id);
  }

  @Query(() => SsoMapped, { description: "Who somebody would be here by another mapping; nothing is saved." })
  previewSamlMapping(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => PreviewSamlMapping) input: PreviewSamlMapping,
  ): Promise<SsoMapped> {
    return previewSamlMapping(ctx, input);
  }

  @Mutation(() => SamlMetadata, { description: "What stands in it and what is wrong with it; nothing is saved." })
  readSamlMetadata(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => ReadSamlMetadata) input: ReadSamlMetadata,
  ): Promise<SamlMetadata> {
    return readSamlMetadata(ctx, input);
  }

  @Mutation(() => SamlConnection, { description: "Needs a recent proof of who one is." })
  saveSamlConnection(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => SaveSamlConnection) input: SaveSamlConnection,
  ): Promise<SamlConnection> {
    return saveSamlConnection(ctx, input);
  }

  @Mutation(() => SamlConnection, { description: "Looks its metadata up now. Needs a recent proof of who one is." })
  refreshSamlMetadata(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => RefreshSamlMetadata) input: RefreshSamlMetadata,
  ): Promise<SamlConnection> {
    return refreshSamlMetadata(ctx, input);
  }

  @Mutation(() => Boolean, {
    description: "With every account that was linked by it. Needs a recent proof of who one is.",
  })
  removeSamlConnection(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => RemoveSamlConnection) input: RemoveSamlConnection,
  ): Promise<boolean> {
    return removeSamlConnection(ctx, input);
  }

  @Mutation(() => SamlKey, {
    description:
      "Signs with the key that our metadata has announced, and announces another. Needs a recent proof of who one is.",
  })
  rotateSamlKey(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => RotateSamlKey) input: RotateSamlKey,
  ): Promise<SamlKey> {
    return rotateSamlKey(ctx, input);
  }

  @FieldResolver(() => [SamlCertificate])
  certificates(@Ctx() ctx: IdentityContext, @Root() { certificates }: SamlConnection): SamlCertificate[] {
    return certificates.map((one) => shownCertificate(one, ctx.now()));
  }

  @FieldResolver(() => String, { nullable: true, description: "Why its metadata could not be read the last time." })
  metadataError(@Ctx() ctx: IdentityContext, @Root() { metadataError }: SamlConnection): string | null {
    return metadataError && isMetadataFault(metadataError) ? wordsOfFault(metadataError, ctx.caller.language) : null;
  }

  @FieldResolver(() => SamlMapping)
  mapping(@Root() { mapping }: SamlConnection): SamlMapping {
    return mapping;
  }

  @FieldResolver(() => [SamlRoleMapping])
  roleMapping(@Root() { roleMapping }: SamlConnection): SamlRoleMapping[] {
    return roleMapping;
  }

  @FieldResolver(() => String, { description: "What we are called at the provider: its audience." })
  spEntityId(@Ctx() ctx: IdentityContext, @Root() { id }: SamlConnection): string {
    return ownUrls(ctx, id).metadata;
  }

  @FieldResolver(() => String, { description: "Where the provider sends answers." })
  acsUrl(@Ctx() ctx: IdentityContext, @Root() { id }: SamlConnection): string {
    return ownUrls(ctx, id).acs;
  }

  @FieldResolver(() => String, { description: "Where the provider signs people out." })
  spSloUrl(@Ctx() ctx: IdentityContext, @Root() { id }: SamlConnection): string {
    return ownUrls(ctx, id).slo;
  }

  @FieldResolver(() => String, { description: "Where the provider reads all of this." })
  spMetadataUrl(@Ctx() ctx: IdentityContext, @Root() { id }: SamlConnection): string {
    return ownUrls(ctx, id).metadata;
  }

  @FieldResolver(() => Date, { nullable: true })
  lastSignInAt(@Ctx() ctx: IdentityContext, @Root() { id }: SamlConnection): Promise<Date | null> {
    return lastSignInAt(ctx, id);
  }

  @FieldResolver(() => SsoAttemptConnection, { description: "Of the last 30 days, the newest first." })
  attempts(
    @Ctx() ctx: IdentityContext,
    @Root() { id }: SamlConnection,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<SsoAttempt>> {
    return attemptsAt(ctx, id, page);
  }
}
