import { createHash } from "node:crypto";
import { AwsClient } from "aws4fetch";
import { HttpAnchor } from "./anchor.http.ts";
import type { Anchor, AnchorCredentials } from "./anchor.ts";
import { LedgerFault } from "./ledger-fault.ts";

/** A bucket of Amazon's, or of any store that speaks its language. */
export function s3Anchor(url: string, credentials: AnchorCredentials): Anchor {
  const { accessKeyId, secretAccessKey, region = "us-east-1", endpoint } = credentials;
  if (!accessKeyId || !secretAccessKey) {
    throw new LedgerFault("LEDGER_HEADS_URL is s3://: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");
  }
  const { hostname: bucket, pathname } = new URL(url);
  const host = endpoint ?? `https://s3.${region}.amazonaws.com`;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3" });
  const base = `${host.replace(/\/+$/, "")}/${bucket}${pathname}`;
  return new HttpAnchor(
    base,
    async (target, { signal, ...init }) => {
      const signed = await client.sign(target, { ...init, headers: hashesOf(init.body) });
      // Given with the request it would be forgotten with it, and a store that never answers waited for without end.
      return fetch(signed, { signal });
    },
    `s3://${bucket}`,
  );
}

/** The signature covers the body, and a bucket with object lock takes nothing without a checksum. */
function hashesOf(body: RequestInit["body"]): Record<string, string> {
  const hash = createHash("sha256").update(typeof body === "string" ? body : "");
  if (typeof body !== "string") return { "x-amz-content-sha256": hash.digest("hex") };
  const digest = hash.digest();
  return { "x-amz-content-sha256": digest.toString("hex"), "x-amz-checksum-sha256": digest.toString("base64") };
}
