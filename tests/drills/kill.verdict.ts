import type { Api } from "../setup/api.ts";
import type { Acknowledged } from "./writer.ts";

const CASES = `query($after: String) { cases(first: 50, after: $after, filter: { text: "Drill of" }) {
  edges { node { id version title priority comments(first: 20) { edges { node { id } } } } }
  pageInfo { hasNextPage endCursor } } }`;
const TRAIL = `query($after: String) { auditTrail(first: 100, after: $after, filter: { event: "case." }) {
  edges { node { event aboutId facts } }
  pageInfo { hasNextPage endCursor } } }`;

interface Case {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly comments: { readonly edges: readonly { readonly node: { readonly id: string } }[] };
}

interface Entry {
  readonly event: string;
  readonly aboutId: string;
  readonly facts: { readonly version: number; readonly commentId?: string };
}

/**
 * Looks for every acknowledged change, in the records and in the ledger, through the API. What nobody acknowledged
 * may be there or not, but then in both: a case has one entry for each of its versions, and one for each comment.
 */
export async function missedOrDoubled(
  api: Api,
  acknowledged: readonly Acknowledged[],
): Promise<{ lost: number; duplicated: number }> {
  const cases = new Map((await all<Case>(api, "cases", CASES)).map((kase) => [kase.id, kase]));
  const entries = await all<Entry>(api, "auditTrail", TRAIL);
  const found = counted(entries.map(keyOfEntry));

  const lost = new Set(acknowledged.filter((change) => !stands(change, cases) || !found.get(keyOf(change))).map(keyOf));
  const duplicated = new Set(acknowledged.map(keyOf).filter((key) => (found.get(key) ?? 0) > 1));
  for (const { id, version, comments } of cases.values()) {
    const expected = [
      ...Array.from({ length: version }, (_, n) => `${id} version ${n + 1}`),
      ...comments.edges.map(({ node }) => `${id} comment ${node.id}`),
    ];
    for (const key of expected) {
      if (!found.has(key)) lost.add(key);
      if ((found.get(key) ?? 0) > 1) duplicated.add(key);
    }
  }
  return { lost: lost.size, duplicated: duplicated.size };
}

function stands(change: Acknowledged, cases: ReadonlyMap<string, Case>): boolean {
  const kase = cases.get(change.caseId);
  if (!kase) return false;
  if (change.event === "case.created") return kase.title === change.title;
  if (change.event !== "case.commented") return kase.version >= change.version;
  return kase.comments.edges.some(({ node }) => node.id === change.commentId);
}

function keyOf(change: Acknowledged): string {
  if (change.event === "case.commented") return `${change.caseId} comment ${change.commentId}`;
  return `${change.caseId} version ${change.event === "case.created" ? 1 : change.version}`;
}

function keyOfEntry({ aboutId, facts }: Entry): string {
  return facts.commentId ? `${aboutId} comment ${facts.commentId}` : `${aboutId} version ${facts.version}`;
}

function counted(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

interface Page<T> {
  readonly edges: readonly { readonly node: T }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function all<T>(api: Api, field: string, query: string): Promise<T[]> {
  const nodes: T[] = [];
  for (let after: string | null = null; ; ) {
    const page: Page<T> = (await api.must(query, { after }))[field];
    nodes.push(...page.edges.map(({ node }) => node));
    if (!page.pageInfo.hasNextPage) return nodes;
    after = page.pageInfo.endCursor;
  }
}
