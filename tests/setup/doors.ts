import { compose } from "../../router/compose.ts";
import { createRouter } from "../../router/router.ts";
import { httpTransport } from "../../router/transports/http.ts";
import { secretFor } from "../../subgraphs/shared/credential.ts";
import type { Doors } from "../../subgraphs/shared/doors.ts";
import { httpGraph } from "../../subgraphs/shared/graph.http.ts";
import { openGraph } from "../../subgraphs/shared/graph.ts";
import { createLog } from "../../subgraphs/shared/log.ts";
import type { OpenSubgraph } from "../../subgraphs/shared/open.ts";
import { httpPeers } from "../../subgraphs/shared/peers.http.ts";
import { openPeers } from "../../subgraphs/shared/peers.ts";
import { serveSubgraph } from "../../subgraphs/shared/server.ts";
import type { TestBackend } from "./backend.ts";

export const DOORS_SECRET = "by which processes of a test know each other, and nobody else";

export const A_PEER = "messaging";
/** What that peer and identity share. */
export const PEER_SECRET = secretFor(A_PEER, secretFor("identity", DOORS_SECRET));

/** The subgraphs of a backend as processes behind a router, and the doors that lead there. */
export interface RemoteDoors extends Doors {
  readonly routerUrl: string;
  /** Of each subgraph's server. */
  readonly urls: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Serves what runs in this process as if each part ran in its own. */
export async function openRemoteDoors(test: TestBackend): Promise<RemoteDoors> {
  const log = createLog("doors", "silent");
  const subgraphs = Object.values(test.backend).filter(
    (part): part is OpenSubgraph => typeof part === "object" && part !== null && "sdl" in part,
  );
  const options = { port: 0, host: "127.0.0.1", log };
  const servers = await Promise.all(
    subgraphs.map((subgraph) =>
      serveSubgraph(subgraph, { ...options, routerSecrets: [secretFor(subgraph.name, DOORS_SECRET)] }),
    ),
  );
  const urls = Object.fromEntries(
    subgraphs.map(({ name }, index) => [name, `http://127.0.0.1:${servers[index]?.port}/graphql`]),
  );
  const router = await createRouter({
    graph: compose(subgraphs.map(({ name, sdl }) => ({ name, sdl, url: urls[name] as string }))),
    transport: httpTransport({ urls, secret: DOORS_SECRET, log }),
    publicUrl: "http://localhost:4000",
    secret: DOORS_SECRET,
    log,
  });
  const routerUrl = `http://127.0.0.1:${await router.listen(0, "127.0.0.1")}`;
  return {
    routerUrl,
    urls,
    graph: openGraph(httpGraph([routerUrl], secretFor("messaging", DOORS_SECRET))),
    peers: openPeers(httpPeers(A_PEER, { identity: { urls: [urls.identity as string], secret: PEER_SECRET } })),
    async close() {
      await router.close();
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}
