import { FolderAnchor } from "./anchor.folder.ts";
import { HttpAnchor } from "./anchor.http.ts";
import { s3Anchor } from "./anchor.s3.ts";
import { LedgerFault } from "./ledger-fault.ts";

/** A place outside the database, under other hands: what is put there, the database cannot take back. */
export interface Anchor {
  /** For people: where it is. */
  readonly place: string;
  /** Whole or not at all; what is aborted may stand there or not. */
  put(name: string, text: string, signal?: AbortSignal): Promise<void>;
  /** Null when there is nothing of that name. */
  get(name: string): Promise<string | null>;
  /** The names below a folder, sorted; only a folder can say them all. */
  list(folder: string): Promise<string[]>;
}

/** What a place outside may ask for. */
export interface AnchorCredentials {
  /** Sent as a bearer token to an https place. */
  readonly token?: string;
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  readonly region?: string;
  /** Of an S3-compatible store that is not Amazon's. */
  readonly endpoint?: string;
}

/** Opens the place that `LEDGER_HEADS_URL` names: `file:///folder`, `https://host/path` or `s3://bucket/prefix`. */
export function openAnchor(url: string, credentials: AnchorCredentials = {}): Anchor {
  const { protocol, hostname } = parsed(url);
  if (protocol === "file:") return new FolderAnchor(new URL(url));
  if (protocol === "s3:") return s3Anchor(url, credentials);
  const loopback = hostname === "127.0.0.1" || hostname === "localhost";
  if (protocol === "https:" || (protocol === "http:" && loopback)) {
    return new HttpAnchor(url, (target, init) => fetch(target, { ...init, headers: headersOf(credentials) }));
  }
  throw new LedgerFault("LEDGER_HEADS_URL must be file:///folder, https://host/path or s3://bucket/prefix.");
}

function headersOf({ token }: AnchorCredentials): Record<string, string> {
  return { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) };
}

function parsed(url: string): URL {
  try {
    return new URL(url);
  } catch {
    throw new LedgerFault("LEDGER_HEADS_URL is not a URL.");
  }
}
