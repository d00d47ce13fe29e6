import type { EntityManager } from "typeorm";
import { oidcSource } from "./oidc/oidc.source.ts";
import { samlSource } from "./saml/saml.source.ts";
import type { Source, SourceKind } from "./source.ts";
import type { SsoKind } from "./sso.kind.ts";

/** Every kind of source that there is. */
const KINDS: readonly SourceKind[] = [oidcSource, samlSource];

/** What a kind of source can do. */
export function kindOf(kind: SsoKind): SourceKind {
  const found = KINDS.find((one) => one.kind === kind);
  if (!found) throw new Error(`There is no source of kind ${kind}`);
  return found;
}

/** Sources by their ids, of whichever kind; those that are switched off too. */
export async function sourcesOf(db: EntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, Source>> {
  const sources: Source[] = [];
  for (const kind of ids.length ? KINDS : []) sources.push(...(await kind.find(db, ids)));
  return new Map(sources.map((source) => [source.id, source]));
}

/** One of them. */
export async function sourceOf(db: EntityManager, id: string): Promise<Source | null> {
  return (await sourcesOf(db, [id])).get(id) ?? null;
}

/**
 * The same, as it stays until the transaction ends: it is changed or removed before, or after what is made by it. With
 * `waits: false` one that somebody changes right now is none.
 */
export async function heldSource(
  tx: EntityManager,
  { kind, sourceId }: { readonly kind: SsoKind; readonly sourceId: string },
  { waits = true } = {},
): Promise<Source | null> {
  const held = `select id from ${kindOf(kind).table} where id = $1 for share${waits ? "" : " skip locked"}`;
  const rows: unknown[] = await tx.query(held, [sourceId]);
  return rows.length ? sourceOf(tx, sourceId) : null;
}

/** Those that anybody may choose, by kind and name. */
export async function offeredSources(db: EntityManager): Promise<Source[]> {
  return (await Promise.all(KINDS.map((kind) => kind.offered(db)))).flat();
}

/** The connection of an organisation whose domain this is; null where none has it. */
export async function sourceOfDomain(db: EntityManager, domain: string): Promise<Source | null> {
  for (const kind of KINDS) {
    const source = await kind.ofDomain(db, domain);
    if (source) return source;
  }
  return null;
}
