import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What starts processes, and takes a minute or more; vitest takes a small file for a short one. */
const LONG =
  /\/(?:tests\/(?:drills\/|readme\.)|standalone\/(?:start|own-database|ledger-epoch|migrate|postgres)|deploy\/nginx)/;
/** Of the short ones, how many are begun before the last of the long ones. */
const AMONG = 0.8;

/** Spreads what takes long among what does not: never many drills at once on a few cores, and none alone at the end. */
export class Spread extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const projects = Map.groupBy(await super.sort(files), ({ project }) => project);
    return [...projects.values()].flatMap(spread);
  }
}

function spread(files: readonly TestSpecification[]): TestSpecification[] {
  const long = files.filter(({ moduleId }) => LONG.test(moduleId));
  const short = files.filter((file) => !long.includes(file));
  const between = Math.ceil((AMONG * short.length) / Math.max(1, long.length));
  const begun = long.flatMap((file, n) => [file, ...short.slice(n * between, (n + 1) * between)]);
  return [...begun, ...short.slice(long.length * between)];
}
