import { createHash, randomUUIDv7 } from "node:crypto";
import { readFile } from "node:fs/promises";
import { In, IsNull, Not } from "typeorm";
import { z } from "zod";
import type { IdentityContext } from "../../context.ts";
import { OidcProvider } from "./oidc-provider.entity.ts";
import { DOMAIN } from "./oidc-provider.inputs.ts";
import { wantedOf } from "./oidc-provider.service.ts";
import { OidcPreset } from "./preset.ts";
import { clientSecretOf, sealClientSecret } from "./provider-secret.ts";

const fileShape = z.array(
  z
    .strictObject({
      key: z
        .string()
        .regex(/^[a-z0-9-]{1,50}$/, "is what the provider is called in this file: small letters, digits, hyphens"),
      preset: z.enum(OidcPreset),
      name: z.string().min(1).max(100),
      issuer: z.string().optional(),
      clientId: z.string().min(1).max(300),
      /** The secret itself, or the file that holds it and nothing else. */
      clientSecret: z.string().min(1).max(1000).optional(),
      clientSecretFile: z.string().optional(),
      tenant: z.uuid().optional(),
      scopes: z.array(z.string()).optional(),
      domains: z.array(z.string().regex(DOMAIN, "is no domain")).default([]),
      enabled: z.boolean().default(true),
      allowSignUp: z.boolean().default(false),
      factorAtProvider: z.boolean().default(false),
    })
    .refine(({ preset, tenant }) => preset !== OidcPreset.MICROSOFT || tenant !== undefined, {
      path: ["tenant"],
      message: "is the id of the directory whose people come",
    }),
);

type Managed = z.infer<typeof fileShape>[number];

/**
 * Keeps the operator's own providers as their file says (OIDC_PROVIDERS): new ones are added, those that are gone from it are
 * switched off, and nobody changes them in the portal. A file that cannot be read stops the process before it serves.
 */
export async function keepManagedProviders(ctx: IdentityContext): Promise<void> {
  const { providersFile } = ctx.settings.sso;
  const wanted = providersFile ? await read(providersFile) : [];
  await ctx.db.transaction(async (tx) => {
    // Several processes begin at once, and one row is enough.
    await tx.query("select pg_advisory_xact_lock(hashtextextended('identity managed providers', 7))");
    const keys = wanted.map(({ key }) => key);
    const gone = { managedAs: keys.length ? Not(In(keys)) : Not(IsNull()), enabled: true };
    for (const provider of await tx.find(OidcProvider, { where: gone })) {
      if (provider.managedAs) await tx.save(Object.assign(provider, { enabled: false }));
    }
    for (const one of wanted) {
      const known = await tx.findOneBy(OidcProvider, { managedAs: one.key });
      const { id = randomUUIDv7(), createdAt = ctx.now() } = known ?? {};
      const provider =
        known ?? tx.create(OidcProvider, { id, createdAt, managedAs: one.key, endpoints: null, clientSecret: null });
      const secret = await secretOf(one);
      const same = known && digest(clientSecretOf(ctx.settings, known)) === digest(secret);
      const clientSecret = same ? known.clientSecret : secret && sealClientSecret(ctx.settings, id, secret);
      await tx.save(Object.assign(provider, wantedOf(ctx, one), { clientSecret }));
    }
  });
}

async function read(path: string): Promise<Managed[]> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new Error(`OIDC_PROVIDERS: ${path} cannot be read.`);
  });
  const { data, error } = fileShape.safeParse(jsonOf(text));
  if (data && new Set(data.map(({ key }) => key)).size === data.length) return data;
  const faults = error?.issues.map(({ path: at, message }) => `${at.join(".")}: ${message}`) ?? [
    "a key stands in it twice",
  ];
  throw new Error(`OIDC_PROVIDERS: ${path} is not a list of providers.\n${faults.join("\n")}`);
}

async function secretOf({ clientSecret, clientSecretFile }: Managed): Promise<string | null> {
  if (!clientSecretFile) return clientSecret ?? null;
  return (await readFile(clientSecretFile, "utf8")).trim();
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const digest = (secret: string | null) =>
  createHash("sha256")
    .update(secret ?? "")
    .digest("base64");
