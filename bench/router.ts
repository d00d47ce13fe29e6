import { isDeepStrictEqual } from "node:util";
import { composed } from "../router/testing/world.ts";
import { compiledHost } from "./compiled.ts";
import { answerOf, type Contender, cpuPerRequest, fire, type Measured, startMeasured } from "./contender.ts";
import { installPeers } from "./peers.ts";
import { openScene, page } from "./scene.ts";

const BUDGET = 1 / 3;
const PAGE = 20;
const ROUNDS = 9;
const HOST = new URL("host.ts", import.meta.url).pathname;
const PEERS = {
  jsPlanner: new URL("peers/js-planner.mjs", import.meta.url).pathname,
  apolloGateway: new URL("peers/apollo.mjs", import.meta.url).pathname,
};
const NAMES = ["ours", "jsPlanner", "apolloGateway"] as const;
type Name = (typeof NAMES)[number];

/** Processor time of the router's process for one federated page: ours, and what would stand there otherwise. */
export async function router({ small, say }: { small: boolean; say: (line: string) => void }) {
  installPeers(say);
  const { stage, authorization } = await openScene();
  const started: Measured[] = [];
  const start = async (file: string, order: object) => {
    const process = await startMeasured(file, order);
    started.push(process);
    return process;
  };
  try {
    const { test, secrets } = stage;
    const subgraphs = await start(HOST, { be: "subgraphs", ownerUrl: test.ownerUrl, secrets });
    const urls = Object.fromEntries(
      Object.entries(subgraphs.ports).map(([name, port]) => [name, `http://127.0.0.1:${port}/graphql`]),
    );
    const graph = composed([test.backend.identity, test.backend.cases]);
    const contender: Contender = { graph, urls, secret: secrets.routerSecret };
    const asked = (process: Measured) => ({ port: process.ports.router!, body: page(PAGE), authorization });

    const rounds = new Map<Name, { readonly process: Measured; readonly ms: number[] }>();
    const programs: Record<Name, string> = { ours: await compiledHost(), ...PEERS };
    let expected: unknown = null;
    for (const name of NAMES) {
      const process = await start(programs[name], { be: "router", contender });
      const answer: unknown = JSON.parse(await answerOf(asked(process))).data;
      expected ??= answer;
      if (!isDeepStrictEqual(answer, expected)) throw new Error(`${name} answers otherwise`);
      await fire({ ...asked(process), requests: small ? 400 : 2_000 });
      rounds.set(name, { process, ms: [] });
    }
    // In turn, so that whatever else the machine does meanwhile falls on all of them.
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const { process, ms } of rounds.values()) {
        ms.push(await cpuPerRequest([process], { ...asked(process), requests: small ? 100 : 500 }));
      }
    }
    const figures = Object.fromEntries(
      [...rounds].map(([name, { ms }]) => [name, Number(medianOf(ms).toFixed(2))]),
    ) as Record<Name, number>;
    for (const name of NAMES) say(`${name}: ${figures[name]} ms of processor time a request`);
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

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
