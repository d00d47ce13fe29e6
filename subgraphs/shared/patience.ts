/** How long a connection of the ledger waits for anything: a server that went away without a word must not hold it. */
export const PATIENCE = {
  connectionTimeoutMillis: 5000,
  query_timeout: 5000,
  statement_timeout: 5000,
  options: "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3",
};
