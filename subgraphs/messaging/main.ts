import { readEnv } from "../shared/env.ts";
import { runSubgraph, start } from "../shared/process.ts";
import { messagingEnv, settingsOf } from "./env.ts";
import { messaging } from "./subgraph.ts";

start(async () => {
  const env = readEnv(messagingEnv);
  await runSubgraph(messaging, settingsOf(env), env);
});
