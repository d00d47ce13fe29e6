import { isDeepStrictEqual } from "node:util";
import { composed } from "../router/testing/world.ts";
import { answerOf, type Contender, cpuPerRequest, fire, type Measured, startMeasured } from "./contender.ts";
import { installPeers } from "./peers.ts";
import { openScene, page } from "./scene.ts";

const BUDGET = 1 / 3;
const PAGE = 20;
const HOST = new URL("host.ts", import.meta.url).pathname;
const ROUTERS = {
  ours: HOST,
  jsPlanner: new URL("peers/js-planner.mjs", import.meta.url).pathname,
  apolloGateway: new URL("peers/apollo.mjs", import.meta.url).pathname,
} as const;
type Name = keyof typeof ROUTERS;

/** Processor time of the router's process for one federated page: ours, and what would stand there otherwise. */
export async function router({ small, say }: { small: boolean; say: (line: string) => void }) {
  installPeers(say);
  const { stage, authorization } = await openScene();
  const started: Measured[] = [];
  try {
    const { test, secrets } = stage;
    const subgraphs = await startMeasured(HOST, { be: "subgraphs", ownerUrl: test.ownerUrl, secrets });
    started.push(subgraphs);
    const urls = Object.fromEntries(
      Object.entries(subgraphs.ports).map(([name, port]) => [name, `http://127.0.0.1:${port}/graphql`]),
    );
    const graph = composed([test.backend.identity, test.backend.cases]);
    const contender: Contender = { graph, urls, secret: secrets.routerSecret };
    const figures = {} as Record<Name, number>;
    let expected: unknown = null;
    for (const name of Object.keys(ROUTERS) as Name[]) {
      const process = await startMeasured(ROUTERS[name], { be: "router", contender });
      started.push(process);
      const asked = { port: process.ports.router!, body: page(PAGE), authorization };
      const answer: unknown = JSON.parse(await answerOf(asked)).data;
      expected ??= answer;
      if (!isDeepStrictEqual(answer, expected)) throw new Error(`${name} answers otherwise`);
      await fire({ ...asked, requests: small ? 200 : 1_000 });
      const ms = await cpuPerRequest([process], { ...asked, requests: small ? 400 : 4_000 });
      figures[name] = Number(ms.toFixed(2));
      say(`${name}: ${figures[name]} ms of processor time a request`);
      await process.close();
      started.pop();
    }
    const { ours, jsPlanner, apolloGateway } = figures;
    say(
      `ours takes ${(ours / jsPlanner).toFixed(2)} of the JavaScript planner's, ${(ours / apolloGateway).toFixed(2)} of @apollo/gateway's`,
    );
    return { held: ours <= jsPlanner * BUDGET && ours <= apolloGateway * BUDGET, figures };
  } finally {
    for (const process of started.reverse()) await process.close();
    await stage.close();
  }
}
