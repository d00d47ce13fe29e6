import { readEnv } from "../shared/env.ts";
import { runSubgraph, start } from "../shared/process.ts";
import { agentsEnv, settingsOf } from "./env.ts";
import { agents } from "./subgraph.ts";

start(async () => {
  const env = readEnv(agentsEnv);
  await runSubgraph(agents, settingsOf(env), env);
});
