import { hkdfSync, randomUUIDv7 } from "node:crypto";
import {
  CompactEncrypt,
  type CryptoKey,
  compactDecrypt,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JSONWebKeySet,
  type JWK,
} from "jose";
import { type EntityManager, IsNull, MoreThan, Not } from "typeorm";
import { record } from "../../shared/ledger/record.ts";
import { SESSION_SECONDS, TOKEN_ALGORITHM } from "../../shared/token.ts";
import { KEYS_DISOWNED } from "../../shared/viewer.ts";
import type { IdentityContext } from "../context.ts";
import type { IdentitySettings } from "../settings.ts";
import { SigningKey } from "./signing-key.entity.ts";
import type { RotateSigningKey } from "./signing-key.inputs.ts";

const LIFETIME_MS = 30 * 24 * 3600 * 1000;
const CHECK_MS = 3600 * 1000;

/** What signs now. */
export interface Signer {
  readonly kid: string;
  readonly privateKey: CryptoKey;
}

/** The public keys of every token that a request or a stream can still stand on (RFC 7517). */
export async function publicKeys(ctx: IdentityContext): Promise<JSONWebKeySet> {
  const since = new Date(ctx.now().getTime() - SESSION_SECONDS * 1000);
  const keys = await ctx.db.getRepository(SigningKey).find({
    where: [{ retiredAt: IsNull() }, { retiredAt: MoreThan(since) }],
    order: { id: "DESC" },
  });
  return { keys: keys.map(({ id, publicKey }) => ({ ...publicKey, kid: id, alg: TOKEN_ALGORITHM, use: "sig" })) };
}

/** The key that signs, unsealed once per process and key. */
export async function currentSigner(ctx: IdentityContext, tx: EntityManager): Promise<Signer> {
  const key = await tx.findOneOrFail(SigningKey, { where: { retiredAt: IsNull() }, order: { id: "DESC" } });
  let signer = unsealed.get(key.id);
  if (!signer) {
    signer = { kid: key.id, privateKey: await unseal(ctx.settings, key.sealedPrivateKey) };
    unsealed.set(key.id, signer);
  }
  return signer;
}

/** The key of this id, where this process has signed with it already. */
export function knownSigner(kid: string): Signer | undefined {
  return unsealed.get(kid);
}

const unsealed = new Map<string, Signer>();

/** Makes sure that a key signs and that none signs for longer than its lifetime; again every hour. */
export async function keepKeysFresh(ctx: IdentityContext): Promise<() => void> {
  const check = async () => {
    const oldest = new Date(ctx.now().getTime() - LIFETIME_MS);
    const fresh = (db: EntityManager) => db.existsBy(SigningKey, { retiredAt: IsNull(), createdAt: MoreThan(oldest) });
    if (await fresh(ctx.db.manager)) return;
    await ctx.db.transaction(async (tx) => {
      await tx.query("lock table signing_keys in exclusive mode");
      if (!(await fresh(tx))) await replaceKey(ctx, tx, "lifetime");
    });
  };
  await check();
  const timer = setInterval(
    () => check().catch((err) => ctx.log.error({ err }, "the signing key was not rotated")),
    CHECK_MS,
  );
  timer.unref();
  return () => clearInterval(timer);
}

/** Signs with a new key from now on; with `compromised`, tokens of the old ones are refused at once. */
export async function rotateSigningKey(ctx: IdentityContext, input: RotateSigningKey): Promise<SigningKey> {
  return ctx.db.transaction(async (tx) => {
    await tx.query("lock table signing_keys in exclusive mode");
    const key = await replaceKey(ctx, tx, input.reason);
    if (input.compromised) await disown(ctx, tx, key);
    return key;
  });
}

/** Old keys are published no more, and every process hears that their tokens hold no longer. */
async function disown(ctx: IdentityContext, tx: EntityManager, key: SigningKey): Promise<void> {
  const old = await tx.findBy(SigningKey, { id: Not(key.id) });
  await tx.update(SigningKey, { id: Not(key.id) }, { retiredAt: new Date(0) });
  await record(ctx, tx, KEYS_DISOWNED, key, { facts: { keyIds: old.map(({ id }) => id) } });
}

async function replaceKey(ctx: IdentityContext, tx: EntityManager, reason: string): Promise<SigningKey> {
  await tx.update(SigningKey, { retiredAt: IsNull() }, { retiredAt: ctx.now() });
  const { publicKey, privateKey } = await generateKeyPair(TOKEN_ALGORITHM, { extractable: true });
  const key = await tx.save(
    tx.create(SigningKey, {
      id: randomUUIDv7(),
      createdAt: ctx.now(),
      publicKey: await exportJWK(publicKey),
      sealedPrivateKey: await seal(ctx.settings, await exportJWK(privateKey)),
      retiredAt: null,
    }),
  );
  await record(ctx, tx, "signingKey.rotated", key, { facts: { keyId: key.id }, changes: { after: { reason } } });
  return key;
}

const sealingKey = ({ sealingSecret }: IdentitySettings) =>
  new Uint8Array(hkdfSync("sha256", sealingSecret, "", "casegraph signing keys", 32));

function seal(settings: IdentitySettings, key: JWK): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(key)))
    .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
    .encrypt(sealingKey(settings));
}

async function unseal(settings: IdentitySettings, sealed: string): Promise<CryptoKey> {
  const { plaintext } = await compactDecrypt(sealed, sealingKey(settings));
  return (await importJWK(JSON.parse(new TextDecoder().decode(plaintext)), TOKEN_ALGORITHM)) as CryptoKey;
}
