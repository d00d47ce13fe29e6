import type { EvidenceOfStepFragment } from "../../gql/graphql.ts";

type Evidence = EvidenceOfStepFragment["evidence"][number];

/** Evidence as people read it: what has a version stands for itself, notes are counted, people are named together. */
export function groupsOf(evidence: readonly Evidence[]): { single: Evidence[]; notes: number; people: string[] } {
  const idsOf = (type: string) => [...new Set(evidence.filter((one) => one.type === type).map((one) => one.aboutId))];
  const single = evidence.filter(({ type }) => type !== "Comment" && type !== "User");
  return { single: distinct(single), notes: idsOf("Comment").length, people: idsOf("User") };
}

/** Several steps read the same: each thing and version once, where it says the most. */
function distinct(evidence: readonly Evidence[]): Evidence[] {
  const found = new Map<string, Evidence>();
  for (const one of evidence) {
    const key = `${one.type} ${one.aboutId} ${one.version}`;
    if (!found.get(key)?.position) found.set(key, one);
  }
  return [...found.values()];
}
