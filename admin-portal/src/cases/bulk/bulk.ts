import type { CaseDetailFragment } from "../../gql/graphql.ts";
import type { CaseRecord } from "../case.handler.ts";

/** What became of one case of many. */
export type Outcome = { record: CaseRecord; changed: CaseDetailFragment } | { record: CaseRecord; failure: unknown };

const AT_ONCE = 4;

/** Does the same to many cases, a few at a time; one that is refused does not hold up the others. */
export async function inBulk(
  records: CaseRecord[],
  act: (record: CaseRecord) => Promise<CaseDetailFragment>,
  onProgress: (done: number) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = [...records];

  async function work() {
    for (let record = waiting.shift(); record; record = waiting.shift()) {
      outcomes.push(await attempt(record, act));
      onProgress(outcomes.length);
    }
  }

  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return outcomes;
}

async function attempt(record: CaseRecord, act: (record: CaseRecord) => Promise<CaseDetailFragment>): Promise<Outcome> {
  try {
    return { record, changed: await act(record) };
  } catch (failure) {
    return { record, failure };
  }
}
