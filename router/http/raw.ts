import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { commonHeaders } from "./headers.ts";
import { Refusal } from "./reply.ts";

/** Whatever could not be read came to no origin of which we could say that it speaks TLS alone. */
const COMMON = Object.entries(commonHeaders("http://unread")).map(([name, value]) => `${name}: ${value}`);

/** Refuses on a bare connection: an upgrade, or what never became a request. */
export function refuseRaw(socket: Duplex, { status, code, message }: Refusal): void {
  const body = JSON.stringify({ errors: [{ message, extensions: { code } }] });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "content-type: application/json; charset=utf-8",
    `content-length: ${Buffer.byteLength(body)}`,
    "connection: close",
    ...COMMON,
  ];
  // A client that never ends its own half would keep the connection for ever.
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`, () => socket.destroy());
}

/** What node's parser could not take for a request. */
export function refuseMalformed(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) return;
  if (error.code === "HPE_HEADER_OVERFLOW")
    refuseRaw(socket, new Refusal(431, "INVALID", "The headers are too large."));
  else if (error.code === "ERR_HTTP_REQUEST_TIMEOUT") refuseRaw(socket, new Refusal(408, "INVALID", "Too slow."));
  else refuseRaw(socket, new Refusal(400, "INVALID", "This is not HTTP."));
}
