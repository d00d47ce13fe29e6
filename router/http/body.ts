import type { IncomingMessage } from "node:http";
import { Refusal } from "./reply.ts";

/** The largest body that the edge reads (SECURITY.md, section 3.8). */
const MAX_BODY = 100 * 1024;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Reads a JSON body of `application/json` and nothing else: what a form can send is never taken for JSON. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const type = /^\s*([^\s;]*)\s*(?:;\s*charset="?utf-8"?\s*)?$/i.exec(request.headers["content-type"] ?? "")?.[1];
  if (type?.toLowerCase() !== "application/json" || request.headers["content-encoding"]) {
    throw new Refusal(415, "INVALID", "Send application/json in UTF-8.");
  }
  const body = await readLimited(request);
  try {
    return JSON.parse(utf8.decode(body));
  } catch {
    throw new Refusal(400, "INVALID", "The body is not JSON in UTF-8.");
  }
}

/** Reads a body that is not larger than it may be. */
export async function readLimited(request: IncomingMessage, most = MAX_BODY): Promise<Buffer> {
  if (Number(request.headers["content-length"] ?? 0) > most) throw tooLarge(most);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= most) return void chunks.push(chunk);
      request.off("data", take).pause();
      reject(tooLarge(most));
    };
    request.on("data", take).once("end", () => resolve(Buffer.concat(chunks)));
    request.once("error", reject);
  });
}

/** The connection is closed, because the rest of the body is still on its way. */
function tooLarge(most: number): Refusal {
  return new Refusal(413, "INVALID", `A body may hold ${most} bytes at the most.`, { connection: "close" });
}
