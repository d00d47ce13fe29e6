import { CloseCode, MessageType, parseMessage, type Server } from "graphql-ws";
import type { WebSocket } from "ws";
import type { Log } from "./log.ts";
import { countEnd, endOfCode, endOfError, type SocketEnd, told } from "./speaking.metrics.ts";

const PING_MS = 12_000;
const BROKEN = 1011;
const PONG = JSON.stringify({ type: MessageType.Pong });

/** Whose sockets these are. */
export interface Listener {
  readonly at: "router" | "subgraph";
  /** Clients misbehave every day; a router does not, so that its faults want somebody. */
  readonly level: "info" | "warn";
  /** How many bytes may wait for somebody who asks and does not read; streams wait by themselves. */
  readonly mostUnread: number;
  readonly log: Log;
}

/**
 * Speaks graphql-transport-ws on one socket: what the library's own adapter does, but for its prints to the console. A
 * client is answered nothing before its hello, what it sends is never sent back to it by a ping, and why a socket ended
 * is counted and, unless somebody just left, said in one line.
 */
export function speak<Extra>(server: Server<Extra>, socket: WebSocket, extra: Extra, listener: Listener): void {
  const { at, level, mostUnread, log } = listener;
  let greeted = false;
  let end: SocketEnd | null = null;
  const close = (code: number, reason: string) => {
    end ??= endOfCode(code);
    socket.close(code, reason);
  };
  const cut = (why: SocketEnd) => {
    end ??= why;
    socket.terminate();
  };
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
      close,
      onMessage: (hear) => {
        socket.on("message", (data) => {
          if (socket.readyState !== socket.OPEN) return;
          if (socket.bufferedAmount > mostUnread) return cut("unread");
          const message = String(data);
          if (!greeted && isHasty(message)) return close(CloseCode.Unauthorized, "Unauthorized");
          hear(message).catch((error) => {
            log.error({ err: error }, "a socket's message could not be handled");
            close(BROKEN, "Something went wrong");
          });
        });
      },
    },
    extra,
  );
  const pings = keepAlive(socket, () => cut("silent"));
  // What is sent wrongly is answered by ws with the close code of the standard (RFC 6455, section 7.4).
  socket.on("error", (error) => {
    end ??= endOfError(error);
  });
  socket.once("close", (code, reason) => {
    clearInterval(pings);
    end ??= endOfCode(code);
    countEnd(at, end);
    const why = told(end);
    if (why) log[level]({ why }, "a socket was closed");
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

/** Somebody who does not answer a ping before the next one is gone. */
function keepAlive(socket: WebSocket, gone: () => void): NodeJS.Timeout {
  let alive = true;
  socket.on("pong", () => {
    alive = true;
  });
  return setInterval(() => {
    if (!alive) return gone();
    alive = false;
    socket.ping();
  }, PING_MS);
}
