import { readEnv } from "../shared/env.ts";
import { runSubgraph, start } from "../shared/process.ts";
import { passwordPolicyOf } from "./credentials/password-policy.ts";
import { identityEnv } from "./env.ts";
import { identity } from "./subgraph.ts";

start(async () => {
  const env = readEnv(identityEnv);
  const settings = {
    issuer: env.PUBLIC_URL,
    sealingSecret: env.SEALING_SECRET,
    refreshSecret: env.REFRESH_SECRET,
    passwords: passwordPolicyOf(env),
  };
  await runSubgraph(identity, settings, env);
});
