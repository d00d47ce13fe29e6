import { readEnv } from "../shared/env.ts";
import { runSubgraph, start } from "../shared/process.ts";
import { casesEnv } from "./env.ts";
import { cases } from "./subgraph.ts";

start(async () => {
  await runSubgraph(cases, undefined, readEnv(casesEnv));
});
