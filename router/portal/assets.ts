import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** The encodings that are offered, the smaller first. */
export type Encoding = "br" | "gzip" | "identity";

/** One file of the portal's build. */
export interface Asset {
  readonly type: string;
  readonly etag: string;
  /** The bytes in an encoding; compressed once, at the first request for it. */
  body(encoding: Encoding): Promise<Buffer>;
  readonly compressible: boolean;
  /** Never a page, whoever opens it. */
  readonly isPart: boolean;
}

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

const COMPRESSIBLE = new Set([".css", ".html", ".js", ".json", ".svg", ".ttf", ".txt", ".wasm", ".webmanifest"]);
/** A picture can be opened by itself, and one with scripts in it is a page. */
const PARTS = new Set([".css", ".js", ".ttf", ".woff2"]);
const WORTH_COMPRESSING = 1_024;

/**
 * Reads a build into memory, by the paths at which it is served. Nothing else of the disk can be asked for, whatever a
 * path says, and a new build is served after a restart.
 */
export async function loadAssets(directory: string): Promise<ReadonlyMap<string, Asset>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch((error) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const files = entries.filter((entry) => entry.isFile() && !/\.(br|gz|map)$/.test(entry.name));
  const assets = files.map(async ({ parentPath, name }): Promise<[string, Asset]> => {
    const file = join(parentPath, name);
    return [`/${relative(directory, file).split(sep).join("/")}`, assetOf(file, await readFile(file))];
  });
  return new Map(await Promise.all(assets));
}

function assetOf(file: string, content: Buffer): Asset {
  const extension = extname(file);
  const bodies = new Map<Encoding, Promise<Buffer>>([["identity", Promise.resolve(content)]]);
  return {
    type: TYPES[extension] ?? "application/octet-stream",
    etag: createHash("sha256").update(content).digest("base64url").slice(0, 22),
    compressible: COMPRESSIBLE.has(extension) && content.length > WORTH_COMPRESSING,
    isPart: PARTS.has(extension),
    body(encoding) {
      let body = bodies.get(encoding);
      if (!body) {
        body = encoded(file, content, encoding);
        bodies.set(encoding, body);
      }
      return body;
    },
  };
}

/** What the build compressed beforehand, else a quick compression that the first visitor can wait for. */
function encoded(file: string, content: Buffer, encoding: Encoding): Promise<Buffer> {
  const beforehand = readFile(`${file}.${encoding === "br" ? "br" : "gz"}`);
  return beforehand.catch(() =>
    encoding === "br"
      ? promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
      : promisify(gzip)(content),
  );
}
