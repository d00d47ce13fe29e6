import pg from "pg";

/** How long a connection of the ledger waits for anything: a server that went away without a word must not hold it. */
export const PATIENCE = {
  connectionTimeoutMillis: 5000,
  query_timeout: 5000,
  statement_timeout: 5000,
  options: "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3",
};

/**
 * A server that dies says so to a connection at any moment, also in the instant between the pool that hands it out and
 * the runner that takes it, when nobody listens: without a listener of its own that ends the process. Whoever uses the
 * connection hears of it all the same, through the query that fails.
 */
export class SteadyClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    this.on("error", () => undefined);
  }
}
