import { connect as connectTcp } from "node:net";
import { networkInterfaces } from "node:os";
import { connect as connectTls } from "node:tls";
import { type Client, createClient } from "graphql-ws";
import { WebSocket } from "ws";
import type { Http2Answer } from "./http2.ts";
import type { TestNginx } from "./nginx.ts";

/** Follows live changes through nginx, as somebody. */
export function liveClient({ url, ca, authorization }: { url: string; ca: string; authorization: string }): Client {
  class Trusting extends WebSocket {
    constructor(address: string, protocols: string | string[]) {
      super(address, protocols, { ca });
    }
  }
  const address = `${url.replace("https", "wss")}/graphql`;
  return createClient({ url: address, webSocketImpl: Trusting, connectionParams: { authorization }, retryAttempts: 0 });
}

/** The cookies of an answer, as a browser sends them back. */
export function cookiesOf({ headers }: Http2Answer): string {
  return (headers["set-cookie"] ?? []).map((line) => line.split(";", 1)[0]).join("; ");
}

/** What a handshake agrees on; rejects where there is none. */
export function handshake(
  { https: port, ca }: TestNginx,
  options: object,
): Promise<{ protocol: string | null; alpn: string | false | null }> {
  return new Promise((resolve, reject) => {
    const socket = connectTls({ port, host: "127.0.0.1", servername: "localhost", ca, ...options }, () => {
      resolve({ protocol: socket.getProtocol(), alpn: socket.alpnProtocol });
      socket.destroy();
    });
    socket.once("error", reject);
  });
}

/** Resolves where somebody listens; rejects as the connection does. */
export function reach(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connectTcp(port, host, () => {
      socket.destroy();
      resolve();
    });
    socket.once("error", reject);
  });
}

/** An address of this machine by which others would come, where it has one. */
export function addressOutside(): string | undefined {
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return addresses.find(({ internal, family }) => !internal && family === "IPv4")?.address;
}
