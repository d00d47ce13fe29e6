import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { Http2Client } from "../setup/http2-client.ts";
import type { TestNginx } from "../setup/nginx.ts";
import { VISITORS, type Way } from "./visitors.ts";

const LOOK_MS = 100;

/** Through nginx: HTTP/2 and TLS, a connection for each visitor. */
export function throughNginx({ https, ca }: TestNginx, authorization: string): Way {
  const clients = Array.from({ length: VISITORS }, () => new Http2Client(`https://localhost:${https}`, ca));
  const headers = { "content-type": "application/json", authorization };
  return {
    post: (visitor, body) => clients[visitor]!.post(body, headers),
    async close() {
      for (const client of clients) client.close();
    },
  };
}

/**
 * The least that a load balancer does: it keeps connections, sends requests to routers that say that they are ready, and
 * tries another only when one refuses the connection, which is then one that has not seen the request.
 */
export class Balanced implements Way {
  readonly #agents: readonly Agent[];
  readonly #ready: boolean[];
  readonly #watching: Promise<unknown>;
  #turn = 0;
  #closing = false;

  constructor(
    private readonly urls: readonly string[],
    private readonly authorization: string,
  ) {
    this.#agents = urls.map(() => new Agent({ keepAlive: true }));
    this.#ready = urls.map(() => true);
    this.#watching = Promise.all(urls.map((_, router) => this.#watch(router)));
  }

  async post(_visitor: number, body: string): Promise<{ status: number; text: string }> {
    for (const router of this.#inTurn()) {
      try {
        return await this.#send(router, body);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ECONNREFUSED") throw error;
      }
    }
    throw new Error("no router took the request");
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#watching;
    for (const agent of this.#agents) agent.destroy();
  }

  async #watch(router: number): Promise<void> {
    while (!this.#closing) {
      this.#ready[router] = await fetch(`${this.urls[router]}/ready`, { signal: AbortSignal.timeout(2000) }).then(
        ({ ok }) => ok,
        () => false,
      );
      await delay(LOOK_MS);
    }
  }

  #inTurn(): number[] {
    this.#turn += 1;
    const routers = this.urls.map((_, n) => (n + this.#turn) % this.urls.length);
    return [...routers.filter((router) => this.#ready[router]), ...routers.filter((router) => !this.#ready[router])];
  }

  #send(router: number, body: string): Promise<{ status: number; text: string }> {
    const headers = { "content-type": "application/json", authorization: this.authorization };
    return new Promise((resolve, reject) => {
      const sent = request(`${this.urls[router]}/graphql`, { method: "POST", agent: this.#agents[router], headers });
      sent.on("error", reject);
      sent.on("response", (response) => {
        text(response).then((said) => resolve({ status: response.statusCode ?? 0, text: said }), reject);
      });
      sent.end(body);
    });
  }
}
