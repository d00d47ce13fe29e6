import type { IdentityContext } from "../../context.ts";
import { fetchOutside, OutsideFault } from "../outgoing.ts";
import { type IdpMetadata, MOST_METADATA, readMetadata } from "./metadata.ts";

/** Providers that make theirs anew for everybody who asks take a while. */
const TIMEOUT_MS = 5_000;

/** Fetches a provider's metadata; a name of what is wrong where there is none to read. */
export async function fetchMetadata(
  ctx: IdentityContext,
  url: string,
): Promise<IdpMetadata | "FETCH_FORBIDDEN" | "FETCH_FAILED"> {
  const { loopback } = ctx.settings.sso;
  if (!URL.canParse(url)) return "FETCH_FORBIDDEN";
  try {
    const headers = { accept: "application/samlmetadata+xml, application/xml, text/xml" };
    const asked = { headers, timeoutMs: TIMEOUT_MS, mostBytes: MOST_METADATA };
    const answer = await fetchOutside(url, asked, { loopback });
    if (answer.status !== 200) return "FETCH_FAILED";
    return readMetadata(new Uint8Array(await answer.arrayBuffer()), { now: ctx.now(), loopback });
  } catch (error) {
    if (error instanceof OutsideFault) return error.kind === "forbidden" ? "FETCH_FORBIDDEN" : "FETCH_FAILED";
    throw error;
  }
}
