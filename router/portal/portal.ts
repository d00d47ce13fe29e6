import type { IncomingHttpHeaders } from "node:http";
import type { Exchange } from "../http/exchange.ts";
import { PORTAL_CSP } from "../http/headers.ts";
import { Refusal, type Reply } from "../http/reply.ts";
import { type Asset, type Encoding, loadAssets } from "./assets.ts";

const PAGE = "/index.html";
const EXPLORER_PAGE = "/explorer.html";

/** Serves the portal's build: its files by name, and its page for every address that a person can navigate to. */
export async function portalHandler(
  directory: string | null,
  explorer: boolean,
): Promise<(exchange: Exchange) => Promise<Reply>> {
  const assets = directory ? await loadAssets(directory) : new Map<string, Asset>();
  return async ({ path, request }) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      throw new Refusal(405, "INVALID", "Pages are read with GET.", { allow: "GET, HEAD" });
    }
    if (path === "/explorer" || path === EXPLORER_PAGE) {
      if (!explorer) throw missing();
      return serve(assets.get(EXPLORER_PAGE), request.headers, "no-cache");
    }
    const asset = assets.get(path);
    if (asset) return serve(asset, request.headers, path.startsWith("/assets/") ? IMMUTABLE : "no-cache");
    if (!isNavigation(path, request.headers)) throw missing();
    return serve(assets.get(PAGE), request.headers, "no-cache");
  };
}

/** The build names these files by their content. */
const IMMUTABLE = "public, max-age=31536000, immutable";

async function serve(asset: Asset | undefined, headers: IncomingHttpHeaders, cache: string): Promise<Reply> {
  if (!asset) throw missing();
  const encoding = asset.compressible ? preferred(headers["accept-encoding"]) : "identity";
  const etag = `"${asset.etag}-${encoding}"`;
  const { isPart } = asset;
  const always = {
    etag,
    "cache-control": cache,
    vary: "accept-encoding",
    ...(!isPart && { "content-security-policy": PORTAL_CSP }),
  };
  if (known(headers["if-none-match"], etag)) return { status: 304, headers: always, isPart };
  return {
    status: 200,
    isPart,
    headers: {
      ...always,
      "content-type": asset.type,
      ...(encoding !== "identity" && { "content-encoding": encoding }),
    },
    body: await asset.body(encoding),
  };
}

/** A person follows a link or types an address; a missing script or picture must not be answered with a page. */
function isNavigation(path: string, headers: IncomingHttpHeaders): boolean {
  const mode = headers["sec-fetch-mode"];
  if (path.startsWith("/assets/") || (mode && mode !== "navigate")) return false;
  return headers.accept?.includes("text/html") ?? false;
}

function preferred(accepted: string | undefined): Encoding {
  const offered = (accepted ?? "").split(",").map((part) => part.trim().toLowerCase());
  const takes = (encoding: string) =>
    offered.some(
      (part) => part === encoding || (/^\w+;\s*q=(?!0(\.0*)?$)/.test(part) && part.startsWith(`${encoding};`)),
    );
  return takes("br") ? "br" : takes("gzip") ? "gzip" : "identity";
}

function known(ifNoneMatch: string | undefined, etag: string): boolean {
  return ifNoneMatch?.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag) ?? false;
}

function missing(): Refusal {
  return new Refusal(404, "NOT_FOUND", "There is nothing at this address.");
}
