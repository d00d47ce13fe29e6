import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Log } from "../log.ts";
import { printMetrics, watchProcess } from "./metrics.ts";

/** Where a process tells how it fares; without a port it does not. */
export interface MetricsPlace {
  readonly METRICS_PORT?: number;
  readonly METRICS_HOST: string;
}

/** A listener that can be stopped; `port` is null when nobody asked for one. */
export interface MetricsServer {
  readonly port: number | null;
  close(): Promise<void>;
}

/** Serves `/metrics` and `/health` on a private port, apart from the one that clients reach. */
export async function serveMetrics({ METRICS_PORT, METRICS_HOST }: MetricsPlace, log: Log): Promise<MetricsServer> {
  if (METRICS_PORT === undefined) return { port: null, close: async () => undefined };
  watchProcess();
  const http = createServer((request, response) => {
    answer(request, response).catch((error) => {
      log.error({ err: error }, "the metrics could not be read");
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    http.once("error", reject);
    http.listen(METRICS_PORT, METRICS_HOST, () => {
      http.off("error", reject);
      resolve();
    });
  });
  return {
    port: (http.address() as AddressInfo).port,
    async close() {
      http.closeAllConnections();
      await new Promise<void>((resolve) => http.close(() => resolve()));
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== "GET") return void response.writeHead(405, { allow: "GET" }).end();
  const path = (request.url ?? "/").split("?")[0];
  if (path === "/health") return void response.writeHead(200, { "content-type": "text/plain" }).end("up\n");
  if (path !== "/metrics") return void response.writeHead(404).end();
  const { type, text } = await printMetrics();
  response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(text);
}
