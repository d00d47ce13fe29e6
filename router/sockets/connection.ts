import { CloseCode, MessageType, parseMessage, type Server } from "graphql-ws";
import type { WebSocket } from "ws";
import type { Log } from "../../subgraphs/shared/log.ts";

const PING_MS = 12_000;
const BROKEN = 1011;
/** What may wait for a client that asks and does not read; streams wait by themselves. */
const MAX_UNREAD = 1024 * 1024;
const PONG = JSON.stringify({ type: MessageType.Pong });

/**
 * Speaks graphql-transport-ws on one socket: what the library's own adapter does, but for its prints to the console. A
 * client is answered nothing before its hello, and what it sends is never sent back to it by a ping.
 */
export function speak<Extra>(server: Server<Extra>, socket: WebSocket, extra: Extra, log: Log): void {
  let greeted = false;
  // Resolves when the message has left, so that a slow client slows its own streams alone.
  const send = (data: string) =>
    new Promise<void>((resolve) => {
      // The first word of a server is that it heard the hello.
      greeted = true;
      if (socket.readyState === socket.OPEN) socket.send(data, () => resolve());
      else resolve();
    });
  const closed = server.opened(
    {
      protocol: socket.protocol,
      send,
      onPing: () => send(PONG),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (listener) => {
        socket.on("message", (data) => {
          if (socket.readyState !== socket.OPEN) return;
          if (socket.bufferedAmount > MAX_UNREAD) return socket.terminate();
          const message = String(data);
          if (!greeted && isHasty(message)) return socket.close(CloseCode.Unauthorized, "Unauthorized");
          listener(message).catch((error) => {
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

/** Before the hello was heard nothing but a hello is said; what is no message at all is the protocol's to refuse. */
function isHasty(message: string): boolean {
  try {
    return parseMessage(message).type !== MessageType.ConnectionInit;
  } catch {
    return false;
  }
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
