import { generateKeyPair, randomUUIDv7 } from "node:crypto";
import { promisify } from "node:util";
import type { EntityManager } from "typeorm";
import { record } from "../../../shared/ledger/record.ts";
import type { IdentityContext } from "../../context.ts";
import { assertSteppedUp } from "../../sessions/step-up.ts";
import { openText, sealText } from "../sso.keys.ts";
import type { RotateSamlKey } from "./saml-connection.inputs.ts";
import { SamlKey } from "./saml-key.entity.ts";
import { selfSigned } from "./self-signed.ts";

const LIFETIME_MS = 5 * 365 * 24 * 3_600_000;
const BITS = 2048;

/** What we sign and decrypt with, and what is published of it. */
export interface OwnKeys {
  readonly signingKey: string;
  /** The newest first: what was encrypted for one that has just been replaced is still opened. */
  readonly decryptionKeys: readonly string[];
  readonly certificate: string;
  /** Published before it is used. */
  readonly nextCertificate: string;
}

/** Our keys; the first time that anybody asks for them they are made. */
export async function ownKeys(ctx: IdentityContext): Promise<OwnKeys> {
  const found = keysAmong(ctx, await ctx.db.manager.find(SamlKey, NEWEST_FIRST));
  if (found) return found;
  // Made before the lock is taken: it takes a while.
  const made = [await newKey(ctx, "CURRENT"), await newKey(ctx, "NEXT")];
  return ctx.db.transaction(async (tx) => {
    await tx.query("lock table saml_keys in exclusive mode");
    const others = keysAmong(ctx, await tx.find(SamlKey, NEWEST_FIRST));
    if (others) return others;
    const keys = keysAmong(ctx, await tx.save(tx.create(SamlKey, made)));
    if (!keys) throw new Error("The keys that were just made do not open");
    return keys;
  });
}

/** Signs with the key that was published last time, and publishes another one for the next time. */
export async function rotateSamlKey(ctx: IdentityContext, { reason }: RotateSamlKey): Promise<SamlKey> {
  await assertSteppedUp(ctx);
  await ownKeys(ctx);
  const following = await newKey(ctx, "NEXT");
  return ctx.db.transaction(async (tx) => {
    await tx.query("lock table saml_keys in exclusive mode");
    const [next, current] = await Promise.all([only(tx, "NEXT"), only(tx, "CURRENT")]);
    await tx.save(Object.assign(current, { state: "OLD", retiredAt: ctx.now() }));
    await tx.save(Object.assign(next, { state: "CURRENT" }));
    await tx.save(tx.create(SamlKey, following));
    await record(ctx, tx, "samlKey.rotated", next, { facts: { keyId: next.id }, changes: { after: { reason } } });
    return next;
  });
}

const NEWEST_FIRST = { order: { id: "DESC" } } as const;
const MOST_OLD = 2;

function keysAmong(ctx: IdentityContext, keys: readonly SamlKey[]): OwnKeys | null {
  const [next, current] = [keys.find(({ state }) => state === "NEXT"), keys.find(({ state }) => state === "CURRENT")];
  if (!next || !current) return null;
  const old = keys.filter(({ state }) => state === "OLD").slice(0, MOST_OLD);
  return {
    signingKey: opened(ctx, current),
    decryptionKeys: [current, next, ...old].map((key) => opened(ctx, key)),
    certificate: current.certificate,
    nextCertificate: next.certificate,
  };
}

function only(tx: EntityManager, state: SamlKey["state"]): Promise<SamlKey> {
  return tx.findOneByOrFail(SamlKey, { state });
}

const placeOf = (id: string) => `private key of SAML ${id}`;

function opened({ settings }: IdentityContext, { id, sealedPrivateKey }: SamlKey): string {
  const pem = openText(settings, placeOf(id), sealedPrivateKey);
  if (!pem) throw new Error("The key that SAML messages are signed with does not open with this SSO_SECRET");
  return pem;
}

async function newKey(ctx: IdentityContext, state: SamlKey["state"]): Promise<Partial<SamlKey>> {
  const { privateKey } = await promisify(generateKeyPair)("rsa", { modulusLength: BITS });
  const [id, now] = [randomUUIDv7(), ctx.now()];
  const name = new URL(ctx.settings.issuer).hostname;
  const notAfter = new Date(now.getTime() + LIFETIME_MS);
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  return {
    id,
    createdAt: now,
    state,
    certificate: selfSigned(privateKey, { name, notBefore: now, notAfter }),
    sealedPrivateKey: sealText(ctx.settings, placeOf(id), pem),
    retiredAt: null,
  };
}
