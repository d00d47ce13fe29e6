import { nobody } from "../subgraphs/shared/caller.ts";
import { READY_PATH } from "../subgraphs/shared/subgraph.ts";
import { jsonReply, type Reply } from "./http/reply.ts";
import type { Transport } from "./transports/transport.ts";

const PROBE_TIMEOUT_MS = 1_000;
/** Anybody may ask; the subgraphs are asked this often at the most. */
const REMEMBERED_MS = 1_000;

/** Whether the router can serve: it is not going away, and every subgraph says that it can. */
export function readiness(transport: Transport, isDraining: () => boolean): () => Promise<Reply> {
  let asked: { at: number; answer: Promise<Record<string, boolean>> } | null = null;
  return async () => {
    if (isDraining()) return jsonReply(503, { status: "draining" });
    if (!asked || Date.now() - asked.at > REMEMBERED_MS) asked = { at: Date.now(), answer: probeAll(transport) };
    const subgraphs = await asked.answer;
    const ready = Object.values(subgraphs).every(Boolean);
    return jsonReply(ready ? 200 : 503, { status: ready ? "ready" : "waiting", subgraphs });
  };
}

async function probeAll({ upstreams }: Transport): Promise<Record<string, boolean>> {
  const answers = [...upstreams].map(async ([name, upstream]) => {
    const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), PROBE_TIMEOUT_MS).unref());
    const probe = new Request(`http://${name}${READY_PATH}`);
    const answer = upstream.route(probe, nobody("readiness")).then((response) => Boolean(response?.ok));
    return [name, await Promise.race([answer.catch(() => false), late])] as const;
  });
  return Object.fromEntries(await Promise.all(answers));
}
