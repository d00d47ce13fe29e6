import { composed } from "../router/testing/world.ts";
import { compiledHost } from "./compiled.ts";
import { cpuPerRequest, fire, type Load, type Measured, startMeasured } from "./contender.ts";
import { guardShare } from "./guard.ts";
import { installPeers } from "./peers.ts";
import { openScene, page } from "./scene.ts";

const RATIO_BUDGET = 1.8;
const PAGE_BUDGET_MS = 1.5;
const GUARD_BUDGET = 0.2;
const PAGE = 50;

/** A page of fifty cases with their people, from one process over `local`, and from router and subgraphs over `http`: requests a second of one core. */
export async function transport({ small, say }: { small: boolean; say: (line: string) => void }) {
  installPeers(say);
  const host = await compiledHost();
  const scene = await openScene();
  const { stage, authorization } = scene;
  const started: Measured[] = [];
  const start = async (order: object) => {
    const process = await startMeasured(host, order);
    started.push(process);
    return process;
  };
  const measure = async (name: string, parts: readonly Measured[], port: number) => {
    const load: Load = { port, body: page(PAGE), authorization, requests: small ? 400 : 4_000 };
    // A server is warm: before this many, a quarter of what is measured is the compiler's.
    await fire(load);
    const ms = await cpuPerRequest(parts, load);
    say(`${name}: ${ms.toFixed(2)} ms of processor time a request`);
    return ms;
  };
  try {
    const { test, secrets } = stage;
    const { ownerUrl } = test;
    const whole = await start({ be: "whole", ownerUrl, secrets });
    const localMs = await measure("local", [whole], whole.ports.router!);
    await whole.close();
    started.pop();

    const subgraphs = await start({ be: "subgraphs", ownerUrl, secrets });
    const urls = Object.fromEntries(
      Object.entries(subgraphs.ports).map(([name, port]) => [name, `http://127.0.0.1:${port}/graphql`]),
    );
    const graph = composed([test.backend.identity, test.backend.cases]);
    const router = await start({ be: "router", contender: { graph, urls, secret: secrets.routerSecret } });
    const httpMs = await measure("http", [router, subgraphs], router.ports.router!);

    const share = await guardShare(scene, small ? 200 : 1_000);
    const figures = {
      local: Math.round(1000 / localMs),
      http: Math.round(1000 / httpMs),
      pageMs: Number(localMs.toFixed(2)),
      guardShare: Number(share.toFixed(2)),
    };
    say(`token check, context and rules: ${Math.round(share * 100)} % of a subgraph's request`);
    say(`local does ${(httpMs / localMs).toFixed(2)} times the work of http on the same core`);
    const held = httpMs / localMs >= RATIO_BUDGET && localMs <= PAGE_BUDGET_MS && share <= GUARD_BUDGET;
    return { held, figures };
  } finally {
    for (const process of started.reverse()) await process.close();
    await stage.close();
  }
}
