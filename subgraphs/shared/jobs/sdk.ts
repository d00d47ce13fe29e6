import { createRequire } from "node:module";

const PACKAGE = "@dbos-inc/dbos-sdk";
const ITS_FILES = /[\\/]@dbos-inc[\\/]dbos-sdk[\\/]/;
const require = createRequire(import.meta.url);

/** A copy of DBOS Transact: the parts of it that the engine stands on. */
export interface Sdk {
  readonly DBOS: typeof import("@dbos-inc/dbos-sdk").DBOS;
  readonly DBOSClient: typeof import("@dbos-inc/dbos-sdk").DBOSClient;
  /** What runs at this moment. */
  readonly context: typeof import("@dbos-inc/dbos-sdk/internal/context");
  /** JSON with dates, maps and what else a step may return. */
  readonly json: { stringify(value: unknown): string; parse(text: string): unknown };
  /** The executor of this copy, once it was launched. */
  executor(): import("@dbos-inc/dbos-sdk/internal/dbos-executor").DBOSExecutor;
}

/**
 * Loads a copy of the SDK that shares nothing with any other. DBOS keeps its executor, its queues and its workflows in
 * variables of its modules, and a process of ours runs an engine for each of its subgraphs.
 */
export function loadSdk(): Sdk {
  const others = forget();
  try {
    const { DBOS, DBOSClient } = require(PACKAGE);
    const context = require(`${PACKAGE}/internal/context`);
    const { DBOSJSON } = require(`${PACKAGE}/internal/serialization`);
    const { DBOSExecutor } = require(`${PACKAGE}/internal/dbos-executor`);
    return {
      DBOS,
      DBOSClient,
      context,
      json: DBOSJSON,
      executor: () => DBOSExecutor.globalInstance ?? notLaunched(),
    };
  } finally {
    forget();
    for (const [file, module] of others) require.cache[file] = module;
  }
}

/** Takes the SDK's modules out of the cache; whoever has loaded them keeps them. */
function forget(): [string, NodeJS.Module | undefined][] {
  const known = Object.entries(require.cache).filter(([file]) => ITS_FILES.test(file));
  for (const [file] of known) delete require.cache[file];
  return known;
}

function notLaunched(): never {
  throw new Error("The engine of the jobs was not launched.");
}
