import { generateKeyPairSync, randomBytes } from "node:crypto";
import { join } from "node:path";
import { readPrivate, writePrivate } from "./private-file.ts";

/** What this installation keeps to itself: made on the first start, and never anywhere near the database. */
export interface Secrets {
  /** By it the router proves itself to a subgraph. */
  readonly routerSecret: string;
  /** Seals private keys that are stored in the database. */
  readonly sealingSecret: string;
  /** Derives refresh tokens. */
  readonly refreshSecret: string;
  /** Derives the codes and links that are sent. */
  readonly codeSecret: string;
  /** Seals what second factors are made of: without it everybody sets theirs up anew. */
  readonly factorSecret: string;
  /** Derives what single sign-on sends along, and seals what it keeps. */
  readonly ssoSecret: string;
  /** Makes the links that switch e-mails off, and what a bounced mail is known by. */
  readonly linkSecret: string;
  /** Seals what lets a run of agents act for its person. */
  readonly delegationSecret: string;
  /** Wraps the keys by which the ledger seals what it holds about people: without it that is lost. */
  readonly ledgerSealingSecret: string;
  /** The one before it, for as long as some key may still be wrapped by it. */
  readonly ledgerSealingSecretPrevious?: string;
  /** Signs the ledger's heads: Ed25519, base64 of its PKCS#8. */
  readonly ledgerSigningKey: string;
  /** Of the database roles, by subgraph. */
  readonly passwords: Readonly<Record<string, string>>;
}

const pathOf = (dataDir: string) => join(dataDir, "secrets.json");

/** Reads the secrets of a data folder, and makes those that are missing: a new subgraph needs a new password. */
export function openSecrets(dataDir: string, roles: readonly string[]): Secrets {
  const path = pathOf(dataDir);
  const known = readPrivate<Partial<Secrets>>(path);
  const secrets: Secrets = {
    routerSecret: known?.routerSecret ?? fresh(),
    sealingSecret: known?.sealingSecret ?? fresh(),
    refreshSecret: known?.refreshSecret ?? fresh(),
    codeSecret: known?.codeSecret ?? fresh(),
    factorSecret: known?.factorSecret ?? fresh(),
    ssoSecret: known?.ssoSecret ?? fresh(),
    linkSecret: known?.linkSecret ?? fresh(),
    delegationSecret: known?.delegationSecret ?? fresh(),
    ledgerSealingSecret: known?.ledgerSealingSecret ?? fresh(),
    ...(known?.ledgerSealingSecretPrevious && { ledgerSealingSecretPrevious: known.ledgerSealingSecretPrevious }),
    ledgerSigningKey: known?.ledgerSigningKey ?? freshKey(),
    passwords: Object.fromEntries(roles.map((role) => [role, known?.passwords?.[role] ?? fresh()])),
  };
  const complete = { ...secrets, passwords: { ...known?.passwords, ...secrets.passwords } };
  if (JSON.stringify(complete) !== JSON.stringify(known)) writePrivate(path, complete);
  return secrets;
}

/** Makes a new sealing secret beside the one that it replaces; where that was begun before, it is gone on with. */
export function replaceSealingSecret(dataDir: string, roles: readonly string[]): Secrets {
  const secrets = openSecrets(dataDir, roles);
  if (secrets.ledgerSealingSecretPrevious) return secrets;
  const { ledgerSealingSecret } = secrets;
  const replaced = { ...secrets, ledgerSealingSecret: fresh(), ledgerSealingSecretPrevious: ledgerSealingSecret };
  writePrivate(pathOf(dataDir), replaced);
  return replaced;
}

/** Nothing is wrapped by the previous sealing secret any more. */
export function forgetPreviousSecret(dataDir: string, roles: readonly string[]): void {
  const { ledgerSealingSecretPrevious: _gone, ...secrets } = openSecrets(dataDir, roles);
  writePrivate(pathOf(dataDir), secrets);
}

function freshKey(): string {
  const { privateKey } = generateKeyPairSync("ed25519");
  return privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
}

/** 256 bits that fit into a URL. */
function fresh(): string {
  return randomBytes(32).toString("base64url");
}
