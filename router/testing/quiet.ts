import { createLog } from "../../subgraphs/shared/log.ts";

/** A log that nobody reads. */
export const quiet = createLog("test", "silent");
