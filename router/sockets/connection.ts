import type { Server } from "graphql-ws";
import type { WebSocket } from "ws";
import type { Log } from "../../subgraphs/shared/log.ts";

const PING_MS = 12_000;
const BROKEN = 1011;

/** Speaks graphql-transport-ws on one socket: what the library's own adapter does, but for its prints to the console. */
export function speak<Extra>(server: Server<Extra>, socket: WebSocket, extra: Extra, log: Log): void {
  const closed = server.opened(
    {
      protocol: socket.protocol,
      // Resolves when the message has left, so that a slow client slows its own streams alone.
      send: (data) =>
        new Promise((resolve) => {
          if (socket.readyState === socket.OPEN) socket.send(data, () => resolve());
          else resolve();
        }),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (listener) => {
        socket.on("message", (data) => {
          listener(String(data)).catch((error) => {
            log.error({ err: error }, "a socket's message could not be handled");
            socket.close(BROKEN, "Something went wrong");
          });
        });
      },
    },
    extra,
  );
  const pings = keepAlive(socket);
  // What a client sends wrongly is answered by ws with the close code of the standard (RFC 6455, section 7.4).
  socket.on("error", (error) => log.debug({ err: error }, "a socket failed"));
  socket.once("close", (code, reason) => {
    clearInterval(pings);
    void closed(code, String(reason));
  });
}

/** A client that does not answer a ping before the next one is gone. */
function keepAlive(socket: WebSocket): NodeJS.Timeout {
  let alive = true;
  socket.on("pong", () => {
    alive = true;
  });
  return setInterval(() => {
    if (!alive) return socket.terminate();
    alive = false;
    socket.ping();
  }, PING_MS);
}
