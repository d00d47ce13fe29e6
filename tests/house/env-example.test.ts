import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { routerEnv } from "../../router/env.ts";
import { servicesEnv, standaloneEnv } from "../../standalone/env.ts";
import { agentsEnv } from "../../subgraphs/agents/env.ts";
import { casesEnv } from "../../subgraphs/cases/env.ts";
import { identityEnv } from "../../subgraphs/identity/env.ts";
import { messagingEnv } from "../../subgraphs/messaging/env.ts";

it("names every variable that some process reads, and no other", () => {
  const read = [standaloneEnv, servicesEnv, routerEnv, identityEnv, casesEnv, messagingEnv, agentsEnv].flatMap(
    (shape) => Object.keys(shape),
  );
  const named = [...readFileSync(".env.example", "utf8").matchAll(/^#? ?([A-Z_]+)=/gm)].map(([, name]) => name);

  expect([...new Set(named)].sort()).toEqual([...new Set(read)].sort());
});
