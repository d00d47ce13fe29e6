import { readEnv } from "../shared/env.ts";
import { runSubgraph, start } from "../shared/process.ts";
import { identityEnv, settingsOf } from "./env.ts";
import { openPlaces } from "./places/places.ts";
import { identity } from "./subgraph.ts";

start(async () => {
  const env = readEnv(identityEnv);
  await runSubgraph(identity, settingsOf(env, await openPlaces(env.GEO_DATABASE)), env);
});
