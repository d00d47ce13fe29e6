import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A process that answers as a test says. */
export interface FakeProcess {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts a server that stands where a subgraph should. */
export async function fakeProcess(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<FakeProcess> {
  const server = createServer(answer);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
