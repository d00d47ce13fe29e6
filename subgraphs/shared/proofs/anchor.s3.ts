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
  // The loop that copies heads tries again by itself, and says so.
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries: 0 });
  const base = `${host.replace(/\/+$/, "")}/${bucket}${pathname}`;
  return new HttpAnchor(base, (target, init) => client.fetch(target, init), `s3://${bucket}`);
}
